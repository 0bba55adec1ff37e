//! Values across the boundary, both ways: lossless, strict, bounded.
#![allow(missing_docs, reason = "tests read as specifications")]

mod support;

use serde_json::json;
use support::{Interpreter, Reply, limits_with, value_text};

/// Sends JSON text in as the input `x` and runs `code`.
fn with_input(json: &str, code: &str) -> Reply {
    let request = format!("{{\"code\":{},\"name\":\"main.py\",\"inputs\":{{\"x\":{json}}}}}", json!(code));
    Interpreter::new().request(1, &request)
}

/// Sends JSON text in and gets the value back unchanged.
fn round_trips(json: &str) {
    let reply = with_input(json, "x");
    assert_eq!(reply.tag, 0, "{json}: {reply:?}");
    assert_eq!(value_text(&reply), json);
}

#[test]
fn class_and_its_instance_cross_together() {
    for code in ["[A, A()]", "[A(), A]", "{'class': A, 'object': A()}"] {
        let reply = Interpreter::new().run(&format!("class A:\n    pass\n{code}"));
        assert_eq!(reply.tag, 0, "{code}: {reply:?}");
        assert!(reply.text.contains("$instance"), "{code}: {reply:?}");
    }
}

#[test]
fn values_round_trip_to_the_byte() {
    for json in [
        "null",
        "true",
        "false",
        "0",
        "-1",
        "9007199254740993",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775809",
        "1606938044258990275541962092341162602522202993782792835301376",
        "0.0",
        "-0.0",
        "1.5",
        "1e16",
        "1e-7",
        "5e-324",
        "1.7976931348623157e308",
        r#"{"$float":"nan"}"#,
        r#"{"$float":"inf"}"#,
        r#"{"$float":"-inf"}"#,
        r#""""#,
        r#""a\u0000\n\"\\é😀""#,
        "[]",
        "[1,[2,[]]]",
        "{}",
        r#"{"a":1,"b":{"c":[null]}}"#,
        r#"{"$dict":[[1,"a"],["b",2]]}"#,
        r#"{"$dict":[["$tuple",[1,2]]]}"#,
        r#"{"$dict":[["$",1],["a",2]]}"#,
        r#"{"$tuple":[]}"#,
        r#"{"$tuple":[1,{"$tuple":[2]}]}"#,
        r#"{"$set":[1]}"#,
        r#"{"$set":[]}"#,
        r#"{"$frozenset":["a"]}"#,
        r#"{"$bytes":""}"#,
        r#"{"$bytes":"AP8Q"}"#,
        r#"{"$complex":[1.0,-0.0]}"#,
        r#"{"$complex":[{"$float":"nan"},2.5]}"#,
        r#"{"$date":[2024,2,29]}"#,
        r#"{"$datetime":[1,1,1,0,0,0,0,null,null]}"#,
        r#"{"$datetime":[9999,12,31,23,59,59,999999,3600,"CET"]}"#,
        r#"{"$time":[1,2,3,4,null,null,0]}"#,
        r#"{"$time":[1,2,3,4,-3600,null,1]}"#,
        r#"{"$timedelta":[-1,86399,999999]}"#,
        r#"{"$timezone":[0,null]}"#,
        r#"{"$timezone":[19800,"IST"]}"#,
        r#"{"$decimal":"1.20"}"#,
        r#"{"$decimal":"NaN"}"#,
        r#"{"$path":"/a/b"}"#,
        r#"{"$namedtuple":["Point",["x","y"],[1,2]]}"#,
        r#"{"$type":"int"}"#,
        r#"{"$type":"ValueError"}"#,
        r#"{"$exception":["ValueError","bad"]}"#,
        r#"{"$exception":["KeyError",null]}"#,
        r#"{"$function":["fetch",null]}"#,
        r#"{"$builtin":"len"}"#,
        r#"{"$ellipsis":true}"#,
        r#"{"$notimplemented":true}"#,
        r#"{"$type":["P","0d1f3c9a-5b7e-4c21-9f8a-2e6b4d0c7a13",true,false,[]]}"#,
        r#"{"$instance":[{"$type":["P","0d1f3c9a-5b7e-4c21-9f8a-2e6b4d0c7a13",true,true,[]]},"1d1f3c9a-5b7e-4c21-9f8a-2e6b4d0c7a13",[["a",1]]]}"#,
        r#"{"$module":["tools","0d1f3c9a-5b7e-4c21-9f8a-2e6b4d0c7a13",[["version",1]]]}"#,
    ] {
        round_trips(json);
    }
}

#[test]
fn malformed_values_are_refused_before_anything_runs() {
    for (json, word) in [
        (r#"{"$tuple":[1],"b":2}"#, "alone"),
        (r#"{"a":1,"$tuple":[1]}"#, "starts with"),
        (r#"{"$nonsense":1}"#, "unknown tag"),
        (r#"{"$tuple":1}"#, "array"),
        (r#"{"a":1,"a":2}"#, "twice"),
        (r#"{"$dict":[[1]]}"#, "pair"),
        (r#"{"$bytes":"?"}"#, "$bytes"),
        (r#"{"$float":"NaN"}"#, "nan, inf or -inf"),
        (r#"{"$complex":[1,2]}"#, "float"),
        ("1e999", "range"),
        (r#"{"$repr":"<x>"}"#, "cannot go in"),
        (r#"{"$cycle":"[...]"}"#, "cannot go in"),
        (r#"{"$namedtuple":["P",["a"],[]]}"#, "as many"),
        (r#"{"$instance":[1,"0d1f3c9a-5b7e-4c21-9f8a-2e6b4d0c7a13",[]]}"#, "class"),
        (r#"{"$module":["m","no-uuid",[]]}"#, "UUID"),
        (r#"{"$exception":["NoSuchError",null]}"#, "NoSuchError"),
        (r#"{"$type":"nosuchtype"}"#, "nosuchtype"),
        (r#"{"$builtin":"nosuchfunction"}"#, "nosuchfunction"),
        (r#"{"$date":[2024,2]}"#, "invalid length"),
        (r#"{"$ellipsis":false}"#, "true"),
        ("nul", "expected"),
    ] {
        let reply = with_input(json, "print('ran')");
        assert_eq!(reply.tag, -5, "{json}: {reply:?}");
        assert!(reply.text.contains(word), "{json}: {reply:?}");
    }
}

#[test]
fn values_that_no_calendar_has_are_refused_by_the_interpreter() {
    for json in [
        r#"{"$date":[2023,2,29]}"#,
        r#"{"$date":[0,1,1]}"#,
        r#"{"$datetime":[2024,1,1,24,0,0,0,null,null]}"#,
        r#"{"$time":[1,60,0,0,null,null,0]}"#,
        r#"{"$timezone":[86400,null]}"#,
        r#"{"$decimal":"twelve"}"#,
    ] {
        let reply = with_input(json, "repr(x)");
        assert_eq!(reply.tag, -1, "{json}: {reply:?}");
    }
}

#[test]
fn nesting_up_to_the_bound_crosses_and_beyond_is_refused() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    round_trips(&nested(1_000));
    let reply = with_input(&nested(1_001), "x");
    assert_eq!(reply.tag, -5);
    assert!(reply.text.contains("nests deeper"), "{reply:?}");
    let reply = with_input(&nested(1_000_000), "x");
    assert_eq!(reply.tag, -5);
}

#[test]
fn result_nested_beyond_the_bound_is_a_resource_error() {
    let interpreter = Interpreter::with(&limits_with("recursion", 5_000));
    let reply = interpreter.run("x = []\nfor i in range(999):\n    x = [x]\nx");
    assert_eq!(reply.tag, 0);
    for levels in [1_000, 100_000] {
        let reply = interpreter.run(&format!("x = []\nfor i in range({levels}):\n    x = [x]\nx"));
        assert_eq!(reply.tag, -2, "{levels}: {}", &reply.text[..200.min(reply.text.len())]);
        assert_eq!(reply.json()["limit"], "nesting");
    }
    assert_eq!(interpreter.value("1"), "1");
}

#[test]
fn result_that_the_interpreter_cut_off_is_a_resource_error_and_not_a_value() {
    let interpreter = Interpreter::with(&limits_with("recursion", 50));
    assert_eq!(interpreter.run("x = []\nfor i in range(40):\n    x = [x]\nx").tag, 0);
    let reply = interpreter.run("x = []\nfor i in range(60):\n    x = [x]\nx");
    assert_eq!(reply.tag, -2, "{reply:?}");
    assert_eq!(reply.json()["limit"], "nesting");
    assert_eq!(interpreter.value("'<deeply nested>'"), "\"<deeply nested>\"");
}

#[test]
fn shared_structure_that_would_explode_is_stopped_by_the_result_limit() {
    let interpreter = Interpreter::with(&limits_with("result", 100_000));
    let reply = interpreter.run("x = ['y']\nfor i in range(60):\n    x = [x, x]\nx");
    assert_eq!(reply.tag, -2);
    assert_eq!(reply.json()["limit"], "result");
    assert_eq!(reply.json()["limitValue"], 100_000);
}

#[test]
fn result_of_exactly_the_limit_crosses() {
    let interpreter = Interpreter::with(&limits_with("result", 102));
    assert_eq!(interpreter.run("'x' * 100").tag, 0);
    assert_eq!(interpreter.run("'x' * 101").tag, -2);
}

#[test]
fn integers_are_bounded_by_digits() {
    let interpreter = Interpreter::new();
    assert_eq!(interpreter.run("10 ** 199_000").tag, 0);
    let reply = interpreter.run("10 ** 201_000");
    assert_eq!(reply.tag, -2);
    assert_eq!(reply.json()["limit"], "digits");
    round_trips(&"9".repeat(150_000));
    let reply = with_input(&"9".repeat(200_001), "1");
    assert_eq!(reply.tag, -5);
}

#[test]
fn inputs_are_values_and_never_source() {
    let reply = with_input(r#""'); print('injected"#, "x");
    assert_eq!(reply.tag, -5, "a broken string is a broken request: {reply:?}");
    let reply = with_input(r#""1 + 1\n#""#, "x");
    assert_eq!(value_text(&reply), r#""1 + 1\n#""#);
}

#[test]
fn what_has_no_form_of_its_own_comes_out_as_its_repr() {
    let interpreter = Interpreter::new();
    assert_eq!(interpreter.value("range(3)"), r#"{"$repr":"range(0, 3)"}"#);
    assert_eq!(interpreter.value("a = [1]\na.append(a)\na"), r#"[1,{"$cycle":"[...]"}]"#);
}
