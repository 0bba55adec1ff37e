//! `wasm-split CRATE_DIR [--dispatch FILE FUNCTION SCRUTINEE] [--outline TOKENS]`: rewrites the crate in place.

use std::{
    env,
    error::Error,
    path::{Path, PathBuf},
    process::ExitCode,
};

use wasm_split::{dispatch, outline, shape::Unexpected, sources};

const USAGE: &str = "usage: wasm-split CRATE_DIR [--dispatch FILE FUNCTION SCRUTINEE] [--outline TOKENS]";

fn main() -> ExitCode {
    match run(env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("wasm-split: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut arguments: impl Iterator<Item = String>) -> Result<(), Box<dyn Error>> {
    let folder = PathBuf::from(arguments.next().ok_or(USAGE)?);
    while let Some(option) = arguments.next() {
        let mut argument = || arguments.next().ok_or(USAGE);
        match option.as_str() {
            "--dispatch" => take_apart(&folder.join(argument()?), &argument()?, &argument()?)?,
            "--outline" => keep_apart(&folder, argument()?.parse()?)?,
            _ => return Err(USAGE.into()),
        }
    }
    Ok(())
}

fn take_apart(file: &Path, function: &str, scrutinee: &str) -> Result<(), Unexpected> {
    let arms = sources::rewrite(file, |source| dispatch::dispatch(source, function, scrutinee))?;
    println!("{}: {arms} arms of `{function}` made methods", file.display());
    Ok(())
}

fn keep_apart(folder: &Path, limit: usize) -> Result<(), Box<dyn Error>> {
    let mut count = 0;
    for file in sources::rust_files(&folder.join("src"))? {
        count += sources::rewrite(&file, |source| outline::outline(source, limit))?;
    }
    println!("{}: {count} functions of more than {limit} tokens never inlined", folder.display());
    Ok(())
}
