//! The dispatch loop, taken apart, does what it did; what is not known is refused.

use std::{env, fs, path::Path, process::Command};

use wasm_split::dispatch::dispatch;

/// A machine with a loop of the interpreter's form: macros that return, `continue`, early exits, arms with several
/// patterns. It prints what it computes.
const MACHINE: &str = include_str!("machine.rs.txt");

fn refusal(from: &str, to: &str) -> String {
    assert!(MACHINE.contains(from), "the sample has changed");
    let source = MACHINE.replacen(from, to, 1);
    dispatch(&source, "run", "opcode").expect_err("the shape is not known").to_string()
}

#[test]
fn machine_prints_the_same_before_and_after() {
    let (text, arms) = dispatch(MACHINE, "run", "opcode").expect("the machine has the known shape");

    assert_eq!(arms, 21);
    let printed = print_of("machine_after", &text);
    assert_eq!(printed, print_of("machine_before", MACHINE));
    assert!(printed.contains("result"), "{printed}");
}

#[test]
fn every_arm_is_a_method_that_is_never_inlined() {
    let (text, arms) = dispatch(MACHINE, "run", "opcode").expect("the machine has the known shape");

    assert_eq!(text.matches("#[inline(never)]").count(), arms);
    assert!(text.contains("Opcode::Push1 | Opcode::One => self.arm_push1_one(),"), "{text}");
    assert!(text.contains("Opcode::Nop => self.arm_nop(),"), "{text}");
}

#[test]
fn other_names_are_refused() {
    assert!(dispatch(MACHINE, "execute", "opcode").is_err());
    assert!(dispatch(MACHINE, "run", "instruction").is_err());
}

#[test]
fn loop_with_few_arms_is_refused_because_the_real_one_must_have_moved() {
    let source = "impl M { fn run(&mut self) -> u8 { match opcode { A::B => {} } 0 } }";

    let error = dispatch(source, "run", "opcode").expect_err("one arm is no dispatch loop");

    assert!(error.to_string().contains("1 arms"), "{error}");
}

#[test]
fn arm_with_a_guard_is_refused() {
    assert!(refusal("Opcode::Nop => {}", "Opcode::Nop if self.done => {}").contains("has a guard"));
}

#[test]
fn arm_that_binds_is_refused() {
    assert!(refusal("Opcode::Nop => {}", "other => {}").contains("binds"));
    assert!(refusal("Opcode::Nop => {}", "_ => {}").contains("wildcard"));
}

#[test]
fn arm_that_continues_a_loop_of_its_own_is_refused() {
    let arm = "Opcode::Nop => for _ in 0..2 { continue; }";

    assert!(refusal("Opcode::Nop => {}", arm).contains("continues a loop of its own"));
}

#[test]
fn arm_that_returns_from_a_closure_is_refused() {
    let arm = "Opcode::Nop => { let _ = || { return Ok(1) as Result<i64, String>; }; }";

    assert!(refusal("Opcode::Nop => {}", arm).contains("returns from a closure"));
}

#[test]
fn arm_with_a_loop_that_continues_inside_a_macro_is_refused() {
    let arm = "Opcode::Nop => { try_catch!(self, { loop { continue; } }) }";

    assert!(refusal("Opcode::Nop => {}", arm).contains("inside a macro"));
}

fn print_of(name: &str, source: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"));
    let (file, program) = (folder.join(format!("{name}.rs")), folder.join(name));
    fs::write(&file, source).expect("the folder can be written");
    let rustc = env::var("RUSTC").unwrap_or_else(|_| "rustc".to_owned());
    let built = Command::new(rustc)
        .args(["--edition", "2024", "-A", "warnings", "-o"])
        .args([&program, &file])
        .output()
        .expect("rustc runs");
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let run = Command::new(program).output().expect("the machine runs");
    String::from_utf8(run.stdout).expect("it prints text")
}
