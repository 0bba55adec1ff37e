//! What the host wants run, and its beginning.

use std::borrow::Cow;

use monty::{MontyRepl, MontyRun};
use monty_types::{CompileOptions, MontyObject, PrintWriter, ResourceTracker, is_identifier};
use serde::Deserialize;

use crate::{
    convert::{Decoded, Inputs},
    host::Host,
    policy::OsConfig,
    progress::{CALL_ARGUMENTS, Feed, PausedFeed, PausedScript, Turned},
};

/// A run that no host serves.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RunRequest<'a> {
    /// Python source.
    #[serde(borrow)]
    code: Cow<'a, str>,
    /// The name that tracebacks show; a session names its feeds itself.
    #[serde(borrow)]
    name: Cow<'a, str>,
    /// Global variables to set before.
    #[serde(default)]
    inputs: Inputs,
}

/// A run that pauses for what it asks of the host.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct StartRequest<'a> {
    #[serde(borrow)]
    code: Cow<'a, str>,
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(default)]
    inputs: Inputs,
    /// The functions that the host serves by name.
    #[serde(default)]
    functions: Vec<String>,
    /// The modules that the host serves by name.
    #[serde(default)]
    modules: Vec<String>,
    /// Whether the host is asked for every other name that Python does not know.
    #[serde(default)]
    names: bool,
}

/// A call of a function of a session.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CallRequest<'a> {
    #[serde(borrow)]
    function: Cow<'a, str>,
    #[serde(default)]
    args: Vec<Decoded>,
    #[serde(default)]
    kwargs: Inputs,
}

/// Source and the variables to set before it runs.
#[derive(Debug)]
pub struct Source<'a> {
    /// Python source.
    pub code: Cow<'a, str>,
    /// The name that tracebacks show.
    pub name: Cow<'a, str>,
    /// Global variables.
    pub inputs: Inputs,
    /// Whether it is a call of a function, made up here.
    pub is_call: bool,
}

impl<'a> RunRequest<'a> {
    /// Tells `host` that it serves nothing, and gives what to run.
    pub fn prepare(self, host: &mut Host) -> Source<'a> {
        host.offers.served = false;
        host.offers.names = false;
        Source { code: self.code, name: self.name, inputs: self.inputs, is_call: false }
    }
}

impl<'a> StartRequest<'a> {
    /// Tells `host` what it serves, and gives what to run.
    pub fn prepare(self, host: &mut Host) -> Source<'a> {
        host.offers.served = true;
        host.offers.names = self.names;
        host.offers.functions.extend(self.functions);
        host.offers.modules.extend(self.modules);
        for value in &self.inputs.values {
            host.offer_functions_of(value);
        }
        Source { code: self.code, name: self.name, inputs: self.inputs, is_call: false }
    }
}

impl CallRequest<'_> {
    /// Tells `host` that it serves what it served before, and gives what to feed: a call whose
    /// arguments are in variables, which go when the call has ended.
    ///
    /// # Errors
    /// What is wrong with the name of the function.
    pub fn prepare(self, host: &mut Host) -> Result<Source<'static>, String> {
        let Self { function, args, kwargs } = self;
        if !is_identifier(&function) {
            return Err(format!("`{function}` is not a name"));
        }
        host.offers.served = true;
        let args: Vec<MontyObject> = args.into_iter().map(|Decoded(value)| value).collect();
        for value in args.iter().chain(&kwargs.values) {
            host.offer_functions_of(value);
        }
        let [args_name, kwargs_name] = CALL_ARGUMENTS;
        let (has_args, has_kwargs) = (!args.is_empty(), !kwargs.names.is_empty());
        let mut inputs = Inputs::default();
        let mut arguments = Vec::new();
        if has_args {
            arguments.push(format!("*{args_name}"));
            inputs.names.push(args_name.to_owned());
            inputs.values.push(MontyObject::tuple(args));
        }
        if has_kwargs {
            arguments.push(format!("**{kwargs_name}"));
            inputs.names.push(kwargs_name.to_owned());
            let names = kwargs.names.into_iter().map(MontyObject::string);
            inputs.values.push(MontyObject::dict(names.zip(kwargs.values)));
        }
        let code = format!("{function}({})", arguments.join(", "));
        Ok(Source { code: code.into(), name: Cow::Borrowed(""), inputs, is_call: true })
    }
}

/// How everything is compiled: every source is scanned for nesting, however short, because the
/// parser recurses on the stack.
#[must_use]
pub fn compile_options() -> CompileOptions {
    CompileOptions { source_scan_threshold: 0, ..CompileOptions::default() }
}

/// A session in which nothing has happened.
#[must_use]
pub fn new_session(name: &str, host: &Host) -> MontyRepl {
    let tracker = ResourceTracker::new(host.limits.for_interpreter());
    let mut repl = MontyRepl::new(name, tracker, compile_options()).with_os_policy(host.os.for_interpreter());
    repl.set_cwd(host.os.working_directory());
    repl
}

/// Begins `source` in a fresh interpreter.
pub fn begin_script(
    source: Source<'_>,
    tracker: ResourceTracker,
    os: &OsConfig,
    print: PrintWriter<'_>,
) -> Turned<PausedScript> {
    let Source { code, name, inputs: Inputs { names, values }, .. } = source;
    let outcome = MontyRun::new(code.into_owned(), &name, names, compile_options())
        .map(|program| {
            let mut program = program.with_os_policy(os.for_interpreter());
            program.set_cwd(os.working_directory());
            program
        })
        .and_then(|program| program.start(values, tracker, print));
    PausedScript::step(outcome)
}

/// Begins `source` in the session `repl`.
pub fn begin_feed(source: Source<'_>, repl: MontyRepl, print: PrintWriter<'_>) -> Turned<PausedFeed> {
    let Source { code, inputs: Inputs { names, values }, is_call, .. } = source;
    let feed = Feed::next(&repl, is_call);
    let inputs: Vec<(String, MontyObject)> = names.into_iter().zip(values).collect();
    // Nothing at all is not fed, and then no variable would be set either.
    let code = if code.is_empty() && !inputs.is_empty() { "\n" } else { &*code };
    PausedFeed::step(feed, repl.feed_start(code, inputs, print))
}
