//! Start and resume: every kind of pause, every kind of answer, refusals that leave the pause as it was.
#![allow(missing_docs, reason = "tests read as specifications")]

mod support;

use serde_json::{Value, json};
use support::{
    BAD_REQUEST, CALL, COMPLETE, FUTURES, Interpreter, LOOKUP, OS_CALL, RESOURCE, Reply, SCRIPT_ERROR, WRONG_STATE,
    limits_with,
};

/// The reply's part that says what is asked.
fn asked(reply: &Reply, tag: i32, part: &str) -> Value {
    assert_eq!(reply.tag, tag, "{reply:?}");
    reply.json()[part].clone()
}

fn completes(reply: &Reply, value: &Value) {
    assert_eq!(reply.tag, COMPLETE, "{reply:?}");
    assert_eq!(&reply.json()["value"], value, "{reply:?}");
}

fn raises(reply: &Reply, kind: &str, message: &str) {
    assert_eq!(reply.tag, SCRIPT_ERROR, "{reply:?}");
    let json = reply.json();
    assert_eq!((json["type"].as_str(), json["message"].as_str()), (Some(kind), Some(message)), "{reply:?}");
}

#[test]
fn call_tells_name_arguments_and_where_it_is() {
    let interpreter = Interpreter::new();
    let reply = interpreter.start_with("x = 1\ny = f(x, 'ä', k=[2], **{'m': (3,)}); y", &["f"]);
    let call = asked(&reply, CALL, "call");
    assert_eq!(call["name"], "f");
    assert_eq!(call["args"], json!([1, "ä"]));
    assert_eq!(call["kwargs"], json!([["k", [2]], ["m", {"$tuple": [3]}]]));
    assert_eq!(call["receiver"], Value::Null);
    let position = json!({
        "file": "main.py", "start": 10, "end": 42, "line": 2, "column": 5, "endLine": 2, "endColumn": 36,
    });
    assert_eq!(call["position"], position);
    completes(&interpreter.resume(&json!({ "value": 7 })), &json!(7));
}

#[test]
fn position_counts_characters_and_ends_after_the_last() {
    let interpreter = Interpreter::new();
    let call = asked(&interpreter.start_with("s = 'äöü'; f(\n  s,\n)", &["f"]), CALL, "call");
    let position = json!({
        "file": "main.py", "start": 14, "end": 23, "line": 1, "column": 12, "endLine": 3, "endColumn": 2,
    });
    assert_eq!(call["position"], position);
}

#[test]
fn answers_to_a_call_are_a_value_an_exception_or_not_found() {
    let code = "try:\n    r = f()\nexcept Exception as e:\n    r = [type(e).__name__, str(e)]\nr";
    for (answer, result) in [
        (json!({ "value": { "$tuple": [1, { "$bytes": "AA==" }] } }), json!({ "$tuple": [1, { "$bytes": "AA==" }] })),
        (json!({ "value": null }), json!(null)),
        (json!({ "error": { "type": "KeyError", "message": "k" } }), json!(["KeyError", "'k'"])),
        (json!({ "error": { "type": "ValueError", "message": null } }), json!(["ValueError", ""])),
        (json!({ "error": { "type": "ValueError" } }), json!(["ValueError", ""])),
        (json!({ "notFound": true }), json!(["NameError", "name 'f' is not defined"])),
    ] {
        let interpreter = Interpreter::new();
        assert_eq!(interpreter.start_with(code, &["f"]).tag, CALL);
        completes(&interpreter.resume(&answer), &result);
    }
}

#[test]
fn exception_that_python_does_not_catch_has_a_traceback_through_the_call() {
    let interpreter = Interpreter::new();
    assert_eq!(interpreter.start_with("def g():\n    f()\ng()", &["f"]).tag, CALL);
    let reply = interpreter.resume(&json!({ "error": { "type": "OSError", "message": "down" } }));
    raises(&reply, "OSError", "down");
    let lines: Vec<_> = reply.json()["frames"].as_array().unwrap().iter().map(|f| f["line"].clone()).collect();
    assert_eq!(lines, [3, 2]);
}

#[test]
fn function_that_was_registered_is_a_value_too() {
    let interpreter = Interpreter::new();
    let reply = interpreter.start_with("g = f\nlist(map(str, [g(1), g is f]))", &["f"]);
    assert_eq!(asked(&reply, CALL, "call")["name"], "f");
    completes(&interpreter.resume(&json!({ "value": 5 })), &json!(["5", "True"]));
}

#[test]
fn function_that_came_in_as_a_value_pauses_under_its_own_name() {
    let interpreter = Interpreter::new();
    let function = json!({ "$function": ["tools.fetch", null] });
    let request = json!({ "code": "g(1)(2)", "name": "m", "inputs": { "g": function } });
    assert_eq!(asked(&interpreter.start_request(&request), CALL, "call")["name"], "tools.fetch");
    let reply = interpreter.resume(&json!({ "value": { "$function": ["other", null] } }));
    let call = asked(&reply, CALL, "call");
    assert_eq!((call["name"].as_str(), &call["args"]), (Some("other"), &json!([2])));
    completes(&interpreter.resume(&json!({ "value": "done" })), &json!("done"));
}

#[test]
fn names_that_nobody_offered_never_reach_the_host() {
    let interpreter = Interpreter::new();
    raises(&interpreter.start_with("unknown", &["f"]), "NameError", "name 'unknown' is not defined");
    raises(&interpreter.start_with("unknown(1)", &["f"]), "NameError", "name 'unknown' is not defined");
    raises(&interpreter.start_with("import unknown", &["f"]), "ModuleNotFoundError", "No module named 'unknown'");
    // What one script was offered is not offered to the next.
    raises(&interpreter.start("f()"), "NameError", "name 'f' is not defined");
}

#[test]
fn traceback_of_an_undefined_call_marks_the_name() {
    let reply = Interpreter::new().run("x = aaa_func(1) + 1");
    let frame = reply.json()["frames"][0].clone();
    assert_eq!((frame["column"].as_u64(), frame["endColumn"].as_u64()), (Some(5), Some(13)), "{reply:?}");
}

#[test]
fn names_are_asked_for_where_the_host_resolves_them() {
    let interpreter = Interpreter::new();
    let start = |code: &str| interpreter.start_request(&json!({ "code": code, "name": "m", "names": true }));
    let lookup = asked(&start("answer + answer"), LOOKUP, "lookup");
    assert_eq!((lookup["kind"].as_str(), lookup["name"].as_str()), (Some("name"), Some("answer")));
    assert_eq!(lookup["position"]["endColumn"], 7);
    // Asked for once: the name is bound then.
    completes(&interpreter.resume(&json!({ "value": 21 })), &json!(42));
    start("answer");
    raises(&interpreter.resume(&json!({ "notFound": true })), "NameError", "name 'answer' is not defined");
    start("answer");
    let error = json!({ "error": { "type": "RuntimeError", "message": "no" } });
    raises(&interpreter.resume(&error), "RuntimeError", "no");
    // A name that is called is asked for as the call.
    assert_eq!(asked(&start("answer(1)"), CALL, "call")["name"], "answer");
    raises(&interpreter.resume(&json!({ "notFound": true })), "NameError", "name 'answer' is not defined");
}

#[test]
fn modules_are_served_by_the_host_where_they_are_registered() {
    let interpreter = Interpreter::new();
    let start = |code: &str| interpreter.start_request(&json!({ "code": code, "name": "m", "modules": ["tools"] }));
    let lookup = asked(&start("import tools\ntools.add(1, 2)"), LOOKUP, "lookup");
    assert_eq!((lookup["kind"].as_str(), lookup["name"].as_str()), (Some("module"), Some("tools")));
    let add = json!(["add", { "$function": ["tools.add", null] }]);
    let module = json!({ "$module": ["tools", "0d1f3c9a-5b7e-4c21-9f8a-2e6b4d0c7a13", [add]] });
    assert_eq!(asked(&interpreter.resume(&json!({ "value": module })), CALL, "call")["name"], "tools.add");
    completes(&interpreter.resume(&json!({ "value": 3 })), &json!(3));
    start("import tools");
    raises(&interpreter.resume(&json!({ "notFound": true })), "ModuleNotFoundError", "No module named 'tools'");
    start("import tools");
    let refused = interpreter.resume(&json!({ "future": true }));
    assert_eq!(refused.tag, BAD_REQUEST, "{refused:?}");
}

/// A class of the host with nothing in it, and an object of it.
fn host_object() -> (Value, &'static str) {
    let class = json!({ "$type": ["Order", "11111111-1111-4111-8111-111111111111", true, false, []] });
    let id = "22222222-2222-4222-8222-222222222222";
    (json!({ "$instance": [class, id, []] }), id)
}

#[test]
fn attributes_and_methods_of_host_objects_name_their_receiver() {
    let interpreter = Interpreter::new();
    let (object, id) = host_object();
    let request = json!({ "code": "o.total + o.refund(5)", "name": "m", "inputs": { "o": object } });
    let lookup = asked(&interpreter.start_request(&request), LOOKUP, "lookup");
    assert_eq!((lookup["kind"].as_str(), lookup["name"].as_str()), (Some("attribute"), Some("total")));
    assert_eq!(lookup["receiver"], id);
    let reply = interpreter.resume(&json!({ "value": 10 }));
    let call = asked(&reply, CALL, "call");
    assert_eq!((call["name"].as_str(), &call["args"]), (Some("refund"), &json!([5])));
    assert_eq!(call["receiver"], id);
    completes(&interpreter.resume(&json!({ "value": 5 })), &json!(15));
    let request = json!({ "code": "o.m()", "name": "m", "inputs": { "o": host_object().0 } });
    assert_eq!(interpreter.start_request(&request).tag, CALL);
    let missing = interpreter.resume(&json!({ "notFound": true }));
    raises(&missing, "AttributeError", "the host's object has no attribute 'm'");
}

#[test]
fn os_calls_that_are_granted_reach_the_host() {
    let os = json!({
        "clock": "host", "sleep": "host", "files": "host", "environment": "host", "entropy": "host",
    });
    let interpreter = Interpreter::with_os(&os);
    for (code, name, args, write, value, result) in [
        ("open('/a').read()", "open", json!([{ "$path": "/a" }, "r"]), false, json!(null), json!(null)),
        ("import os\nos.getenv('A', 'd')", "os.getenv", json!(["A", "d"]), false, json!("v"), json!("v")),
        ("import time\ntime.time()", "time.time", json!(["time.time"]), false, json!(2.5), json!(2.5)),
        ("import time\ntime.sleep(1.5)", "time.sleep", json!([1.5]), false, json!(null), json!(null)),
        (
            "import os\nos.urandom(2)",
            "os.urandom",
            json!([2]),
            false,
            json!({ "$bytes": "AAE=" }),
            json!({ "$bytes": "AAE=" }),
        ),
        (
            "from pathlib import Path\nPath('/a').write_text('x')",
            "Path.write_text",
            json!([{ "$path": "/a" }, "x"]),
            true,
            json!(1),
            json!(1),
        ),
    ] {
        let os = asked(&interpreter.start(code), OS_CALL, "os");
        assert_eq!(os["name"], name, "{code}");
        assert_eq!(os["args"], args, "{code}");
        assert_eq!((&os["write"], &os["awaitable"]), (&json!(write), &json!(false)), "{code}");
        if name == "open" {
            assert_eq!(interpreter.abandon().tag, COMPLETE);
        } else {
            completes(&interpreter.resume(&json!({ "value": value })), &result);
        }
    }
}

#[test]
fn os_calls_that_are_not_granted_or_not_handled_raise_what_cpython_would() {
    let closed = Interpreter::new();
    let granted = Interpreter::with_os(&json!({ "files": "host", "environment": "host", "clock": "host" }));
    for (code, message) in [
        ("open('/a/../b')", "[Errno 13] Permission denied: '/b'"),
        ("import os\nos.getenv('A')", "[Errno 1] Operation not permitted: 'os.getenv'"),
        ("import os\nos.environ", "[Errno 1] Operation not permitted: 'os.environ'"),
    ] {
        raises(&closed.start(code), "PermissionError", message);
        raises(&closed.run(code), "PermissionError", message);
        raises(&granted.run(code), "PermissionError", message);
        assert_eq!(granted.start(code).tag, OS_CALL);
        raises(&granted.resume(&json!({ "notHandled": true })), "PermissionError", message);
    }
    let message = "[Errno 1] Operation not permitted: 'time.time'";
    raises(&granted.run("import time\ntime.time()"), "PermissionError", message);
    let refusing = Interpreter::with_os(&json!({ "sleep": "refuse" }));
    let message = "[Errno 1] Operation not permitted: 'time.sleep'";
    raises(&refusing.start("import time\ntime.sleep(0)"), "PermissionError", message);
}

#[test]
fn closed_policy_stands_still_and_is_the_same_each_time() {
    let interpreter = Interpreter::new();
    let code = "import time, random\ntime.sleep(3)\n(time.time(), time.tzname, random.random())";
    let first = interpreter.value(code);
    assert!(first.starts_with("{\"$tuple\":[0.0,{\"$tuple\":[\"UTC\",\"UTC\"]},0.84"), "{first}");
    assert_eq!(interpreter.value(code), first);
}

#[test]
fn clock_zone_seed_and_directory_are_the_hosts_choice() {
    let code = "import time, random, os\nfrom datetime import datetime\n\
                (str(datetime.now()), time.tzname, random.random(), os.getcwd())";
    let os = |zone: Value| json!({ "clock": { "fixed": [1_700_000_000, 500_000] }, "zone": zone, "random": { "seed": "s" }, "cwd": "/w/" });
    let value = Interpreter::with_os(&os(json!("Europe/Berlin"))).value(code);
    assert!(
        value.starts_with("{\"$tuple\":[\"2023-11-14 23:13:20.500000\",{\"$tuple\":[\"CET\",\"CEST\"]}"),
        "{value}"
    );
    assert!(value.ends_with("\"/w\"]}"), "{value}");
    let value = Interpreter::with_os(&os(json!({ "offset": -3600, "name": null }))).value(code);
    assert!(value.starts_with("{\"$tuple\":[\"2023-11-14 21:13:20.500000\""), "{value}");
}

#[test]
fn generators_start_from_the_hosts_entropy_where_it_gives_some() {
    let interpreter = Interpreter::with_os(&json!({ "random": "host" }));
    let os = asked(&interpreter.start("import random\nrandom.random()"), OS_CALL, "os");
    assert_eq!((os["name"].as_str(), &os["args"]), (Some("os.urandom"), &json!([2496])));
    let state = {
        use base64::Engine;
        base64::engine::general_purpose::STANDARD.encode([7_u8; 2496])
    };
    assert_eq!(interpreter.resume(&json!({ "value": { "$bytes": state } })).tag, COMPLETE);
    raises(
        &interpreter.start("import os\nos.urandom(16)"),
        "PermissionError",
        "[Errno 1] Operation not permitted: 'os.urandom'",
    );
}

#[test]
fn malformed_os_configurations_are_refused() {
    for (os, word) in [
        (json!({ "clock": "fixed" }), "variant"),
        (json!({ "zone": "Europe/Nowhere" }), "unknown timezone"),
        (json!({ "zone": { "offset": 90_000, "name": null } }), "day"),
        (json!({ "random": { "seed": [] } }), "seed"),
        (json!({ "files": "yes" }), "yes"),
        (json!({ "network": "host" }), "network"),
        (json!({ "cwd": "relative" }), "absolute"),
    ] {
        let reply = support::create(&json!({ "limits": support::limits(), "os": os }).to_string());
        assert_eq!(reply.tag, BAD_REQUEST, "{os}");
        assert!(reply.text.contains(word), "{os}: {reply:?}");
    }
}

const GATHER: &str =
    "import asyncio\nasync def main():\n    return await asyncio.gather(f(1), f(2), f(3))\nawait main()";

/// Answers each call of [`GATHER`] with a future and gives the ids of the three.
fn three_futures(interpreter: &Interpreter) -> Vec<u64> {
    let mut reply = interpreter.start_with(GATHER, &["f"]);
    let mut ids = Vec::new();
    while reply.tag == CALL {
        ids.push(reply.json()["call"]["id"].as_u64().unwrap());
        reply = interpreter.resume(&json!({ "future": true }));
    }
    assert_eq!(asked(&reply, FUTURES, "futures")["ids"], json!(ids));
    ids
}

#[test]
fn futures_are_settled_in_any_order_and_number() {
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2], [2, 0, 1]] {
        let interpreter = Interpreter::new();
        let ids = three_futures(&interpreter);
        for (settled, index) in order.into_iter().enumerate() {
            let reply = interpreter.resume(&json!({ "results": [[ids[index], { "value": index }]] }));
            if settled < 2 {
                let left = asked(&reply, FUTURES, "futures")["ids"].as_array().unwrap().len();
                assert_eq!(left, 2 - settled);
            } else {
                completes(&reply, &json!([0, 1, 2]));
            }
        }
    }
    let interpreter = Interpreter::new();
    let ids = three_futures(&interpreter);
    let all: Vec<_> = ids.iter().rev().map(|id| json!([id, { "value": 10 * id }])).collect();
    completes(&interpreter.resume(&json!({ "results": all })), &json!([0, 10, 20]));
}

#[test]
fn future_that_fails_raises_where_it_is_awaited() {
    let interpreter = Interpreter::new();
    let ids = three_futures(&interpreter);
    let error = json!({ "error": { "type": "TimeoutError", "message": "late" } });
    raises(&interpreter.resume(&json!({ "results": [[ids[1], error]] })), "TimeoutError", "late");
    let interpreter = Interpreter::new();
    let ids = three_futures(&interpreter);
    let reply = interpreter.resume(&json!({ "results": [[ids[1], { "notFound": true }]] }));
    raises(&reply, "NameError", "name 'f' is not defined");
}

#[test]
fn results_that_do_not_fit_leave_the_futures_as_they_are() {
    let interpreter = Interpreter::new();
    let ids = three_futures(&interpreter);
    for bad in [
        json!({ "results": [] }),
        json!({ "results": [[99, { "value": 1 }]] }),
        json!({ "results": [[ids[0], { "value": 1 }], [ids[0], { "value": 2 }]] }),
        json!({ "results": [[ids[0], { "future": true }]] }),
        json!({ "value": 1 }),
        json!({ "future": true }),
    ] {
        assert_eq!(interpreter.resume(&bad).tag, BAD_REQUEST, "{bad}");
    }
    let all: Vec<_> = ids.iter().map(|id| json!([id, { "value": id }])).collect();
    completes(&interpreter.resume(&json!({ "results": all })), &json!(ids));
}

#[test]
fn sleeping_tasks_wait_for_the_host_where_it_serves_sleep() {
    let interpreter = Interpreter::with_os(&json!({ "sleep": "host" }));
    let code = "import asyncio\nasync def main():\n    return await asyncio.sleep(2.5, 'slept')\nawait main()";
    let os = asked(&interpreter.start(code), OS_CALL, "os");
    assert_eq!((os["name"].as_str(), &os["awaitable"]), (Some("asyncio.sleep"), &json!(true)));
    assert_eq!(os["args"], json!([2.5]));
    let futures = asked(&interpreter.resume(&json!({ "future": true })), FUTURES, "futures");
    let id = os["id"].clone();
    assert_eq!(futures["ids"], json!([id]));
    completes(&interpreter.resume(&json!({ "results": [[id, { "value": null }]] })), &json!("slept"));
}

#[test]
fn answers_that_do_not_fit_leave_the_pause_as_it_is() {
    let interpreter = Interpreter::with_os(&json!({ "files": "host" }));
    let cases = [
        (json!({ "code": "f()", "name": "m", "functions": ["f"] }), "notHandled"),
        (json!({ "code": "open('/a')", "name": "m" }), "notFound"),
        (json!({ "code": "open('/a')", "name": "m" }), "future"),
        (json!({ "code": "n", "name": "m", "names": true }), "future"),
        (json!({ "code": "n", "name": "m", "names": true }), "notHandled"),
    ];
    for (request, answer) in cases {
        let before = interpreter.start_request(&request);
        let refused = interpreter.resume(&json!({ answer: true }));
        assert_eq!(refused.tag, BAD_REQUEST, "{request} {answer}");
        for text in [
            "",
            "{}",
            "[]",
            "{\"value\":1,\"future\":true}",
            "{\"value\":{\"$float\":\"x\"}}",
            "{\"value\":{\"$repr\":\"x\"}}",
            "{\"value\":1} 2",
            "{\"error\":{\"type\":\"NoSuchError\",\"message\":null}}",
            "{\"error\":{\"message\":\"m\"}}",
            "{\"notFound\":false}",
            "{\"results\":[[0,{\"value\":1}]]}",
        ] {
            assert_eq!(interpreter.resume_text(text).tag, BAD_REQUEST, "{text}");
        }
        let again = interpreter.pause();
        assert_eq!(again.tag, before.tag);
        for part in ["call", "os", "lookup"] {
            assert_eq!(again.json()[part], before.json()[part]);
        }
        let reply = interpreter.resume(&json!({ "error": { "type": "ValueError", "message": "end" } }));
        raises(&reply, "ValueError", "end");
    }
}

#[test]
fn calls_that_the_state_does_not_allow_name_the_state() {
    let interpreter = Interpreter::new();
    let idle = [interpreter.resume(&json!({ "value": 1 })), interpreter.abandon()];
    for reply in idle {
        assert_eq!(reply.tag, WRONG_STATE, "{reply:?}");
        assert!(reply.text.contains("idle"), "{reply:?}");
    }
    assert_eq!(interpreter.pause().tag, COMPLETE);
    assert_eq!(interpreter.pause().text, "{}");
    assert_eq!(interpreter.start_with("f()", &["f"]).tag, CALL);
    for reply in [interpreter.start("1"), interpreter.run("1")] {
        assert_eq!(reply.tag, WRONG_STATE, "{reply:?}");
        assert!(reply.text.contains("paused on a call of `f`"), "{reply:?}");
    }
    for reply in [interpreter.call(&json!({ "function": "f" })), interpreter.variables(), interpreter.functions()] {
        assert_eq!(reply.tag, WRONG_STATE, "{reply:?}");
        assert!(reply.text.contains("one for scripts"), "{reply:?}");
    }
    completes(&interpreter.resume(&json!({ "value": 1 })), &json!(1));
}

#[test]
fn output_of_a_turn_comes_with_it() {
    let interpreter = Interpreter::new();
    let reply = interpreter.start_with("print('a')\nf()\nprint('b')\nf()\n1 / 0", &["f"]);
    assert_eq!(reply.json()["output"], json!([["out", "a\n"]]));
    let reply = interpreter.resume(&json!({ "value": null }));
    assert_eq!(reply.json()["output"], json!([["out", "b\n"]]));
    let reply = interpreter.resume(&json!({ "value": null }));
    assert_eq!(reply.json()["output"], json!([]));
}

#[test]
fn hundred_thousand_suspensions_in_one_script() {
    let interpreter = Interpreter::with(&limits_with("suspensions", 200_000));
    let mut reply = interpreter.start_with("t = 0\nfor i in range(100_000):\n    t += f(i)\nt", &["f"]);
    let mut memory = 0;
    for i in 0..100_000 {
        assert_eq!(reply.tag, CALL, "{reply:?}");
        let call = reply.json();
        assert_eq!(call["call"]["args"], json!([i]));
        if i == 1_000 {
            memory = call["usage"]["memory"].as_u64().unwrap();
        }
        if i > 1_000 {
            assert!(call["usage"]["memory"].as_u64().unwrap() < memory + 4_096, "{i}: {call} {memory}");
        }
        reply = interpreter.resume(&json!({ "value": 1 }));
    }
    completes(&reply, &json!(100_000));
}

#[test]
fn hundred_futures_in_flight() {
    let interpreter = Interpreter::new();
    let code = "import asyncio\nasync def main():\n    return sum(await asyncio.gather(*[f(i) for i in range(100)]))\n\
                await main()";
    let mut reply = interpreter.start_with(code, &["f"]);
    while reply.tag == CALL {
        reply = interpreter.resume(&json!({ "future": true }));
    }
    for id in (0..100).rev() {
        assert_eq!(reply.tag, FUTURES, "{reply:?}");
        reply = interpreter.resume(&json!({ "results": [[id, { "value": id }]] }));
    }
    completes(&reply, &json!(4950));
}

#[test]
fn arguments_that_cannot_cross_end_the_run() {
    let interpreter = Interpreter::with(&limits_with("result", 1_000));
    let reply = interpreter.start_with("try:\n    f('x' * 2000)\nexcept BaseException:\n    1", &["f"]);
    assert_eq!(reply.tag, RESOURCE, "{reply:?}");
    assert_eq!(reply.json()["limit"], "result");
    assert_eq!(reply.json()["frames"][0]["line"], 2);
    assert_eq!(interpreter.value("1"), "1");
}
