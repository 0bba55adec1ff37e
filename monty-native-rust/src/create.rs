//! Interpreters as the host orders them.

use serde::Deserialize;

use crate::{
    error::{Reply, Tag},
    handle,
    host::Host,
    interpreter::Interpreter,
    limits::Limits,
    policy::OsConfig,
    request,
};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    #[serde(default)]
    kind: Kind,
    /// What Python takes for the name of the script, in a session.
    #[serde(default)]
    name: String,
    limits: Limits,
    #[serde(default)]
    os: OsConfig,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    #[default]
    Script,
    Session,
}

/// Creates what `json` orders, and replies with its id.
#[must_use]
pub fn create(json: &str) -> Reply {
    let order: Order = match request::parse(json) {
        Ok(order) => order,
        Err(message) => return Reply::message(Tag::BadRequest, &message),
    };
    if let Err(message) = order.limits.check() {
        return Reply::message(Tag::BadRequest, &message);
    }
    let host = Host::new(order.limits, order.os);
    let interpreter = match order.kind {
        Kind::Script => Interpreter::script(host),
        Kind::Session => Interpreter::session(order.name, host),
    };
    Reply::complete(format!("{{\"handle\":{}}}", handle::create(interpreter)).into_bytes())
}
