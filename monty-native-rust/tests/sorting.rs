//! Sorts whose comparisons fail on the way: each ends with that error, and the interpreter goes on.
#![allow(missing_docs, reason = "tests read as specifications")]

mod support;

use support::{Interpreter, limits_with};

#[test]
fn sorts_in_whose_midst_the_time_ends_are_over_their_limit_and_nothing_else() {
    for code in [
        "while True:\n    x = [str(i) for i in range(1000)]\n    x.sort()",
        "while True:\n    sorted(range(1000), key=str, reverse=True)",
        "import json\nx = {str(i): i for i in range(1000)}\nwhile True:\n    json.dumps(x, sort_keys=True)",
        "from collections import Counter\nx = Counter({str(i): i * 7919 % 1000 for i in range(1000)})\n\
         while True:\n    x.most_common()",
    ] {
        for micros in (2_000..12_000).step_by(200) {
            let interpreter = Interpreter::with(&limits_with("duration", micros * 1000));
            let reply = interpreter.run(code);
            assert_eq!(reply.tag, -2, "{code} after {micros} µs: {}", reply.text);
            assert_eq!(reply.json()["limit"], "duration");
            assert_eq!(interpreter.value("1 + 1"), "2", "{code} after {micros} µs");
        }
    }
}

#[test]
fn comparisons_that_raise_end_the_sort_wherever_they_are() {
    let interpreter = Interpreter::new();
    for at in [0, 1, 2, 31, 40, 700, 999] {
        for order in ["", ", reverse=True", ", key=lambda v: v"] {
            let code = format!(
                "items = [n * 7919 % 1000 for n in range(1000)]\nitems[{at}] = 'x'\nbefore = list(items)\n\
                 try:\n    sorted(items{order})\n    caught = ''\nexcept TypeError as e:\n    caught = str(e)\n\
                 'not supported between instances of' in caught and items == before"
            );
            assert_eq!(interpreter.value(&code), "true", "{at}{order}");
        }
    }
}

#[test]
fn comparisons_that_are_no_order_lose_no_item() {
    let code = "n = float('nan')\nitems = [n if i % 3 == 0 else i * 7919 % 5000 for i in range(5000)]\n\
                up = sorted(items)\ndown = sorted(items, reverse=True)\n\
                len(up) == len(down) == 5000 and {v for v in up if v == v} == {v for v in down if v == v}";
    assert_eq!(Interpreter::new().value(code), "true");
}
