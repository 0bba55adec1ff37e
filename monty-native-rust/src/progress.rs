//! What a suspended script is told when no host serves it.

use monty::RunProgress;
use monty_types::{ExtFunctionResult, MontyException, MontyObject, NameLookupResult, PrintWriter};

/// Drives `progress` to its end with every request for the host denied as Python would deny it:
/// files with `PermissionError`, unknown names with `NameError`, missing modules with
/// `ModuleNotFoundError`.
pub fn run_unserved(mut progress: RunProgress, print: &mut PrintWriter<'_>) -> Result<MontyObject, MontyException> {
    loop {
        progress = match progress {
            RunProgress::Complete(value) => return Ok(value),
            RunProgress::OsCall(call) => {
                let denied = call.function_call.on_no_handler();
                call.resume(denied, print.reborrow())?
            }
            RunProgress::NameLookup(lookup) => lookup.resume(NameLookupResult::Undefined, print.reborrow())?,
            RunProgress::FunctionCall(call) => {
                let unknown = ExtFunctionResult::NotFound(call.function_name.clone());
                call.resume(unknown, print.reborrow())?
            }
            RunProgress::ResolveFutures(futures) => {
                let unserved = MontyException::runtime_error("awaited a future that no host resolves");
                futures.abort(unserved, print.reborrow())?
            }
        };
    }
}
