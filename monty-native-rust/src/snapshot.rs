//! Interpreters as bytes, and back.
//!
//! A snapshot is a length of four bytes, little-endian, so much JSON with what this library knows of
//! the interpreter, and then the interpreter's own dump.

use monty::{Dump, MontyRepl, SessionRef, dump};
use serde::{Deserialize, Serialize};

use crate::{
    alloc, cbor,
    drive::State,
    error::{Reply, Tag},
    guard, handle,
    host::{Account, Host, Offers},
    interpreter::{Engine, Interpreter, Session, wrong_state},
    limits::Limits,
    policy::OsConfig,
    progress::{Feed, PausedFeed, PausedScript, Step},
    request,
};

/// Deepest nesting of a dump that is read. The deepest seen are those of functions in functions,
/// which compile nine deep.
const MAX_DEPTH: usize = 500;

/// Bytes of the dump's own header, in front of its CBOR.
const DUMP_HEADER: usize = 8;

/// Allowance of a dump beyond what its memory limit says.
const DUMP_OVERHEAD: u64 = 1 << 20;

/// What this library knows of an interpreter.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Meta {
    kind: Kind,
    name: String,
    limits: Limits,
    offers: Offers,
    account: Account,
    /// The feed that is paused.
    feed: Option<Feed>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Script,
    Session,
}

/// Where a snapshot is to live.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Destination {
    limits: Limits,
    #[serde(default)]
    os: OsConfig,
}

impl Interpreter {
    /// The bytes of a paused run, or of a session.
    pub fn snapshot(&self) -> Reply {
        let (kind, name, feed, state) = match &self.engine {
            Engine::Script(State::Paused(pause)) => (Kind::Script, "", None, SessionRef::Running(pause.progress())),
            Engine::Session(Session { name, state: State::Paused(pause) }) => {
                let (progress, feed) = pause.parts();
                (Kind::Session, name.as_str(), Some(feed.clone()), SessionRef::Suspended(progress))
            }
            Engine::Session(Session { name, state: State::Idle(repl) }) => {
                (Kind::Session, name.as_str(), None, SessionRef::Idle(repl))
            }
            _ => return wrong_state("the interpreter is idle: there is nothing to freeze"),
        };
        let meta = Meta {
            kind,
            name: name.to_owned(),
            limits: self.host.limits.clone(),
            offers: self.host.offers.clone(),
            account: self.host.account.clone(),
            feed,
        };
        let meta = serde_json::to_vec(&meta).expect("writing to memory does not fail");
        match dump(name, None, &[], state) {
            Ok(dump) => {
                let length = u32::try_from(meta.len()).expect("what is known of an interpreter is short");
                Reply::complete([&length.to_le_bytes(), meta.as_slice(), dump.as_slice()].concat())
            }
            Err(error) => Reply::message(Tag::BadRequest, &format!("the interpreter cannot be written: {error}")),
        }
    }
}

/// Makes an interpreter of `bytes`: the length of the destination, the destination, a snapshot.
#[must_use]
pub fn restore(bytes: &[u8]) -> Reply {
    // Bytes that pass all checks may still describe what cannot be: building that may panic, and
    // so may letting go of it.
    match guard::attempt(|| read(bytes)) {
        Ok(Ok(interpreter)) => {
            let kind = match interpreter.engine {
                Engine::Script(_) => "script",
                Engine::Session(_) => "session",
            };
            let id = handle::create(interpreter);
            Reply::complete(format!("{{\"handle\":{id},\"kind\":\"{kind}\"}}").into_bytes())
        }
        Ok(Err(message)) => Reply::message(Tag::BadRequest, &message),
        Err(panic) => Reply::message(Tag::BadRequest, &format!("the snapshot is damaged: {}", panic.message)),
    }
}

fn read(bytes: &[u8]) -> Result<Interpreter, String> {
    let (destination, snapshot) = split(bytes).ok_or("the request is truncated")?;
    let Destination { limits, os } = request::parse(destination)?;
    limits.check()?;
    let (meta, dump) = split(snapshot).ok_or("the snapshot is truncated")?;
    let meta: Meta = request::parse(meta).map_err(|message| format!("the snapshot is damaged: {message}"))?;
    meta.limits.check().map_err(|message| format!("the snapshot is damaged: {message}"))?;
    let limits = meta.limits.tightened(&limits);
    let allowed = limits.memory.saturating_mul(2).saturating_add(DUMP_OVERHEAD);
    if dump.len() as u64 > allowed {
        let (length, memory) = (dump.len(), limits.memory);
        return Err(format!("the snapshot has {length} bytes, too many for a memory limit of {memory}"));
    }
    if let Some(payload) = dump.get(DUMP_HEADER..) {
        cbor::check(payload, MAX_DEPTH).map_err(|why| format!("the snapshot is damaged: {why:?}"))?;
    }
    let mut host = Host::new(limits, os);
    host.offers = meta.offers;
    host.account = meta.account;
    alloc::set_live_bytes(0);
    let engine = load(dump, meta.kind, meta.name, meta.feed, &host)?;
    Ok(Interpreter { host, engine, memory: alloc::live_bytes() })
}

fn load(bytes: &[u8], kind: Kind, name: String, feed: Option<Feed>, host: &Host) -> Result<Engine, String> {
    let damaged = || "the snapshot is damaged: its parts do not fit each other".to_owned();
    let (ceiling, policy) = (host.limits.for_interpreter(), host.os.for_interpreter());
    let state = Dump::load(bytes).map_err(|error| format!("the snapshot is damaged: {error}"))?.state;
    match (kind, state, feed) {
        (Kind::Script, monty::Session::Running(mut progress), None) => {
            progress.tracker_mut().ok_or_else(damaged)?.tighten_limits(&ceiling);
            progress.set_os_policy(policy);
            paused(PausedScript::step(Ok(*progress)).ok()).map(Engine::Script).ok_or_else(damaged)
        }
        (Kind::Session, monty::Session::Suspended(mut progress), Some(feed)) => {
            progress.tracker_mut().tighten_limits(&ceiling);
            progress.set_os_policy(policy);
            let state = paused(PausedFeed::step(feed, Ok(*progress)).ok()).ok_or_else(damaged)?;
            Ok(Engine::Session(Session { name, state }))
        }
        (Kind::Session, monty::Session::Idle(repl), None) => {
            let mut repl: MontyRepl = *repl;
            repl.tracker_mut().tighten_limits(&ceiling);
            repl.set_os_policy(policy);
            Ok(Engine::Session(Session { name, state: State::Idle(repl) }))
        }
        _ => Err(damaged()),
    }
}

fn paused<P: crate::progress::Pause>(step: Option<Step<P>>) -> Option<State<P>> {
    match step {
        Some(Step::Paused(pause)) => Some(State::Paused(pause)),
        _ => None,
    }
}

/// Takes JSON with its length in front of it off `bytes`.
fn split(bytes: &[u8]) -> Option<(&str, &[u8])> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let (json, rest) = rest.split_at_checked(usize::try_from(u32::from_le_bytes(*length)).ok()?)?;
    Some((str::from_utf8(json).ok()?, rest))
}
