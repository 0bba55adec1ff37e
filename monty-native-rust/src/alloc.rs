//! The counting allocator behind the per-session memory limit.
//!
//! Each thread keeps a balance of the bytes it allocated less those it freed. A turn sets the
//! balance to its session's figure when it starts and reads it when it ends (see [`crate::turn`]),
//! so many sessions in one process are counted apart, without a shared counter that all threads
//! would contend for.

use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
};

thread_local! {
    // `const` and free of destructors: reading it neither allocates nor registers anything, which
    // an allocator could not afford.
    static BALANCE: Cell<isize> = const { Cell::new(0) };
    static PEAK: Cell<isize> = const { Cell::new(0) };
}

/// The system's allocator, with a balance of live bytes for each thread.
pub struct CountingAllocator;

/// Live bytes that the current thread is charged with; never below zero.
#[must_use]
pub fn live_bytes() -> usize {
    usize::try_from(BALANCE.get()).unwrap_or(0)
}

/// The highest figure [`live_bytes`] had on this thread since [`set_live_bytes`].
#[must_use]
pub fn peak_bytes() -> usize {
    usize::try_from(PEAK.get()).unwrap_or(0)
}

/// Charges the current thread with `bytes` and restarts its peak from there.
pub fn set_live_bytes(bytes: usize) {
    let bytes = isize::try_from(bytes).unwrap_or(isize::MAX);
    BALANCE.set(bytes);
    PEAK.set(bytes);
}

/// Restarts the peak of [`peak_bytes`] from the present balance.
pub fn restart_peak() {
    PEAK.set(BALANCE.get());
}

/// Runs `body` with a balance of its own that starts at zero; what it leaves allocated is charged
/// to the current thread as ever.
pub fn apart<R>(body: impl FnOnce() -> R) -> R {
    let (balance, peak) = (BALANCE.get(), PEAK.get());
    set_live_bytes(0);
    let result = body();
    BALANCE.set(balance.wrapping_add(BALANCE.get()));
    PEAK.set(peak.max(BALANCE.get()));
    result
}

fn charge(bytes: usize) {
    // A layout never exceeds `isize::MAX`, so the cast is exact; the sum of live blocks fits too.
    let balance = BALANCE.get().wrapping_add(bytes.cast_signed());
    BALANCE.set(balance);
    if balance > PEAK.get() {
        PEAK.set(balance);
    }
}

fn discharge(bytes: usize) {
    BALANCE.set(BALANCE.get().wrapping_sub(bytes.cast_signed()));
}

// SAFETY: every method forwards to `System` with the arguments it was given, so `System`'s own
// guarantees carry over; the accounting beside it neither allocates nor unwinds.
unsafe impl GlobalAlloc for CountingAllocator {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        // SAFETY: the caller upholds `GlobalAlloc::alloc`'s contract, which is `System`'s.
        let block = unsafe { System.alloc(layout) };
        if !block.is_null() {
            charge(layout.size());
        }
        block
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        // SAFETY: as in `alloc`.
        let block = unsafe { System.alloc_zeroed(layout) };
        if !block.is_null() {
            charge(layout.size());
        }
        block
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        // SAFETY: the caller hands back a block of this allocator, which is one of `System`'s, with its layout.
        unsafe { System.dealloc(block, layout) };
        discharge(layout.size());
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        // SAFETY: the caller hands in a block of this allocator, which is one of `System`'s, with its layout.
        let moved = unsafe { System.realloc(block, layout, new_size) };
        if !moved.is_null() {
            discharge(layout.size());
            charge(new_size);
        }
        moved
    }
}
