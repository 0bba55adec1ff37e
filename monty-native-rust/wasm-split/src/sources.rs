//! The Rust files of a crate, read and written.

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use crate::shape::Unexpected;

/// The `.rs` files below `folder`, in the order of their names.
pub fn rust_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    entries.sort();
    for entry in entries {
        if entry.is_dir() {
            found.extend(rust_files(&entry)?);
        } else if entry.extension().is_some_and(|extension| extension == "rs") {
            found.push(entry);
        }
    }
    Ok(found)
}

/// Rewrites `file` with `pass`, which gives the new text and what it counted.
pub fn rewrite<T>(file: &Path, pass: impl FnOnce(&str) -> Result<(String, T), Unexpected>) -> Result<T, Unexpected> {
    let name = file.display().to_string();
    let failed = |error: io::Error| Unexpected::new(error.to_string()).in_file(&name);
    let source = fs::read_to_string(file).map_err(failed)?;
    let (text, counted) = pass(&source).map_err(|unexpected| unexpected.in_file(&name))?;
    if text != source {
        fs::write(file, text).map_err(failed)?;
    }
    Ok(counted)
}
