//! The `$` keys of values that JSON has no form of its own for.

pub(super) const BUILTIN: &str = "$builtin";
pub(super) const BYTES: &str = "$bytes";
pub(super) const COMPLEX: &str = "$complex";
pub(super) const CYCLE: &str = "$cycle";
pub(super) const DATE: &str = "$date";
pub(super) const DATETIME: &str = "$datetime";
pub(super) const DECIMAL: &str = "$decimal";
pub(super) const DICT: &str = "$dict";
pub(super) const ELLIPSIS: &str = "$ellipsis";
pub(super) const EXCEPTION: &str = "$exception";
pub(super) const FILE: &str = "$file";
pub(super) const FLOAT: &str = "$float";
pub(super) const FROZENSET: &str = "$frozenset";
pub(super) const FUNCTION: &str = "$function";
pub(super) const INSTANCE: &str = "$instance";
pub(super) const MODULE: &str = "$module";
pub(super) const NAMEDTUPLE: &str = "$namedtuple";
pub(super) const NOT_IMPLEMENTED: &str = "$notimplemented";
pub(super) const PATH: &str = "$path";
pub(super) const REPR: &str = "$repr";
pub(super) const SET: &str = "$set";
pub(super) const TIME: &str = "$time";
pub(super) const TIMEDELTA: &str = "$timedelta";
pub(super) const TIMEZONE: &str = "$timezone";
pub(super) const TUPLE: &str = "$tuple";
pub(super) const TYPE: &str = "$type";
