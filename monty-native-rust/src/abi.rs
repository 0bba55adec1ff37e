//! The exported functions, and nothing else.
//!
//! Every function returns a [`Tag`] as an `int32` and, where it takes an `out`, writes where the
//! response is: JSON in UTF-8 (but for snapshots), owned by this library until [`monty_buffer_free`]. All of them may
//! be called from any thread; calls on one handle from two threads at once are refused, not queued.

use monty_types::MONTY_VERSION;

use crate::{
    buffer::{self, Response},
    create::create,
    error::{Reply, Tag, json_string},
    ffi_progress, handle, session, snapshot, stack,
};

/// The version of this interface; changes whenever a function, a tag or a message does.
pub const ABI_VERSION: u32 = 3;

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

/// Creates an interpreter as the request says and responds with `{"handle": id}`.
///
/// # Safety
/// `request` is null (refused) or points to `length` bytes readable during the call; `out` is null
/// (refused) or points to a writable [`Response`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_create(request: *const u8, length: usize, out: *mut Response) -> i32 {
    ffi_progress!(out, (request, length) => |json| create(json))
}

/// Defines an entry point that runs Python: `turn` numbers it for [`monty_cancel`], and a host counts
/// up from 1.
macro_rules! turn {
    ($(#[$doc:meta])* $name:ident => $method:ident) => {
        $(#[$doc])*
        ///
        /// # Safety
        /// As [`monty_create`].
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(
            handle: u64,
            turn: u64,
            request: *const u8,
            length: usize,
            out: *mut Response,
        ) -> i32 {
            ffi_progress!(out, (request, length) => |json| {
                handle::with_turn(handle, turn, |interpreter, caller| interpreter.$method(caller, json))
            })
        }
    };
}

turn! {
    /// Runs source to its end, with everything it asks of the host denied: in a fresh interpreter,
    /// or as a feed of a session.
    monty_run => run
}
turn! {
    /// Runs source, as [`monty_run`] does, until it ends or asks something of the host.
    monty_start => start
}
turn! {
    /// Calls a function of a session, until it ends or asks something of the host.
    monty_call => call
}
turn! {
    /// Answers what a paused run asks, and runs on until it ends or asks again. An answer that does
    /// not fit is a [`Tag::BadRequest`] and leaves the run as it is.
    monty_resume => resume
}

/// Defines an entry point that asks something of an interpreter, or tells it, without a request.
macro_rules! plain {
    ($(#[$doc:meta])* $name:ident => $method:ident) => {
        $(#[$doc])*
        ///
        /// # Safety
        /// `out` is null (refused) or points to a writable [`Response`].
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(handle: u64, out: *mut Response) -> i32 {
            ffi_progress!(out => handle::with(handle, |interpreter| interpreter.$method()))
        }
    };
}

plain! {
    /// Describes again what a paused run asks, or responds with `{}` where none is paused.
    monty_pause => pause
}
plain! {
    /// Drops a paused run; a session keeps what the run has changed.
    monty_abandon => abandon
}
plain! {
    /// Responds with the bytes of a paused run or of a session, for [`monty_restore`].
    monty_snapshot => snapshot
}
plain! {
    /// Responds with the global variables of a session: `{"value": {…}, "functions": […]}`.
    monty_variables => variables
}
plain! {
    /// Responds with the names of the functions that a session has defined: `{"functions": […]}`.
    monty_functions => functions
}

/// Creates an interpreter from a snapshot and responds with `{"handle": id, "kind": …}`.
///
/// The request is a length of four bytes, little-endian, so much JSON, and the snapshot.
///
/// # Safety
/// As [`monty_create`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_restore(request: *const u8, length: usize, out: *mut Response) -> i32 {
    ffi_progress!(out, (request, length) => |bytes: [u8]| snapshot::restore(bytes))
}

/// Says whether source is complete, or the beginning of something: `{"continuation": …}`.
///
/// # Safety
/// As [`monty_create`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_continuation(request: *const u8, length: usize, out: *mut Response) -> i32 {
    ffi_progress!(out, (request, length) => |json| session::continuation(json))
}

/// Asks turn number `turn` of `handle` to stop at its next checkpoint, whether it has begun or not.
///
/// Never blocks, and is harmless for a turn that has ended and for a handle that was freed.
/// Gives [`Tag::Complete`], or [`Tag::UnknownHandle`] without a response.
#[unsafe(no_mangle)]
pub extern "C" fn monty_cancel(handle: u64, turn: u64) -> i32 {
    let known = handle::cancel(handle, turn);
    (if known { Tag::Complete } else { Tag::UnknownHandle }) as i32
}

/// Responds with what turn number `turn` of `handle` has printed so far, from byte `from` of its
/// output on: `{"output": …, "next": …}`, where `next` is what to ask from next time.
///
/// Made for a turn that another thread is in; it takes nothing away from what the turn responds with.
/// Of a turn that is not at work there is nothing to tell: its own response has everything.
///
/// # Safety
/// `out` is null (refused) or points to a writable [`Response`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_output(handle: u64, turn: u64, from: u64, out: *mut Response) -> i32 {
    ffi_progress!(out => handle::printed(handle, turn, from))
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
    ffi_progress!(out => handle::with(handle, |_| panic!("a panic was asked for")))
}
