//! Our Rust sources as the checks read them: the paths that a file names, with their lines.

use crate::fresh;
use anyhow::{Context as _, Result};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A file that is part of the program; tests are not.
pub struct File {
    /// Its path from the root of the workspace.
    pub name: String,
    /// Its module path, from the root of its crate.
    pub module: Vec<String>,
    /// Its text.
    pub text: String,
    /// The paths within its own crate that it names.
    pub paths: Vec<Named>,
    /// Its texts in quotes, with the line where each begins.
    pub strings: Vec<(usize, String)>,
}

/// A path of a module or an item.
pub struct Named {
    /// Its parts, from the root of the crate.
    pub segments: Vec<String>,
    /// The line where it ends.
    pub line: usize,
}

/// Every file of the program below a folder.
///
/// # Errors
/// When a file can't be read or is not Rust.
pub fn read(root: &Path, folder: &str) -> Result<Vec<File>> {
    let mut files = Vec::new();
    for path in rust_files(&root.join(folder))? {
        let inside = path.strip_prefix(root.join(folder))?;
        if is_test(inside) || inside == Path::new("lib.rs") {
            continue;
        }
        files.push(File::parse(
            Path::new(folder),
            inside,
            &fs::read_to_string(&path)?,
        )?);
    }
    Ok(files)
}

/// Every Rust file below a folder, in the order of their names.
///
/// # Errors
/// When a folder can't be read.
pub fn rust_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for path in fresh::sorted(folder)? {
        if path.is_dir() {
            files.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    Ok(files)
}

fn is_test(path: &Path) -> bool {
    path.with_extension("")
        .iter()
        .any(|part| part == "tests" || part == "testing")
}

impl File {
    /// Reads one file whose path within the sources of its crate is `inside`.
    ///
    /// # Errors
    /// When it is not Rust.
    pub fn parse(sources: &Path, inside: &Path, text: &str) -> Result<Self> {
        let name = sources.join(inside).display().to_string();
        let mut module: Vec<_> = inside
            .with_extension("")
            .iter()
            .map(|part| part.to_string_lossy().into_owned())
            .collect();
        if module.last().is_some_and(|last| last == "mod") {
            module.pop();
        }
        let tokens: TokenStream = text
            .parse()
            .map_err(|error| anyhow::anyhow!("{error}"))
            .with_context(|| format!("{name} is not Rust"))?;
        let mut file = Self {
            name,
            text: text.to_owned(),
            paths: Vec::new(),
            strings: Vec::new(),
            module: module.clone(),
        };
        file.walk(tokens, &module);
        Ok(file)
    }

    fn walk(&mut self, tokens: TokenStream, module: &[String]) {
        let tokens: Vec<_> = tokens.into_iter().collect();
        let mut at = 0;
        while at < tokens.len() {
            match &tokens[at] {
                TokenTree::Ident(word) if word == "mod" => {
                    if let [TokenTree::Ident(name), TokenTree::Group(body), ..] = &tokens[at + 1..]
                    {
                        if name != "tests" {
                            let inner: Vec<_> =
                                module.iter().cloned().chain([name.to_string()]).collect();
                            self.walk(body.stream(), &inner);
                        }
                        at += 2;
                    }
                }
                TokenTree::Ident(word) if word == "crate" || word == "super" || word == "self" => {
                    at = self.path(&tokens, at, module, None);
                    continue;
                }
                TokenTree::Group(group) => self.walk(group.stream(), module),
                TokenTree::Literal(literal) => {
                    let text = literal.to_string();
                    if text.starts_with('"') {
                        self.strings.push((literal.span().start().line, text));
                    }
                }
                _ => {}
            }
            at += 1;
        }
    }

    /// Reads the path that begins at a token, a tree of `use` included; returns the token after it.
    fn path(
        &mut self,
        tokens: &[TokenTree],
        mut at: usize,
        module: &[String],
        prefix: Option<Vec<String>>,
    ) -> usize {
        let mut segments = prefix.clone();
        let mut line = 0;
        while let Some(token) = tokens.get(at) {
            match token {
                TokenTree::Ident(word) => {
                    line = word.span().start().line;
                    let word = word.to_string();
                    segments = Some(match (segments, word.as_str()) {
                        (None, "crate") => Vec::new(),
                        (None, "super") => parent(module),
                        (None, "self") => module.to_vec(),
                        (Some(known), "super") => parent(&known),
                        (Some(known), "self") => known,
                        (known, _) => known
                            .unwrap_or_default()
                            .into_iter()
                            .chain([word])
                            .collect(),
                    });
                }
                TokenTree::Group(group)
                    if group.delimiter() == Delimiter::Brace && prefix_continues(tokens, at) =>
                {
                    let inner: Vec<_> = group.stream().into_iter().collect();
                    let mut next = 0;
                    while next < inner.len() {
                        next = self.path(&inner, next, module, segments.clone()) + 1;
                    }
                    return at + 1;
                }
                _ => break,
            }
            at += 1;
            if !is_double_colon(tokens, at) {
                break;
            }
            at += 2;
        }
        if let Some(segments) = segments.filter(|segments| !segments.is_empty()) {
            self.paths.push(Named { segments, line });
        }
        // Skips the new name of an import, and everything else that is no part of the path, up to the next comma.
        if prefix.is_some() {
            while tokens.get(at).is_some_and(|token| !is_comma(token)) {
                at += 1;
            }
        }
        at
    }
}

fn parent(module: &[String]) -> Vec<String> {
    module[..module.len().saturating_sub(1)].to_vec()
}

fn is_comma(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(mark) if mark.as_char() == ',')
}

fn is_double_colon(tokens: &[TokenTree], at: usize) -> bool {
    let colon =
        |at: usize| matches!(tokens.get(at), Some(TokenTree::Punct(mark)) if mark.as_char() == ':');
    colon(at) && colon(at + 1)
}

/// Whether the group at a place belongs to the path before it, as in `a::{b, c}`.
fn prefix_continues(tokens: &[TokenTree], at: usize) -> bool {
    at >= 2 && is_double_colon(tokens, at - 2)
}
