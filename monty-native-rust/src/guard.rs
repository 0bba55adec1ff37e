//! What every entry point goes through: null, length and UTF-8 checks, and the one place where
//! panics stop.

use std::{
    any::Any,
    cell::{Cell, RefCell},
    io::Write as _,
    panic::{self, AssertUnwindSafe, PanicHookInfo},
    slice, str,
    sync::Once,
};

use crate::{
    buffer::{self, Response},
    error::{Reply, Tag},
    stack,
};

/// Longest request accepted, in bytes: a bound on what a wrong length can make us read.
pub const MAX_REQUEST_BYTES: usize = 1 << 30;

thread_local! {
    static GUARDED: Cell<bool> = const { Cell::new(false) };
    static PANIC_LOCATION: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Runs an entry point's body behind the guards, writes its response to `out` and gives its tag.
///
/// `ffi_progress!(out => body)` for entry points without a request,
/// `ffi_progress!(out, (ptr, len) => |text| body)` for those with one; the body gives a
/// [`Reply`](crate::error::Reply). `|bytes: [u8]|` in place of `|text|` takes the request as it is,
/// text or not. The arguments are the raw ones of the `extern "C"` function.
#[macro_export]
macro_rules! ffi_progress {
    ($out:expr => $body:expr) => {{
        let (out, body) = ($out, || $body);
        // SAFETY: the caller of the entry point passes an `out` that is null or writable.
        unsafe { $crate::guard::answer(out, body) }
    }};
    ($out:expr, ($ptr:expr, $len:expr) => |$text:ident| $body:expr) => {{
        let (out, ptr, len, body) = ($out, $ptr, $len, |$text: &str| $body);
        // SAFETY: the caller of the entry point passes an `out` that is null or writable, and
        // `len` readable bytes at `ptr` for the length of this call.
        unsafe { $crate::guard::answer_request(out, ptr, len, body) }
    }};
    ($out:expr, ($ptr:expr, $len:expr) => |$bytes:ident: [u8]| $body:expr) => {{
        let (out, ptr, len, body) = ($out, $ptr, $len, |$bytes: &[u8]| $body);
        // SAFETY: the caller of the entry point passes an `out` that is null or writable, and
        // `len` readable bytes at `ptr` for the length of this call.
        unsafe { $crate::guard::answer_bytes(out, ptr, len, body) }
    }};
}

/// Runs `body` on a private stack with panics caught, and writes its response to `out`.
///
/// # Safety
/// `out` is null, or points to a [`Response`] that may be written for the length of this call.
pub unsafe fn answer(out: *mut Response, body: impl FnOnce() -> Reply) -> i32 {
    if out.is_null() || !out.is_aligned() {
        return Tag::BadRequest as i32;
    }
    let reply = stack::on_private_stack(|| catch(body))
        .unwrap_or_else(|| Reply::message(Tag::Panic, "no memory for an interpreter stack"));
    let response = match reply.body {
        Some(bytes) => buffer::keep(bytes),
        None => Response::default(),
    };
    // SAFETY: `out` is not null, is aligned and, by this function's contract, writable.
    unsafe { out.write(response) };
    reply.tag as i32
}

/// Runs `body` with the request as text, as [`answer`] does; one that is none is refused.
///
/// # Safety
/// As [`answer_bytes`].
pub unsafe fn answer_request(out: *mut Response, ptr: *const u8, len: usize, body: impl FnOnce(&str) -> Reply) -> i32 {
    let with_text = |bytes: &[u8]| match str::from_utf8(bytes) {
        Ok(text) => body(text),
        Err(error) => Reply::message(Tag::BadRequest, &format!("the request is not UTF-8: {error}")),
    };
    // SAFETY: this function's contract is that of the callee.
    unsafe { answer_bytes(out, ptr, len, with_text) }
}

/// Runs `body` with the request, as [`answer`] does; one that is null or too long is refused.
///
/// # Safety
/// As [`answer`], and `ptr` is null or points to `len` bytes that stay readable and unchanged for
/// the length of this call.
pub unsafe fn answer_bytes(out: *mut Response, ptr: *const u8, len: usize, body: impl FnOnce(&[u8]) -> Reply) -> i32 {
    // SAFETY: this function's contract is that of both callees.
    unsafe { answer(out, || request(ptr, len).map_or_else(|refusal| refusal, body)) }
}

/// Borrows a request, or says why it is none.
///
/// # Safety
/// `ptr` is null, or points to `len` bytes that stay readable and unchanged for `'a`.
unsafe fn request<'a>(ptr: *const u8, len: usize) -> Result<&'a [u8], Reply> {
    if ptr.is_null() {
        return Err(Reply::message(Tag::BadRequest, "the request is null"));
    }
    if len > MAX_REQUEST_BYTES {
        return Err(Reply::message(
            Tag::BadRequest,
            &format!("the request has {len} bytes, more than {MAX_REQUEST_BYTES}"),
        ));
    }
    // SAFETY: not null, at most `MAX_REQUEST_BYTES` (below `isize::MAX`) and, by this function's
    // contract, readable for `'a`.
    Ok(unsafe { slice::from_raw_parts(ptr, len) })
}

/// A panic that was caught.
#[derive(Debug)]
pub struct Panicked {
    /// What it said.
    pub message: String,
    /// Where it was.
    pub location: Option<String>,
}

/// Runs `body`; a panic in it becomes a [`Tag::Panic`] reply with the panic's message and place.
pub fn catch(body: impl FnOnce() -> Reply) -> Reply {
    attempt(body).unwrap_or_else(|panic| Reply::panic(&panic.message, panic.location.as_deref()))
}

/// Runs `body` and gives its result, or the panic that ended it.
pub fn attempt<R>(body: impl FnOnce() -> R) -> Result<R, Panicked> {
    install_hook();
    let outer = GUARDED.replace(true);
    // Unwind safety: whatever a panic leaves half-done is behind an interpreter's mutex, which the
    // unwinding poisons, or owned by `body` alone; a poisoned interpreter refuses every later call.
    let result = panic::catch_unwind(AssertUnwindSafe(body));
    GUARDED.set(outer);
    result.map_err(|payload| Panicked { message: message(&*payload), location: PANIC_LOCATION.take() })
}

/// A panic inside a guard is reported to the host, so it prints nothing where it can be caught; any
/// other keeps the hook that was there before.
fn install_hook() {
    static INSTALL: Once = Once::new();
    INSTALL.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
            if GUARDED.get() {
                let location = info.location().map(ToString::to_string);
                if cfg!(panic = "abort") {
                    // Nobody will be there to reply.
                    tell(info.payload(), location.as_deref());
                }
                PANIC_LOCATION.set(location);
            } else {
                previous(info);
            }
        }));
    });
}

/// Writes what would be the reply to standard error, as one line, for a host that sees its engine die.
fn tell(payload: &dyn Any, location: Option<&str>) {
    let mut line = Reply::panic(&message(payload), location).body.unwrap_or_default();
    line.push(b'\n');
    // Where that fails, too, there is nothing left to do.
    let _ = std::io::stderr().write_all(&line);
}

fn message(payload: &dyn Any) -> String {
    payload
        .downcast_ref::<&str>()
        .map(ToString::to_string)
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without a message".to_owned())
}
