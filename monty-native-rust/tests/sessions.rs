//! Sessions: what stays between feeds, calls into them, what the host may read.
#![allow(missing_docs, reason = "tests read as specifications")]

mod support;

use monty_jvm::abi;
use serde_json::{Value, json};
use support::{BAD_REQUEST, CALL, COMPLETE, Interpreter, RESOURCE, Reply, SCRIPT_ERROR, call, limits_with};

fn value(reply: &Reply) -> Value {
    assert_eq!(reply.tag, COMPLETE, "{reply:?}");
    reply.json()["value"].clone()
}

fn session_with(limits: &Value) -> Interpreter {
    Interpreter::order(&json!({ "kind": "session", "limits": limits }))
}

#[test]
fn variables_functions_classes_and_imports_stay() {
    let session = Interpreter::session();
    session.run("import math\nx = 2\nclass A:\n    y = 3\ndef f(n):\n    return n * x");
    assert_eq!(session.value("f(A.y) + math.floor(0.5)"), "6");
    assert_eq!(session.value("x += 1\nf(1)"), "3");
}

#[test]
fn sessions_know_nothing_of_each_other() {
    let (one, other) = (Interpreter::session(), Interpreter::session());
    one.run("x = 1");
    assert_eq!(other.run("x").tag, SCRIPT_ERROR);
}

#[test]
fn inputs_become_variables_even_with_nothing_to_run() {
    let session = Interpreter::session();
    let request = json!({ "code": "", "name": "m", "inputs": { "x": [1] } });
    assert_eq!(session.start_request(&request).tag, COMPLETE);
    assert_eq!(session.value("x"), "[1]");
    assert_eq!(session.value(""), "null");
}

#[test]
fn feed_that_fails_keeps_what_it_did_and_printed() {
    let session = Interpreter::session();
    session.run("def f():\n    return 1 / 0");
    let reply = session.run("x = 1\nprint('before')\nf()");
    assert_eq!(reply.tag, SCRIPT_ERROR, "{reply:?}");
    let json = reply.json();
    assert_eq!(json["output"], json!([["out", "before\n"]]));
    let files: Vec<_> = json["frames"].as_array().unwrap().iter().map(|f| f["file"].clone()).collect();
    assert_eq!(files, ["<python-input-1>", "<python-input-0>"]);
    assert_eq!(json["frames"][1]["source"], "    return 1 / 0");
    assert_eq!(session.value("x"), "1");
    assert_eq!(session.run("x = (").tag, SCRIPT_ERROR);
    assert_eq!(session.value("x"), "1");
}

#[test]
fn feed_that_pauses_goes_on_in_the_session() {
    let session = Interpreter::session();
    assert_eq!(session.start_with("x = 1\ny = f(x)", &["f"]).tag, CALL);
    assert_eq!(value(&session.resume(&json!({ "value": 2 }))), Value::Null);
    assert_eq!(session.value("x + y"), "3");
    // What was offered once stays offered, but only to those who are served.
    assert_eq!(session.start("f(3)").tag, CALL);
    assert_eq!(value(&session.resume(&json!({ "value": 4 }))), 4);
    assert_eq!(session.run("f(3)").tag, SCRIPT_ERROR);
    assert_eq!(session.start("y = 9\nf(3)").tag, CALL);
    assert_eq!(session.abandon().tag, COMPLETE);
    assert_eq!(session.value("x + y"), "10");
}

#[test]
fn call_passes_positional_and_keyword_arguments() {
    let session = Interpreter::session();
    session.run("def f(*args, **kwargs):\n    return [args, kwargs]");
    for (args, kwargs, result) in [
        (json!([]), json!({}), json!([{ "$tuple": [] }, {}])),
        (json!([1, [2]]), json!({}), json!([{ "$tuple": [1, [2]] }, {}])),
        (json!([]), json!({ "b": 1, "a": 2 }), json!([{ "$tuple": [] }, { "b": 1, "a": 2 }])),
        (json!([null]), json!({ "k": { "$tuple": [1] } }), json!([{ "$tuple": [null] }, { "k": { "$tuple": [1] } }])),
    ] {
        let reply = session.call(&json!({ "function": "f", "args": args, "kwargs": kwargs }));
        assert_eq!(value(&reply), result);
    }
    assert_eq!(value(&session.call(&json!({ "function": "f" }))), json!([{ "$tuple": [] }, {}]));
}

#[test]
fn call_pauses_for_the_host_and_leaves_no_variable_behind() {
    let session = Interpreter::session();
    session.start_with("def f(x, *, y):\n    return host(x) + y", &["host"]);
    let reply = session.call(&json!({ "function": "f", "args": [1], "kwargs": { "y": 2 } }));
    assert_eq!(reply.tag, CALL, "{reply:?}");
    assert_eq!(reply.json()["call"]["args"], json!([1]));
    assert_eq!(reply.json()["call"]["position"]["file"], "<python-input-0>");
    assert_eq!(value(&session.resume(&json!({ "value": 10 }))), 12);
    for name in ["__args__", "__kwargs__"] {
        assert_eq!(session.run(name).json()["type"], "NameError");
    }
}

#[test]
fn call_that_fails_shows_the_call_in_its_traceback() {
    let session = Interpreter::session();
    session.run("def f(x):\n    return 1 / x");
    let reply = session.call(&json!({ "function": "f", "args": [0] }));
    assert_eq!(reply.tag, SCRIPT_ERROR);
    let json = reply.json();
    assert_eq!(json["frames"][0]["source"], "f(*__args__)");
    assert_eq!(json["frames"][1]["function"], "f");
    let missing = session.call(&json!({ "function": "g" }));
    assert_eq!(missing.json()["message"], "name 'g' is not defined");
    let unfit = session.call(&json!({ "function": "f", "args": [1, 2] }));
    assert_eq!(unfit.json()["type"], "TypeError");
}

#[test]
fn call_of_what_is_no_name_is_refused() {
    let session = Interpreter::session();
    for function in ["", "f()", "a.b", "1", "f\n", "None", "lambda: 0", "f(*__args__)"] {
        let reply = session.call(&json!({ "function": function }));
        assert!(reply.tag == BAD_REQUEST, "{function}: {reply:?}");
    }
    let reply = session.call(&json!({ "function": "f", "arguments": [] }));
    assert_eq!(reply.tag, BAD_REQUEST);
}

#[test]
fn variables_are_read_without_changing_the_session() {
    let session = Interpreter::session();
    session.run("x = [1]\ny = {'a': x}\ndef f():\n    pass\nz: int\nimport math");
    for _ in 0..3 {
        let reply = session.variables();
        let json = reply.json();
        assert_eq!(json["value"], json!({ "x": [1], "y": { "a": [1] }, "math": { "$repr": "<module 'math'>" } }));
        assert_eq!(json["functions"], json!(["f"]));
    }
    assert_eq!(session.functions().json(), json!({ "functions": ["f"] }));
    assert_eq!(session.run("1 / 0").json()["frames"][0]["file"], "<python-input-1>");
}

#[test]
fn variables_of_a_paused_feed_are_those_it_has_set() {
    let session = Interpreter::session();
    assert_eq!(session.start_with("x = 1\nf()\nx = 2", &["f"]).tag, CALL);
    assert_eq!(session.variables().json()["value"], json!({ "x": 1 }));
    assert_eq!(value(&session.resume(&json!({ "value": 1 }))), Value::Null);
    assert_eq!(session.variables().json()["value"], json!({ "x": 2 }));
}

#[test]
fn variables_of_a_session_that_is_nearly_full_can_be_read() {
    let session = Interpreter::session();
    session.run("x = 'x' * (40 << 20)\nn = len(x)");
    let reply = session.variables();
    assert_eq!(reply.tag, RESOURCE, "{}", &reply.text[..100]);
    assert_eq!(reply.json()["limit"], "result");
    session.run("x = len(x)");
    assert_eq!(session.variables().json()["value"], json!({ "x": 40 << 20, "n": 40 << 20 }));
}

#[test]
fn session_whose_variables_exceed_the_memory_limit_says_that_it_is_full() {
    let session = session_with(&limits_with("memory", 1 << 20));
    let reply = session.run("x = []\nwhile True:\n    x.append('some text' * 10)");
    assert_eq!(reply.tag, RESOURCE, "{reply:?}");
    assert_eq!(reply.json()["limit"], "memory");
    assert_eq!(reply.json()["full"], true);
    let reply = session.run("1 + 1");
    assert_eq!((reply.tag, &reply.json()["full"]), (RESOURCE, &json!(true)), "{reply:?}");
    // What a function held is gone when it failed: that session is not full.
    let session = session_with(&limits_with("memory", 1 << 20));
    let reply = session.run("def f():\n    x = []\n    while True:\n        x.append('some text' * 10)\nf()");
    assert_eq!((reply.tag, &reply.json()["full"]), (RESOURCE, &Value::Null), "{reply:?}");
    assert_eq!(session.value("1 + 1"), "2");
}

#[test]
fn continuation_tells_what_is_open() {
    for (source, mode) in [
        ("x = 1", "complete"),
        ("", "complete"),
        ("x = (", "implicit"),
        ("'''", "implicit"),
        ("@d", "implicit"),
        ("def f():", "block"),
        ("if x:\n    y", "complete"),
        ("def f():\n    return 1", "complete"),
        ("x = = 1", "complete"),
    ] {
        let request = json!({ "source": source }).to_string();
        // SAFETY: `request` is readable for the call and `call` passes a writable response.
        let reply = call(|out| unsafe { abi::monty_continuation(request.as_ptr(), request.len(), out) });
        assert_eq!(reply.json(), json!({ "continuation": mode }), "{source:?}");
    }
}

#[test]
fn ten_thousand_idle_sessions_are_cheap() {
    let sessions: Vec<_> = (0..10_000).map(|_| Interpreter::session()).collect();
    let held = sessions.last().unwrap().run("x = 1").json()["usage"]["memory"].as_u64().unwrap();
    assert!(held < 64 << 10, "{held}");
}

#[test]
fn feeds_beyond_any_operand_width_work() {
    let session = Interpreter::session();
    for i in 0..70_000 {
        let reply = session.run("x = 1");
        assert_eq!(reply.tag, COMPLETE, "{i}: {reply:?}");
    }
    // Names are distinct for long, and then passed on by feeds that leave nothing behind.
    assert_eq!(session.run("1 / 0").json()["frames"][0]["file"], "<python-input-1000>");
    assert_eq!(session.run("1 / 0").json()["frames"][0]["file"], "<python-input-1000>");
    assert_eq!(
        session.value("def late():\n    return brand_new_name()\ndef brand_new_name():\n    return 7\nlate()"),
        "7"
    );
}
