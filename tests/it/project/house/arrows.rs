//! Which file names which: every path in the source, resolved to the file that it leads into.
//!
//! Owns the reading of paths: `use` trees with braces and new names, inline paths, paths inside macros,
//! `crate`, `self` and `super` (also inside inline modules), names of child modules and of imported ones. It
//! must not know which arrows are allowed.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};
use syn::{Attribute, Item, ItemMod, ItemUse, Macro, Path, UseTree};

/// One source file: its path from the top of the project, and its text.
pub(crate) type Source = (String, String);

/// What was found in the source of a crate.
#[derive(Debug, Default)]
pub(crate) struct Arrows {
    /// File to file, each with one of the paths that make the arrow.
    pub(crate) between: BTreeMap<(String, String), String>,
    /// The paths of each file that lead out of the crate, tests left out: `std::fs::read`.
    pub(crate) outside: BTreeMap<String, BTreeSet<String>>,
    /// The length in lines of each function, tests left out.
    pub(crate) functions: Vec<(String, usize)>,
}

/// Reads all files of a crate. A file that is no Rust stops the test.
pub(crate) fn read(files: &[Source]) -> Arrows {
    let modules: BTreeMap<Vec<String>, String> = files
        .iter()
        .map(|(path, _)| (module_of(path), path.clone()))
        .collect();
    let mut arrows = Arrows::default();
    for (path, text) in files {
        let file = syn::parse_file(text).unwrap_or_else(|error| panic!("{path}: {error}"));
        let mut reader = Reader {
            modules: &modules,
            file: path,
            own: module_of(path),
            inside: Vec::new(),
            names: BTreeMap::new(),
            outside: BTreeMap::new(),
            is_test: false,
            arrows: &mut arrows,
        };
        reader.names_of(&file.items);
        reader.visit_file(&file);
    }
    arrows
}

/// The module of a file: `src/a/mod.rs` is `a`, `src/a/b.rs` is `a::b`, `src/lib.rs` the crate.
fn module_of(path: &str) -> Vec<String> {
    let inside = path.strip_prefix("src/").unwrap_or(path);
    let inside = inside.trim_end_matches(".rs");
    let mut parts: Vec<String> = inside.split('/').map(str::to_owned).collect();
    let last = parts.last().map(String::as_str);
    if matches!(last, Some("mod" | "lib" | "main")) {
        parts.pop();
    }
    parts
}

struct Reader<'r> {
    modules: &'r BTreeMap<Vec<String>, String>,
    file: &'r str,
    /// The module of the file.
    own: Vec<String>,
    /// The inline modules around the present place.
    inside: Vec<String>,
    /// What the file's imports and child modules name in the crate, by the first part of a path.
    names: BTreeMap<String, Vec<String>>,
    /// What its imports name outside the crate.
    outside: BTreeMap<String, Vec<String>>,
    is_test: bool,
    arrows: &'r mut Arrows,
}

impl Reader<'_> {
    /// Remembers which names of a file stand for paths of the crate.
    fn names_of(&mut self, items: &[Item]) {
        for item in items {
            match item {
                Item::Use(item) => {
                    for (name, path) in leaves(&item.tree) {
                        if let Some(path) = self.absolute(&path) {
                            self.names.insert(name, path);
                        } else {
                            let path = self.whole_outside(&path);
                            self.outside.insert(name, path);
                        }
                    }
                }
                Item::ExternCrate(item) if item.ident == "self" => {
                    let name = item.rename.as_ref().map(|(_, name)| name.to_string());
                    self.names.extend(name.map(|name| (name, Vec::new())));
                }
                Item::Mod(item) if item.content.is_none() => {
                    let name = item.ident.to_string();
                    let mut path = self.own.clone();
                    path.push(name.clone());
                    self.names.insert(name, path);
                }
                _ => {}
            }
        }
    }

    /// The path from the crate that some parts mean here; `None` outside the crate.
    fn absolute(&self, parts: &[String]) -> Option<Vec<String>> {
        let mut here = self.own.clone();
        here.extend(self.inside.iter().cloned());
        let first = parts.first()?.as_str();
        match first {
            // Both are names of the crate itself.
            "crate" | "chitieu" => Some(parts[1..].to_vec()),
            "self" | "super" => {
                let parts = parts.strip_prefix(&["self".to_owned()]).unwrap_or(parts);
                let ups = parts.iter().take_while(|part| *part == "super").count();
                let kept = here.len().checked_sub(ups)?;
                Some([&here[..kept], &parts[ups..]].concat())
            }
            _ => {
                let meant = self.names.get(first)?;
                Some([&meant[..], &parts[1..]].concat())
            }
        }
    }

    /// The whole path of one that leads outside, where its first part was imported.
    fn whole_outside(&self, parts: &[String]) -> Vec<String> {
        let known = parts.first().and_then(|first| self.outside.get(first));
        match known {
            Some(meant) if parts.first() != meant.first() => [&meant[..], &parts[1..]].concat(),
            _ => parts.to_vec(),
        }
    }

    /// Takes one path: an arrow to the file into which it leads, or a step outside.
    fn take(&mut self, parts: &[String]) {
        let Some(path) = self.absolute(parts) else {
            let parts = self.whole_outside(parts);
            if !self.is_test && parts.len() > 1 {
                let outside = self.arrows.outside.entry(self.file.to_owned());
                outside.or_default().insert(parts.join("::"));
            }
            return;
        };
        let longest = (0..=path.len())
            .rev()
            .find_map(|end| self.modules.get(&path[..end]));
        // A name that stands for something of the file itself, such as an inline module, is no arrow.
        if let Some(other) = longest
            && other != self.file
        {
            let arrow = (self.file.to_owned(), other.clone());
            let named = self.arrows.between.entry(arrow);
            named.or_insert_with(|| path.join("::"));
        }
    }

    /// Takes the paths among the tokens of a macro or an attribute; also those that a text spells, as in
    /// `#[serde(with = "crate::a")]`.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut parts: Vec<String> = Vec::new();
        let mut colons = 0;
        let mut tokens = tokens.into_iter();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(ident) if ident == "use" => {
                    let tree = tokens.by_ref().take_while(|token| token.to_string() != ";");
                    if let Ok(tree) = syn::parse2::<UseTree>(tree.collect()) {
                        for (name, path) in leaves(&tree) {
                            self.take(&path);
                            if let Some(path) = self.absolute(&path) {
                                self.names.insert(name, path);
                            }
                        }
                    }
                }
                TokenTree::Literal(literal) => {
                    self.finish(&mut parts);
                    colons = 0;
                    let text = literal.to_string();
                    let path = text.trim_matches('"').trim_start_matches("::");
                    if path.starts_with("crate::") || path.starts_with("super::") {
                        let path: Vec<String> = path.split("::").map(str::to_owned).collect();
                        self.take(&path);
                    }
                }
                TokenTree::Ident(ident) => {
                    if colons != 2 {
                        self.finish(&mut parts);
                    }
                    parts.push(ident.to_string());
                    colons = 0;
                }
                TokenTree::Punct(sign) if sign.as_char() == ':' && !parts.is_empty() => colons += 1,
                TokenTree::Group(group) => {
                    self.finish(&mut parts);
                    colons = 0;
                    self.tokens(group.stream());
                }
                _ => {
                    self.finish(&mut parts);
                    colons = 0;
                }
            }
        }
        self.finish(&mut parts);
    }

    fn finish(&mut self, parts: &mut Vec<String>) {
        if parts.len() > 1 {
            self.take(parts);
        }
        parts.clear();
    }

    fn length(&mut self, name: String, block: &syn::Block) {
        if !self.is_test {
            let lines = block.brace_token.span.close().end().line + 1
                - block.brace_token.span.open().start().line;
            self.arrows
                .functions
                .push((format!("{}: {name}", self.file), lines));
        }
    }
}

/// Whether something exists in tests alone.
fn is_test(attributes: &[Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        let is_cfg = attribute.path().is_ident("cfg");
        attribute.path().is_ident("test")
            || (is_cfg
                && attribute
                    .parse_args::<Path>()
                    .is_ok_and(|path| path.is_ident("test")))
    })
}

/// The name and the path of each leaf of a `use`.
fn leaves(tree: &UseTree) -> Vec<(String, Vec<String>)> {
    fn walk(tree: &UseTree, before: &[String], out: &mut Vec<(String, Vec<String>)>) {
        let with = |name: String| [before, &[name]].concat();
        match tree {
            UseTree::Path(path) => walk(&path.tree, &with(path.ident.to_string()), out),
            UseTree::Name(name) if name.ident == "self" => {
                let last = before.last().cloned().unwrap_or_default();
                out.push((last, before.to_vec()));
            }
            UseTree::Name(name) => {
                let name = name.ident.to_string();
                out.push((name.clone(), with(name)));
            }
            UseTree::Rename(renamed) => {
                let path = match renamed.ident == "self" {
                    true => before.to_vec(),
                    false => with(renamed.ident.to_string()),
                };
                out.push((renamed.rename.to_string(), path));
            }
            UseTree::Glob(_) => out.push(("*".to_owned(), before.to_vec())),
            UseTree::Group(group) => {
                for tree in &group.items {
                    walk(tree, before, out);
                }
            }
        }
    }
    let mut out = Vec::new();
    walk(tree, &[], &mut out);
    out
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item_use(&mut self, item: &'ast ItemUse) {
        let was = self.is_test;
        self.is_test |= is_test(&item.attrs);
        for (_, path) in leaves(&item.tree) {
            self.take(&path);
        }
        self.is_test = was;
    }

    fn visit_item_mod(&mut self, item: &'ast ItemMod) {
        let Some((_, items)) = &item.content else {
            return;
        };
        let was = self.is_test;
        let (names, outside) = (self.names.clone(), self.outside.clone());
        self.is_test |= is_test(&item.attrs);
        self.inside.push(item.ident.to_string());
        self.names_of(items);
        visit::visit_item_mod(self, item);
        self.inside.pop();
        (self.names, self.outside) = (names, outside);
        self.is_test = was;
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        let was = self.is_test;
        self.is_test |= is_test(&item.attrs);
        self.length(item.sig.ident.to_string(), &item.block);
        visit::visit_item_fn(self, item);
        self.is_test = was;
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.length(item.sig.ident.to_string(), &item.block);
        visit::visit_impl_item_fn(self, item);
    }

    fn visit_path(&mut self, path: &'ast Path) {
        let parts: Vec<String> = path
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        // A single name is an item of the file or one that an import brought, which was taken there.
        if parts.len() > 1 {
            self.take(&parts);
        }
        visit::visit_path(self, path);
    }

    fn visit_visibility(&mut self, _: &'ast syn::Visibility) {
        // `pub(in crate::a)` says who may look in, and is no arrow.
    }

    fn visit_attribute(&mut self, found: &'ast Attribute) {
        self.visit_path(found.path());
        if let syn::Meta::List(list) = &found.meta {
            self.tokens(list.tokens.clone());
        }
    }

    fn visit_macro(&mut self, found: &'ast Macro) {
        self.visit_path(&found.path);
        self.tokens(found.tokens.clone());
    }
}
