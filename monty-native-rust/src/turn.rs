//! One stretch of execution on one thread: whose memory is counted, what can stop it, which limit it hit.

use std::{
    cell::Cell,
    ptr,
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

use monty_types::{HostProbe, ResourceError, set_host_probe};

use crate::alloc;

/// The most that is reported as used: the host reads a signed number, and an estimate saturates above it.
const MOST_USED: u64 = i64::MAX as u64;

/// A limit that ended a turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exceeded {
    /// Which limit, by its name in the protocol.
    pub limit: &'static str,
    /// What was allowed: bytes, nanoseconds, levels or calls.
    pub allowed: u64,
    /// What was used or asked for when the limit was noticed, in the same unit.
    pub used: u64,
}

/// Why a turn was stopped from outside the script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The host cancelled it.
    Cancelled,
    /// It hit a limit.
    Limit(Exceeded),
}

/// What a turn cost.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Usage {
    /// Wall time of the turn.
    pub time: Duration,
    /// Bytes that the session keeps after the turn.
    pub memory: usize,
    /// The most bytes it held at once.
    pub peak: usize,
}

/// A request to stop one turn, settable from any thread.
///
/// The host numbers its turns and cancels by number, so a cancel that comes too late for its own
/// turn can never hit the next one.
#[derive(Debug, Default)]
pub struct CancelFlag(AtomicU64);

impl CancelFlag {
    /// Asks turn number `turn` to stop, whether it has begun or not.
    pub fn cancel(&self, turn: u64) {
        self.0.fetch_max(turn, Ordering::Relaxed);
    }

    fn hits(&self, turn: u64) -> bool {
        self.0.load(Ordering::Relaxed) == turn
    }
}

thread_local! {
    static FLAG: Cell<*const CancelFlag> = const { Cell::new(ptr::null()) };
    static NUMBER: Cell<u64> = const { Cell::new(0) };
    static STOP: Cell<Option<Stop>> = const { Cell::new(None) };
}

/// The turn that the current thread runs. Turns do not nest.
pub struct Turn<'a> {
    flag: &'a CancelFlag,
    started: Instant,
}

impl<'a> Turn<'a> {
    /// Begins turn number `number` of the interpreter whose memory the current thread is charged with.
    #[must_use]
    pub fn begin(flag: &'a CancelFlag, number: u64) -> Self {
        FLAG.set(flag);
        NUMBER.set(number);
        STOP.set(None);
        set_host_probe(Some(HostProbe { cancelled: should_stop, memory: alloc::live_bytes, exceeded }));
        alloc::restart_peak();
        Self { flag, started: Instant::now() }
    }

    /// What has been spent so far.
    #[must_use]
    pub fn usage(&self) -> Usage {
        Usage { time: self.started.elapsed(), memory: alloc::live_bytes(), peak: alloc::peak_bytes() }
    }

    /// Whether the turn has been asked to stop, be it in this instant.
    #[must_use]
    pub fn must_stop(&self) -> bool {
        debug_assert!(ptr::eq(FLAG.get(), self.flag), "a turn is asked on the thread that began it");
        should_stop()
    }

    /// Why the turn was stopped, if it was.
    #[must_use]
    pub fn stopped(&self) -> Option<Stop> {
        debug_assert!(ptr::eq(FLAG.get(), self.flag), "a turn is read on the thread that began it");
        STOP.get()
    }
}

impl Drop for Turn<'_> {
    fn drop(&mut self) {
        set_host_probe(None);
        FLAG.set(ptr::null());
    }
}

/// Runs `body` as if there were no turn that could be stopped.
pub fn without_probe<R>(body: impl FnOnce() -> R) -> R {
    let probe = set_host_probe(None);
    let result = body();
    set_host_probe(probe);
    result
}

/// Stops the current turn at its next checkpoint because it hit `limit`; the first reason stands.
pub fn stop_for_limit(limit: Exceeded) {
    if STOP.get().is_none() {
        STOP.set(Some(Stop::Limit(limit)));
    }
}

#[cfg(target_family = "wasm")]
use crate::wasm::host_cancelled;

/// A host that can call into a running engine need not be asked.
#[cfg(not(target_family = "wasm"))]
fn host_cancelled() -> bool {
    false
}

/// The host probe's `cancelled`: asked at every checkpoint of the interpreter.
fn should_stop() -> bool {
    if STOP.get().is_some() {
        return true;
    }
    let flag = FLAG.get();
    if flag.is_null() {
        return false;
    }
    // SAFETY: a non-null `FLAG` was set by `Turn::begin` from a reference that the living `Turn`
    // still borrows; its drop, on this same thread, sets the pointer back to null first.
    let cancelled = unsafe { &*flag }.hits(NUMBER.get()) || host_cancelled();
    if cancelled {
        STOP.set(Some(Stop::Cancelled));
    }
    cancelled
}

/// The host probe's `exceeded`: the interpreter is about to raise `error`.
fn exceeded(error: &ResourceError) {
    let nanos = |time: &Duration| u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
    stop_for_limit(match error {
        ResourceError::Memory { limit, used } => {
            Exceeded { limit: "memory", allowed: *limit as u64, used: (*used as u64).min(MOST_USED) }
        }
        ResourceError::Time { limit, elapsed, .. } => {
            Exceeded { limit: "duration", allowed: nanos(limit), used: nanos(elapsed) }
        }
        // Python code may catch this one: it is an exception like any other, not the end of the turn.
        ResourceError::Recursion { .. } => return,
    });
}
