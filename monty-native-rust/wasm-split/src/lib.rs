//! Rewrites a copy of a crate so that, as WebAssembly, its functions stay small enough for the JVM.
//!
//! A method of the JVM holds 64 KB of bytecode, and `HotSpot` compiles none above 8,000 bytes to
//! machine code; what is larger stays interpreted, a hundred times slower. LLVM inlines freely and
//! makes functions far larger than that, the interpreter's dispatch loop above all. So two passes
//! say, in the source, what must stay a function of its own:
//!
//! | module | pass |
//! |---|---|
//! | [`dispatch`] | each arm of one big `match` becomes a method |
//! | [`outline`] | every function above a size is never inlined |
//!
//! Both keep what the program does. Where the source has a shape that a pass was not written for,
//! it fails and says so; it never guesses. [`edit`] and [`tokens`] are what they are written with.

pub mod dispatch;
pub mod edit;
pub mod outline;
pub mod shape;
pub mod sources;
pub mod tokens;
