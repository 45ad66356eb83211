//! Reads Rust source just far enough to know which paths it names, and where.
//!
//! Not a parser: comments and literals are skipped, `use` trees are unfolded, and `self`, `super`
//! and local aliases are resolved against the module the code stands in.

use std::collections::HashMap;

/// A path as it would be written from the crate's root, or from an outside crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Mention {
    pub(crate) line: usize,
    /// `["crate", "ui", "text"]`, `["std", "fs", "write"]`, `["println!"]`.
    pub(crate) path: Vec<String>,
    /// As it stands in the source, for the report.
    pub(crate) written: String,
    /// Inside a module under `#[cfg(test)]`.
    pub(crate) in_test: bool,
}

#[derive(Debug, Clone, PartialEq, Eq)]
struct Token {
    line: usize,
    text: String,
}

impl Token {
    fn is_word(&self) -> bool {
        self.text.starts_with(|c: char| c.is_alphabetic() || c == '_')
    }
}

/// Every path of two or more segments, every import and every macro call in `source`, which is the
/// text of the module `module` (`["store", "read"]`; empty for the crate's root).
pub(crate) fn mentions(source: &str, module: &[String]) -> Vec<Mention> {
    let tokens = tokens(source);
    let mut walk = Walk { tokens: &tokens, at: 0, scopes: Vec::new(), module, found: Vec::new() };
    walk.run();
    let mut found = walk.found;
    resolve_aliases(&mut found);
    found
}

struct Scope {
    name: Option<String>,
    test: bool,
}

struct Walk<'a> {
    tokens: &'a [Token],
    at: usize,
    scopes: Vec<Scope>,
    module: &'a [String],
    found: Vec<Mention>,
}

impl Walk<'_> {
    fn text(&self, offset: usize) -> &str {
        self.tokens.get(self.at + offset).map_or("", |t| t.text.as_str())
    }

    fn run(&mut self) {
        let mut test_next = false;
        while self.at < self.tokens.len() {
            match self.text(0) {
                "#" if self.looks_like(&["#", "[", "cfg", "(", "test", ")", "]"]) => {
                    test_next = true;
                    self.at += 7;
                }
                "mod" if self.text(2) == "{" => {
                    let test = test_next || self.in_test();
                    self.scopes.push(Scope { name: Some(self.text(1).to_owned()), test });
                    test_next = false;
                    self.at += 3;
                }
                "{" => {
                    let test = test_next || self.in_test();
                    self.scopes.push(Scope { name: None, test });
                    test_next = false;
                    self.at += 1;
                }
                "}" => {
                    self.scopes.pop();
                    self.at += 1;
                }
                ";" => {
                    test_next = false;
                    self.at += 1;
                }
                "use" if self.text(1) != "<" => {
                    let in_test = self.in_test() || test_next;
                    test_next = false;
                    self.at += 1;
                    self.use_tree(&[], in_test);
                }
                _ => self.path_or_macro(test_next),
            }
        }
    }

    fn looks_like(&self, texts: &[&str]) -> bool {
        texts.iter().enumerate().all(|(offset, text)| self.text(offset) == *text)
    }

    fn in_test(&self) -> bool {
        self.scopes.last().is_some_and(|scope| scope.test)
    }

    /// One level of a `use`, starting behind `use`, `::`, `{` or `,`.
    fn use_tree(&mut self, prefix: &[String], in_test: bool) {
        let mut path = prefix.to_vec();
        let line = self.tokens.get(self.at).map_or(0, |t| t.line);
        loop {
            match self.text(0) {
                "::" => self.at += 1,
                "{" => {
                    self.at += 1;
                    while self.at < self.tokens.len() && self.text(0) != "}" {
                        self.use_tree(&path, in_test);
                        if self.text(0) == "," {
                            self.at += 1;
                        }
                    }
                    self.at += 1;
                    return;
                }
                "as" => {
                    self.record(line, &path, in_test);
                    if let Some(last) = self.found.last_mut() {
                        last.written = format!("{} as {}", last.written, self.tokens[self.at + 1].text);
                    }
                    self.at += 2;
                    return;
                }
                "," | ";" | "}" | "" => {
                    if path.last().is_some_and(|last| last == "self") && path.len() > 1 {
                        path.pop();
                    }
                    self.record(line, &path, in_test);
                    return;
                }
                text => {
                    path.push(text.to_owned());
                    self.at += 1;
                }
            }
        }
    }

    fn path_or_macro(&mut self, in_test: bool) {
        let Some(token) = self.tokens.get(self.at) else { return };
        if !token.is_word() {
            self.at += 1;
            return;
        }
        let line = token.line;
        let in_test = in_test || self.in_test();
        let mut path = vec![token.text.clone()];
        self.at += 1;
        while self.text(0) == "::" && self.tokens.get(self.at + 1).is_some_and(Token::is_word) {
            path.push(self.text(1).to_owned());
            self.at += 2;
        }
        // `a::{b, c}` outside a `use` does not exist; `x != y` is not a macro call.
        if self.text(0) == "!" && matches!(self.text(1), "(" | "[" | "{") {
            if let Some(last) = path.last_mut() {
                last.push('!');
            }
            self.record(line, &path, in_test);
        } else if path.len() > 1 {
            self.record(line, &path, in_test);
        }
    }

    fn record(&mut self, line: usize, path: &[String], in_test: bool) {
        let written = path.join("::");
        let mut module: Vec<String> = self.module.to_vec();
        module.extend(self.scopes.iter().filter_map(|scope| scope.name.clone()));
        let mut rest = path;
        let mut resolved = match rest.first().map(String::as_str) {
            Some("crate" | "inmail_credits") => {
                rest = &rest[1..];
                vec!["crate".to_owned()]
            }
            Some("self" | "super") => {
                while let Some(first) =
                    rest.first().filter(|first| matches!(first.as_str(), "self" | "super"))
                {
                    if first == "super" {
                        module.pop();
                    }
                    rest = &rest[1..];
                }
                let mut base = vec!["crate".to_owned()];
                base.append(&mut module);
                base
            }
            _ => Vec::new(),
        };
        resolved.extend(rest.iter().cloned());
        if !resolved.is_empty() {
            self.found.push(Mention { line, path: resolved, written, in_test });
        }
    }
}

/// `use std::time as t; t::Instant` is a mention of `std::time::Instant`.
fn resolve_aliases(found: &mut [Mention]) {
    let mut aliases: HashMap<String, Vec<String>> = HashMap::new();
    for mention in found.iter() {
        let alias = mention.written.rsplit(" as ").next().filter(|_| mention.written.contains(" as "));
        let name = alias.map(ToOwned::to_owned).or_else(|| mention.path.last().cloned());
        // Only what comes from outside or from the root can shorten a path elsewhere in the file.
        let outside = matches!(mention.path[0].as_str(), "std" | "core" | "chrono" | "crate");
        if let Some(name) = name.filter(|name| outside && name != "*" && mention.path.len() > 1) {
            aliases.entry(name).or_insert_with(|| mention.path.clone());
        }
    }
    for mention in found.iter_mut() {
        if matches!(mention.path[0].as_str(), "std" | "core" | "chrono" | "crate") {
            continue;
        }
        if let Some(full) = aliases.get(&mention.path[0]) {
            let mut path = full.clone();
            path.extend(mention.path.iter().skip(1).cloned());
            mention.path = path;
        }
    }
}

/// Words and signs with their lines; comments, strings and characters are left out.
fn tokens(source: &str) -> Vec<Token> {
    let chars: Vec<char> = source.chars().collect();
    let mut found = Vec::new();
    let (mut at, mut line) = (0, 1);
    let peek = |at: usize| chars.get(at).copied().unwrap_or('\0');
    while at < chars.len() {
        let start = at;
        match chars[at] {
            '/' if peek(at + 1) == '/' => {
                while at < chars.len() && chars[at] != '\n' {
                    at += 1;
                }
            }
            '/' if peek(at + 1) == '*' => at = end_of_comment(&chars, at),
            '"' => at = end_of_string(&chars, at),
            '\'' => at = end_of_character(&chars, at),
            'r' | 'b' | 'c' if starts_literal(&chars, at) => at = end_of_prefixed(&chars, at),
            c if c.is_alphanumeric() || c == '_' => {
                while peek(at).is_alphanumeric() || peek(at) == '_' {
                    at += 1;
                }
                found.push(Token { line, text: chars[start..at].iter().collect() });
            }
            ':' if peek(at + 1) == ':' => {
                at += 2;
                found.push(Token { line, text: "::".to_owned() });
            }
            c => {
                at += 1;
                if !c.is_whitespace() {
                    found.push(Token { line, text: c.to_string() });
                }
            }
        }
        line += chars[start..at.min(chars.len())].iter().filter(|c| **c == '\n').count();
    }
    found
}

fn end_of_comment(chars: &[char], start: usize) -> usize {
    let (mut at, mut depth) = (start, 0_usize);
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => {
                depth += 1;
                at += 2;
            }
            ('*', Some('/')) => {
                depth -= 1;
                at += 2;
                if depth == 0 {
                    return at;
                }
            }
            _ => at += 1,
        }
    }
    at
}

fn end_of_string(chars: &[char], start: usize) -> usize {
    let mut at = start + 1;
    while at < chars.len() && chars[at] != '"' {
        at += if chars[at] == '\\' { 2 } else { 1 };
    }
    at + 1
}

/// A character (`'a'`, `'\''`) or the sign of a lifetime (`'a`).
fn end_of_character(chars: &[char], start: usize) -> usize {
    if chars.get(start + 1) == Some(&'\\') {
        let mut at = start + 3;
        while at < chars.len() && chars[at] != '\'' {
            at += 1;
        }
        return at + 1;
    }
    if chars.get(start + 2) == Some(&'\'') { start + 3 } else { start + 1 }
}

/// `r"`, `r#"`, `b"`, `br"`, `b'`, `c"`, but not a word that begins so, and not `r#type`.
fn starts_literal(chars: &[char], start: usize) -> bool {
    let mut at = start;
    while matches!(chars.get(at), Some('r' | 'b' | 'c')) && at < start + 2 {
        at += 1;
    }
    while chars.get(at) == Some(&'#') {
        at += 1;
    }
    matches!(chars.get(at), Some('"')) || (chars[start] == 'b' && chars.get(start + 1) == Some(&'\''))
}

fn end_of_prefixed(chars: &[char], start: usize) -> usize {
    let mut at = start;
    let mut raw = false;
    while matches!(chars.get(at), Some('r' | 'b' | 'c')) {
        raw |= chars[at] == 'r';
        at += 1;
    }
    if chars.get(at) == Some(&'\'') {
        return end_of_character(chars, at);
    }
    if !raw {
        return end_of_string(chars, at);
    }
    let hashes = chars[at..].iter().take_while(|c| **c == '#').count();
    at += hashes + 1;
    while at < chars.len() {
        if chars[at] == '"' && chars[at + 1..].iter().take(hashes).filter(|c| **c == '#').count() == hashes {
            return at + 1 + hashes;
        }
        at += 1;
    }
    at
}
