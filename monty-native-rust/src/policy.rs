//! What a script may ask of the operating system, and what it is told when it asks for more.

use std::fmt;

use monty_types::{
    DateTimeSource, ExcType, MontyException, MontyObject, OsFunctionCall, OsPolicy, ProcessTime, RandomSeed,
    RandomStart, SandboxTimeZone, SleepMode, StringRepr, normalize_virtual_path,
    unstable::{MontyNode, root_node},
    validate_cwd,
};
use serde::{
    Deserialize, Deserializer,
    de::{Error, MapAccess, Visitor, value::MapAccessDeserializer},
};

use crate::convert::Decoded;

/// Entropy that a generator starts from, in bytes: the only amount that [`Random::Host`] grants.
const GENERATOR_STATE: u64 = 2_496;

/// Which of its requests to the operating system reach the host, as the host states it.
///
/// The default grants nothing: the clock stands at the epoch in UTC, random generators start from
/// seed 0, sleeping takes no time, everything else is refused.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OsConfig {
    clock: Clock,
    zone: Zone,
    random: Random,
    sleep: Sleep,
    files: Grant,
    environment: Grant,
    entropy: Grant,
    cwd: WorkingDirectory,
}

/// The directory that relative paths start from, at first.
#[derive(Debug, Clone)]
struct WorkingDirectory(String);

/// Where the time comes from.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Clock {
    Host,
    /// Seconds since the epoch, and microseconds.
    Fixed((i64, u32)),
}

/// The local time zone, resolved against the database that is a part of this library: two hosts
/// never differ.
#[derive(Debug, Clone)]
struct Zone(SandboxTimeZone);

/// Where generators that the script does not seed start from.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Random {
    Host,
    Seed(Seed),
}

#[derive(Debug, Clone)]
struct Seed(RandomSeed);

/// What sleeping does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Sleep {
    Refuse,
    Zero,
    Host,
}

/// Whether a group of requests reaches the host.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Grant {
    Refuse,
    Host,
}

impl Default for OsConfig {
    fn default() -> Self {
        Self {
            clock: Clock::Fixed((0, 0)),
            zone: Zone(SandboxTimeZone::utc()),
            random: Random::Seed(Seed(RandomSeed::Int(0.into()))),
            sleep: Sleep::Zero,
            files: Grant::Refuse,
            environment: Grant::Refuse,
            entropy: Grant::Refuse,
            cwd: WorkingDirectory("/".to_owned()),
        }
    }
}

impl OsConfig {
    /// The part that the interpreter follows by itself.
    #[must_use]
    pub fn for_interpreter(&self) -> OsPolicy {
        OsPolicy {
            datetime: match self.clock {
                Clock::Host => DateTimeSource::CallHost,
                Clock::Fixed((unix_seconds, microsecond)) => DateTimeSource::Fixed { unix_seconds, microsecond },
            },
            timezone: self.zone.0.clone(),
            sleep: match self.sleep {
                Sleep::Zero => SleepMode::Zero,
                Sleep::Refuse | Sleep::Host => SleepMode::CallHost,
            },
            process_time: ProcessTime::Zero,
            random_start: match &self.random {
                Random::Host => RandomStart::CallHost,
                Random::Seed(Seed(seed)) => RandomStart::Seed(seed.clone()),
            },
        }
    }

    /// The directory that relative paths start from, at first.
    #[must_use]
    pub fn working_directory(&self) -> &str {
        &self.cwd.0
    }

    /// Whether `call` reaches the host. Imports are not decided here.
    #[must_use]
    pub fn grants(&self, call: &OsFunctionCall) -> bool {
        match call {
            OsFunctionCall::Getenv(_) | OsFunctionCall::GetEnviron => self.environment == Grant::Host,
            OsFunctionCall::DateToday | OsFunctionCall::DateTimeNow(_) | OsFunctionCall::Time(_) => {
                matches!(self.clock, Clock::Host)
            }
            OsFunctionCall::Urandom(args) => {
                self.entropy == Grant::Host || (matches!(self.random, Random::Host) && args.size == GENERATOR_STATE)
            }
            OsFunctionCall::Sleep(_)
            | OsFunctionCall::SystemSleep(_)
            | OsFunctionCall::AsyncSleep(_)
            | OsFunctionCall::AsyncSystemSleep(_) => self.sleep == Sleep::Host,
            OsFunctionCall::Import(_) | OsFunctionCall::ImportStubs(_) => false,
            _ => self.files == Grant::Host,
        }
    }
}

/// What Python raises for a request that nobody grants.
#[must_use]
pub fn denial(call: &OsFunctionCall) -> MontyException {
    if matches!(call, OsFunctionCall::Import(_)) {
        return call.on_no_handler();
    }
    let message = match call.fs_primary_path() {
        Some(path) => {
            let path = if path.is_empty() { path.into() } else { normalize_virtual_path(path) };
            format!("[Errno 13] Permission denied: {}", StringRepr(&path))
        }
        None => format!("[Errno 1] Operation not permitted: '{}'", call.name()),
    };
    MontyException::new(ExcType::PermissionError, Some(message))
}

impl<'de> Deserialize<'de> for WorkingDirectory {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        validate_cwd(&String::deserialize(json)?).map(Self).map_err(D::Error::custom)
    }
}

impl<'de> Deserialize<'de> for Zone {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_any(ZoneVisitor)
    }
}

struct ZoneVisitor;

impl<'de> Visitor<'de> for ZoneVisitor {
    type Value = Zone;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a time zone or an object of `offset` and `name`")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Zone, E> {
        SandboxTimeZone::named(name).map(Zone).map_err(E::custom)
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Zone, A::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Fixed {
            offset: i32,
            name: Option<String>,
        }
        let Fixed { offset: offset_seconds, name } = Fixed::deserialize(MapAccessDeserializer::new(map))?;
        if offset_seconds.abs() >= 86_400 {
            return Err(A::Error::custom(format!("an offset of {offset_seconds} s is a day or more")));
        }
        Ok(Zone(SandboxTimeZone::Fixed { offset_seconds, name }))
    }
}

impl<'de> Deserialize<'de> for Seed {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        let Decoded(value) = Decoded::deserialize(json)?;
        seed(&value).map(Seed).ok_or_else(|| D::Error::custom("a seed is an int, a float, a str or bytes"))
    }
}

fn seed(value: &MontyObject) -> Option<RandomSeed> {
    match root_node(value) {
        MontyNode::Int(value) => Some(RandomSeed::Int((*value).into())),
        MontyNode::BigInt(value) => Some(RandomSeed::Int(value.clone())),
        MontyNode::Float(value) => Some(RandomSeed::Float(*value)),
        MontyNode::String(text) => Some(RandomSeed::Str(text.clone())),
        MontyNode::Bytes(bytes) => Some(RandomSeed::Bytes(bytes.clone())),
        _ => None,
    }
}
