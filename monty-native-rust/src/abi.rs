//! The exported functions, and nothing else.
//!
//! Every function returns a [`Tag`] as an `int32` and, where it takes an `out`, writes where the
//! response is: JSON in UTF-8, owned by this library until [`monty_buffer_free`]. All of them may
//! be called from any thread; calls on one handle from two threads at once are refused, not queued.

use monty_types::MONTY_VERSION;

use crate::{
    alloc,
    buffer::{self, Response},
    error::{Reply, Tag, json_string},
    ffi_progress, handle,
    limits::Limits,
    request, run, stack,
};

/// The version of this interface; changes whenever a function, a tag or a message does.
pub const ABI_VERSION: u32 = 1;

/// The version of this interface, without a response.
#[unsafe(no_mangle)]
pub extern "C" fn monty_abi_version() -> u32 {
    ABI_VERSION
}

/// Responds with the versions: `{"interpreter": …, "crate": …, "abi": …}`.
///
/// # Safety
/// `out` is null (refused) or points to a writable [`Response`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_version(out: *mut Response) -> i32 {
    ffi_progress!(out => {
        let mut body = b"{\"interpreter\":".to_vec();
        json_string(&mut body, MONTY_VERSION);
        body.extend_from_slice(b",\"crate\":");
        json_string(&mut body, env!("CARGO_PKG_VERSION"));
        body.extend_from_slice(format!(",\"abi\":{ABI_VERSION}}}").as_bytes());
        Reply::complete(body)
    })
}

/// Responds with what the host has not freed: `{"handles": …, "buffers": …, "stacks": …}`.
///
/// # Safety
/// `out` is null (refused) or points to a writable [`Response`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_stats(out: *mut Response) -> i32 {
    ffi_progress!(out => {
        let (handles, buffers, stacks) = (handle::count(), buffer::count(), stack::count());
        let body = format!("{{\"handles\":{handles},\"buffers\":{buffers},\"stacks\":{stacks}}}");
        Reply::complete(body.into_bytes())
    })
}

/// Creates an interpreter with the limits of the request and responds with `{"handle": id}`.
///
/// # Safety
/// `request` is null (refused) or points to `length` bytes readable during the call; `out` is null
/// (refused) or points to a writable [`Response`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_create(request: *const u8, length: usize, out: *mut Response) -> i32 {
    ffi_progress!(out, (request, length) => |json| create(json))
}

/// Runs a script in a fresh interpreter with the limits of `handle`.
///
/// `turn` numbers this run for [`monty_cancel`]; a host counts up from 1.
///
/// # Safety
/// As [`monty_create`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_run(
    handle: u64,
    turn: u64,
    request: *const u8,
    length: usize,
    out: *mut Response,
) -> i32 {
    ffi_progress!(out, (request, length) => |json| {
        alloc::set_live_bytes(0);
        match request::parse(json) {
            Ok(request) => handle::with(handle, |session, cancel| run::run(session, cancel, turn, request)),
            Err(message) => Reply::message(Tag::BadRequest, &message),
        }
    })
}

/// Asks run number `turn` of `handle` to stop at its next checkpoint, whether it has begun or not.
///
/// Never blocks, and is harmless for a run that has ended and for a handle that was freed.
/// Gives [`Tag::Complete`], or [`Tag::UnknownHandle`] without a response.
#[unsafe(no_mangle)]
pub extern "C" fn monty_cancel(handle: u64, turn: u64) -> i32 {
    let known = handle::cancel(handle, turn);
    (if known { Tag::Complete } else { Tag::UnknownHandle }) as i32
}

/// Frees an interpreter. Freed while a call runs on it, it goes when that call ends.
///
/// # Safety
/// `out` is null (refused) or points to a writable [`Response`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_free(handle: u64, out: *mut Response) -> i32 {
    ffi_progress!(out => handle::free(handle))
}

/// Frees the response buffer `id`.
///
/// Gives [`Tag::Complete`], or [`Tag::BadRequest`] when there is no such buffer (any more).
#[unsafe(no_mangle)]
pub extern "C" fn monty_buffer_free(id: u64) -> i32 {
    let freed = buffer::free(id);
    (if freed { Tag::Complete } else { Tag::BadRequest }) as i32
}

/// Panics inside a call on `handle`, so that hosts can test what they do about it.
///
/// # Safety
/// `out` is null (refused) or points to a writable [`Response`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_test_panic(handle: u64, out: *mut Response) -> i32 {
    ffi_progress!(out => handle::with(handle, |_, _| panic!("a panic was asked for")))
}

fn create(json: &str) -> Reply {
    #[derive(serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Create {
        limits: Limits,
    }
    let create: Create = match request::parse(json) {
        Ok(create) => create,
        Err(message) => return Reply::message(Tag::BadRequest, &message),
    };
    match create.limits.check() {
        Ok(()) => Reply::complete(format!("{{\"handle\":{}}}", handle::create(create.limits)).into_bytes()),
        Err(message) => Reply::message(Tag::BadRequest, &message),
    }
}
