//! An interpreter between calls: its state, and the calls that the state allows.

use monty::MontyRepl;
use monty_types::{PrintWriter, ResourceTracker};

use crate::{
    alloc,
    answer::Given,
    drive::{Caller, State, drive, refused, stopped_by_host},
    error::{Reply, Tag, json_left_behind},
    host::{Account, Host, Offers},
    limits::Limits,
    output::Output,
    pause,
    progress::{Failed, Pause, PausedFeed, PausedScript, Request, Turned},
    request,
    run::{self, CallRequest, RunRequest, Source, StartRequest},
    turn::{Exceeded, Usage},
};

/// What one interpreter keeps between calls.
#[derive(Debug)]
pub struct Interpreter {
    /// What the script sees of its host.
    pub host: Host,
    /// What runs, or could.
    pub engine: Engine,
    /// Live bytes of all that.
    pub memory: usize,
}

/// The two kinds of interpreters.
#[derive(Debug)]
#[expect(clippy::large_enum_variant, reason = "a part of an interpreter, which stays where it is")]
pub enum Engine {
    /// Each run starts from a fresh interpreter.
    Script(State<PausedScript>),
    /// What is fed stays.
    Session(Session),
}

/// An interpreter whose variables stay.
#[derive(Debug)]
pub struct Session {
    /// What Python takes for the name of the script.
    pub name: String,
    /// What it is doing.
    pub state: State<PausedFeed>,
}

impl Interpreter {
    /// An interpreter for scripts.
    #[must_use]
    pub fn script(host: Host) -> Self {
        Self { host, engine: Engine::Script(State::Idle(())), memory: 0 }
    }

    /// An interpreter whose variables stay.
    #[must_use]
    pub fn session(name: String, host: Host) -> Self {
        alloc::set_live_bytes(0);
        let state = State::Idle(run::new_session(&name, &host));
        Self { host, engine: Engine::Session(Session { name, state }), memory: alloc::live_bytes() }
    }

    /// Runs `body` with what this interpreter holds charged to the current thread, and takes down
    /// what it holds afterwards: all but the response.
    pub fn enter(&mut self, body: impl FnOnce(&mut Self) -> Reply) -> Reply {
        alloc::set_live_bytes(self.memory);
        let reply = body(self);
        let response = reply.body.as_ref().map_or(0, Vec::capacity);
        self.memory = alloc::live_bytes().saturating_sub(response);
        reply
    }

    /// Runs source to its end; what it asks of the host is denied.
    pub fn run(&mut self, caller: Caller<'_>, json: &str) -> Reply {
        self.begin(caller, || request::parse::<RunRequest<'_>>(json), |run, host| Ok(run.prepare(host)))
    }

    /// Runs source until it ends or asks something of the host.
    pub fn start(&mut self, caller: Caller<'_>, json: &str) -> Reply {
        self.begin(caller, || request::parse::<StartRequest<'_>>(json), |start, host| Ok(start.prepare(host)))
    }

    /// Calls a function of a session, until it ends or asks something of the host.
    pub fn call(&mut self, caller: Caller<'_>, json: &str) -> Reply {
        if let Engine::Script(_) = self.engine {
            return wrong_state("there is no session to call into: the interpreter is one for scripts");
        }
        self.begin(caller, || request::parse::<CallRequest<'_>>(json), CallRequest::prepare)
    }

    fn begin<'a, R>(
        &mut self,
        caller: Caller<'_>,
        parse: impl FnOnce() -> Result<R, String>,
        prepare: impl FnOnce(R, &mut Host) -> Result<Source<'a>, String>,
    ) -> Reply {
        if let Some(what) = self.waits_for() {
            return wrong_state(&format!("the interpreter is paused on {what}: resume or abandon it first"));
        }
        if let Engine::Script(_) = self.engine {
            self.host.offers = Offers::default();
        }
        // What reading the request allocates is charged already: inputs count like any other value.
        let source = match parse().and_then(|request| prepare(request, &mut self.host)) {
            Ok(source) => source,
            Err(message) => return Reply::message(Tag::BadRequest, &message),
        };
        let Limits { source: longest, memory: allowed, .. } = self.host.limits;
        if source.code.len() > longest {
            let (allowed, used) = (longest as u64, source.code.len() as u64);
            return refused(Exceeded { limit: "source", allowed, used }, false);
        }
        self.host.account = Account::default();
        match &mut self.engine {
            Engine::Script(state) => {
                let tracker = ResourceTracker::new(self.host.limits.for_interpreter());
                run_on(state, &mut self.host, caller, |host, (), print| {
                    run::begin_script(source, tracker, &host.os, print)
                })
            }
            Engine::Session(session) => {
                // Feeds that only fail would let what is beyond the limit grow without end.
                let used = alloc::live_bytes() as u64;
                if used / 2 > allowed {
                    return refused(Exceeded { limit: "memory", allowed, used }, true);
                }
                run_on(&mut session.state, &mut self.host, caller, |_, repl, print| {
                    run::begin_feed(source, repl, print)
                })
            }
        }
    }

    /// Answers what a paused run asks, and runs on until it ends or asks again.
    ///
    /// An answer that does not fit leaves the run as it is.
    pub fn resume(&mut self, caller: Caller<'_>, json: &str) -> Reply {
        if self.waits_for().is_none() {
            return wrong_state("the interpreter is idle: nothing waits for an answer");
        }
        let given: Given = match request::parse(json) {
            Ok(given) => given,
            Err(message) => return Reply::message(Tag::BadRequest, &message),
        };
        for value in given.values() {
            self.host.offer_functions_of(value);
        }
        match &mut self.engine {
            Engine::Script(state) => answer(state, &mut self.host, caller, given),
            Engine::Session(session) => answer(&mut session.state, &mut self.host, caller, given),
        }
    }

    /// Drops a paused run.
    pub fn abandon(&mut self) -> Reply {
        let abandoned = match &mut self.engine {
            Engine::Script(state) => abandon(state),
            Engine::Session(session) => abandon(&mut session.state),
        };
        if abandoned { Reply::done() } else { wrong_state("the interpreter is idle: there is nothing to abandon") }
    }

    /// Describes again what a paused run asks, or says that none is paused.
    pub fn pause(&self) -> Reply {
        match &self.engine {
            Engine::Script(State::Paused(pause)) => self.describe(pause),
            Engine::Session(Session { state: State::Paused(pause), .. }) => self.describe(pause),
            _ => Reply::complete(b"{}".to_vec()),
        }
    }

    fn describe<P: Pause>(&self, pause: &P) -> Reply {
        let mut body = vec![b'{'];
        match pause::describe(pause, &mut body, self.host.limits.result) {
            Ok(tag) => {
                let usage = Usage { memory: self.memory, peak: self.memory, ..Usage::default() };
                json_left_behind(&mut body, &Output::new(0, 0), usage);
                body.push(b'}');
                Reply { tag, body: Some(body) }
            }
            Err(error) => refused(error.into(), false),
        }
    }

    /// What a paused run waits for, in words.
    #[must_use]
    pub fn waits_for(&self) -> Option<String> {
        let request = match &self.engine {
            Engine::Script(State::Paused(pause)) => pause.request(),
            Engine::Session(Session { state: State::Paused(pause), .. }) => pause.request(),
            _ => return None,
        };
        Some(match request {
            Request::Call { name, .. } => format!("a call of `{name}`"),
            Request::Os { call, .. } => format!("the OS call `{}`", call.name()),
            Request::Name { name, .. } => format!("a lookup of `{name}`"),
            Request::Futures { .. } => "futures".to_owned(),
        })
    }
}

impl Session {
    /// The interpreter's own form while nothing runs in it.
    #[must_use]
    pub fn idle(&self) -> Option<&MontyRepl> {
        if let State::Idle(repl) = &self.state { Some(repl) } else { None }
    }
}

/// A refusal that says which state does not allow the call.
#[must_use]
pub fn wrong_state(message: &str) -> Reply {
    Reply::message(Tag::WrongState, message)
}

/// Starts a run in an idle interpreter.
fn run_on<P: Pause>(
    state: &mut State<P>,
    host: &mut Host,
    caller: Caller<'_>,
    begin: impl FnOnce(&Host, P::Rest, PrintWriter<'_>) -> Turned<P>,
) -> Reply {
    let rest = match state.take() {
        State::Idle(rest) => rest,
        other => {
            *state = other;
            return wrong_state("the interpreter is not idle");
        }
    };
    let (next, reply) = drive(host, caller, |host, turn, print| {
        if turn.must_stop() {
            return Err(Box::new(Failed { error: stopped_by_host(), rest }));
        }
        begin(host, rest, print)
    });
    *state = next;
    reply
}

/// Answers a paused run.
fn answer<P: Pause>(state: &mut State<P>, host: &mut Host, caller: Caller<'_>, given: Given) -> Reply {
    let State::Paused(pause) = &*state else {
        return wrong_state("the interpreter is not paused");
    };
    let answer = match given.for_request(&pause.request(), &host.account.futures) {
        Ok(answer) => answer,
        Err(message) => return Reply::message(Tag::BadRequest, &message),
    };
    host.account.note(&pause.request(), &answer);
    let State::Paused(pause) = state.take() else { unreachable!("the state was a pause just now") };
    let (next, reply) = drive(host, caller, |_, turn, print| {
        if turn.must_stop() { pause.abort(stopped_by_host(), print) } else { pause.answer(answer, print) }
    });
    *state = next;
    reply
}

/// Drops a paused run; whether there was one.
fn abandon<P: Pause>(state: &mut State<P>) -> bool {
    match state.take() {
        State::Paused(pause) => {
            *state = State::Idle(pause.abandon());
            true
        }
        other => {
            *state = other;
            false
        }
    }
}
