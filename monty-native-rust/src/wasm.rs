//! What only an engine in WebAssembly has: memory for the host to write to, and a host that is asked
//! whether to stop and told what is printed, since nobody can call into an instance that runs.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    ptr,
};

use monty_types::PrintStream;

/// What every block is aligned to: enough for a [`Response`](crate::buffer::Response).
const ALIGNMENT: usize = 8;

#[link(wasm_import_module = "monty")]
unsafe extern "C" {
    /// Whether the host wants the turn that runs now to end: not 0.
    safe fn cancelled() -> i32;
    /// The turn that runs now has printed `length` bytes at `text`, whole characters, to stream 1 or 2.
    fn printed(stream: i32, text: *const u8, length: usize);
}

/// Whether the host wants the turn that runs now to end.
#[must_use]
pub fn host_cancelled() -> bool {
    cancelled() != 0
}

/// Tells the host what the turn that runs now has printed.
pub fn host_printed(stream: PrintStream, text: &str) {
    let number = match stream {
        PrintStream::Stdout => 1,
        PrintStream::Stderr => 2,
    };
    // SAFETY: the host reads the bytes of `text` during the call, and nothing else.
    unsafe { printed(number, text.as_ptr(), text.len()) };
}

/// Allocates `length` bytes for the host, which no interpreter is charged with; null when there is no
/// memory.
#[unsafe(no_mangle)]
pub extern "C" fn monty_alloc(length: usize) -> *mut u8 {
    match layout(length) {
        // SAFETY: the layout has a size greater than zero.
        Some(layout) => unsafe { System.alloc(layout) },
        None => ptr::null_mut(),
    }
}

/// Frees a block of [`monty_alloc`]; null is nothing to free.
///
/// # Safety
/// `block` is null, or was given by [`monty_alloc`] for this `length` and not freed since.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn monty_dealloc(block: *mut u8, length: usize) {
    if let (false, Some(layout)) = (block.is_null(), layout(length)) {
        // SAFETY: by this function's contract the block is one of `System`'s with this layout.
        unsafe { System.dealloc(block, layout) };
    }
}

fn layout(length: usize) -> Option<Layout> {
    Layout::from_size_align(length.max(1), ALIGNMENT).ok()
}
