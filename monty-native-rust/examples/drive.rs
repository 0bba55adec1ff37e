//! Runs scripts from Rust, without a JVM, and says how long they took: what `monty-bench` compares Java with.
//!
//! Each line of standard input orders one measurement, and is answered with one line:
//!
//! ```text
//! > {"way":"abi","threads":1,"runs":100,"create":{"limits":{…}},"run":{"code":"2 + 2","name":"main.py"}}
//! < {"median":3912,"wall":401234}
//! ```
//!
//! `way` is `abi` for the exported functions, called as a JVM calls them, or `interpreter` for the interpreter's own
//! Rust interface with the same limits. `create` and `run` are the requests of the C ABI. `median` is that of all runs
//! of all threads, `wall` is from the first thread's start to the last one's end, both in nanoseconds.

use std::{
    hint::black_box,
    io::{self, BufRead, Write},
    slice,
    sync::Barrier,
    thread,
    time::Instant,
};

use monty::MontyRun;
use monty_jvm::{
    abi,
    buffer::Response,
    convert::Inputs,
    host::Host,
    limits::Limits,
    policy::OsConfig,
    progress::{PausedScript, Step, process_progress},
    stack,
};
use monty_types::{CompileOptions, MontyObject, PrintWriter, ResourceTracker};
use serde::Deserialize;
use serde_json::{Value, json};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Order {
    way: Way,
    threads: usize,
    runs: usize,
    create: Value,
    run: Value,
}

#[derive(Deserialize, Clone, Copy)]
#[serde(rename_all = "lowercase")]
enum Way {
    Abi,
    Interpreter,
}

/// What one thread measured.
struct Lap {
    start: Instant,
    end: Instant,
    nanos: Vec<u128>,
}

fn main() -> io::Result<()> {
    for line in io::stdin().lock().lines() {
        let order: Order = serde_json::from_str(&line?)?;
        let answer = measure(&order);
        let mut out = io::stdout().lock();
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(())
}

fn measure(order: &Order) -> Value {
    let together = Barrier::new(order.threads);
    let laps: Vec<Lap> = thread::scope(|scope| {
        let spawn = |_| {
            thread::Builder::new()
                .stack_size(stack::STACK_BYTES)
                .spawn_scoped(scope, || match order.way {
                    Way::Abi => through_abi(order, &together),
                    Way::Interpreter => through_interpreter(order, &together),
                })
                .expect("the system gives a thread")
        };
        let threads: Vec<_> = (0..order.threads).map(spawn).collect();
        threads.into_iter().map(|thread| thread.join().expect("the thread ended well")).collect()
    });
    let start = laps.iter().map(|lap| lap.start).min().expect("there is a thread");
    let end = laps.iter().map(|lap| lap.end).max().expect("there is a thread");
    let mut nanos: Vec<u128> = laps.into_iter().flat_map(|lap| lap.nanos).collect();
    nanos.sort_unstable();
    json!({ "median": nanos[nanos.len() / 2], "wall": (end - start).as_nanos() })
}

fn lap(runs: usize, together: &Barrier, mut run: impl FnMut()) -> Lap {
    let mut nanos = Vec::with_capacity(runs);
    together.wait();
    let start = Instant::now();
    let mut end = start;
    for _ in 0..runs {
        let before = end;
        run();
        end = Instant::now();
        nanos.push((end - before).as_nanos());
    }
    Lap { start, end, nanos }
}

/// As a host does it: one interpreter for all runs, each response copied and freed.
fn through_abi(order: &Order, together: &Barrier) -> Lap {
    let create = order.create.to_string();
    // SAFETY: `create` is readable for the call and `call` passes a writable response.
    let created = call(|out| unsafe { abi::monty_create(create.as_ptr(), create.len(), out) });
    let created: Value = serde_json::from_slice(&created).expect("a response is JSON");
    let handle = created["handle"].as_u64().expect("a created interpreter has a handle");
    let request = order.run.to_string();
    let mut turn = 0;
    let lap = lap(order.runs, together, || {
        turn += 1;
        // SAFETY: `request` is readable for the call and `call` passes a writable response.
        black_box(call(|out| unsafe { abi::monty_run(handle, turn, request.as_ptr(), request.len(), out) }));
    });
    // SAFETY: `call` passes a writable response.
    call(|out| unsafe { abi::monty_free(handle, out) });
    lap
}

/// Makes a call that must complete and gives its response.
fn call(entry: impl FnOnce(*mut Response) -> i32) -> Vec<u8> {
    let mut out = Response::default();
    let tag = entry(&raw mut out);
    let mut copy = Vec::new();
    if out.id != 0 {
        let length = usize::try_from(out.length).expect("a response fits the memory it is in");
        // SAFETY: the library says that `length` bytes are at `address` until the buffer is freed below.
        copy.extend_from_slice(unsafe { slice::from_raw_parts(out.address as *const u8, length) });
        abi::monty_buffer_free(out.id);
    }
    assert_eq!(tag, 0, "{}", String::from_utf8_lossy(&copy));
    copy
}

/// As a Rust program does it that knows nothing of the C ABI.
fn through_interpreter(order: &Order, together: &Barrier) -> Lap {
    let limits = Limits::deserialize(&order.create["limits"]).expect("the limits are well-formed");
    let code = order.run["code"].as_str().expect("a run has code");
    let name = order.run["name"].as_str().expect("a run has a name");
    let inputs = match order.run.get("inputs") {
        Some(inputs) => serde_json::from_str(&inputs.to_string()).expect("the inputs are well-formed"),
        None => Inputs::default(),
    };
    lap(order.runs, together, || {
        black_box(interpret(code, name, &inputs, &limits));
    })
}

fn interpret(code: &str, name: &str, inputs: &Inputs, limits: &Limits) -> MontyObject {
    let tracker = ResourceTracker::new(limits.for_interpreter());
    let mut print = PrintWriter::Disabled;
    let outcome = MontyRun::new(code.to_owned(), name, inputs.names.clone(), CompileOptions::default())
        .and_then(|program| program.start(inputs.values.clone(), tracker, print.reborrow()));
    let mut host = Host::new(limits.clone(), OsConfig::default());
    match process_progress(PausedScript::step(outcome), &mut host, &mut print) {
        Ok(Step::Complete(value, ())) => value,
        other => panic!("the script does not complete: {other:?}"),
    }
}
