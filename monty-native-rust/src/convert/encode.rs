//! Values to JSON.
#![expect(clippy::unnecessary_wraps, reason = "payloads compose: each has the shape of those that can fail")]

use std::io::Write as _;

use base64::{Engine as _, engine::general_purpose::STANDARD};
use monty_types::{
    CallArgs, MontyComplex, MontyObject, MontyUuid,
    unstable::{ClassTypeNode, MontyGraph, MontyNode, NodeId, call_args_parts, graph_parts},
};
use num_bigint::BigInt;

use crate::error::json_string;

use super::{MAX_INTEGER_DIGITS, MAX_NESTING, tag};

/// What the interpreter puts in the place of what lies deeper than its recursion limit. A value that
/// lost a part must not cross as if it were whole; no value has this text for its `repr`.
const CUT_OFF: &str = "<deeply nested>";

/// Why a value cannot cross to the host.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum EncodeError {
    /// Its JSON is longer than the limit, in bytes.
    TooLong(usize),
    /// It nests deeper than allowed, which is [`MAX_NESTING`] or the interpreter's recursion limit.
    TooDeep {
        /// The levels that would have crossed.
        allowed: usize,
        /// The levels it has, at least.
        depth: usize,
    },
    /// It holds an integer of more than [`MAX_INTEGER_DIGITS`] digits: about this many.
    TooManyDigits(usize),
}

/// Appends `value` as JSON to `out`, at most `limit` bytes of it.
///
/// Time and length are linear in the JSON, not in the arena: a sub-object that is shared is written
/// as often as it occurs, which is why the length is bounded while writing.
pub fn encode(value: &MontyObject, out: &mut Vec<u8>, limit: usize) -> Result<(), EncodeError> {
    let (graph, root) = graph_parts(value);
    Encoder::new(graph, [root], out, limit)?.value(root)
}

/// Appends `"args":[…],"kwargs":[[name, value], …]`, as [`encode`] does; `limit` is for all together.
pub fn encode_args(args: &CallArgs, out: &mut Vec<u8>, limit: usize) -> Result<(), EncodeError> {
    let (graph, positional, named) = call_args_parts(args);
    let roots = positional.iter().copied().chain(named.iter().map(|(_, value)| *value));
    let mut json = Encoder::new(graph, roots, out, limit)?;
    json.raw("\"args\":");
    json.items(positional)?;
    json.raw(",\"kwargs\":");
    json.pairs(named)
}

/// Containers on the longest path down from each node. The arena is in post-order, so one forward
/// pass does.
fn depths(graph: &MontyGraph) -> Vec<usize> {
    let mut depths: Vec<usize> = Vec::with_capacity(graph.len());
    for node in graph.nodes() {
        let mut below = None;
        node.for_each_child(|child| below = below.max(Some(depths[child.index()])));
        let container = is_container(node);
        depths.push(below.unwrap_or(0) + usize::from(container));
    }
    depths
}

/// Whether a value may have others inside, also where it happens to have none.
fn is_container(node: &MontyNode) -> bool {
    matches!(
        node,
        MontyNode::List(_)
            | MontyNode::Tuple(_)
            | MontyNode::Set(_)
            | MontyNode::FrozenSet(_)
            | MontyNode::Dict(_)
            | MontyNode::NamedTuple { .. }
            | MontyNode::ClassType(_)
            | MontyNode::ClassInstance { .. }
            | MontyNode::Module { .. }
    )
}

struct Encoder<'a> {
    graph: &'a MontyGraph,
    out: &'a mut Vec<u8>,
    end: usize,
    limit: usize,
}

type Encoded = Result<(), EncodeError>;

impl<'a> Encoder<'a> {
    /// An encoder for the values of `graph` at `roots`, none of which nests too deep.
    fn new(
        graph: &'a MontyGraph,
        roots: impl IntoIterator<Item = NodeId>,
        out: &'a mut Vec<u8>,
        limit: usize,
    ) -> Result<Self, EncodeError> {
        let depths = depths(graph);
        let depth = roots.into_iter().map(|root| depths[root.index()]).max().unwrap_or(0);
        if depth > MAX_NESTING {
            return Err(EncodeError::TooDeep { allowed: MAX_NESTING, depth });
        }
        if graph.nodes().iter().any(|node| matches!(node, MontyNode::Repr(text) if text == CUT_OFF)) {
            return Err(EncodeError::TooDeep { allowed: depth, depth: depth + 1 });
        }
        let end = out.len().saturating_add(limit);
        Ok(Self { graph, out, end, limit })
    }

    fn value(&mut self, id: NodeId) -> Encoded {
        if self.out.len() > self.end {
            return Err(EncodeError::TooLong(self.limit));
        }
        match self.graph.node(id) {
            MontyNode::None => self.raw("null"),
            MontyNode::Bool(true) => self.raw("true"),
            MontyNode::Bool(false) => self.raw("false"),
            MontyNode::Int(value) => write(self.out, format_args!("{value}")),
            MontyNode::BigInt(value) => self.big_int(value)?,
            MontyNode::Float(value) => self.float(*value),
            MontyNode::String(text) => self.string(text),
            MontyNode::List(items) => self.items(items)?,
            MontyNode::Dict(pairs) => self.dict(pairs)?,
            other => self.tagged(other)?,
        }
        if self.out.len() > self.end {
            return Err(EncodeError::TooLong(self.limit));
        }
        Ok(())
    }

    /// Writes `{"$key": payload}`.
    fn tagged(&mut self, node: &MontyNode) -> Encoded {
        match node {
            MontyNode::Ellipsis => self.object(tag::ELLIPSIS, |json| {
                json.raw("true");
                Ok(())
            }),
            MontyNode::NotImplemented => self.object(tag::NOT_IMPLEMENTED, |json| {
                json.raw("true");
                Ok(())
            }),
            MontyNode::Tuple(items) => self.object(tag::TUPLE, |json| json.items(items)),
            MontyNode::Set(items) => self.object(tag::SET, |json| json.items(items)),
            MontyNode::FrozenSet(items) => self.object(tag::FROZENSET, |json| json.items(items)),
            MontyNode::Bytes(bytes) => {
                self.fits(bytes.len() / 3 * 4)?;
                self.text(tag::BYTES, &STANDARD.encode(bytes))
            }
            MontyNode::Complex(value) => self.object(tag::COMPLEX, |json| json.complex(*value)),
            MontyNode::Date(v) => self.numbers(tag::DATE, &[v.year.into(), v.month.into(), v.day.into()], &[]),
            MontyNode::DateTime(v) => self.numbers(
                tag::DATETIME,
                &[
                    v.year.into(),
                    v.month.into(),
                    v.day.into(),
                    v.hour.into(),
                    v.minute.into(),
                    v.second.into(),
                    v.microsecond.into(),
                ],
                &[Extra::Number(v.offset_seconds.map(i64::from)), Extra::Text(v.timezone_name.as_deref())],
            ),
            MontyNode::Time(v) => self.numbers(
                tag::TIME,
                &[v.hour.into(), v.minute.into(), v.second.into(), v.microsecond.into()],
                &[
                    Extra::Number(v.offset_seconds.map(i64::from)),
                    Extra::Text(v.timezone_name.as_deref()),
                    Extra::Number(Some(v.fold.into())),
                ],
            ),
            MontyNode::TimeDelta(v) => {
                self.numbers(tag::TIMEDELTA, &[v.days.into(), v.seconds.into(), v.microseconds.into()], &[])
            }
            MontyNode::TimeZone(v) => {
                self.numbers(tag::TIMEZONE, &[v.offset_seconds.into()], &[Extra::Text(v.name.as_deref())])
            }
            MontyNode::Decimal(text) => self.text(tag::DECIMAL, text),
            MontyNode::Path(text) => self.text(tag::PATH, text),
            MontyNode::Repr(text) => self.text(tag::REPR, text),
            MontyNode::Cycle(text) => self.text(tag::CYCLE, text),
            MontyNode::Type(class) => self.text(tag::TYPE, class.name()),
            MontyNode::BuiltinFunction(function) => self.text(tag::BUILTIN, &function.to_string()),
            MontyNode::Exception { exc_type, arg } => self.texts(tag::EXCEPTION, (*exc_type).into(), arg.as_deref()),
            MontyNode::Function { name, docstring } => self.texts(tag::FUNCTION, name, docstring.as_deref()),
            MontyNode::FileHandle(file) => self.object(tag::FILE, |json| {
                json.raw("[");
                json.string(&file.path);
                json.raw(",");
                json.string(file.mode.as_str());
                write(json.out, format_args!(",{}]", file.position));
                Ok(())
            }),
            MontyNode::NamedTuple { type_name, field_names, values } => self.object(tag::NAMEDTUPLE, |json| {
                json.raw("[");
                json.string(type_name);
                json.raw(",");
                json.sequence(field_names, |json, name| {
                    json.string(name);
                    Ok(())
                })?;
                json.raw(",");
                json.items(values)?;
                json.raw("]");
                Ok(())
            }),
            MontyNode::ClassType(class) => self.class(class),
            MontyNode::ClassInstance { class_type, instance_id, attrs } => self.object(tag::INSTANCE, |json| {
                json.raw("[");
                json.value(*class_type)?;
                json.raw(",");
                json.identified(*instance_id, attrs)
            }),
            MontyNode::Module { name, id, attrs } => self.object(tag::MODULE, |json| {
                json.raw("[");
                json.string(name);
                json.raw(",");
                json.identified(*id, attrs)
            }),
            MontyNode::None
            | MontyNode::Bool(_)
            | MontyNode::Int(_)
            | MontyNode::BigInt(_)
            | MontyNode::Float(_)
            | MontyNode::String(_)
            | MontyNode::List(_)
            | MontyNode::Dict(_) => unreachable!("values with a JSON form of their own are not tagged"),
        }
    }

    fn class(&mut self, class: &ClassTypeNode) -> Encoded {
        self.object(tag::TYPE, |json| {
            json.raw("[");
            json.string(&class.name);
            json.raw(",\"");
            write(json.out, format_args!("{}\",{},{},", class.id, class.host_defined, class.is_dataclass));
            json.pairs(&class.attrs)?;
            json.raw("]");
            Ok(())
        })
    }

    /// Writes the `"uuid",[[name, value], …]]` end of an instance or a module.
    fn identified(&mut self, id: MontyUuid, attrs: &[(NodeId, NodeId)]) -> Encoded {
        write(self.out, format_args!("\"{id}\","));
        self.pairs(attrs)?;
        self.raw("]");
        Ok(())
    }

    fn dict(&mut self, pairs: &[(NodeId, NodeId)]) -> Encoded {
        let plain = pairs
            .iter()
            .all(|(key, _)| matches!(self.graph.node(*key), MontyNode::String(key) if !key.starts_with('$')));
        if !plain {
            return self.object(tag::DICT, |json| json.pairs(pairs));
        }
        self.raw("{");
        for (index, (key, value)) in pairs.iter().enumerate() {
            if index > 0 {
                self.raw(",");
            }
            self.value(*key)?;
            self.raw(":");
            self.value(*value)?;
        }
        self.raw("}");
        Ok(())
    }

    fn pairs(&mut self, pairs: &[(NodeId, NodeId)]) -> Encoded {
        self.sequence(pairs, |json, (key, value)| {
            json.raw("[");
            json.value(*key)?;
            json.raw(",");
            json.value(*value)?;
            json.raw("]");
            Ok(())
        })
    }

    fn items(&mut self, items: &[NodeId]) -> Encoded {
        self.sequence(items, |json, item| json.value(*item))
    }

    fn sequence<T>(&mut self, items: &[T], mut write_item: impl FnMut(&mut Self, &T) -> Encoded) -> Encoded {
        self.raw("[");
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.raw(",");
            }
            write_item(self, item)?;
        }
        self.raw("]");
        Ok(())
    }

    fn complex(&mut self, value: MontyComplex) -> Encoded {
        self.raw("[");
        self.float(value.real);
        self.raw(",");
        self.float(value.imag);
        self.raw("]");
        Ok(())
    }

    fn numbers(&mut self, key: &str, numbers: &[i64], extras: &[Extra<'_>]) -> Encoded {
        self.object(key, |json| {
            json.raw("[");
            for (index, number) in numbers.iter().enumerate() {
                if index > 0 {
                    json.raw(",");
                }
                write(json.out, format_args!("{number}"));
            }
            for extra in extras {
                json.raw(",");
                match extra {
                    Extra::Number(Some(number)) => write(json.out, format_args!("{number}")),
                    Extra::Text(Some(text)) => json.string(text),
                    Extra::Number(None) | Extra::Text(None) => json.raw("null"),
                }
            }
            json.raw("]");
            Ok(())
        })
    }

    fn texts(&mut self, key: &str, first: &str, second: Option<&str>) -> Encoded {
        self.object(key, |json| {
            json.raw("[");
            json.string(first);
            json.raw(",");
            match second {
                Some(text) => json.string(text),
                None => json.raw("null"),
            }
            json.raw("]");
            Ok(())
        })
    }

    fn text(&mut self, key: &str, text: &str) -> Encoded {
        self.object(key, |json| {
            json.string(text);
            Ok(())
        })
    }

    fn object(&mut self, key: &str, payload: impl FnOnce(&mut Self) -> Encoded) -> Encoded {
        self.raw("{");
        self.string(key);
        self.raw(":");
        payload(self)?;
        self.raw("}");
        Ok(())
    }

    fn big_int(&mut self, value: &BigInt) -> Encoded {
        // 0.30103 decimal digits a bit, rounded up, is one too many at most: enough to decide most
        // cases before the conversion, whose time grows with the square of the length.
        let estimate = usize::try_from(value.bits().saturating_mul(30_103) / 100_000 + 1).unwrap_or(usize::MAX);
        if estimate > MAX_INTEGER_DIGITS + 1 {
            return Err(EncodeError::TooManyDigits(estimate));
        }
        self.fits(estimate - 1)?;
        let text = value.to_string();
        let digits = text.trim_start_matches('-').len();
        if digits > MAX_INTEGER_DIGITS {
            return Err(EncodeError::TooManyDigits(digits));
        }
        self.raw(&text);
        Ok(())
    }

    fn float(&mut self, value: f64) {
        if value.is_finite() {
            // `Debug` writes the shortest digits that read back the same, always with `.` or `e`.
            write(self.out, format_args!("{value:?}"));
        } else {
            let name = if value.is_nan() {
                "nan"
            } else if value > 0.0 {
                "inf"
            } else {
                "-inf"
            };
            write(self.out, format_args!("{{\"{}\":\"{name}\"}}", tag::FLOAT));
        }
    }

    fn string(&mut self, text: &str) {
        json_string(self.out, text);
    }

    fn fits(&self, more: usize) -> Encoded {
        if self.out.len().saturating_add(more) > self.end { Err(EncodeError::TooLong(self.limit)) } else { Ok(()) }
    }

    fn raw(&mut self, text: &str) {
        self.out.extend_from_slice(text.as_bytes());
    }
}

/// An optional last element of a date's or a time's numbers.
enum Extra<'a> {
    Number(Option<i64>),
    Text(Option<&'a str>),
}

fn write(out: &mut Vec<u8>, arguments: std::fmt::Arguments<'_>) {
    out.write_fmt(arguments).expect("writing to memory does not fail");
}
