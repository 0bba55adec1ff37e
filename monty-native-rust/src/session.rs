//! What the host may know of a session: its variables, its functions, whether source is complete.

use std::{borrow::Cow, collections::HashSet, fmt::Write as _};

use monty::{Dump, MontyRepl, ReplContinuationMode, ReplProgress, SessionRef, detect_repl_continuation_mode, dump};
use monty_types::{MontyObject, NamedValues, PrintWriter, is_identifier};
use serde::Deserialize;

use crate::{
    alloc, convert,
    drive::{State, refused},
    error::{Reply, Tag, json_string},
    guard,
    interpreter::{Engine, Interpreter, Session, wrong_state},
    progress::CALL_ARGUMENTS,
    request,
};

/// Source that may not be complete.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ContinuationRequest<'a> {
    #[serde(borrow)]
    source: Cow<'a, str>,
}

/// Says whether source can be fed as it is: `complete`, `implicit` where a bracket, a string or a
/// decorator is open, `block` where an indented block has to follow. Who asks line by line then waits
/// for an empty line, as Python does: the block is `complete` after its first statement.
#[must_use]
pub fn continuation(json: &str) -> Reply {
    let ContinuationRequest { source } = match request::parse(json) {
        Ok(request) => request,
        Err(message) => return Reply::message(Tag::BadRequest, &message),
    };
    let mode = match detect_repl_continuation_mode(&source) {
        ReplContinuationMode::Complete => "complete",
        ReplContinuationMode::IncompleteImplicit => "implicit",
        ReplContinuationMode::IncompleteBlock => "block",
    };
    Reply::complete(format!("{{\"continuation\":\"{mode}\"}}").into_bytes())
}

impl Interpreter {
    /// The values of all global variables but functions, and the names of those.
    pub fn variables(&self) -> Reply {
        let limit = self.host.limits.result;
        self.with_copy(|mut repl| {
            let functions: Vec<String> = repl.function_names().into_iter().map(str::to_owned).collect();
            let names = names(&repl, &functions);
            // Read in a copy, where it does not count as a feed.
            let mut source = String::from("{");
            for name in names {
                let _ = write!(source, "'{name}':{name},");
            }
            source.push('}');
            let outcome = repl.feed_run(&source, NamedValues::new(), PrintWriter::Disabled);
            let values = match outcome {
                Ok(values) => values,
                Err(error) => return Reply::message(Tag::BadRequest, &format!("no variables: {}", error.summary())),
            };
            written(&values, &functions, limit)
        })
    }

    /// The names of all functions that the session has defined.
    pub fn functions(&self) -> Reply {
        if let Engine::Session(Session { state: State::Idle(repl), .. }) = &self.engine {
            let mut body = vec![b'{'];
            json_functions(&mut body, &repl.function_names());
            body.push(b'}');
            return Reply::complete(body);
        }
        self.with_copy(|repl| {
            let mut body = vec![b'{'];
            json_functions(&mut body, &repl.function_names());
            body.push(b'}');
            Reply::complete(body)
        })
    }

    /// Runs `body` with a copy of the session, as it would be if a paused feed were abandoned. The
    /// copy has the whole memory limit for itself.
    fn with_copy(&self, body: impl FnOnce(MontyRepl) -> Reply) -> Reply {
        let Engine::Session(session) = &self.engine else {
            return wrong_state("there are no variables to read: the interpreter is one for scripts");
        };
        // Nothing that goes wrong with a copy harms the session.
        let reply = alloc::apart(|| guard::attempt(|| copy(session).map(body)));
        match reply {
            Ok(Ok(reply)) => reply,
            Ok(Err(message)) => Reply::message(Tag::BadRequest, &message),
            Err(panic) => Reply::message(Tag::BadRequest, &format!("the variables cannot be read: {}", panic.message)),
        }
    }
}

fn copy(session: &Session) -> Result<MontyRepl, String> {
    let state = match &session.state {
        State::Idle(repl) => SessionRef::Idle(repl),
        State::Paused(pause) => SessionRef::Suspended(pause.parts().0),
        State::Running => return Err("the session is gone".to_owned()),
    };
    let bytes = dump(&session.name, None, &[], state).map_err(|error| format!("the session has no copy: {error}"))?;
    match Dump::load(&bytes).map_err(|error| format!("the session has no copy: {error}"))?.state {
        monty::Session::Idle(repl) => Ok(*repl),
        monty::Session::Suspended(progress) => Ok(ReplProgress::into_repl(*progress)),
        monty::Session::Running(_) => Err("the session became a script".to_owned()),
    }
}

/// The names of the variables to tell the host, which are all but functions.
fn names(repl: &MontyRepl, functions: &[String]) -> Vec<String> {
    let functions: HashSet<&str> = functions.iter().map(String::as_str).collect();
    repl.variable_names()
        .into_iter()
        .filter(|name| is_identifier(name) && !functions.contains(name) && !CALL_ARGUMENTS.contains(name))
        .map(str::to_owned)
        .collect()
}

fn written(values: &MontyObject, functions: &[String], limit: usize) -> Reply {
    let mut body = b"{\"value\":".to_vec();
    if let Err(error) = convert::encode(values, &mut body, limit) {
        return refused(error.into(), false);
    }
    body.push(b',');
    json_functions(&mut body, functions);
    body.push(b'}');
    Reply::complete(body)
}

fn json_functions(body: &mut Vec<u8>, functions: &[impl AsRef<str>]) {
    body.extend_from_slice(b"\"functions\":[");
    for (index, name) in functions.iter().enumerate() {
        if index > 0 {
            body.push(b',');
        }
        json_string(body, name.as_ref());
    }
    body.push(b']');
}
