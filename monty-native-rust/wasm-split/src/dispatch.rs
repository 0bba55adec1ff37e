//! The pass that takes the dispatch loop apart: each arm of one `match` becomes a method.
//!
//! An arm's method gives `None` where the loop goes on and `Some` of what the loop's function
//! returns where it ends; boxed, so that the common case hands back one null pointer. The macros of
//! the file, whose `return` means the loop's function, are declared anew for the methods, behind the
//! last place that uses the original ones.

use std::{collections::HashSet, fmt::Write as _};

use proc_macro2::{Group, TokenStream, TokenTree};
use syn::{
    Arm, Expr, ExprClosure, ExprContinue, ExprForLoop, ExprLoop, ExprMatch, ExprReturn, ExprWhile, File, ImplItem,
    ImplItemFn, Item, ItemImpl, ItemMacro, Macro, Pat, ReturnType,
    spanned::Spanned,
    visit::{self, Visit},
};

use crate::{
    edit::{self, Edit},
    shape::Unexpected,
    tokens,
};

/// Fewer arms than this are no dispatch loop: upstream moved it.
const FEWEST_ARMS: usize = 20;

/// Gives `source` with the arms of the largest `match SCRUTINEE` in the method `function` made
/// methods of their own, and how many there were.
pub fn dispatch(source: &str, function: &str, scrutinee: &str) -> Result<(String, usize), Unexpected> {
    let file: File = syn::parse_file(source)?;
    let (implementation, method, dispatch) = find(&file, function, scrutinee)?;
    let text = |spanned: &dyn Spanned| &source[spanned.span().byte_range()];
    let ReturnType::Type(_, returned) = &method.sig.output else {
        return Err(Unexpected::new(format!("`{function}` returns nothing, so nothing can end its loop")));
    };
    let returned = text(returned);

    let mut edits = Vec::new();
    let mut methods = String::new();
    let mut names = HashSet::new();
    for arm in &dispatch.arms {
        check(arm, text(&arm.pat))?;
        let name = method_name(text(&arm.pat));
        if !names.insert(name.clone()) {
            return Err(Unexpected::new(format!("two arms would both become `{name}`")));
        }
        let body: TokenStream =
            text(&arm.body).parse().map_err(|error| Unexpected::new(format!("arm `{}`: {error}", text(&arm.pat))))?;
        let body = tokens::print(exits(body)?);
        // Writing to a string cannot fail.
        let _ = write!(
            methods,
            "    #[inline(always)]\n    fn {name}_body(&mut self) -> Option<{returned}> {{ {body}; None }}\n\
             \x20   #[inline(never)]\n    fn {name}(&mut self) -> Option<Box<{returned}>> {{ self.{name}_body().map(Box::new) }}\n"
        );
        let comma = if arm.comma.is_none() { "," } else { "" };
        edits.push(Edit::replace(arm.body.span().byte_range(), format!("self.{name}(){comma}")));
    }
    for definition in definitions(&file) {
        // What used it may all have become methods, which have their own.
        edits.push(Edit::insert(definition.mac.path.span().byte_range().start, "#[allow(unused_macros)]\n"));
    }
    let range = dispatch.span().byte_range();
    edits.push(Edit::insert(range.start, "if let Some(exit) = "));
    edits.push(Edit::insert(range.end, " { return *exit; }"));

    let (generics, bounds) = (text(&implementation.generics), &implementation.generics.where_clause);
    let bounds = bounds.as_ref().map_or("", |clause| text(clause));
    let mut out = edit::apply(source, edits);
    out.push_str("\n// The arms of the dispatch loop, by wasm-split.\n");
    out.push_str(&macros(&file)?);
    let _ = write!(
        out,
        "#[allow(clippy::all, clippy::pedantic, unused_braces, redundant_semicolons, unreachable_code)]\n\
         impl{generics} {} {bounds} {{\n{methods}}}\n",
        text(&implementation.self_ty)
    );
    Ok((out, dispatch.arms.len()))
}

fn find<'f>(
    file: &'f File,
    function: &str,
    scrutinee: &str,
) -> Result<(&'f ItemImpl, &'f ImplItemFn, &'f ExprMatch), Unexpected> {
    let mut found = None;
    for item in &file.items {
        let Item::Impl(implementation) = item else { continue };
        for item in &implementation.items {
            let ImplItem::Fn(method) = item else { continue };
            if method.sig.ident == function {
                let mut search = LargestMatch { scrutinee, found: None };
                search.visit_block(&method.block);
                if let Some(dispatch) = search.found {
                    found = Some((implementation, method, dispatch));
                }
            }
        }
    }
    let (implementation, method, dispatch) =
        found.ok_or_else(|| Unexpected::new(format!("there is no `match {scrutinee}` in a method `{function}`")))?;
    if implementation.trait_.is_some() {
        return Err(Unexpected::new(format!("`{function}` belongs to a trait, which cannot be given more methods")));
    }
    if dispatch.arms.len() < FEWEST_ARMS {
        return Err(Unexpected::new(format!(
            "`match {scrutinee}` in `{function}` has {} arms, too few to be the dispatch loop",
            dispatch.arms.len()
        )));
    }
    Ok((implementation, method, dispatch))
}

struct LargestMatch<'a, 'ast> {
    scrutinee: &'a str,
    found: Option<&'ast ExprMatch>,
}

impl<'ast> Visit<'ast> for LargestMatch<'_, 'ast> {
    fn visit_expr_match(&mut self, expression: &'ast ExprMatch) {
        let is_it = matches!(&*expression.expr, Expr::Path(path) if path.path.is_ident(self.scrutinee));
        if is_it && self.found.is_none_or(|found| found.arms.len() < expression.arms.len()) {
            self.found = Some(expression);
        }
        visit::visit_expr_match(self, expression);
    }
}

fn check(arm: &Arm, pattern: &str) -> Result<(), Unexpected> {
    let refused = |why: &str| Err(Unexpected::new(format!("arm `{pattern}` {why}")));
    if arm.guard.is_some() {
        return refused("has a guard");
    }
    if !is_plain(&arm.pat) {
        return refused("binds a name or is a wildcard");
    }
    let mut exits = Exits::default();
    exits.visit_expr(&arm.body);
    match exits.met {
        Some(why) => refused(why),
        None => Ok(()),
    }
}

/// Whether the pattern names constants only, so that its arm sees nothing but `self`.
fn is_plain(pattern: &Pat) -> bool {
    match pattern {
        Pat::Path(_) => true,
        Pat::Or(alternatives) => alternatives.cases.iter().all(is_plain),
        _ => false,
    }
}

/// Ways out of an arm that mean something else than they say to the dispatch loop.
#[derive(Default)]
struct Exits {
    loops: usize,
    closures: usize,
    met: Option<&'static str>,
}

impl Exits {
    fn inner(&mut self, visit: impl FnOnce(&mut Self)) {
        self.loops += 1;
        visit(self);
        self.loops -= 1;
    }
}

impl<'ast> Visit<'ast> for Exits {
    fn visit_expr_for_loop(&mut self, expression: &'ast ExprForLoop) {
        self.inner(|exits| visit::visit_expr_for_loop(exits, expression));
    }

    fn visit_expr_while(&mut self, expression: &'ast ExprWhile) {
        self.inner(|exits| visit::visit_expr_while(exits, expression));
    }

    fn visit_expr_loop(&mut self, expression: &'ast ExprLoop) {
        self.inner(|exits| visit::visit_expr_loop(exits, expression));
    }

    fn visit_expr_closure(&mut self, expression: &'ast ExprClosure) {
        self.closures += 1;
        visit::visit_expr_closure(self, expression);
        self.closures -= 1;
    }

    fn visit_expr_continue(&mut self, expression: &'ast ExprContinue) {
        if expression.label.is_some() {
            self.met = Some("continues a labelled loop");
        } else if self.loops > 0 {
            self.met = Some("continues a loop of its own");
        }
    }

    fn visit_expr_return(&mut self, expression: &'ast ExprReturn) {
        if self.closures > 0 {
            self.met = Some("returns from a closure");
        } else if expression.expr.is_none() {
            self.met = Some("returns without a value");
        }
        visit::visit_expr_return(self, expression);
    }

    fn visit_macro(&mut self, call: &'ast Macro) {
        let inner = tokens::mentions(&call.tokens, &["loop", "while", "for"]);
        if inner && tokens::mentions(&call.tokens, &["continue"]) {
            self.met = Some("has a loop with `continue` inside a macro");
        }
    }
}

/// `return X` becomes `return Some(X)`, and `continue`, which went on with the dispatch loop, `return None`.
fn exits(stream: TokenStream) -> Result<TokenStream, Unexpected> {
    let mut tokens = stream.into_iter().peekable();
    let mut out: Vec<TokenTree> = Vec::new();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Ident(word) if word == "return" => {
                let mut value = Vec::new();
                while let Some(token) = tokens.next_if(|token| !ends_expression(token)) {
                    value.push(token);
                }
                if value.is_empty() {
                    return Err(Unexpected::new("a `return` without a value"));
                }
                let value = exits(value.into_iter().collect())?;
                out.extend(quoted("return Some"));
                out.push(Group::new(proc_macro2::Delimiter::Parenthesis, value).into());
            }
            TokenTree::Ident(word) if word == "continue" => {
                if matches!(tokens.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == '\'') {
                    return Err(Unexpected::new("a `continue` with a label"));
                }
                out.extend(quoted("return None"));
            }
            TokenTree::Group(group) => {
                out.push(Group::new(group.delimiter(), exits(group.stream())?).into());
            }
            other => out.push(other),
        }
    }
    Ok(out.into_iter().collect())
}

fn ends_expression(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), ';' | ','))
}

fn quoted(code: &str) -> TokenStream {
    code.parse().expect("a literal of this file is Rust")
}

/// The macros that the file defines.
fn definitions(file: &File) -> impl Iterator<Item = &ItemMacro> {
    file.items.iter().filter_map(|item| match item {
        Item::Macro(definition) if definition.mac.path.is_ident("macro_rules") => Some(definition),
        _ => None,
    })
}

/// The file's own macros, with their ways out rewritten.
fn macros(file: &File) -> Result<String, Unexpected> {
    let mut out = String::new();
    for definition in definitions(file) {
        let Some(name) = &definition.ident else { continue };
        let rules = &definition.mac.tokens;
        if tokens::mentions(rules, &["loop", "while", "for"]) && tokens::mentions(rules, &["continue"]) {
            return Err(Unexpected::new(format!("the macro `{name}` has a loop with `continue`")));
        }
        let rules = tokens::print(exits(rules.clone())?);
        let _ = writeln!(out, "#[allow(unused_macros)]\nmacro_rules! {name} {{ {rules} }}");
    }
    Ok(out)
}

/// `Opcode::LoadConst` becomes `arm_load_const`.
fn method_name(pattern: &str) -> String {
    let mut name = String::from("arm");
    for word in pattern.split('|').filter_map(|path| path.rsplit("::").next()) {
        for letter in word.trim().chars() {
            if letter.is_ascii_uppercase() || name == "arm" {
                name.push('_');
            }
            name.push(letter.to_ascii_lowercase());
        }
    }
    name.replace("__", "_")
}
