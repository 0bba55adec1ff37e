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
    for at in [0, 1, 2, 31, 40, 700, 3000] {
        let code = format!(
            "calls = 0\nclass Picky:\n    def __init__(self, n):\n        self.n = n\n    \
             def __lt__(self, other):\n        global calls\n        calls += 1\n        if calls > {at}:\n            \
             raise ValueError(calls)\n        return self.n < other.n\n\
             try:\n    sorted([Picky(n * 7919 % 1000) for n in range(1000)])\n    caught = None\n\
             except ValueError as e:\n    caught = e.args[0]\ncaught == calls == {at} + 1"
        );
        assert_eq!(interpreter.value(&code), "true", "after {at} comparisons");
    }
}

#[test]
fn comparisons_that_are_no_order_lose_no_item() {
    let code = "n = float('nan')\nitems = [n if i % 3 == 0 else i * 7919 % 5000 for i in range(5000)]\n\
                class Odd:\n    def __init__(self, n):\n        self.n = n\n    \
                def __lt__(self, other):\n        return (self.n * 7919 + other.n * 104729) % 3 == 0\n\
                odd = sorted([Odd(i) for i in range(2000)], reverse=True)\n\
                len(sorted(items)) == 5000 and sorted(o.n for o in odd) == list(range(2000))";
    assert_eq!(Interpreter::new().value(code), "true");
}
