//! The pass that keeps functions apart: every one above a size is never inlined.
//!
//! What LLVM may not merge stays one method of the JVM, which `HotSpot` then inlines by what it sees
//! running. Measured with the interpreter's benchmarks: a bound of 60 tokens made a loop 2.7 times
//! as fast as one of 150.

use proc_macro2::TokenStream;
use syn::{
    Attribute, Block, File, ImplItemFn, ItemFn, ItemMod, Meta, Signature, TraitItemFn, Visibility,
    spanned::Spanned,
    visit::{self, Visit},
};

use crate::{
    edit::{self, Edit},
    shape::Unexpected,
    tokens,
};

/// Gives `source` with `#[inline(never)]` on each function whose body has more than `limit` tokens,
/// in the place of what it said of inlining before, and how many there were.
///
/// Modules of tests are left alone. Functions that macros make are not seen.
pub fn outline(source: &str, limit: usize) -> Result<(String, usize), Unexpected> {
    let file: File = syn::parse_file(source)?;
    let mut pass = Outline { source, limit, edits: Vec::new(), count: 0, unreadable: None };
    pass.visit_file(&file);
    match pass.unreadable {
        Some(unexpected) => Err(unexpected),
        None => Ok((edit::apply(source, pass.edits), pass.count)),
    }
}

struct Outline<'s> {
    source: &'s str,
    limit: usize,
    edits: Vec<Edit>,
    count: usize,
    unreadable: Option<Unexpected>,
}

impl Outline<'_> {
    fn function(&mut self, attributes: &[Attribute], body: &Block, start: usize) {
        let text = &self.source[body.span().byte_range()];
        let body: TokenStream = match text.parse() {
            Ok(tokens) => tokens,
            Err(error) => {
                self.unreadable.get_or_insert(Unexpected::new(format!("a function's body does not parse: {error}")));
                return;
            }
        };
        if tokens::count(body) <= self.limit {
            return;
        }
        for attribute in attributes.iter().filter(|attribute| speaks_of_inlining(attribute)) {
            self.edits.push(Edit::remove(attribute.span().byte_range()));
        }
        self.edits.push(Edit::insert(start, "#[inline(never)] "));
        self.count += 1;
    }
}

/// `#[inline]` in any form, and `#[cfg_attr(…, inline)]`.
fn speaks_of_inlining(attribute: &Attribute) -> bool {
    attribute.path().is_ident("inline")
        || attribute.path().is_ident("cfg_attr")
            && matches!(&attribute.meta, Meta::List(list) if tokens::mentions(&list.tokens, &["inline"]))
}

fn is_test_module(module: &ItemMod) -> bool {
    module.attrs.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && matches!(&attribute.meta, Meta::List(list) if list.tokens.to_string() == "test")
    })
}

/// Where a function begins behind its attributes.
fn start(visibility: &Visibility, signature: &Signature) -> usize {
    match visibility {
        Visibility::Inherited => signature.span().byte_range().start,
        stated => stated.span().byte_range().start,
    }
}

impl<'ast> Visit<'ast> for Outline<'_> {
    fn visit_item_fn(&mut self, function: &'ast ItemFn) {
        self.function(&function.attrs, &function.block, start(&function.vis, &function.sig));
        visit::visit_item_fn(self, function);
    }

    fn visit_impl_item_fn(&mut self, function: &'ast ImplItemFn) {
        let start = match (&function.vis, &function.defaultness) {
            (Visibility::Inherited, Some(default)) => default.span.byte_range().start,
            _ => start(&function.vis, &function.sig),
        };
        self.function(&function.attrs, &function.block, start);
        visit::visit_impl_item_fn(self, function);
    }

    fn visit_trait_item_fn(&mut self, function: &'ast TraitItemFn) {
        if let Some(body) = &function.default {
            self.function(&function.attrs, body, function.sig.span().byte_range().start);
        }
        visit::visit_trait_item_fn(self, function);
    }

    fn visit_item_mod(&mut self, module: &'ast ItemMod) {
        if !is_test_module(module) {
            visit::visit_item_mod(self, module);
        }
    }
}
