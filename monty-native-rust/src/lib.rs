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
//! | [`handle`] | interpreters, owned by id; states and cancellation |
//! | [`turn`] | one stretch of execution: memory figure, cancel flag, limits that were hit |
//! | [`request`] | requests, read strictly |
//! | [`run`] | a script from source to outcome |
//! | [`progress`] | what a suspended script is told when no host serves it |
//! | [`output`] | what the script prints, bounded |
//! | [`convert`] | Python values to JSON and back, lossless and strict |
//! | [`error`] | outcomes as tags and JSON |
//! | [`stack`] | the private stacks that interpreters run on |
//! | [`alloc`] | the counting allocator behind the memory limit |
//!
//! The protocol is documented in `docs/wire-format.md` of the repository.

pub mod abi;
pub mod alloc;
pub mod buffer;
pub mod convert;
pub mod error;
pub mod guard;
pub mod handle;
pub mod limits;
pub mod output;
pub mod progress;
pub mod request;
pub mod run;
pub mod stack;
pub mod turn;

#[global_allocator]
static ALLOCATOR: alloc::CountingAllocator = alloc::CountingAllocator;
