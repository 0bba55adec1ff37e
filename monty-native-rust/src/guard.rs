//! What every entry point goes through: null, length and UTF-8 checks, and the one place where
//! panics stop.

use std::{
    any::Any,
    cell::{Cell, RefCell},
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
/// [`Reply`](crate::error::Reply). The arguments are the raw ones of the `extern "C"` function.
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
/// As [`answer`], and `ptr` is null or points to `len` bytes that stay readable and unchanged for
/// the length of this call.
pub unsafe fn answer_request(out: *mut Response, ptr: *const u8, len: usize, body: impl FnOnce(&str) -> Reply) -> i32 {
    // SAFETY: this function's contract is that of both callees.
    unsafe { answer(out, || request(ptr, len).map_or_else(|refusal| refusal, body)) }
}

/// Borrows a request as text, or says why it is none.
///
/// # Safety
/// `ptr` is null, or points to `len` bytes that stay readable and unchanged for `'a`.
unsafe fn request<'a>(ptr: *const u8, len: usize) -> Result<&'a str, Reply> {
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
    let bytes = unsafe { slice::from_raw_parts(ptr, len) };
    str::from_utf8(bytes)
        .map_err(|error| Reply::message(Tag::BadRequest, &format!("the request is not UTF-8: {error}")))
}

/// Runs `body`; a panic in it becomes a [`Tag::Panic`] reply with the panic's message and place.
pub fn catch(body: impl FnOnce() -> Reply) -> Reply {
    install_hook();
    let outer = GUARDED.replace(true);
    // Unwind safety: whatever a panic leaves half-done is behind a session's mutex, which the
    // unwinding poisons; a poisoned session refuses every later call.
    let result = panic::catch_unwind(AssertUnwindSafe(body));
    GUARDED.set(outer);
    result.unwrap_or_else(|payload| Reply::panic(&message(&*payload), PANIC_LOCATION.take().as_deref()))
}

/// A panic inside a guard is reported to the host, so it prints nothing; any other keeps the hook
/// that was there before.
fn install_hook() {
    static INSTALL: Once = Once::new();
    INSTALL.call_once(|| {
        let previous = panic::take_hook();
        panic::set_hook(Box::new(move |info: &PanicHookInfo<'_>| {
            if GUARDED.get() {
                PANIC_LOCATION.set(info.location().map(ToString::to_string));
            } else {
                previous(info);
            }
        }));
    });
}

fn message(payload: &(dyn Any + Send)) -> String {
    payload
        .downcast_ref::<&str>()
        .map(ToString::to_string)
        .or_else(|| payload.downcast_ref::<String>().cloned())
        .unwrap_or_else(|| "a panic without a message".to_owned())
}
