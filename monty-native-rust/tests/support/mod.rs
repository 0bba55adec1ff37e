//! Drives the C ABI the way a host does.
#![allow(dead_code, missing_docs, reason = "each test file uses a part of it")]

use std::{
    slice,
    sync::atomic::{AtomicU64, Ordering},
};

use monty_jvm::{abi, buffer::Response};
use serde_json::{Value, json};

pub const COMPLETE: i32 = 0;
pub const CALL: i32 = 1;
pub const OS_CALL: i32 = 2;
pub const LOOKUP: i32 = 3;
pub const FUTURES: i32 = 4;
pub const SCRIPT_ERROR: i32 = -1;
pub const RESOURCE: i32 = -2;
pub const CANCELLED: i32 = -3;
pub const BAD_REQUEST: i32 = -5;
pub const WRONG_STATE: i32 = -9;

/// What one call came to.
#[derive(Debug)]
pub struct Reply {
    pub tag: i32,
    pub text: String,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error} in {}", self.text))
    }
}

/// Makes a call, copies its response and frees it.
pub fn call(entry: impl FnOnce(*mut Response) -> i32) -> Reply {
    let (tag, bytes) = call_for_bytes(entry);
    Reply { tag, text: String::from_utf8(bytes).unwrap() }
}

/// Makes a call whose response may be no text.
pub fn call_for_bytes(entry: impl FnOnce(*mut Response) -> i32) -> (i32, Vec<u8>) {
    let mut out = Response::default();
    let tag = entry(&raw mut out);
    let mut copy = Vec::new();
    if out.id != 0 {
        let length = usize::try_from(out.length).unwrap();
        // SAFETY: the library says that `length` bytes are at `address` until the buffer is freed below.
        copy.extend_from_slice(unsafe { slice::from_raw_parts(out.address as *const u8, length) });
        assert_eq!(abi::monty_buffer_free(out.id), 0);
    }
    (tag, copy)
}

pub fn limits() -> Value {
    json!({
        "memory": 64 << 20, "duration": 10_000_000_000_u64, "recursion": 1000, "source": 1 << 20,
        "output": 1 << 20, "result": 16 << 20, "suspensions": 1000,
    })
}

pub fn limits_with(name: &str, value: u64) -> Value {
    let mut limits = limits();
    limits[name] = json!(value);
    limits
}

/// An interpreter that is freed when it goes out of scope.
pub struct Interpreter(pub u64, AtomicU64);

/// An entry point that takes a handle, a turn and a request.
type Turn = unsafe extern "C" fn(u64, u64, *const u8, usize, *mut Response) -> i32;
/// An entry point that takes a handle.
type Plain = unsafe extern "C" fn(u64, *mut Response) -> i32;

impl Interpreter {
    pub fn new() -> Self {
        Self::with(&limits())
    }

    pub fn with(limits: &Value) -> Self {
        Self::order(&json!({ "limits": limits }))
    }

    pub fn session() -> Self {
        Self::order(&json!({ "kind": "session", "limits": limits() }))
    }

    pub fn with_os(os: &Value) -> Self {
        Self::order(&json!({ "limits": limits(), "os": os }))
    }

    pub fn order(request: &Value) -> Self {
        let reply = create(&request.to_string());
        assert_eq!(reply.tag, COMPLETE, "{reply:?}");
        Self::known(reply.json()["handle"].as_u64().unwrap())
    }

    pub fn known(handle: u64) -> Self {
        Self(handle, AtomicU64::new(1))
    }

    pub fn run(&self, code: &str) -> Reply {
        self.turn(abi::monty_run, &json!({ "code": code, "name": "main.py" }))
    }

    pub fn start(&self, code: &str) -> Reply {
        self.start_with(code, &[])
    }

    /// Starts code that may call `functions`.
    pub fn start_with(&self, code: &str, functions: &[&str]) -> Reply {
        self.start_request(&json!({ "code": code, "name": "main.py", "functions": functions }))
    }

    pub fn start_request(&self, request: &Value) -> Reply {
        self.turn(abi::monty_start, request)
    }

    pub fn resume(&self, answer: &Value) -> Reply {
        self.turn(abi::monty_resume, answer)
    }

    pub fn call(&self, request: &Value) -> Reply {
        self.turn(abi::monty_call, request)
    }

    pub fn pause(&self) -> Reply {
        self.plain(abi::monty_pause)
    }

    pub fn abandon(&self) -> Reply {
        self.plain(abi::monty_abandon)
    }

    pub fn variables(&self) -> Reply {
        self.plain(abi::monty_variables)
    }

    pub fn functions(&self) -> Reply {
        self.plain(abi::monty_functions)
    }

    /// Freezes the interpreter, which must be possible.
    pub fn freeze(&self) -> Vec<u8> {
        // SAFETY: `call_for_bytes` passes a writable response.
        let (tag, bytes) = call_for_bytes(|out| unsafe { abi::monty_snapshot(self.0, out) });
        assert_eq!(tag, COMPLETE, "{}", String::from_utf8_lossy(&bytes));
        bytes
    }

    pub fn plain(&self, entry: Plain) -> Reply {
        // SAFETY: `call` passes a writable response.
        call(|out| unsafe { entry(self.0, out) })
    }

    /// The number that the next turn will have.
    pub fn next_turn(&self) -> u64 {
        self.1.load(Ordering::Relaxed)
    }

    fn turn(&self, entry: Turn, request: &Value) -> Reply {
        self.numbered(entry, self.1.fetch_add(1, Ordering::Relaxed), &request.to_string())
    }

    fn numbered(&self, entry: Turn, turn: u64, request: &str) -> Reply {
        // SAFETY: `request` is readable for the call and `call` passes a writable response.
        call(|out| unsafe { entry(self.0, turn, request.as_ptr(), request.len(), out) })
    }

    pub fn request(&self, turn: u64, request: &str) -> Reply {
        self.1.fetch_max(turn + 1, Ordering::Relaxed);
        self.numbered(abi::monty_run, turn, request)
    }

    pub fn resume_text(&self, answer: &str) -> Reply {
        self.numbered(abi::monty_resume, self.1.fetch_add(1, Ordering::Relaxed), answer)
    }

    /// Runs code that must complete and gives its value as JSON text.
    pub fn value(&self, code: &str) -> String {
        let reply = self.run(code);
        assert_eq!(reply.tag, 0, "{reply:?}");
        value_text(&reply)
    }
}

/// Makes an interpreter of a snapshot.
pub fn restore(snapshot: &[u8]) -> Result<Interpreter, Reply> {
    restore_with(snapshot, &json!({ "limits": limits() }))
}

/// Makes an interpreter of a snapshot at a destination.
pub fn restore_with(snapshot: &[u8], destination: &Value) -> Result<Interpreter, Reply> {
    let destination = destination.to_string();
    let length = u32::try_from(destination.len()).unwrap().to_le_bytes();
    restore_request(&[&length, destination.as_bytes(), snapshot].concat())
}

pub fn restore_request(request: &[u8]) -> Result<Interpreter, Reply> {
    // SAFETY: `request` is readable for the call and `call` passes a writable response.
    let reply = call(|out| unsafe { abi::monty_restore(request.as_ptr(), request.len(), out) });
    if reply.tag == COMPLETE { Ok(Interpreter::known(reply.json()["handle"].as_u64().unwrap())) } else { Err(reply) }
}

impl Drop for Interpreter {
    fn drop(&mut self) {
        // SAFETY: `call` passes a writable response.
        call(|out| unsafe { abi::monty_free(self.0, out) });
    }
}

pub fn create(request: &str) -> Reply {
    // SAFETY: `request` is readable for the call and `call` passes a writable response.
    call(|out| unsafe { abi::monty_create(request.as_ptr(), request.len(), out) })
}

/// The text of the value in a response, untouched by any JSON library's idea of numbers.
pub fn value_text(reply: &Reply) -> String {
    let start = "{\"value\":".len();
    let end = reply.text.rfind(",\"output\":[").unwrap();
    reply.text[start..end].to_owned()
}
