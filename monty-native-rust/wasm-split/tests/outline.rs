//! Functions above a size are never inlined, whatever they said before.

use wasm_split::outline::outline;

/// The attribute in front of `fn name`, if the pass gave it one.
fn outlined(source: &str, limit: usize) -> (String, usize) {
    outline(source, limit).expect("the source is Rust")
}

#[test]
fn function_above_the_limit_is_never_inlined() {
    let (text, count) = outlined("fn small() { a(); }\nfn large() { a(); b(); c(); d(); }\n", 10);

    assert_eq!(text, "fn small() { a(); }\n#[inline(never)] fn large() { a(); b(); c(); d(); }\n");
    assert_eq!(count, 1);
}

#[test]
fn what_the_function_said_of_inlining_is_taken_away() {
    let source =
        "#[inline(always)]\n#[must_use]\n#[cfg_attr(feature = \"fast\", inline)]\npub(crate) fn f() { a(b, c, d); }\n";

    let (text, _) = outlined(source, 3);

    assert_eq!(text, "\n#[must_use]\n\n#[inline(never)] pub(crate) fn f() { a(b, c, d); }\n");
}

#[test]
fn methods_of_types_and_traits_are_functions_too() {
    let source = "impl T { pub fn m(&self) { a(b, c); } }\ntrait U { fn given(&self) { a(b, c); } fn wanted(&self); }\n\
                  impl U for T { fn wanted(&self) { a(b, c); } }\n";

    let (text, count) = outlined(source, 3);

    assert_eq!(count, 3);
    assert!(text.contains("#[inline(never)] pub fn m(&self)"));
    assert!(text.contains("#[inline(never)] fn given(&self)"));
    assert!(text.contains("#[inline(never)] fn wanted(&self) {"));
    assert!(text.contains(" fn wanted(&self); }"));
}

#[test]
fn functions_in_functions_and_modules_are_found_but_not_those_of_tests() {
    let source = "mod m { fn f() { fn g() { a(b, c); } } }\n#[cfg(test)]\nmod tests { fn t() { a(b, c); } }\n";

    let (text, count) = outlined(source, 3);

    assert_eq!(count, 2);
    assert!(text.ends_with("mod tests { fn t() { a(b, c); } }\n"));
}

#[test]
fn lines_stay_where_they_are_so_that_messages_name_the_right_one() {
    let source = "// one\nfn f() {\n    a(b, c); // kept\n}\n\n/* two */ fn g() {}\n";

    let (text, _) = outlined(source, 3);

    let lines = |text: &str| text.lines().map(|line| line.contains("kept") || line.contains("two")).collect::<Vec<_>>();
    assert_eq!(lines(&text), lines(source));
}

#[test]
fn text_that_is_no_rust_is_refused_with_its_line() {
    let error = outline("fn f() {}\nfn (", 3).expect_err("it does not parse");

    assert!(error.to_string().contains("line 2"), "{error}");
}
