//! Requests as the host sends them: one JSON object, read strictly.

use serde::Deserialize;

/// Reads a request; the message says what is wrong with it and where.
pub fn parse<'a, T: Deserialize<'a>>(json: &'a str) -> Result<T, String> {
    let malformed = |error: serde_json::Error| format!("the request is malformed: {error}");
    // A derived reader would take an array of the fields in their order, too.
    if json.trim_ascii_start().starts_with('[') {
        return Err("the request is malformed: expected an object, found an array".to_owned());
    }
    let mut reader = serde_json::Deserializer::from_str(json);
    // Depth is bounded by the value decoder itself, on a stack that is made for it.
    reader.disable_recursion_limit();
    let request = T::deserialize(&mut reader).map_err(malformed)?;
    reader.end().map_err(malformed)?;
    Ok(request)
}
