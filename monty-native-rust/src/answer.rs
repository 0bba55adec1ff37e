//! What the host answers: read, and checked against what was asked, before the run goes on.

use std::{
    borrow::Cow,
    collections::{HashMap, HashSet},
};

use monty_types::{ExcType, ExtFunctionResult, MontyException, MontyObject, NameLookupResult, OsFunctionCall};
use serde::{Deserialize, Deserializer, de::Error};

use crate::{
    convert::Decoded,
    policy,
    progress::{Answer, Request},
};

/// What the host answers: a request is an object of exactly one of these.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Given {
    /// The value that was asked for.
    Value(Decoded),
    /// An exception for Python to raise.
    Error(Raised),
    /// That there is nothing of that name.
    NotFound(True),
    /// That the host does not do that.
    NotHandled(True),
    /// That the result follows later.
    Future(True),
    /// The outcomes of some futures by the ids of their calls.
    Results(Vec<(u32, Settled)>),
}

/// The outcome of one future.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Settled {
    /// The value that was awaited.
    Value(Decoded),
    /// An exception for Python to raise.
    Error(Raised),
    /// That there is no function of the name that was called.
    NotFound(True),
}

/// An exception for Python to raise.
#[derive(Debug)]
pub struct Raised(MontyException);

/// A literal `true`.
#[derive(Debug)]
pub struct True;

impl<'de> Deserialize<'de> for Raised {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Parts<'a> {
            #[serde(borrow, rename = "type")]
            kind: Cow<'a, str>,
            #[serde(default)]
            message: Option<String>,
        }
        let Parts { kind, message } = Parts::deserialize(json)?;
        let kind =
            kind.parse::<ExcType>().map_err(|_| D::Error::custom(format!("Python has no exception type `{kind}`")))?;
        Ok(Self(MontyException::new(kind, message)))
    }
}

impl<'de> Deserialize<'de> for True {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        if bool::deserialize(json)? { Ok(Self) } else { Err(D::Error::custom("expected true")) }
    }
}

impl Given {
    /// The values that the answer brings in.
    pub fn values(&self) -> Vec<&MontyObject> {
        match self {
            Self::Value(Decoded(value)) => vec![value],
            Self::Results(results) => results
                .iter()
                .filter_map(|(_, settled)| match settled {
                    Settled::Value(Decoded(value)) => Some(value),
                    _ => None,
                })
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The answer to `request`, or why it is none; `futures` are the names of the calls that are
    /// not settled.
    pub fn for_request(self, request: &Request<'_>, futures: &HashMap<u32, String>) -> Result<Answer, String> {
        match request {
            Request::Call { name, id, receiver, .. } => self.for_call(name, *id, receiver.is_some()),
            Request::Os { call: OsFunctionCall::Import(module), .. } => self.for_import(module),
            Request::Os { call, id, .. } => self.for_os(call, *id),
            Request::Name { .. } => self.for_lookup(),
            Request::Futures { ids, .. } => self.for_futures(ids, futures),
        }
    }

    fn for_call(self, name: &str, id: u32, is_method: bool) -> Result<Answer, String> {
        Ok(Answer::Call(match self {
            Self::Value(Decoded(value)) => ExtFunctionResult::Return(value),
            Self::Error(Raised(error)) => ExtFunctionResult::Error(error),
            Self::NotFound(True) if is_method => {
                let message = format!("the host's object has no attribute '{name}'");
                ExtFunctionResult::Error(MontyException::new(ExcType::AttributeError, Some(message)))
            }
            Self::NotFound(True) => ExtFunctionResult::NotFound(name.to_owned()),
            Self::Future(True) => ExtFunctionResult::Future(id),
            other => return Err(other.does_not_fit("a call")),
        }))
    }

    fn for_import(self, module: &str) -> Result<Answer, String> {
        Ok(Answer::Call(match self {
            Self::Value(Decoded(value)) => ExtFunctionResult::Return(value),
            Self::Error(Raised(error)) => ExtFunctionResult::Error(error),
            Self::NotFound(True) => ExtFunctionResult::NotFound(module.to_owned()),
            other => return Err(other.does_not_fit("an import")),
        }))
    }

    fn for_os(self, call: &OsFunctionCall, id: u32) -> Result<Answer, String> {
        Ok(Answer::Call(match self {
            Self::Value(Decoded(value)) => ExtFunctionResult::Return(value),
            Self::Error(Raised(error)) => ExtFunctionResult::Error(error),
            Self::NotHandled(True) => ExtFunctionResult::Error(policy::denial(call)),
            Self::Future(True) if OsFunctionCall::accepts_future(call.name()) => ExtFunctionResult::Future(id),
            other => return Err(other.does_not_fit(call.name())),
        }))
    }

    fn for_lookup(self) -> Result<Answer, String> {
        Ok(Answer::Lookup(match self {
            Self::Value(Decoded(value)) => NameLookupResult::Value(value),
            Self::Error(Raised(error)) => NameLookupResult::Error(error),
            Self::NotFound(True) => NameLookupResult::Undefined,
            other => return Err(other.does_not_fit("a lookup")),
        }))
    }

    fn for_futures(self, ids: &[u32], futures: &HashMap<u32, String>) -> Result<Answer, String> {
        let Self::Results(results) = self else {
            return Err(self.does_not_fit("awaited futures"));
        };
        if results.is_empty() {
            return Err("awaited futures need at least one result".to_owned());
        }
        let mut seen = HashSet::new();
        let mut outcomes = Vec::with_capacity(results.len());
        for (id, settled) in results {
            if !ids.contains(&id) {
                return Err(format!("no future of call {id} is awaited, only those of {ids:?}"));
            }
            if !seen.insert(id) {
                return Err(format!("call {id} has two results"));
            }
            outcomes.push((
                id,
                match settled {
                    Settled::Value(Decoded(value)) => ExtFunctionResult::Return(value),
                    Settled::Error(Raised(error)) => ExtFunctionResult::Error(error),
                    Settled::NotFound(True) => {
                        ExtFunctionResult::NotFound(futures.get(&id).cloned().unwrap_or_default())
                    }
                },
            ));
        }
        Ok(Answer::Futures(outcomes))
    }

    fn does_not_fit(&self, what: &str) -> String {
        let given = match self {
            Self::Value(_) => "value",
            Self::Error(_) => "error",
            Self::NotFound(_) => "notFound",
            Self::NotHandled(_) => "notHandled",
            Self::Future(_) => "future",
            Self::Results(_) => "results",
        };
        format!("`{given}` is no answer to {what}")
    }
}
