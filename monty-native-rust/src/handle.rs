//! Interpreters, owned by id.
//!
//! A handle is an id that was issued once and is looked up on every call, never an address: one
//! that is stale, freed before or from elsewhere is an error, not a read of freed memory. An
//! interpreter that panicked is poisoned, by its own mutex, and can only be freed.

use std::{
    collections::HashMap,
    sync::{
        Arc, LazyLock, Mutex, PoisonError, RwLock, TryLockError,
        atomic::{AtomicU64, Ordering},
    },
};

use crate::{
    drive::Caller,
    error::{Reply, Tag, json_output},
    interpreter::Interpreter,
    printed::Printed,
    turn::CancelFlag,
};

#[derive(Debug)]
struct Entry {
    cancel: CancelFlag,
    printed: Arc<Printed>,
    interpreter: Mutex<Interpreter>,
}

type Table = HashMap<u64, Arc<Entry>>;

static NEXT_ID: AtomicU64 = AtomicU64::new(1);
static TABLE: LazyLock<RwLock<Table>> = LazyLock::new(RwLock::default);

/// Registers a new interpreter and gives its id.
#[must_use]
pub fn create(interpreter: Interpreter) -> u64 {
    let id = NEXT_ID.fetch_add(1, Ordering::Relaxed);
    let entry = Entry { cancel: CancelFlag::default(), printed: Arc::default(), interpreter: Mutex::new(interpreter) };
    let entry = Arc::new(entry);
    TABLE.write().unwrap_or_else(PoisonError::into_inner).insert(id, entry);
    id
}

/// Runs `body` with the interpreter `id`, which no other call can enter meanwhile, and with what it
/// holds charged to the current thread.
pub fn with(id: u64, body: impl FnOnce(&mut Interpreter) -> Reply) -> Reply {
    enter(id, |interpreter, _| body(interpreter))
}

/// As [`with`], for turn number `turn`.
pub fn with_turn(id: u64, turn: u64, body: impl FnOnce(&mut Interpreter, Caller<'_>) -> Reply) -> Reply {
    enter(id, |interpreter, entry| body(interpreter, Caller { flag: &entry.cancel, printed: &entry.printed, turn }))
}

fn enter(id: u64, body: impl FnOnce(&mut Interpreter, &Entry) -> Reply) -> Reply {
    let Some(entry) = find(id) else {
        return unknown(id);
    };
    match entry.interpreter.try_lock() {
        Ok(mut interpreter) => interpreter.enter(|interpreter| body(interpreter, &entry)),
        Err(TryLockError::WouldBlock) => {
            Reply::message(Tag::Busy, &format!("interpreter {id} is in a call of another thread"))
        }
        Err(TryLockError::Poisoned(_)) => Reply::message(
            Tag::Poisoned,
            &format!("interpreter {id} panicked in an earlier call; free it and create another"),
        ),
    }
}

/// Asks turn number `turn` of the interpreter `id` to stop; whether there is such an interpreter.
#[must_use]
pub fn cancel(id: u64, turn: u64) -> bool {
    // The entry stays in the table meanwhile. Who held it beyond that could be the last to hold it,
    // and an interpreter must not be dropped on a stack that is no private one.
    let table = TABLE.read().unwrap_or_else(PoisonError::into_inner);
    table.get(&id).inspect(|entry| entry.cancel.cancel(turn)).is_some()
}

/// Replies with what turn number `turn` of the interpreter `id` has printed from byte `from` on.
#[must_use]
pub fn printed(id: u64, turn: u64, from: u64) -> Reply {
    // As in `cancel`, not the entry; and the table is free again while text is copied.
    let table = TABLE.read().unwrap_or_else(PoisonError::into_inner);
    let printed = table.get(&id).map(|entry| Arc::clone(&entry.printed));
    drop(table);
    let Some(printed) = printed else {
        return unknown(id);
    };
    let Some(news) = printed.since(turn, from) else {
        return Reply::message(Tag::BadRequest, &format!("byte {from} of the output is inside a character"));
    };
    let told: usize = news.iter().map(|(_, text)| text.len()).sum();
    let mut body = vec![b'{'];
    json_output(&mut body, &news);
    body.extend_from_slice(format!(",\"next\":{}}}", from.saturating_add(told as u64)).as_bytes());
    Reply::complete(body)
}

/// Frees the interpreter `id`. One that is in a call is freed when that call ends.
pub fn free(id: u64) -> Reply {
    // The lock is released before the entry, which may own much, is dropped.
    let removed = TABLE.write().unwrap_or_else(PoisonError::into_inner).remove(&id);
    if removed.is_some() { Reply::done() } else { unknown(id) }
}

/// How many interpreters the host has not freed yet.
#[must_use]
pub fn count() -> usize {
    TABLE.read().unwrap_or_else(PoisonError::into_inner).len()
}

fn find(id: u64) -> Option<Arc<Entry>> {
    TABLE.read().unwrap_or_else(PoisonError::into_inner).get(&id).cloned()
}

fn unknown(id: u64) -> Reply {
    Reply::message(Tag::UnknownHandle, &format!("there is no interpreter {id}: it was freed or never created"))
}
