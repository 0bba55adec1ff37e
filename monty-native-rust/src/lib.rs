//! The Monty Python interpreter behind a C ABI made for the JVM.
//!
//! One call is one crossing: a request buffer goes in, a tag and one response buffer come out, and
//! nothing ever calls back into the host. The same crate becomes the native library (`cdylib`) and
//! `monty.wasm`.
//!
//! | module | what happens in it |
//! |---|---|
//! | [`abi`] | the exported functions, and nothing else |
//! | [`guard`] | what every entry point goes through: null, length and UTF-8 checks, panics stopped |
//! | [`buffer`] | response buffers, owned by id until the host frees them |
//! | [`handle`] | interpreters, owned by id; cancellation |
//! | [`create`] | interpreters as the host orders them |
//! | [`interpreter`] | an interpreter between calls: its state, and the calls that the state allows |
//! | [`request`] | requests, read strictly |
//! | [`run`] | what the host wants run, and its beginning |
//! | [`drive`] | one turn of a run, from where it is taken up to the reply |
//! | [`progress`] | a run that stops and goes on: one shape for scripts and sessions |
//! | [`host`] | which requests of a script reach the host, and what the others are told |
//! | [`policy`] | what a script may ask of the operating system |
//! | [`pause`] | what a paused run waits for, as JSON |
//! | [`answer`] | what the host answers, checked before the run goes on |
//! | [`session`] | variables, functions, whether source is complete |
//! | [`snapshot`] | interpreters as bytes, and back |
//! | [`cbor`] | the structure of such bytes, checked before anything is built from them |
//! | [`turn`] | one stretch of execution: cancel flag, limits that were hit, what it cost |
//! | [`limits`] | the limits of an interpreter |
//! | [`output`] | what the script prints, bounded |
//! | [`printed`] | the same, for whoever asks while the script runs |
//! | [`convert`] | Python values to JSON and back, lossless and strict |
//! | [`error`] | outcomes as tags and JSON |
//! | [`stack`] | the private stacks that interpreters run on |
//! | [`math`] | the C library's mathematical functions, the same bits everywhere |
//! | `wasm` | what only an engine in WebAssembly has |
//! | [`alloc`] | the counting allocator behind the memory limit |
//!
//! The protocol is documented in `docs/wire-format.md` of the repository.

pub mod abi;
pub mod alloc;
pub mod answer;
pub mod buffer;
pub mod cbor;
pub mod convert;
pub mod create;
pub mod drive;
pub mod error;
pub mod guard;
pub mod handle;
pub mod host;
pub mod interpreter;
pub mod limits;
pub mod math;
pub mod output;
pub mod pause;
pub mod policy;
pub mod printed;
pub mod progress;
pub mod request;
pub mod run;
pub mod session;
pub mod snapshot;
pub mod stack;
pub mod turn;
#[cfg(target_family = "wasm")]
pub mod wasm;

#[global_allocator]
static ALLOCATOR: alloc::CountingAllocator = alloc::CountingAllocator;
