//! The private stacks that interpreters run on.
//!
//! A Java thread has 1 MiB of stack, often less, and an overflow kills the JVM; a three-line script
//! needs 2 MiB. So the interpreter never runs on its caller's stack: each crossing switches to one
//! of [`STACK_BYTES`], mapped once and kept for the next crossing. Only the pages that a script
//! touched are resident.

/// Size of a private stack. Address space, not memory: pages become resident when touched.
pub const STACK_BYTES: usize = 64 << 20;

/// How many private stacks are kept when idle; more exist only while more crossings run at once.
#[cfg(unix)]
const KEPT: usize = 16;

#[cfg(unix)]
mod private {
    use std::{
        ptr,
        sync::{
            Mutex, MutexGuard, PoisonError,
            atomic::{AtomicUsize, Ordering},
        },
    };

    use super::{KEPT, STACK_BYTES};

    /// The guard region below a stack. Wider than a page so that one large frame cannot step over it.
    const GUARD_BYTES: usize = 1 << 20;

    static IDLE: Mutex<Vec<Stack>> = Mutex::new(Vec::new());
    static MAPPED: AtomicUsize = AtomicUsize::new(0);

    fn idle() -> MutexGuard<'static, Vec<Stack>> {
        IDLE.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A mapping that one crossing at a time runs on; unmapped when dropped.
    struct Stack {
        mapping: *mut libc::c_void,
    }

    // SAFETY: the mapping belongs to no thread; whoever owns the `Stack` has the only use of it.
    unsafe impl Send for Stack {}

    impl Stack {
        fn map() -> Option<Self> {
            // SAFETY: an anonymous private mapping at an address of the kernel's choice touches no
            // existing memory.
            let mapping = unsafe {
                libc::mmap(
                    ptr::null_mut(),
                    GUARD_BYTES + STACK_BYTES,
                    libc::PROT_READ | libc::PROT_WRITE,
                    libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE,
                    -1,
                    0,
                )
            };
            if mapping == libc::MAP_FAILED {
                return None;
            }
            let stack = Self { mapping };
            MAPPED.fetch_add(1, Ordering::Relaxed);
            // SAFETY: the range is the lower end of the mapping made above, which nothing uses yet.
            let guarded = unsafe { libc::mprotect(mapping, GUARD_BYTES, libc::PROT_NONE) } == 0;
            guarded.then_some(stack)
        }

        fn base(&self) -> *mut u8 {
            // SAFETY: the offset stays inside the mapping of `GUARD_BYTES + STACK_BYTES` bytes.
            unsafe { self.mapping.cast::<u8>().add(GUARD_BYTES) }
        }
    }

    impl Drop for Stack {
        fn drop(&mut self) {
            // SAFETY: the mapping was made by `map` with this length and nothing runs on it: its
            // only owner is being dropped.
            unsafe { libc::munmap(self.mapping, GUARD_BYTES + STACK_BYTES) };
            MAPPED.fetch_sub(1, Ordering::Relaxed);
        }
    }

    /// Runs `body` on a private stack; `None` when the system has no memory to map one.
    ///
    /// `body` must not unwind.
    pub fn on_private_stack<R>(body: impl FnOnce() -> R) -> Option<R> {
        let kept = idle().pop();
        let stack = kept.or_else(Stack::map)?;
        // SAFETY: the range from `base` is `STACK_BYTES` of mapped read-write memory, aligned to a
        // page, used by nothing else while `stack` is owned here; `body` does not unwind.
        let result = unsafe {
            psm::on_stack(stack.base(), STACK_BYTES, || {
                let outer = stacker::replace_limit(stack.base() as usize);
                let result = body();
                stacker::replace_limit(outer);
                result
            })
        };
        let mut idle = idle();
        if idle.len() < KEPT {
            idle.push(stack);
        }
        Some(result)
    }

    /// How many private stacks are mapped.
    pub fn count() -> usize {
        MAPPED.load(Ordering::Relaxed)
    }
}

#[cfg(target_family = "wasm")]
mod private {
    /// Runs `body` on the instance's own stack, whose size its linker and its host decide.
    pub fn on_private_stack<R>(body: impl FnOnce() -> R) -> Option<R> {
        Some(body())
    }

    /// An instance has no private stacks.
    pub fn count() -> usize {
        0
    }
}

#[cfg(not(any(unix, target_family = "wasm")))]
compile_error!("private stacks are written for Unix and WebAssembly; this target needs its own in stack.rs");

pub use private::{count, on_private_stack};
