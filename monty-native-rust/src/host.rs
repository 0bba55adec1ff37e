//! What the host serves: which requests of a script reach it, and what the others are told.

use std::{
    collections::{BTreeSet, HashMap},
    time::{Duration, Instant},
};

use monty_types::{
    ExcType, ExtFunctionResult, MontyException, MontyObject, NameLookupResult, OsFunctionCall,
    unstable::{MontyNode, graph_parts},
};
use serde::{Deserialize, Serialize};

use crate::{
    limits::Limits,
    policy::{self, OsConfig},
    progress::{Answer, Request},
    turn::{self, Exceeded},
};

/// What is to be done about a request.
#[derive(Debug)]
pub enum Decision {
    /// The host is asked.
    Ask,
    /// The script is told this.
    Answer(Answer),
    /// The run ends.
    End(MontyException),
}

/// The host of one interpreter, as seen from the script.
#[derive(Debug)]
pub struct Host {
    /// What the script may use.
    pub limits: Limits,
    /// What it may ask of the operating system.
    pub os: OsConfig,
    /// What it may call by name.
    pub offers: Offers,
    /// What the run in progress has used.
    pub account: Account,
    turn_began: Instant,
}

/// What the host serves by name.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Offers {
    /// Whether anyone answers: false for a run that is to end without a pause.
    pub served: bool,
    /// Whether names that Python does not know are asked for.
    pub names: bool,
    /// The functions.
    pub functions: BTreeSet<String>,
    /// The modules.
    pub modules: BTreeSet<String>,
}

/// What a run has used in all its turns.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Account {
    /// How often the host was asked.
    pub suspensions: usize,
    /// How much of the output limit is used.
    pub output: usize,
    /// How long the turns took.
    pub time: Duration,
    /// The names of the calls that were answered with a future and are not settled.
    pub futures: HashMap<u32, String>,
}

impl Account {
    /// Takes down which calls `answer` leaves unsettled, and which it settles.
    pub fn note(&mut self, request: &Request<'_>, answer: &Answer) {
        match (request, answer) {
            (Request::Call { name, .. }, Answer::Call(ExtFunctionResult::Future(id))) => {
                self.futures.insert(*id, (*name).to_owned());
            }
            (_, Answer::Futures(results)) => {
                for (id, _) in results {
                    self.futures.remove(id);
                }
            }
            _ => {}
        }
    }
}

impl Host {
    /// A host that serves nothing yet.
    #[must_use]
    pub fn new(limits: Limits, os: OsConfig) -> Self {
        let (offers, account) = (Offers::default(), Account::default());
        Self { limits, os, offers, account, turn_began: Instant::now() }
    }

    /// Starts the clock of a turn.
    pub fn begin_turn(&mut self) {
        self.turn_began = Instant::now();
    }

    /// Offers every function that `value` holds: who hands one in answers for it.
    pub fn offer_functions_of(&mut self, value: &MontyObject) {
        for node in graph_parts(value).0.nodes() {
            if let MontyNode::Function { name, .. } = node {
                self.offers.functions.insert(name.clone());
            }
        }
    }

    /// What is to be done about `request`.
    pub fn decide(&mut self, request: &Request<'_>) -> Decision {
        match self.without_asking(request) {
            Some(decision) => self.overdue().map_or(decision, Decision::End),
            None => self.too_many_suspensions().map_or(Decision::Ask, Decision::End),
        }
    }

    /// What becomes of a request that does not need the host.
    fn without_asking(&self, request: &Request<'_>) -> Option<Decision> {
        let Offers { served, names, functions, modules } = &self.offers;
        let answer = match request {
            Request::Call { name, receiver, .. } => {
                if *served && (receiver.is_some() || *names || functions.contains(*name)) {
                    return None;
                }
                Answer::Call(ExtFunctionResult::NotFound((*name).to_owned()))
            }
            Request::Os { call, .. } => {
                let granted = match call {
                    OsFunctionCall::Import(module) => modules.contains(module),
                    call => self.os.grants(call),
                };
                if *served && granted {
                    return None;
                }
                Answer::Call(policy::denial(call).into())
            }
            Request::Name { name, receiver: None, .. } if *served && functions.contains(*name) => {
                Answer::Lookup(NameLookupResult::Value(MontyObject::function(*name, None)))
            }
            Request::Name { receiver, .. } => {
                if *served && (receiver.is_some() || *names) {
                    return None;
                }
                Answer::Lookup(NameLookupResult::Undefined)
            }
            Request::Futures { .. } if *served => return None,
            Request::Futures { .. } => {
                return Some(Decision::End(MontyException::runtime_error("awaited a future that no host resolves")));
            }
        };
        Some(Decision::Answer(answer))
    }

    /// Counts a suspension; the end of the run when there were too many.
    fn too_many_suspensions(&mut self) -> Option<MontyException> {
        let allowed = self.limits.suspensions;
        self.account.suspensions = self.account.suspensions.saturating_add(1);
        if self.account.suspensions <= allowed {
            return None;
        }
        let used = self.account.suspensions as u64;
        turn::stop_for_limit(Exceeded { limit: "suspensions", allowed: allowed as u64, used });
        let message = format!("suspension limit exceeded: more than {allowed} requests to the host");
        Some(MontyException::runtime_error(message))
    }

    /// The end of the run when it has taken too long. The interpreter counts the time that it runs;
    /// a script that only asks for what it is denied spends most of its time between that.
    fn overdue(&self) -> Option<MontyException> {
        let allowed = Duration::from_nanos(self.limits.duration);
        let used = self.account.time.saturating_add(self.turn_began.elapsed());
        if used <= allowed {
            return None;
        }
        let nanos = |time: Duration| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        turn::stop_for_limit(Exceeded { limit: "duration", allowed: nanos(allowed), used: nanos(used) });
        let message = format!("feed time limit exceeded: {used:?} > {allowed:?}");
        Some(MontyException::new(ExcType::TimeoutError, Some(message)))
    }
}
