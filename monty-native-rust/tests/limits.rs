//! Every limit: hit, reported with its figures, and forgotten by the next run.
#![allow(missing_docs, reason = "tests read as specifications")]

mod support;

use std::thread;

use serde_json::json;
use support::{Interpreter, limits_with};

fn resource(interpreter: &Interpreter, code: &str, limit: &str) -> serde_json::Value {
    let reply = interpreter.run(code);
    assert_eq!(reply.tag, -2, "{code}: {}", &reply.text[..500.min(reply.text.len())]);
    let json = reply.json();
    assert_eq!(json["limit"], limit, "{code}");
    assert_eq!(interpreter.value("1 + 1"), "2", "after {code}");
    json
}

#[test]
fn memory_is_counted_per_run() {
    let interpreter = Interpreter::new();
    for code in [
        "x = []\nwhile True:\n    x.append('some text' * 10)",
        "[0] * 10**12",
        "'x' * 2**40",
        "b'x' * 2**62",
        "2 ** 10**9",
        "x = 'x' * 2**20\nwhile True:\n    x += x",
        "d = {}\ni = 0\nwhile True:\n    d[i] = i\n    i += 1",
        "try:\n    x = []\n    while True:\n        x.append([1, 2, 3])\nexcept BaseException:\n    pass\n1",
    ] {
        let json = resource(&interpreter, code, "memory");
        assert_eq!(json["limitValue"], 64 << 20);
        assert!(json["used"].as_u64().unwrap() > 64 << 20, "{code}: {json}");
    }
}

#[test]
fn memory_of_two_interpreters_on_two_threads_is_counted_apart() {
    let threads: Vec<_> = (0..2)
        .map(|_| {
            thread::spawn(|| {
                let interpreter = Interpreter::new();
                // 40 MiB each: more than the limit together, less than it apart.
                interpreter.value("x = 'x' * (40 << 20)\nt = 0\nfor i in range(20000):\n    t += i\nlen(x) + t - t")
            })
        })
        .collect();
    for thread in threads {
        assert_eq!(thread.join().unwrap(), (40_u64 << 20).to_string());
    }
}

#[test]
fn usage_tells_what_the_script_held() {
    let reply = Interpreter::new().run("x = bytes(10 << 20)\nlen(x)");
    let peak = reply.json()["usage"]["peak"].as_u64().unwrap();
    assert!((10 << 20..12 << 20).contains(&peak), "{peak}");
}

#[test]
fn duration_ends_endless_loops_even_those_that_catch_everything() {
    let interpreter = Interpreter::with(&limits_with("duration", 50_000_000));
    for code in [
        "while True: pass",
        "while True:\n    try:\n        while True: pass\n    except BaseException: pass",
        "sum(i for i in iter(int, 1))",
        "import re\nre.match('(a+)+$', 'a' * 60 + 'b')\nwhile True: pass",
    ] {
        let json = resource(&interpreter, code, "duration");
        assert_eq!(json["limitValue"], 50_000_000);
        assert!(json["used"].as_u64().unwrap() >= 50_000_000);
    }
}

#[test]
fn script_cannot_fake_a_limit() {
    let interpreter = Interpreter::new();
    for code in [
        "raise MemoryError('memory limit exceeded: 9 bytes > 1 bytes')",
        "raise TimeoutError('feed time limit exceeded: 2s > 1s')",
    ] {
        assert_eq!(interpreter.run(code).tag, -1, "{code}");
    }
}

#[test]
fn recursion_is_an_exception_that_python_may_catch() {
    let interpreter = Interpreter::new();
    let reply = interpreter.run("def f(n):\n    return f(n + 1)\nf(0)");
    assert_eq!(reply.tag, -1);
    assert_eq!(reply.json()["type"], "RecursionError");
    let caught = "def f(n):\n    return f(n + 1)\ntry:\n    f(0)\nexcept RecursionError:\n    x = 'caught'\nx";
    assert_eq!(interpreter.value(caught), "\"caught\"");
}

#[test]
fn source_longer_than_its_limit_is_not_parsed() {
    let interpreter = Interpreter::with(&limits_with("source", 10));
    assert_eq!(interpreter.run("1234567890").tag, 0);
    let reply = interpreter.run("1234567890 ");
    assert_eq!(reply.tag, -2);
    assert_eq!(reply.json()["limit"], "source");
    assert_eq!(reply.json()["used"], 11);
}

#[test]
fn output_up_to_its_limit_is_kept_when_the_script_prints_more() {
    let interpreter = Interpreter::with(&limits_with("output", 10));
    let reply = interpreter.run("print('123456789')");
    assert_eq!(reply.json()["output"], json!([["out", "123456789\n"]]));
    let json = resource(&interpreter, "print('1234567890')", "output");
    assert_eq!(json["output"], json!([["out", "1234567890"]]));
    let json = resource(&interpreter, "print('ä' * 6)", "output");
    assert_eq!(json["output"], json!([["out", "äääää"]]));
}

#[test]
fn output_limit_cannot_be_caught_and_ignored() {
    let interpreter = Interpreter::with(&limits_with("output", 1000));
    let code = "n = 0\nwhile True:\n    try:\n        print('x' * 100)\n    except BaseException:\n        n += 1";
    resource(&interpreter, code, "output");
    resource(&interpreter, "try:\n    print('x' * 2000)\nexcept BaseException:\n    pass\n'done'", "output");
}

#[test]
fn output_that_alternates_between_the_streams_is_charged_for_it() {
    let interpreter = Interpreter::with(&limits_with("output", 10_000));
    let code = "import sys\nwhile True:\n    print('a', end='')\n    print('b', end='', file=sys.stderr)";
    let json = resource(&interpreter, code, "output");
    assert!(json["output"].as_array().unwrap().len() < 200);
}

#[test]
fn output_is_returned_when_the_script_fails() {
    let reply = Interpreter::new().run("import sys\nprint('before')\nprint('warn', file=sys.stderr)\n1 / 0");
    assert_eq!(reply.tag, -1);
    let json = reply.json();
    assert_eq!(json["output"], json!([["out", "before\n"], ["err", "warn\n"]]));
    assert_eq!(json["type"], "ZeroDivisionError");
    assert_eq!(json["frames"][0]["line"], 4);
    assert_eq!(json["frames"][0]["column"], 1);
}

#[test]
fn traceback_of_deep_recursion_on_a_long_line_is_bounded() {
    let interpreter = Interpreter::new();
    let pad = "0 + ".repeat(100_000);
    let code = format!("def f(n):\n    return g({pad} n)\ndef g(n):\n    return f({pad} n)\nf(0)");
    let reply = interpreter.run(&code);
    assert_eq!(reply.tag, -1, "{}", &reply.text[..200]);
    assert!(reply.text.len() < 4 << 20, "{}", reply.text.len());
}

#[test]
fn inputs_count_towards_the_memory_limit() {
    let interpreter = Interpreter::with(&limits_with("memory", 1 << 20));
    let request = |size: usize| {
        let inputs = json!({ "x": "y".repeat(size) });
        json!({ "code": "t = 0\nfor i in range(20000):\n    t += i\nlen(x)", "name": "m", "inputs": inputs })
            .to_string()
    };
    assert_eq!(interpreter.request(1, &request(100_000)).tag, 0);
    let reply = interpreter.request(2, &request(4 << 20));
    assert_eq!(reply.tag, -2, "{reply:?}");
    assert_eq!(reply.json()["limit"], "memory");
}

#[test]
fn end_from_outside_does_not_tell_what_it_is_disguised_as() {
    let interpreter = Interpreter::with(&limits_with("output", 100));
    let reply =
        interpreter.run("while True:\n    try:\n        print('x' * 50)\n    except BaseException:\n        pass");
    assert_eq!(reply.tag, -2);
    assert!(!reply.text.contains("TimeoutError"), "{reply:?}");
    assert_eq!(monty_jvm::abi::monty_cancel(interpreter.0, 2), 0);
    let reply = interpreter.request(2, &json!({ "code": "while True: pass", "name": "m" }).to_string());
    assert_eq!(reply.tag, -3);
    assert!(!reply.text.contains("TimeoutError"), "{reply:?}");
}
