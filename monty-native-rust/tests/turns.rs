//! What holds over the turns of a run: limits, cancellation, memory.
#![allow(missing_docs, reason = "tests read as specifications")]

mod support;

use std::{sync::Arc, thread, time::Duration};

use monty_jvm::abi;
use serde_json::json;
use support::{CALL, CANCELLED, COMPLETE, Interpreter, RESOURCE, SCRIPT_ERROR, WRONG_STATE, limits_with};

#[test]
fn suspensions_beyond_the_limit_end_the_run_uncatchably_and_with_a_traceback() {
    let interpreter = Interpreter::with(&limits_with("suspensions", 3));
    let code = "while True:\n    try:\n        f()\n    except BaseException:\n        pass";
    assert_eq!(interpreter.start_with(code, &["f"]).tag, CALL);
    assert_eq!(interpreter.resume(&json!({ "value": 1 })).tag, CALL);
    assert_eq!(interpreter.resume(&json!({ "value": 1 })).tag, CALL);
    let reply = interpreter.resume(&json!({ "value": 1 }));
    assert_eq!(reply.tag, RESOURCE, "{reply:?}");
    let json = reply.json();
    assert_eq!((&json["limit"], &json["limitValue"], &json["used"]), (&json!("suspensions"), &json!(3), &json!(4)));
    assert_eq!(json["frames"][0]["line"], 3);
    // Counted anew for the next run.
    assert_eq!(interpreter.start_with("f()", &["f"]).tag, CALL);
    assert_eq!(interpreter.resume(&json!({ "value": 1 })).tag, COMPLETE);
}

#[test]
fn duration_is_summed_over_the_turns_and_leaves_the_host_out() {
    let interpreter = Interpreter::with(&limits_with("duration", 200_000_000));
    let code = "def work():\n    t = 0\n    for i in range(20_000):\n        t += i\nwhile True:\n    work()\n    f()";
    let mut reply = interpreter.start_with(code, &["f"]);
    thread::sleep(Duration::from_millis(300));
    let mut turns = 1;
    while reply.tag == CALL {
        reply = interpreter.resume(&json!({ "value": 1 }));
        turns += 1;
    }
    assert_eq!(reply.tag, RESOURCE, "{reply:?}");
    assert_eq!(reply.json()["limit"], "duration");
    assert!(turns > 2, "the host's time was counted: {turns}");
}

#[test]
fn duration_ends_a_loop_that_only_asks_for_what_it_is_denied() {
    let interpreter = Interpreter::with(&limits_with("duration", 100_000_000));
    let code = "while True:\n    try:\n        open('/x')\n    except PermissionError:\n        pass";
    let reply = interpreter.start(code);
    assert_eq!(reply.tag, RESOURCE, "{reply:?}");
    assert_eq!(reply.json()["limit"], "duration");
    assert!(reply.json()["usage"]["nanos"].as_u64().unwrap() < 2_000_000_000, "{reply:?}");
}

#[test]
fn output_limit_spans_the_turns() {
    let interpreter = Interpreter::with(&limits_with("output", 10));
    assert_eq!(interpreter.start_with("print('12345')\nf()\nprint('67890')", &["f"]).tag, CALL);
    let reply = interpreter.resume(&json!({ "value": 1 }));
    assert_eq!(reply.tag, RESOURCE, "{reply:?}");
    assert_eq!(reply.json()["limit"], "output");
    assert_eq!(reply.json()["output"], json!([["out", "6789"]]));
    let interpreter = Interpreter::with(&limits_with("output", 10));
    assert_eq!(interpreter.start_with("print('123456789')\nf()\nprint('0')", &["f"]).tag, CALL);
    let reply = interpreter.resume(&json!({ "value": 1 }));
    assert_eq!((reply.tag, &reply.json()["output"]), (RESOURCE, &json!([])));
}

#[test]
fn memory_limit_counts_what_a_paused_run_holds_and_what_comes_in() {
    let interpreter = Interpreter::new();
    let code = "x = 'x' * (40 << 20)\ny = f()\nt = 0\nfor i in range(20000):\n    t += i\nlen(x) + len(y)";
    let started = interpreter.start_with(code, &["f"]);
    assert_eq!(started.tag, CALL);
    assert!(started.json()["usage"]["memory"].as_u64().unwrap() > 40 << 20);
    let reply = interpreter.resume(&json!({ "value": "y".repeat(30 << 20) }));
    assert_eq!(reply.tag, RESOURCE, "{}", &reply.text[..300]);
    assert_eq!(reply.json()["limit"], "memory");
    // Resumed by another thread than the one that started, the figure is the same.
    assert_eq!(interpreter.start_with(code, &["f"]).tag, CALL);
    let interpreter = Arc::new(interpreter);
    let other = Arc::clone(&interpreter);
    let reply = thread::spawn(move || other.resume(&json!({ "value": "yy" }))).join().unwrap();
    assert_eq!(reply.json()["value"], (40 << 20) + 2, "{reply:?}");
}

/// What an idle session holds, as its next feed sees it.
fn held(session: &Interpreter) -> u64 {
    let reply = session.run("None");
    assert_eq!(reply.tag, COMPLETE, "{reply:?}");
    reply.json()["usage"]["memory"].as_u64().unwrap()
}

#[test]
fn memory_returns_to_its_base_when_a_paused_feed_is_abandoned() {
    let session = Interpreter::session();
    assert_eq!(session.start_with("def g():\n    y = 'y' * (10 << 20)\n    f()\n", &["f"]).tag, COMPLETE);
    let base = held(&session);
    for _ in 0..50 {
        assert_eq!(session.start("g()").tag, CALL);
        assert_eq!(session.abandon().tag, COMPLETE);
    }
    let after = held(&session);
    assert!(after < base + 16_384, "{base} {after}");
}

#[test]
fn session_does_not_grow_with_its_feeds() {
    let session = Interpreter::session();
    assert_eq!(session.run("def add(a, b):\n    return a + b").tag, COMPLETE);
    for _ in 0..100 {
        session.call(&json!({ "function": "add", "args": [1, 2] }));
    }
    let base = held(&session);
    for i in 0..2_000 {
        let reply = session.call(&json!({ "function": "add", "args": [i, "x".repeat(100)], "kwargs": {} }));
        assert_eq!(reply.tag, SCRIPT_ERROR, "{reply:?}");
        assert_eq!(session.run(&format!("x = {i}")).tag, COMPLETE);
    }
    let after = held(&session);
    // The names of a thousand feeds stay, some 100 bytes each.
    assert!(after < base + 1_000 * 160, "{base} {after}");
}

#[test]
fn cancel_while_paused_ends_the_run_at_its_next_turn() {
    let interpreter = Interpreter::new();
    let code = "try:\n    f()\nexcept BaseException:\n    print('caught')\n1";
    assert_eq!(interpreter.start_with(code, &["f"]).tag, CALL);
    assert_eq!(abi::monty_cancel(interpreter.0, interpreter.next_turn()), 0);
    let reply = interpreter.resume(&json!({ "value": 1 }));
    assert_eq!(reply.tag, CANCELLED, "{reply:?}");
    assert_eq!(reply.json()["output"], json!([]));
    assert_eq!(reply.json()["frames"][0]["line"], 2);
    assert_eq!(interpreter.value("1"), "1");
}

#[test]
fn cancel_of_a_turn_that_is_over_does_not_hit_the_next() {
    let interpreter = Interpreter::new();
    assert_eq!(interpreter.start_with("f()", &["f"]).tag, CALL);
    assert_eq!(abi::monty_cancel(interpreter.0, interpreter.next_turn() - 1), 0);
    assert_eq!(interpreter.resume(&json!({ "value": 1 })).tag, COMPLETE);
}

#[test]
fn cancel_before_a_start_runs_nothing() {
    let session = Interpreter::session();
    assert_eq!(abi::monty_cancel(session.0, session.next_turn()), 0);
    let reply = session.start("x = 1\nprint(x)");
    assert_eq!(reply.tag, CANCELLED, "{reply:?}");
    assert_eq!(reply.json()["output"], json!([]));
    assert_eq!(session.run("x").tag, SCRIPT_ERROR);
}

#[test]
fn cancel_during_a_resume_leaves_the_session_usable() {
    let session = Arc::new(Interpreter::session());
    assert_eq!(session.start_with("x = 5\ny = f()\nwhile True:\n    pass", &["f"]).tag, CALL);
    let turn = session.next_turn();
    let other = Arc::clone(&session);
    let resumed = thread::spawn(move || other.resume(&json!({ "value": 6 })));
    thread::sleep(Duration::from_millis(50));
    assert_eq!(abi::monty_cancel(session.0, turn), 0);
    let reply = resumed.join().unwrap();
    assert_eq!(reply.tag, CANCELLED, "{reply:?}");
    assert_eq!(session.value("x + y"), "11");
}

#[test]
fn freeing_a_paused_interpreter_with_deep_values_needs_no_stack_of_the_caller() {
    let body = || {
        let code = "x = 1\nfor i in range(200_000):\n    x = [x]\nf()";
        for interpreter in [Interpreter::new(), Interpreter::session()] {
            assert_eq!(interpreter.start_with(code, &["f"]).tag, CALL);
            drop(interpreter);
        }
        let session = Interpreter::session();
        assert_eq!(session.start_with(code, &["f"]).tag, CALL);
        assert_eq!(session.abandon().tag, COMPLETE);
        assert_eq!(session.abandon().tag, WRONG_STATE);
    };
    thread::Builder::new().stack_size(128 << 10).spawn(body).unwrap().join().unwrap();
}

#[test]
fn abandoned_scripts_start_afresh() {
    let interpreter = Interpreter::new();
    for _ in 0..100 {
        assert_eq!(interpreter.start_with("x = 'x' * (10 << 20)\nf()", &["f"]).tag, CALL);
        assert_eq!(interpreter.abandon().tag, COMPLETE);
    }
    let held = interpreter.run("1").json()["usage"]["memory"].as_u64().unwrap();
    assert!(held < 100_000, "{held}");
}
