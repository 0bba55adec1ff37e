//! What a paused run waits for, as JSON.

use std::io::Write as _;

use monty_types::{CallArgs, MontyUuid, OsFunctionCall, SourceRange};

use crate::{
    convert::{EncodeError, encode_args},
    error::{Tag, json_optional, json_string},
    progress::{Pause, Request},
};

/// Appends what `pause` waits for, as one member of an object, and gives the tag that tells its
/// kind; `limit` bounds the arguments.
pub fn describe<P: Pause>(pause: &P, json: &mut Vec<u8>, limit: usize) -> Result<Tag, EncodeError> {
    match pause.request() {
        Request::Call { name, args, id, receiver, position } => {
            json.extend_from_slice(b"\"call\":{\"name\":");
            call(json, name, args, id, limit)?;
            json.extend_from_slice(b",\"receiver\":");
            uuid(json, receiver);
            end(json, pause, position);
            Ok(Tag::Call)
        }
        Request::Os { call: OsFunctionCall::Import(module), position, .. } => {
            lookup(json, "module", module, None);
            end(json, pause, position);
            Ok(Tag::Lookup)
        }
        Request::Os { call: os, id, position } => {
            json.extend_from_slice(b"\"os\":{\"name\":");
            call(json, os.name(), &os.clone().to_args(), id, limit)?;
            let (writes, awaitable) = (os.is_write(), OsFunctionCall::accepts_future(os.name()));
            write(json, format_args!(",\"write\":{writes},\"awaitable\":{awaitable}"));
            end(json, pause, position);
            Ok(Tag::OsCall)
        }
        Request::Name { name, receiver, position } => {
            lookup(json, if receiver.is_some() { "attribute" } else { "name" }, name, receiver);
            end(json, pause, position);
            Ok(Tag::Lookup)
        }
        Request::Futures { ids, position } => {
            let mut ids = ids.to_vec();
            ids.sort_unstable();
            json.extend_from_slice(b"\"futures\":{\"ids\":");
            serde_json::to_writer(&mut *json, &ids).expect("writing to memory does not fail");
            end(json, pause, position);
            Ok(Tag::Futures)
        }
    }
}

fn call(json: &mut Vec<u8>, name: &str, args: &CallArgs, id: u32, limit: usize) -> Result<(), EncodeError> {
    json_string(json, name);
    json.push(b',');
    encode_args(args, json, limit)?;
    write(json, format_args!(",\"id\":{id}"));
    Ok(())
}

fn lookup(json: &mut Vec<u8>, kind: &str, name: &str, receiver: Option<MontyUuid>) {
    write(json, format_args!("\"lookup\":{{\"kind\":\"{kind}\",\"name\":"));
    json_string(json, name);
    json.extend_from_slice(b",\"receiver\":");
    uuid(json, receiver);
}

fn uuid(json: &mut Vec<u8>, id: Option<MontyUuid>) {
    json_optional(json, id.map(|id| id.to_string()).as_deref());
}

/// Appends where in the source the request is, and closes its object.
fn end<P: Pause>(json: &mut Vec<u8>, pause: &P, position: &SourceRange) {
    let SourceRange { filename, start, end } = position;
    json.extend_from_slice(b",\"position\":{\"file\":");
    json_string(json, filename);
    let ([line, column], [end_line, end_column]) = pause
        .source(filename)
        .and_then(|source| Some((place(source, *start)?, place(source, *end)?)))
        .unwrap_or_default();
    write(
        json,
        format_args!(
            ",\"start\":{start},\"end\":{end},\"line\":{line},\"column\":{column},\
             \"endLine\":{end_line},\"endColumn\":{end_column}}}}}"
        ),
    );
}

/// The line and the column, in characters, of a byte of `source`; both count from 1.
fn place(source: &str, offset: u32) -> Option<[usize; 2]> {
    let before = source.get(..usize::try_from(offset).ok()?)?;
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    let lines = before.bytes().filter(|byte| *byte == b'\n').count();
    Some([lines + 1, before[line_start..].chars().count() + 1])
}

fn write(json: &mut Vec<u8>, arguments: std::fmt::Arguments<'_>) {
    json.write_fmt(arguments).expect("writing to memory does not fail");
}
