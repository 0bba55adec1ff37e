//! Recursion of every kind on the private stacks, entered from threads with hardly any stack of their own.
#![allow(missing_docs, reason = "tests read as specifications")]

mod support;

use std::thread;

use support::{Interpreter, limits_with};

const SMALL_STACK: usize = 128 << 10;

/// Runs `body` on a thread whose own stack could not hold what the interpreter does.
fn on_a_small_stack(body: impl FnOnce() + Send + 'static) {
    thread::Builder::new().stack_size(SMALL_STACK).spawn(body).unwrap().join().unwrap();
}

/// Python that builds `x`, a container nested `levels` deep.
fn nested(levels: usize, wrap: &str) -> String {
    format!("def build(n):\n    x = 1\n    for i in range(n):\n        x = {wrap}\n    return x\nx = build({levels})\n")
}

#[test]
fn deep_containers_are_compared_printed_copied_and_dumped() {
    on_a_small_stack(|| {
        let interpreter = Interpreter::new();
        for wrap in ["{'k': x}", "[x]", "(x,)"] {
            let build = nested(990, wrap);
            for code in [
                "x == build(990)",
                "len(repr(x)) > 990",
                "import json\nlen(json.dumps(x)) > 990",
                "str(x) == str(build(990))",
            ] {
                let reply = interpreter.run(&format!("{build}{code}"));
                assert!(reply.tag == 0 || reply.text.contains("RecursionError"), "{wrap} {code}: {reply:?}");
            }
        }
    });
}

#[test]
fn recursion_at_the_highest_limit_leaves_stack_to_spare() {
    on_a_small_stack(|| {
        let interpreter = Interpreter::with(&limits_with("recursion", 10_000));
        for wrap in ["{'k': x}", "[x]", "(x,)", "{1: [x]}"] {
            let build = nested(9_900, wrap);
            for code in [
                "x == build(9_900)",
                "len(repr(x))",
                "import json\nlen(json.dumps(x))",
                "hash(x)",
                "x < x",
                "import copy\ncopy.deepcopy(x) == x",
            ] {
                let reply = interpreter.run(&format!("{build}{code}"));
                assert!(reply.tag == 0 || reply.tag == -1, "{wrap} {code}: {reply:?}");
            }
        }
        for code in [
            "def f(n):\n    return f(n + 1)\nf(0)",
            "def f(n):\n    return sorted([n], key=lambda v: f(v + 1))\nf(0)",
            "class A:\n    def __repr__(self):\n        return repr(self)\nrepr(A())",
            "class A:\n    def __eq__(self, other):\n        return other == self\nA() == A()",
            "def f(n):\n    return max(map(f, [n + 1]))\nf(0)",
            "def f(n):\n    yield from f(n + 1)\nlist(f(0))",
            "f = lambda n: eval('f(n + 1)', {'f': f, 'n': n})\nf(0)",
        ] {
            let reply = interpreter.run(code);
            assert_eq!(reply.tag, -1, "{code}: {}", &reply.text[..500.min(reply.text.len())]);
        }
    });
}

#[test]
fn deeply_nested_source_is_refused_or_parsed_but_never_overflows() {
    on_a_small_stack(|| {
        let interpreter = Interpreter::new();
        for code in [
            format!("{}{}", "[".repeat(100_000), "]".repeat(100_000)),
            format!("{}1", "-".repeat(5_000)),
            format!("{}True", "not ".repeat(50_000)),
            format!("{}1{}", "(".repeat(200), ")".repeat(200)),
            format!("{}1", "lambda: ".repeat(20_000)),
            format!("1{}", " + 1".repeat(100_000)),
            format!("1{}", " ** 1".repeat(50_000)),
            format!("a{}", ".b".repeat(100_000)),
            format!("f{}", "()".repeat(100_000)),
            format!("{}1{}", "f'{".repeat(2_000), "}'".repeat(2_000)),
            (0..500).map(|i| " ".repeat(i) + "if True:\n").collect::<String>() + &" ".repeat(500) + "pass",
            format!("if 0: pass\n{}", "elif 0: pass\n".repeat(20_000)),
            format!("x = {}1", "x = ".repeat(50_000)),
            format!("1{}", " if 1 else 1".repeat(50_000)),
            format!("{}x{}", "[".repeat(5_000), " for x in []]".repeat(5_000)),
        ] {
            let reply = interpreter.run(&code);
            assert!(matches!(reply.tag, -2..=0), "{}: {reply:?}", &code[..20]);
        }
        assert_eq!(interpreter.value("1"), "1");
    });
}

#[test]
fn deep_values_are_freed_without_recursion() {
    on_a_small_stack(|| {
        let interpreter = Interpreter::new();
        for wrap in ["[x]", "(x,)", "{'k': x}"] {
            assert_eq!(interpreter.value(&format!("{}x = None\n1", nested(200_000, wrap))), "1");
        }
    });
}

#[test]
fn nested_functions_beyond_the_bound_are_refused_instead_of_compiling_for_ever() {
    let nested = |levels: usize| {
        let lines: String = (0..levels).map(|i| " ".repeat(i) + "def f():\n").collect();
        lines + &" ".repeat(levels) + "pass\n"
    };
    let interpreter = Interpreter::new();
    assert_eq!(interpreter.run(&nested(8)).tag, 0);
    for code in [nested(60), format!("exec({:?})", nested(60))] {
        let reply = interpreter.run(&code);
        assert_eq!(reply.tag, -1, "{reply:?}");
        assert!(reply.text.contains("too deeply nested"), "{reply:?}");
    }
}
