//! Response buffers, owned by id until the host frees them.
//!
//! The host reads a response at its address and frees it by its id. An id that is stale, was freed
//! before or was never issued is an error, never a free of somebody else's memory.

use std::{
    collections::HashMap,
    sync::{
        LazyLock, Mutex, MutexGuard, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
};

static NEXT_ID: AtomicU64 = AtomicU64::new(1);
static LIVE: LazyLock<Mutex<HashMap<u64, Vec<u8>>>> = LazyLock::new(Mutex::default);

fn live() -> MutexGuard<'static, HashMap<u64, Vec<u8>>> {
    // The map stays consistent whatever unwound while it was held: each use is one operation.
    LIVE.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Where a response is: what the host gets in its `out` argument.
///
/// Three 64-bit fields on every target, so that one Java layout reads both engines.
#[repr(C)]
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Response {
    /// The id to free the buffer with; 0 where there is no buffer.
    pub id: u64,
    /// Address of the first byte, in this library's memory.
    pub address: u64,
    /// Length in bytes.
    pub length: u64,
}

/// Keeps `bytes` until [`free`] and says where they are.
#[must_use]
pub fn keep(bytes: Vec<u8>) -> Response {
    let id = NEXT_ID.fetch_add(1, Ordering::Relaxed);
    let response = Response { id, address: bytes.as_ptr() as u64, length: bytes.len() as u64 };
    // Moving the `Vec` into the map moves its header, not the bytes the address points at.
    live().insert(id, bytes);
    response
}

/// Frees the buffer `id`; whether there was one.
#[must_use]
pub fn free(id: u64) -> bool {
    live().remove(&id).is_some()
}

/// How many buffers the host has not freed yet.
#[must_use]
pub fn count() -> usize {
    live().len()
}
