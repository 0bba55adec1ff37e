//! Python values to JSON and back, lossless and impossible to spoof.
//!
//! JSON null, booleans, strings, integers (of any size, as JSON integers), floats (finite, always
//! with a fraction or an exponent), arrays (lists) and objects (dicts whose keys are all strings,
//! none starting with `$`) stand for themselves. Everything else is an object with exactly one key
//! that starts with `$`; a dict that could be mistaken for one is written as `{"$dict": [[k, v], …]}`.

mod decode;
mod encode;
mod tag;

pub use decode::{Decoded, Inputs};
pub use encode::{EncodeError, encode, encode_args};

/// How many containers may stand inside each other in a value that crosses the boundary.
pub const MAX_NESTING: usize = 1_000;

/// The most decimal digits of an integer that crosses the boundary: conversion between binary and
/// decimal is quadratic, and no limit of the interpreter polls inside it.
pub const MAX_INTEGER_DIGITS: usize = 200_000;
