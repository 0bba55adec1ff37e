//! JSON to values: strict, bounded, before any interpreter sees them.

use std::{borrow::Cow, collections::HashSet, fmt};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use monty_types::{
    BuiltinsFunctions, ExcType, FileMode, MontyComplex, MontyDate, MontyDateTime, MontyFileHandle, MontyObject,
    MontyTime, MontyTimeDelta, MontyTimeZone, MontyType, MontyUuid,
    unstable::{ClassTypeNode, MontyGraph, MontyNode, NodeId, object_from_graph},
};
use num_bigint::BigInt;
use serde::{
    Deserialize, Deserializer,
    de::{DeserializeSeed, Error, MapAccess, SeqAccess, Unexpected, Visitor},
};

use super::{MAX_INTEGER_DIGITS, MAX_NESTING, tag};

/// The key under which `serde_json` hands over a number as its text (its `arbitrary_precision`).
const NUMBER: &str = "$serde_json::private::Number";

/// Names and values in order: variables that a script starts with, or keyword arguments.
#[derive(Debug, Default)]
pub struct Inputs {
    /// The names, each once.
    pub names: Vec<String>,
    /// The value of each name.
    pub values: Vec<MontyObject>,
}

impl<'de> Deserialize<'de> for Inputs {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        json.deserialize_map(InputsVisitor)
    }
}

struct InputsVisitor;

impl<'de> Visitor<'de> for InputsVisitor {
    type Value = Inputs;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object of names and values")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Inputs, A::Error> {
        let mut inputs = Inputs::default();
        let mut seen = HashSet::new();
        while let Some(name) = map.next_key::<String>()? {
            if !seen.insert(name.clone()) {
                return Err(A::Error::custom(format!("the name `{name}` is given twice")));
            }
            inputs.names.push(name);
            inputs.values.push(map.next_value::<Decoded>()?.0);
        }
        Ok(inputs)
    }
}

/// One value, as a part of a request.
#[derive(Debug)]
pub struct Decoded(pub MontyObject);

impl<'de> Deserialize<'de> for Decoded {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        let mut graph = MontyGraph::new();
        let root = Value { graph: &mut graph, depth: 0 }.deserialize(json)?;
        object_from_graph(graph, root).map(Self).map_err(D::Error::custom)
    }
}

/// Reads one value into `graph`; `depth` containers enclose it.
struct Value<'g> {
    graph: &'g mut MontyGraph,
    depth: usize,
}

impl<'de> DeserializeSeed<'de> for Value<'_> {
    type Value = NodeId;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<NodeId, D::Error> {
        json.deserialize_any(self)
    }
}

impl Value<'_> {
    /// The seed for a value inside this one.
    fn inner<E: Error>(&mut self) -> Result<Value<'_>, E> {
        if self.depth >= MAX_NESTING {
            return Err(E::custom(format!("the value nests deeper than {MAX_NESTING} levels")));
        }
        Ok(Value { depth: self.depth + 1, graph: self.graph })
    }

    fn push(self, node: MontyNode) -> NodeId {
        self.graph.push(node)
    }
}

impl<'de> Visitor<'de> for Value<'_> {
    type Value = NodeId;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_unit<E: Error>(self) -> Result<NodeId, E> {
        Ok(self.push(MontyNode::None))
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<NodeId, E> {
        Ok(self.push(MontyNode::Bool(value)))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<NodeId, E> {
        Ok(self.push(MontyNode::Int(value)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<NodeId, E> {
        Ok(self.push(i64::try_from(value).map_or_else(|_| MontyNode::BigInt(value.into()), MontyNode::Int)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<NodeId, E> {
        Ok(self.push(MontyNode::String(text.to_owned())))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<NodeId, E> {
        Ok(self.push(MontyNode::String(text)))
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, seq: A) -> Result<NodeId, A::Error> {
        let items = Items(self.inner()?).visit_seq(seq)?;
        Ok(self.push(MontyNode::List(items)))
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<NodeId, A::Error> {
        let Some(first) = map.next_key::<String>()? else {
            return Ok(self.push(MontyNode::Dict(Vec::new())));
        };
        if first == NUMBER {
            let node = number(&map.next_value::<Cow<'_, str>>()?)?;
            return Ok(self.push(node));
        }
        if first.starts_with('$') {
            let node = self.tagged(&first, &mut map)?;
            if let Some(extra) = map.next_key::<Cow<'_, str>>()? {
                return Err(A::Error::custom(format!(
                    "`{first}` stands beside the key `{extra}`; it must stand alone"
                )));
            }
            return Ok(self.push(node));
        }
        let node = self.dict(first, map)?;
        Ok(self.push(node))
    }
}

impl Value<'_> {
    /// Reads an object whose keys stand for themselves; its first key has been read.
    fn dict<'de, A: MapAccess<'de>>(&mut self, first: String, mut map: A) -> Result<MontyNode, A::Error> {
        let mut pairs = Vec::new();
        let mut seen = HashSet::new();
        let mut next = Some(first);
        while let Some(name) = next {
            if name.starts_with('$') {
                return Err(A::Error::custom(format!(
                    "the key `{name}` starts with `$`: write the dict as {{\"$dict\": …}}"
                )));
            }
            if !seen.insert(name.clone()) {
                return Err(A::Error::custom(format!("the key `{name}` occurs twice")));
            }
            let key = self.graph.push(MontyNode::String(name));
            let value = map.next_value_seed(self.inner()?)?;
            pairs.push((key, value));
            next = map.next_key::<String>()?;
        }
        Ok(MontyNode::Dict(pairs))
    }

    /// Reads the payload of the tag `key`.
    fn tagged<'de, A: MapAccess<'de>>(&mut self, key: &str, map: &mut A) -> Result<MontyNode, A::Error> {
        Ok(match key {
            tag::DICT => MontyNode::Dict(map.next_value_seed(Pairs(self.inner()?))?),
            tag::TUPLE => MontyNode::Tuple(map.next_value_seed(Items(self.inner()?))?),
            tag::SET => MontyNode::Set(map.next_value_seed(Items(self.inner()?))?),
            tag::FROZENSET => MontyNode::FrozenSet(map.next_value_seed(Items(self.inner()?))?),
            tag::BYTES => {
                let text = map.next_value::<Cow<'_, str>>()?;
                MontyNode::Bytes(STANDARD.decode(text.as_bytes()).map_err(|e| bad(key, &e))?)
            }
            tag::FLOAT => MontyNode::Float(special_float(&map.next_value::<Cow<'_, str>>()?)?),
            tag::COMPLEX => {
                let (Float(real), Float(imag)) = map.next_value()?;
                MontyNode::Complex(MontyComplex { real, imag })
            }
            tag::DATE => {
                let (year, month, day) = map.next_value()?;
                MontyNode::Date(MontyDate { year, month, day })
            }
            tag::DATETIME => {
                let (year, month, day, hour, minute, second, microsecond, offset_seconds, timezone_name) =
                    map.next_value()?;
                MontyNode::DateTime(MontyDateTime {
                    year,
                    month,
                    day,
                    hour,
                    minute,
                    second,
                    microsecond,
                    offset_seconds,
                    timezone_name,
                })
            }
            tag::TIME => {
                let (hour, minute, second, microsecond, offset_seconds, timezone_name, fold) = map.next_value()?;
                MontyNode::Time(MontyTime { hour, minute, second, microsecond, offset_seconds, timezone_name, fold })
            }
            tag::TIMEDELTA => {
                let (days, seconds, microseconds) = map.next_value()?;
                MontyNode::TimeDelta(MontyTimeDelta { days, seconds, microseconds })
            }
            tag::TIMEZONE => {
                let (offset_seconds, name) = map.next_value()?;
                MontyNode::TimeZone(MontyTimeZone { offset_seconds, name })
            }
            tag::DECIMAL => MontyNode::Decimal(map.next_value()?),
            tag::PATH => MontyNode::Path(map.next_value()?),
            tag::EXCEPTION => {
                let (name, arg) = map.next_value::<(Cow<'_, str>, Option<String>)>()?;
                let exc_type = name.parse::<ExcType>().map_err(|_| bad(key, &format!("no exception type `{name}`")))?;
                MontyNode::Exception { exc_type, arg }
            }
            tag::FUNCTION => {
                let (name, docstring) = map.next_value()?;
                MontyNode::Function { name, docstring }
            }
            tag::BUILTIN => {
                let name = map.next_value::<Cow<'_, str>>()?;
                let function = name.parse::<BuiltinsFunctions>();
                MontyNode::BuiltinFunction(function.map_err(|_| bad(key, &format!("no builtin function `{name}`")))?)
            }
            tag::FILE => {
                let (path, mode, position) = map.next_value::<(String, Cow<'_, str>, u64)>()?;
                let mode = mode.parse::<FileMode>().map_err(|error| bad(key, &error))?;
                MontyNode::FileHandle(MontyFileHandle { path, mode, position })
            }
            tag::ELLIPSIS | tag::NOT_IMPLEMENTED => {
                if !map.next_value::<bool>()? {
                    return Err(bad(key, &"expected true"));
                }
                if key == tag::ELLIPSIS { MontyNode::Ellipsis } else { MontyNode::NotImplemented }
            }
            tag::NAMEDTUPLE | tag::MODULE | tag::INSTANCE => {
                map.next_value_seed(Composite { kind: key, value: self.inner()? })?
            }
            tag::TYPE => map.next_value_seed(Class(self.inner()?))?,
            tag::REPR | tag::CYCLE => return Err(bad(key, &"it comes out of Python only and cannot go in")),
            _ => return Err(A::Error::custom(format!("unknown tag `{key}`"))),
        })
    }
}

/// Reads the elements of an array, each one level deeper than the container it is for.
struct Items<'g>(Value<'g>);

impl<'de> DeserializeSeed<'de> for Items<'_> {
    type Value = Vec<NodeId>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = Vec<NodeId>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of values")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let Value { graph, depth } = self.0;
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(Value { graph, depth })? {
            items.push(item);
        }
        Ok(items)
    }
}

/// Reads an array of `[key, value]` pairs.
struct Pairs<'g>(Value<'g>);

impl<'de> DeserializeSeed<'de> for Pairs<'_> {
    type Value = Vec<(NodeId, NodeId)>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Pairs<'_> {
    type Value = Vec<(NodeId, NodeId)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array of [key, value] pairs")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let Value { graph, depth } = self.0;
        let mut pairs = Vec::new();
        while let Some(pair) = seq.next_element_seed(Items(Value { graph, depth }))? {
            let [key, value] = pair[..] else {
                return Err(A::Error::invalid_length(pair.len(), &"a [key, value] pair"));
            };
            pairs.push((key, value));
        }
        Ok(pairs)
    }
}

/// Reads the array of a named tuple, a module or an instance, whose elements differ in kind.
struct Composite<'k, 'g> {
    kind: &'k str,
    value: Value<'g>,
}

impl<'de> DeserializeSeed<'de> for Composite<'_, '_> {
    type Value = MontyNode;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<MontyNode, D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Composite<'_, '_> {
    type Value = MontyNode;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an array of the three parts of a `{}`", self.kind)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<MontyNode, A::Error> {
        let Value { graph, depth } = self.value;
        let node = match self.kind {
            tag::NAMEDTUPLE => {
                let type_name = element(&mut seq, 0)?;
                let field_names: Vec<String> = element(&mut seq, 1)?;
                let values = seeded(&mut seq, 2, Items(Value { graph, depth }))?;
                if field_names.len() != values.len() {
                    return Err(bad(self.kind, &"as many values as field names are needed"));
                }
                MontyNode::NamedTuple { type_name, field_names, values }
            }
            tag::MODULE => {
                let name = element(&mut seq, 0)?;
                let id = uuid(self.kind, &mut seq)?;
                MontyNode::Module { name, id, attrs: seeded(&mut seq, 2, Pairs(Value { graph, depth }))? }
            }
            _ => {
                let class_type = seeded(&mut seq, 0, Value { graph, depth })?;
                if !matches!(graph.node(class_type), MontyNode::ClassType(_)) {
                    return Err(bad(self.kind, &"its first part must be a class"));
                }
                let instance_id = uuid(self.kind, &mut seq)?;
                let attrs = seeded(&mut seq, 2, Pairs(Value { graph, depth }))?;
                MontyNode::ClassInstance { class_type, instance_id, attrs }
            }
        };
        end(&mut seq, 3)?;
        Ok(node)
    }
}

/// Reads a type: the name of a builtin one, or the array of a class.
struct Class<'g>(Value<'g>);

impl<'de> DeserializeSeed<'de> for Class<'_> {
    type Value = MontyNode;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<MontyNode, D::Error> {
        json.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Class<'_> {
    type Value = MontyNode;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a builtin type or the parts of a class")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<MontyNode, E> {
        MontyType::from_type_name(name)
            .map(MontyNode::Type)
            .ok_or_else(|| bad(tag::TYPE, &format!("no builtin type `{name}`")))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<MontyNode, A::Error> {
        let name = element(&mut seq, 0)?;
        let id = uuid(tag::TYPE, &mut seq)?;
        let host_defined = element(&mut seq, 2)?;
        let is_dataclass = element(&mut seq, 3)?;
        let attrs = seeded(&mut seq, 4, Pairs(self.0))?;
        end(&mut seq, 5)?;
        Ok(MontyNode::ClassType(Box::new(ClassTypeNode { name, id, host_defined, is_dataclass, attrs })))
    }
}

/// A float in either of its forms: a JSON number, or `{"$float": "nan"}`.
struct Float(f64);

impl<'de> Deserialize<'de> for Float {
    fn deserialize<D: Deserializer<'de>>(json: D) -> Result<Self, D::Error> {
        let mut graph = MontyGraph::new();
        let root = Value { graph: &mut graph, depth: MAX_NESTING }.deserialize(json)?;
        match graph.node(root) {
            MontyNode::Float(value) => Ok(Self(*value)),
            _ => Err(D::Error::custom("expected a float")),
        }
    }
}

/// The integer or float that a JSON number's text stands for.
fn number<E: Error>(text: &str) -> Result<MontyNode, E> {
    if text.contains(['.', 'e', 'E']) {
        let value: f64 = text.parse().map_err(E::custom)?;
        return if value.is_finite() {
            Ok(MontyNode::Float(value))
        } else {
            Err(E::custom(format!("the number {text} is out of range for a float")))
        };
    }
    if let Ok(value) = text.parse() {
        return Ok(MontyNode::Int(value));
    }
    let digits = text.trim_start_matches('-').len();
    if digits > MAX_INTEGER_DIGITS {
        return Err(E::custom(format!("an integer has {digits} digits, more than {MAX_INTEGER_DIGITS}")));
    }
    text.parse::<BigInt>().map(MontyNode::BigInt).map_err(E::custom)
}

fn special_float<E: Error>(name: &str) -> Result<f64, E> {
    match name {
        "nan" => Ok(f64::NAN),
        "inf" => Ok(f64::INFINITY),
        "-inf" => Ok(f64::NEG_INFINITY),
        other => Err(E::invalid_value(Unexpected::Str(other), &"nan, inf or -inf")),
    }
}

fn uuid<'de, A: SeqAccess<'de>>(kind: &str, seq: &mut A) -> Result<MontyUuid, A::Error> {
    let text: Cow<'_, str> = element(seq, 1)?;
    MontyUuid::parse(&text).ok_or_else(|| bad(kind, &format!("`{text}` is not a UUID")))
}

fn element<'de, T: Deserialize<'de>, A: SeqAccess<'de>>(seq: &mut A, index: usize) -> Result<T, A::Error> {
    seq.next_element()?.ok_or_else(|| A::Error::invalid_length(index, &"more elements"))
}

fn seeded<'de, S: DeserializeSeed<'de>, A: SeqAccess<'de>>(
    seq: &mut A,
    index: usize,
    seed: S,
) -> Result<S::Value, A::Error> {
    seq.next_element_seed(seed)?.ok_or_else(|| A::Error::invalid_length(index, &"more elements"))
}

fn end<'de, A: SeqAccess<'de>>(seq: &mut A, length: usize) -> Result<(), A::Error> {
    match seq.next_element::<serde::de::IgnoredAny>()? {
        None => Ok(()),
        Some(_) => Err(A::Error::invalid_length(length + 1, &"fewer elements")),
    }
}

fn bad<E: Error>(tag: &str, why: &impl fmt::Display) -> E {
    E::custom(format!("`{tag}`: {why}"))
}
