//! The failure of a pass: the source is not of the shape that the pass was written for.

use std::fmt;

/// What a pass met that it has no answer for, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unexpected(String);

impl Unexpected {
    /// Says what was met.
    pub fn new(what: impl Into<String>) -> Self {
        Self(what.into())
    }

    /// Says in which file it was met.
    #[must_use]
    pub fn in_file(self, file: &str) -> Self {
        Self(format!("{file}: {}", self.0))
    }
}

impl fmt::Display for Unexpected {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Unexpected {}

impl From<syn::Error> for Unexpected {
    fn from(error: syn::Error) -> Self {
        Self(format!("line {}: {error}", error.span().start().line))
    }
}
