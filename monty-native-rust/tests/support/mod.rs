//! Drives the C ABI the way a host does.
#![allow(dead_code, missing_docs, reason = "each test file uses a part of it")]

use std::slice;

use monty_jvm::{abi, buffer::Response};
use serde_json::{Value, json};

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
    let mut out = Response::default();
    let tag = entry(&raw mut out);
    let text = if out.id == 0 {
        String::new()
    } else {
        let length = usize::try_from(out.length).unwrap();
        // SAFETY: the library says that `length` bytes are at `address` until the buffer is freed below.
        let bytes = unsafe { slice::from_raw_parts(out.address as *const u8, length) };
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        assert_eq!(abi::monty_buffer_free(out.id), 0);
        text
    };
    Reply { tag, text }
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
pub struct Interpreter(pub u64);

impl Interpreter {
    pub fn new() -> Self {
        Self::with(&limits())
    }

    pub fn with(limits: &Value) -> Self {
        let request = json!({ "limits": limits }).to_string();
        let reply = create(&request);
        assert_eq!(reply.tag, 0, "{reply:?}");
        Self(reply.json()["handle"].as_u64().unwrap())
    }

    pub fn run(&self, code: &str) -> Reply {
        self.request(1, &json!({ "code": code, "name": "main.py" }).to_string())
    }

    pub fn request(&self, turn: u64, request: &str) -> Reply {
        // SAFETY: `request` is readable for the call and `call` passes a writable response.
        call(|out| unsafe { abi::monty_run(self.0, turn, request.as_ptr(), request.len(), out) })
    }

    /// Runs code that must complete and gives its value as JSON text.
    pub fn value(&self, code: &str) -> String {
        let reply = self.run(code);
        assert_eq!(reply.tag, 0, "{reply:?}");
        value_text(&reply)
    }
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
