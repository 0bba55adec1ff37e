//! The contract of the exported functions: ids, refusals, panics, cancellation.
#![allow(missing_docs, reason = "tests read as specifications")]

mod support;

use std::{ptr, sync::Arc, thread, time::Duration};

use monty_jvm::{abi, buffer::Response};
use serde_json::json;
use support::{Interpreter, Reply, call, create, limits_with};

const BAD_REQUEST: i32 = -5;
const UNKNOWN_HANDLE: i32 = -6;
const BUSY: i32 = -7;

#[test]
fn run_of_an_expression_responds_with_its_value_and_usage() {
    let reply = Interpreter::new().run("2 + 2");
    assert_eq!(reply.tag, 0);
    let json = reply.json();
    assert_eq!(json["value"], 4);
    assert_eq!(json["output"], json!([]));
    assert!(json["usage"]["nanos"].as_u64().unwrap() > 0);
    assert!(json["usage"]["peak"].as_u64().unwrap() > 1_000);
}

#[test]
fn versions_are_those_of_the_crates() {
    // SAFETY: `call` passes a writable response.
    let reply = call(|out| unsafe { abi::monty_version(out) });
    assert_eq!(reply.json()["interpreter"], "1.4.0");
    assert_eq!(reply.json()["abi"], abi::monty_abi_version());
}

#[test]
fn null_out_is_refused() {
    // SAFETY: null is a documented refusal.
    assert_eq!(unsafe { abi::monty_version(ptr::null_mut()) }, BAD_REQUEST);
    // SAFETY: as above; the handle does not matter.
    assert_eq!(unsafe { abi::monty_free(1, ptr::null_mut()) }, BAD_REQUEST);
}

#[test]
fn misaligned_out_is_refused() {
    let mut space = [0_u64; 8];
    let misaligned = space.as_mut_ptr().cast::<Response>().wrapping_byte_add(1);
    // SAFETY: the memory is writable; being misaligned is a documented refusal.
    assert_eq!(unsafe { abi::monty_version(misaligned) }, BAD_REQUEST);
    assert_eq!(space, [0; 8]);
}

#[test]
fn null_request_is_refused() {
    // SAFETY: null is a documented refusal.
    let reply = call(|out| unsafe { abi::monty_create(ptr::null(), 5, out) });
    assert_eq!(reply.tag, BAD_REQUEST);
    assert_eq!(reply.json()["message"], "the request is null");
}

#[test]
fn request_with_an_absurd_length_is_refused_without_being_read() {
    let byte = *b"{";
    // SAFETY: the length is checked before anything is read.
    let reply = call(|out| unsafe { abi::monty_create(byte.as_ptr(), usize::MAX, out) });
    assert_eq!(reply.tag, BAD_REQUEST);
    assert!(reply.text.contains("more than"), "{reply:?}");
}

#[test]
fn request_that_is_not_utf8_is_refused() {
    let bytes = [b'"', 0xff, 0xc0, b'"'];
    // SAFETY: the bytes are readable for the call.
    let reply = call(|out| unsafe { abi::monty_create(bytes.as_ptr(), bytes.len(), out) });
    assert_eq!(reply.tag, BAD_REQUEST);
    assert!(reply.text.contains("not UTF-8"), "{reply:?}");
}

#[test]
fn malformed_requests_say_what_is_wrong() {
    let interpreter = Interpreter::new();
    for (request, word) in [
        ("", "EOF"),
        ("{", "EOF"),
        ("[]", "object"),
        (r#"["1", "m"]"#, "object"),
        (r#"{"name":"m"}"#, "code"),
        (r#"{"code":1,"name":"m"}"#, "string"),
        (r#"{"code":"1","name":"m"} x"#, "trailing"),
        (r#"{"code":"1","name":"m","surprise":1}"#, "surprise"),
        (r#"{"code":"1","name":"m","inputs":[]}"#, "object"),
        (r#"{"code":"1","name":"m","inputs":{"a":1,"a":2}}"#, "twice"),
        (r#"{"code":"\ud800","name":"m"}"#, "hex escape"),
    ] {
        let reply = interpreter.request(1, request);
        assert_eq!(reply.tag, BAD_REQUEST, "{request}");
        assert!(reply.text.contains(word), "{request}: {reply:?}");
    }
    assert_eq!(interpreter.value("1"), "1");
}

#[test]
fn limits_out_of_range_are_refused() {
    for limits in [
        limits_with("memory", 0),
        limits_with("duration", 0),
        limits_with("recursion", 0),
        limits_with("recursion", 10_001),
        limits_with("output", 0),
        json!({}),
        json!({"memory": "much"}),
    ] {
        let reply = create(&json!({ "limits": limits }).to_string());
        assert_eq!(reply.tag, BAD_REQUEST, "{limits}");
    }
}

#[test]
fn freed_foreign_and_zero_handles_are_unknown() {
    let freed = {
        let interpreter = Interpreter::new();
        interpreter.0
    };
    for handle in [freed, 0, u64::MAX, 0xdead_beef_dead_beef] {
        let reply = std::mem::ManuallyDrop::new(Interpreter::known(handle)).run("1");
        assert_eq!(reply.tag, UNKNOWN_HANDLE, "{reply:?}");
        // SAFETY: `call` passes a writable response.
        assert_eq!(call(|out| unsafe { abi::monty_free(handle, out) }).tag, UNKNOWN_HANDLE);
        assert_eq!(abi::monty_cancel(handle, 1), UNKNOWN_HANDLE);
    }
}

#[test]
fn freed_and_foreign_buffers_are_refused() {
    let mut out = Response::default();
    // SAFETY: `out` is writable.
    assert_eq!(unsafe { abi::monty_version(&raw mut out) }, 0);
    assert_eq!(abi::monty_buffer_free(out.id), 0);
    for id in [out.id, 0, u64::MAX] {
        assert_eq!(abi::monty_buffer_free(id), BAD_REQUEST);
    }
}

#[test]
fn panic_becomes_a_reply_and_poisons_its_handle_only() {
    let other = Interpreter::new();
    let interpreter = Interpreter::new();
    // SAFETY: `call` passes a writable response.
    let reply = call(|out| unsafe { abi::monty_test_panic(interpreter.0, out) });
    assert_eq!(reply.tag, -4);
    assert_eq!(reply.json()["message"], "a panic was asked for");
    assert!(reply.json()["location"].as_str().unwrap().contains("abi.rs"), "{reply:?}");
    let next = interpreter.run("1");
    assert_eq!(next.tag, -8);
    assert!(next.text.contains("panicked"), "{next:?}");
    assert_eq!(other.value("1"), "1");
}

#[test]
fn handle_in_use_is_busy_and_can_be_cancelled_from_another_thread() {
    let interpreter = Arc::new(Interpreter::new());
    let looping = {
        let interpreter = Arc::clone(&interpreter);
        thread::spawn(move || {
            let code =
                "while True:\n    try:\n        while True:\n            pass\n    except BaseException:\n        pass";
            let request = json!({ "code": code, "name": "main.py" }).to_string();
            loop {
                let reply = interpreter.request(7, &request);
                if reply.tag != BUSY {
                    break reply;
                }
            }
        })
    };
    let busy = loop {
        let reply = interpreter.request(8, r#"{"code":"1","name":"main.py"}"#);
        if reply.tag != 0 {
            break reply;
        }
        thread::sleep(Duration::from_millis(1));
    };
    assert_eq!(busy.tag, BUSY);
    assert_eq!(abi::monty_cancel(interpreter.0, 7), 0);
    let cancelled: Reply = looping.join().unwrap();
    assert_eq!(cancelled.tag, -3, "{cancelled:?}");
    assert_eq!(interpreter.request(9, r#"{"code":"1+1","name":"m"}"#).json()["value"], 2);
}

#[test]
fn cancel_before_its_turn_stops_that_turn_and_no_other() {
    let interpreter = Interpreter::new();
    assert_eq!(abi::monty_cancel(interpreter.0, 2), 0);
    let code = json!({ "code": "for i in range(10 ** 5):\n    pass", "name": "m" }).to_string();
    assert_eq!(interpreter.request(1, &code).tag, 0);
    assert_eq!(interpreter.request(2, &code).tag, -3);
    assert_eq!(interpreter.request(3, &code).tag, 0);
}

#[test]
fn cancel_in_a_long_native_operation_ends_it() {
    let interpreter = Arc::new(Interpreter::with(&limits_with("memory", 1 << 30)));
    let sorting = {
        let interpreter = Arc::clone(&interpreter);
        thread::spawn(move || interpreter.run("sorted(range(10 ** 7), key=lambda x: -x)[0]"))
    };
    thread::sleep(Duration::from_millis(300));
    assert_eq!(abi::monty_cancel(interpreter.0, 1), 0);
    let reply = sorting.join().unwrap();
    assert!(reply.tag == -3 || reply.tag == 0, "{reply:?}");
    assert_eq!(interpreter.request(2, r#"{"code":"1+1","name":"m"}"#).json()["value"], 2);
}

#[test]
fn stats_count_what_is_not_freed() {
    let stats = || {
        // SAFETY: `call` passes a writable response.
        call(|out| unsafe { abi::monty_stats(out) }).json()
    };
    let interpreter = Interpreter::new();
    assert!(stats()["handles"].as_u64().unwrap() >= 1);
    assert!(stats()["stacks"].as_u64().unwrap() >= 1);
    drop(interpreter);
}
