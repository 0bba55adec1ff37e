//! What a turn has printed so far, asked for by another thread.
#![allow(missing_docs, reason = "tests read as specifications")]

mod support;

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    thread,
};

use monty_jvm::abi;
use serde_json::{Value, json};
use support::{BAD_REQUEST, CANCELLED, COMPLETE, Interpreter, Reply, call};

const UNKNOWN_HANDLE: i32 = -6;

fn ask(handle: u64, turn: u64, from: u64) -> Reply {
    // SAFETY: `call` passes a writable response.
    call(|out| unsafe { abi::monty_output(handle, turn, from, out) })
}

fn news(handle: u64, turn: u64, from: u64) -> (Value, u64) {
    let reply = ask(handle, turn, from);
    assert_eq!(reply.tag, COMPLETE, "{reply:?}");
    let json = reply.json();
    (json["output"].clone(), json["next"].as_u64().unwrap())
}

fn text(output: &Value) -> String {
    output.as_array().unwrap().iter().map(|entry| entry[1].as_str().unwrap()).collect()
}

/// Runs code that prints, and then loops for ever, as turn 1; `body` is called once it has printed `length` bytes.
fn while_looping(code: &str, length: u64, body: impl FnOnce(u64)) -> Reply {
    let interpreter = Arc::new(Interpreter::new());
    let looping = {
        let interpreter = Arc::clone(&interpreter);
        let code = format!("{code}\nwhile True:\n    pass");
        thread::spawn(move || interpreter.run(&code))
    };
    while news(interpreter.0, 1, 0).1 < length {
        thread::yield_now();
    }
    body(interpreter.0);
    assert_eq!(abi::monty_cancel(interpreter.0, 1), 0);
    looping.join().unwrap()
}

#[test]
fn output_is_told_while_the_script_runs_and_again_when_it_ends() {
    let reply = while_looping("print('a')", 2, |handle| {
        assert_eq!(news(handle, 1, 0), (json!([["out", "a\n"]]), 2));
        assert_eq!(news(handle, 1, 0), (json!([["out", "a\n"]]), 2));
        assert_eq!(news(handle, 1, 1), (json!([["out", "\n"]]), 2));
        assert_eq!(news(handle, 1, 2), (json!([]), 2));
    });
    assert_eq!(reply.tag, CANCELLED);
    assert_eq!(reply.json()["output"], json!([["out", "a\n"]]));
}

#[test]
fn streams_keep_their_order() {
    let code = "import sys\nprint('a')\nprint('b', file=sys.stderr)\nprint('c')";
    while_looping(code, 6, |handle| {
        assert_eq!(news(handle, 1, 0), (json!([["out", "a\n"], ["err", "b\n"], ["out", "c\n"]]), 6));
        assert_eq!(news(handle, 1, 3), (json!([["err", "\n"], ["out", "c\n"]]), 6));
    });
}

#[test]
fn position_beyond_what_was_printed_gets_nothing_and_stays() {
    while_looping("print('a')", 2, |handle| {
        assert_eq!(news(handle, 1, 7), (json!([]), 7));
        assert_eq!(news(handle, 1, u64::MAX), (json!([]), u64::MAX));
    });
}

#[test]
fn position_inside_a_character_is_refused() {
    while_looping("print('\u{e4}')", 3, |handle| {
        let reply = ask(handle, 1, 1);
        assert_eq!(reply.tag, BAD_REQUEST);
        assert!(reply.text.contains("byte 1"), "{reply:?}");
        assert_eq!(news(handle, 1, 2), (json!([["out", "\n"]]), 3));
    });
}

#[test]
fn other_turns_have_nothing_to_tell() {
    while_looping("print('a')", 2, |handle| {
        assert_eq!(news(handle, 0, 0), (json!([]), 0));
        assert_eq!(news(handle, 2, 0), (json!([]), 0));
    });
}

#[test]
fn turn_that_has_ended_has_nothing_to_tell() {
    let interpreter = Interpreter::new();
    assert_eq!(interpreter.run("print('a')").json()["output"], json!([["out", "a\n"]]));
    assert_eq!(news(interpreter.0, 1, 0), (json!([]), 0));
    assert_eq!(interpreter.run("print('b')").json()["output"], json!([["out", "b\n"]]));
}

#[test]
fn paused_run_has_nothing_to_tell_beyond_its_pause() {
    let interpreter = Interpreter::new();
    let pause = interpreter.start_with("print('a')\nfetch()\nprint('b')", &["fetch"]);
    assert_eq!(pause.json()["output"], json!([["out", "a\n"]]));
    assert_eq!(news(interpreter.0, 1, 0), (json!([]), 0));
    assert_eq!(interpreter.resume(&json!({ "value": 1 })).json()["output"], json!([["out", "b\n"]]));
}

#[test]
fn freed_handle_is_unknown() {
    let freed = {
        let interpreter = Interpreter::new();
        interpreter.0
    };
    let reply = ask(freed, 1, 0);
    assert_eq!(reply.tag, UNKNOWN_HANDLE, "{reply:?}");
}

#[test]
fn handle_that_panicked_has_nothing_to_tell() {
    let interpreter = Interpreter::new();
    // SAFETY: `call` passes a writable response.
    assert_eq!(call(|out| unsafe { abi::monty_test_panic(interpreter.0, out) }).tag, -4);
    assert_eq!(news(interpreter.0, 1, 0), (json!([]), 0));
}

#[test]
fn null_out_is_refused() {
    // SAFETY: null is a documented refusal.
    assert_eq!(unsafe { abi::monty_output(1, 1, 0, std::ptr::null_mut()) }, BAD_REQUEST);
}

/// What the runs and those who ask about them share.
#[derive(Default)]
struct Shared {
    turn: AtomicU64,
    told: AtomicU64,
    over: AtomicBool,
}

/// Follows turn after turn, and checks that each piece goes on where the one before ended.
fn follow(handle: u64, expected: &str, shared: &Shared) {
    while !shared.over.load(Ordering::Relaxed) {
        let turn = shared.turn.load(Ordering::Relaxed);
        let (mut from, mut so_far) = (0, String::new());
        loop {
            let (output, next) = news(handle, turn, from);
            if next == from {
                break;
            }
            so_far.push_str(&text(&output));
            from = next;
        }
        assert!(expected.starts_with(&so_far), "{so_far:?}");
        assert_eq!(from, so_far.len() as u64);
        shared.told.fetch_add(from, Ordering::Relaxed);
    }
}

#[test]
fn many_askers_during_many_turns_see_whole_characters_in_order() {
    const TURNS: u64 = 40;
    let interpreter = Arc::new(Interpreter::new());
    let lines: Vec<String> = (0..500).map(|i| format!("{i} \u{e4}\u{1f600}\n")).collect();
    let expected: Arc<str> = lines.concat().into();
    let shared = Arc::new(Shared::default());
    let askers: Vec<_> = (0..4)
        .map(|_| {
            let (handle, expected, shared) = (interpreter.0, Arc::clone(&expected), Arc::clone(&shared));
            thread::spawn(move || follow(handle, &expected, &shared))
        })
        .collect();
    while interpreter.next_turn() <= TURNS || shared.told.load(Ordering::Relaxed) == 0 {
        shared.turn.store(interpreter.next_turn(), Ordering::Relaxed);
        let reply = interpreter.run("for i in range(500):\n    print(i, '\u{e4}\u{1f600}')");
        assert_eq!(text(&reply.json()["output"]), *expected);
    }
    shared.over.store(true, Ordering::Relaxed);
    for asker in askers {
        asker.join().unwrap();
    }
}
