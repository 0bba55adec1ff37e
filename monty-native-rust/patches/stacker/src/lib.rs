//! Stands in for the crate `stacker` (the part of its interface that the Python parser uses) in a
//! library that already runs everything on large stacks of its own.
//!
//! The original takes the thread's own stack for the current one. On a private stack it therefore
//! measures nonsense, finds no room and maps another stack for every parse: most of what a small
//! script cost. Here the host says where the current stack ends, and running out of it is a panic,
//! which stops at the boundary, instead of growth that no memory limit sees.

use std::cell::Cell;

thread_local! {
    /// The lowest address of the current stack; 0 where the host has not said.
    static LIMIT: Cell<usize> = const { Cell::new(0) };
}

/// Says where the stack that this thread is on now ends, and gives what was said before.
pub fn replace_limit(lowest_address: usize) -> usize {
    LIMIT.replace(lowest_address)
}

/// Runs `callback` where it is.
///
/// # Panics
/// If less than `red_zone` bytes of a private stack are left.
#[inline]
pub fn maybe_grow<R, F: FnOnce() -> R>(red_zone: usize, _stack_size: usize, callback: F) -> R {
    let limit = LIMIT.get();
    assert!(limit == 0 || left_above(limit) >= red_zone, "the interpreter's stack is exhausted");
    callback()
}

#[cfg(unix)]
fn left_above(limit: usize) -> usize {
    (psm::stack_pointer() as usize).saturating_sub(limit)
}

/// Where there are no private stacks nobody sets a limit.
#[cfg(not(unix))]
fn left_above(_limit: usize) -> usize {
    usize::MAX
}
