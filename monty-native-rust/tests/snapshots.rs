//! Freezing and restoring: at every kind of pause, between feeds, and what is refused.
#![allow(missing_docs, reason = "tests read as specifications")]

mod support;

use monty_jvm::abi;
use serde_json::{Value, json};
use support::{
    BAD_REQUEST, CALL, COMPLETE, FUTURES, Interpreter, LOOKUP, OS_CALL, RESOURCE, Reply, SCRIPT_ERROR, WRONG_STATE,
    limits, limits_with, restore, restore_request, restore_with,
};

fn value(reply: &Reply) -> Value {
    assert_eq!(reply.tag, COMPLETE, "{reply:?}");
    reply.json()["value"].clone()
}

/// Freezes `interpreter`, frees it and goes on with a copy.
fn thawed(interpreter: Interpreter) -> Interpreter {
    let bytes = interpreter.freeze();
    drop(interpreter);
    restore(&bytes).unwrap()
}

#[test]
fn run_goes_on_after_each_kind_of_pause() {
    let code = "import asyncio, tools\nasync def main():\n    return await asyncio.gather(f(1), f(2))\n\
                total = sum(await main())\nopen('/a')\ntotal + name";
    for kind in ["script", "session"] {
        let order = json!({ "kind": kind, "limits": limits(), "os": { "files": "host" } });
        let mut interpreter = Interpreter::order(&order);
        let mut reply = interpreter.start_request(&json!({
            "code": code, "name": "m", "functions": ["f"], "modules": ["tools"], "names": true,
        }));
        let mut tags = Vec::new();
        while reply.tag > 0 {
            tags.push(reply.tag);
            let bytes = interpreter.freeze();
            interpreter = restore_with(&bytes, &json!({ "limits": limits(), "os": { "files": "host" } })).unwrap();
            let asked = interpreter.pause();
            assert_eq!(asked.tag, reply.tag);
            for part in ["call", "os", "lookup", "futures"] {
                assert_eq!(asked.json()[part], reply.json()[part]);
            }
            let module = json!({ "$module": ["tools", "0d1f3c9a-5b7e-4c21-9f8a-2e6b4d0c7a13", []] });
            reply = interpreter.resume(&match reply.tag {
                CALL => json!({ "future": true }),
                FUTURES => {
                    let id = reply.json()["futures"]["ids"][0].clone();
                    json!({ "results": [[id, { "value": 20 }]] })
                }
                LOOKUP if reply.json()["lookup"]["kind"] == "module" => json!({ "value": module }),
                LOOKUP => json!({ "value": 2 }),
                _ => json!({ "value": { "$file": ["/a", "r", 0] } }),
            });
        }
        assert_eq!(value(&reply), 42);
        assert_eq!(tags, [LOOKUP, CALL, CALL, FUTURES, FUTURES, OS_CALL, LOOKUP]);
    }
}

#[test]
fn session_goes_on_between_feeds() {
    let session = Interpreter::order(&json!({ "kind": "session", "name": "repl.py", "limits": limits() }));
    session.start_with("import math\nx = [1]\ny = x\ndef f(n):\n    x.append(n)\n    return host(y)", &["host"]);
    let session = thawed(session);
    let reply = session.call(&json!({ "function": "f", "args": [2] }));
    assert_eq!(reply.json()["call"]["args"], json!([[1, 2]]));
    let session = thawed(session);
    assert_eq!(value(&session.resume(&json!({ "value": 3 }))), 3);
    assert_eq!(session.run("__args__").json()["type"], "NameError");
    assert_eq!(session.value("__file__"), "\"/repl.py\"");
    assert_eq!(session.run("1 / 0").json()["frames"][0]["file"], "<python-input-3>");
}

#[test]
fn frozen_interpreter_goes_on_too() {
    let interpreter = Interpreter::new();
    assert_eq!(interpreter.start_with("x = []\nx.append(f())\nx", &["f"]).tag, CALL);
    let bytes = interpreter.freeze();
    assert_eq!(interpreter.freeze(), bytes);
    for n in 0..3 {
        let copy = restore(&bytes).unwrap();
        assert_eq!(value(&copy.resume(&json!({ "value": n }))), json!([n]));
    }
    assert_eq!(value(&interpreter.resume(&json!({ "value": 9 }))), json!([9]));
}

#[test]
fn functions_handed_in_as_values_survive() {
    let interpreter = Interpreter::new();
    let request = json!({ "code": "f()\ng(1)", "name": "m", "functions": ["f"],
        "inputs": { "g": { "$function": ["tools.g", null] } } });
    assert_eq!(interpreter.start_request(&request).tag, CALL);
    let interpreter = thawed(interpreter);
    assert_eq!(interpreter.resume(&json!({ "value": 1 })).json()["call"]["name"], "tools.g");
}

#[test]
fn limits_are_those_of_the_stricter_side() {
    let interpreter = Interpreter::with(&limits_with("suspensions", 3));
    assert_eq!(interpreter.start_with("while True:\n    f()", &["f"]).tag, CALL);
    let bytes = interpreter.freeze();
    let roomy = restore_with(&bytes, &json!({ "limits": limits_with("suspensions", 1_000) })).unwrap();
    assert_eq!(roomy.resume(&json!({ "value": 1 })).tag, CALL);
    assert_eq!(roomy.resume(&json!({ "value": 1 })).tag, CALL);
    assert_eq!(roomy.resume(&json!({ "value": 1 })).tag, RESOURCE);
    let strict = restore_with(&bytes, &json!({ "limits": limits_with("suspensions", 1) })).unwrap();
    assert_eq!(strict.resume(&json!({ "value": 1 })).tag, RESOURCE);
    let small = restore_with(&bytes, &json!({ "limits": limits_with("memory", 20_000) })).unwrap();
    let reply = small.resume(&json!({ "value": 1 }));
    assert_eq!((reply.tag, &reply.json()["limit"]), (RESOURCE, &json!("memory")), "{reply:?}");
}

#[test]
fn output_and_time_that_were_used_stay_used() {
    let interpreter = Interpreter::with(&limits_with("output", 10));
    assert_eq!(interpreter.start_with("print('12345')\nf()\nprint('67890')", &["f"]).tag, CALL);
    let interpreter = thawed(interpreter);
    assert_eq!(interpreter.resume(&json!({ "value": 1 })).json()["limit"], "output");
}

#[test]
fn policy_is_the_destinations() {
    let granted = Interpreter::with_os(&json!({ "files": "host", "clock": "host", "zone": "Europe/Berlin" }));
    let code = "f()\nimport time\nt = time.time()\ntry:\n    open('/x')\nexcept PermissionError as e:\n    r = str(e)\n\
                [t, time.tzname, r]";
    assert_eq!(granted.start_with(code, &["f"]).tag, CALL);
    let bytes = granted.freeze();
    let closed = restore(&bytes).unwrap();
    let expected = json!([0.0, { "$tuple": ["UTC", "UTC"] }, "[Errno 13] Permission denied: '/x'"]);
    assert_eq!(value(&closed.resume(&json!({ "value": 1 }))), expected);
    let open = restore_with(&bytes, &json!({ "limits": limits(), "os": { "clock": "host" } })).unwrap();
    assert_eq!(open.resume(&json!({ "value": 1 })).tag, OS_CALL);
    let session = Interpreter::session();
    session.run("import time");
    let bytes = session.freeze();
    let os = json!({ "clock": { "fixed": [5, 0] } });
    let session = restore_with(&bytes, &json!({ "limits": limits(), "os": os })).unwrap();
    assert_eq!(session.value("time.time()"), "5.0");
}

#[test]
fn memory_of_a_restored_session_is_counted() {
    let session = Interpreter::session();
    session.run("x = 'x' * (30 << 20)");
    let session = thawed(session);
    let held = session.run("len(x)").json()["usage"]["memory"].as_u64().unwrap();
    assert!((30 << 20..32 << 20).contains(&held), "{held}");
}

#[test]
fn idle_scripts_have_nothing_to_freeze() {
    let interpreter = Interpreter::new();
    let reply = interpreter.plain(abi::monty_snapshot);
    assert_eq!(reply.tag, WRONG_STATE, "{reply:?}");
}

/// A session with something of most kinds in it, paused.
fn specimen() -> Vec<u8> {
    let session = Interpreter::session();
    session.start_with(
        "import re, json\nfrom collections import namedtuple\nP = namedtuple('P', 'a b')\nclass A:\n    def m(self):\n\
         \x20       return [x for x in range(3)]\na = A()\nd = {1: {2, 3}, 'k': (1.5, None, b'b')}\nbig = 2 ** 90\n\
         g = (i for i in range(9))\nnext(g)\ndef f(x, y=2):\n    return lambda: x + y\nh = f(1)\ntry:\n    1 / 0\n\
         except ZeroDivisionError as e:\n    caught = e\np = P(1, 2)\n",
        &["host"],
    );
    assert_eq!(session.start("def inner():\n    return host(a, k=d)\nr = inner()").tag, CALL);
    session.freeze()
}

/// Uses whatever came out of `restore`; none of it may bring the process down.
fn use_up(restored: Result<Interpreter, Reply>) {
    match restored {
        Ok(interpreter) => {
            let resumed = interpreter.resume(&json!({ "value": 1 }));
            assert!((-9..=4).contains(&resumed.tag), "{resumed:?}");
        }
        Err(reply) => assert_eq!(reply.tag, BAD_REQUEST, "{reply:?}"),
    }
}

#[test]
fn truncated_snapshots_are_refused() {
    let bytes = specimen();
    assert!(restore(&bytes).is_ok());
    for length in (0..bytes.len()).step_by(7).chain(bytes.len() - 20..bytes.len()) {
        let reply = restore(&bytes[..length]).map(|it| it.0).unwrap_err();
        assert_eq!(reply.tag, BAD_REQUEST, "{length}: {reply:?}");
    }
    let longer = [bytes.as_slice(), b"x"].concat();
    assert_eq!(restore(&longer).map(|it| it.0).unwrap_err().tag, BAD_REQUEST);
}

#[test]
fn snapshots_with_promises_that_nothing_keeps_are_refused() {
    let bytes = specimen();
    let meta = 4 + u32::from_le_bytes(bytes[..4].try_into().unwrap()) as usize;
    let header = &bytes[..meta + 8];
    let deep = [header, vec![0x81; 1 << 20].as_slice(), &[0xf6]].concat();
    let huge_array = [header, &[0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]].concat();
    let huge_text = [header, &[0x7b, 0, 0, 0, 0x80, 0, 0, 0, 0]].concat();
    let endless = [header, &[0x9f; 1000]].concat();
    for bad in [deep, huge_array, huge_text, endless] {
        let reply = restore(&bad).map(|it| it.0).unwrap_err();
        assert_eq!(reply.tag, BAD_REQUEST);
        assert!(reply.text.contains("damaged"), "{reply:?}");
    }
    let newer = [&bytes[..meta + 6], &[0xff, 0x7f], &bytes[meta + 8..]].concat();
    let reply = restore(&newer).map(|it| it.0).unwrap_err();
    assert!(reply.text.contains("newer"), "{reply:?}");
    let foreign = [&bytes[..meta], b"MONTX\0", &bytes[meta + 6..]].concat();
    let reply = restore(&foreign).map(|it| it.0).unwrap_err();
    assert!(reply.text.contains("not a monty dump"), "{reply:?}");
}

#[test]
fn snapshot_larger_than_its_memory_limit_allows_is_refused_unread() {
    let session = Interpreter::session();
    session.run("x = 'x' * (10 << 20)");
    let bytes = session.freeze();
    let reply = restore_with(&bytes, &json!({ "limits": limits_with("memory", 1 << 20) })).map(|it| it.0).unwrap_err();
    assert_eq!(reply.tag, BAD_REQUEST);
    assert!(reply.text.contains("too many"), "{reply:?}");
}

#[test]
fn requests_to_restore_that_are_none_are_refused() {
    let bytes = specimen();
    for request in [b"".as_slice(), b"\xff\xff\xff\xff{}", b"\x02\0\0\0{}", b"\x02\0\0\0\xff\xff"] {
        assert_eq!(restore_request(request).map(|it| it.0).unwrap_err().tag, BAD_REQUEST);
    }
    for destination in [json!({}), json!({ "limits": limits_with("memory", 0) }), json!({ "limits": limits(), "x": 1 })]
    {
        assert_eq!(restore_with(&bytes, &destination).map(|it| it.0).unwrap_err().tag, BAD_REQUEST, "{destination}");
    }
}

#[test]
fn parts_that_do_not_fit_each_other_are_refused() {
    let script = Interpreter::new();
    assert_eq!(script.start_with("f()", &["f"]).tag, CALL);
    let script = script.freeze();
    let session = specimen();
    let meta = |bytes: &[u8]| 4 + u32::from_le_bytes(bytes[..4].try_into().unwrap()) as usize;
    for (head, tail) in [(&script, &session), (&session, &script)] {
        let mixed = [&head[..meta(head)], &tail[meta(tail)..]].concat();
        let reply = restore(&mixed).map(|it| it.0).unwrap_err();
        assert!(reply.text.contains("do not fit"), "{reply:?}");
    }
}

#[test]
fn damaged_metadata_is_refused_or_harmless() {
    let bytes = specimen();
    let meta = 4 + u32::from_le_bytes(bytes[..4].try_into().unwrap()) as usize;
    for at in 0..meta {
        let mut damaged = bytes.clone();
        damaged[at] ^= 0x11;
        use_up(restore(&damaged));
    }
}

#[test]
fn error_after_a_restore_still_shows_the_source_of_earlier_feeds() {
    let session = Interpreter::session();
    session.run("def f(x):\n    return 1 / x");
    let session = thawed(session);
    let reply = session.call(&json!({ "function": "f", "args": [0] }));
    assert_eq!(reply.tag, SCRIPT_ERROR);
    assert_eq!(reply.json()["frames"][1]["source"], "    return 1 / x");
}
