//! The check of the dependencies of wings and slices: the rules of ARCHITECTURE.md, read from the code.
//!
//! The check reads paths, not types: `crate::wing::slice::…` and `super::…` in every file of `domain`
//! and `app`, inside macros too. Tests may use everything.

use crate::{source, workspace};
use anyhow::{Result, bail};
use std::collections::{BTreeMap, BTreeSet};

/// A crate and its wings, from the bottom to the top. Wings on one floor don't know each other.
struct House {
    sources: &'static str,
    floors: &'static [&'static [&'static str]],
    /// The modules above every wing, which may use all of them.
    roof: &'static [&'static str],
}

const HOUSES: [House; 2] = [
    House {
        sources: "domain/src",
        floors: &[
            &["base"],
            &["people"],
            &["rounds"],
            &["answering"],
            &["boardroom", "overview"],
            &["lifecycle"],
        ],
        roof: &[],
    },
    House {
        sources: "app/src",
        floors: &[
            &["islands", "texts"],
            &["web"],
            &["people"],
            &["rounds"],
            &["answering"],
            &["boardroom", "overview"],
            &["lifecycle"],
        ],
        roof: &["home", "kit", "mails", "routes"],
    },
];

/// A definition that is written twice would drift apart: the advice says where it belongs.
const ADVICE: &str = "carry the definition down to the wing that both may use, or the caller up";

/// Fails with every path that leads up, every circle of slices, and every file that is never compiled.
pub fn check() -> Result<()> {
    let mut found = Vec::new();
    for sources in [
        "domain/src",
        "app/src",
        "server/src",
        "server/tests/it",
        "bench/src",
    ] {
        found.extend(forgotten(sources)?);
    }
    for house in &HOUSES {
        let files = source::read(&workspace::root(), house.sources)?;
        found.extend(house.arrows_up(&files));
        found.extend(house.circles(&files));
        if house.sources == "app/src" {
            found.extend(pages_of_others(&files));
        }
    }
    if !found.is_empty() {
        bail!("{}", found.join("\n"));
    }
    Ok(())
}

/// Files that no module declares: cargo does not report them, and tests in them would prove nothing.
fn forgotten(sources: &str) -> Result<Vec<String>> {
    let root = workspace::root();
    let mut found = Vec::new();
    for path in source::rust_files(&root.join(sources))? {
        let is = |name: &str| path.file_name().is_some_and(|file| file == name);
        let (Some(folder), Some(stem)) = (path.parent(), path.file_stem()) else {
            continue;
        };
        let (folder, name) = match (folder.parent(), folder.file_name()) {
            _ if is("lib.rs") || is("main.rs") => continue,
            (Some(above), Some(folder)) if is("mod.rs") => (above, folder),
            _ => (folder, stem),
        };
        let declaration = format!("mod {};", name.to_string_lossy());
        let parents = ["mod.rs", "lib.rs", "main.rs"].map(|parent| folder.join(parent));
        let declared = parents
            .into_iter()
            .chain([folder.with_extension("rs")])
            .filter_map(|parent| std::fs::read_to_string(parent).ok())
            .any(|text| text.contains(&declaration));
        if !declared {
            let path = path.strip_prefix(&root).unwrap_or(&path).display();
            found.push(format!("{path}:1: no module declares this file, so it is never compiled: declare or delete it"));
        }
    }
    Ok(found)
}

impl House {
    fn floor(&self, wing: &str) -> Option<usize> {
        if self.roof.contains(&wing) {
            return Some(self.floors.len());
        }
        self.floors.iter().position(|floor| floor.contains(&wing))
    }

    fn arrows_up(&self, files: &[source::File]) -> Vec<String> {
        let mut found = Vec::new();
        for file in files {
            let Some(from) = file.module.first() else {
                continue;
            };
            let Some(here) = self.floor(from) else {
                found.push(format!(
                    "{}:1: `{from}` is not a wing; put it in one",
                    file.name
                ));
                continue;
            };
            let mut seen = BTreeSet::new();
            for path in &file.paths {
                let Some(to) = path.segments.first() else {
                    continue;
                };
                let Some(there) = self.floor(to) else {
                    continue;
                };
                let allowed = there < here || from == to || here == self.floors.len();
                if !allowed && seen.insert(path.segments.clone()) {
                    found.push(format!(
                        "{}:{}: `{from}` may not use `{}`, which stands {}: {ADVICE}",
                        file.name,
                        path.line,
                        path.segments.join("::"),
                        if there == here {
                            "beside it"
                        } else {
                            "above it"
                        },
                    ));
                }
            }
        }
        found
    }

    /// Slices of one wing that use each other in a circle.
    fn circles(&self, files: &[source::File]) -> Vec<String> {
        let mut uses: BTreeMap<String, BTreeMap<String, String>> = BTreeMap::new();
        for file in files {
            let Some(from) = slice(&file.module) else {
                continue;
            };
            for path in &file.paths {
                if let Some(to) = slice(&path.segments)
                    && from != to
                    // A circle through another wing has a path that leads up in it, which is reported already.
                    && path.segments.first() == file.module.first()
                    && files
                        .iter()
                        .any(|file| slice(&file.module).as_ref() == Some(&to))
                {
                    let place = format!("{}:{}", file.name, path.line);
                    uses.entry(from.clone())
                        .or_default()
                        .entry(to)
                        .or_insert(place);
                }
            }
        }
        circles_in(&uses)
    }
}

/// The wing and slice of a module, such as `rounds::themes`.
fn slice(module: &[String]) -> Option<String> {
    match module {
        [wing, slice, ..] => Some(format!("{wing}::{slice}")),
        _ => None,
    }
}

/// Each pair of slices that reach each other, with a place in the first that leads to the second.
fn circles_in(uses: &BTreeMap<String, BTreeMap<String, String>>) -> Vec<String> {
    let mut found = Vec::new();
    for (from, targets) in uses {
        for (to, place) in targets {
            if let Some(way) = way(uses, to, from) {
                found.push(format!(
                    "{place}: `{from}` uses `{to}`, which leads back to it ({}): {ADVICE}",
                    way.join(" -> ")
                ));
            }
        }
    }
    found
}

/// The shortest way from one slice to another.
fn way(
    uses: &BTreeMap<String, BTreeMap<String, String>>,
    from: &str,
    to: &str,
) -> Option<Vec<String>> {
    let mut reached = BTreeSet::from([from.to_owned()]);
    let mut ways = std::collections::VecDeque::from([vec![from.to_owned()]]);
    while let Some(way) = ways.pop_front() {
        let last = way.last()?;
        if last == to {
            return Some(way);
        }
        for next in uses.get(last).into_iter().flat_map(BTreeMap::keys) {
            if reached.insert(next.clone()) {
                ways.push_back(way.iter().chain([next]).cloned().collect());
            }
        }
    }
    None
}

/// Pages that are used by a slice other than their own. A view that several pages show is a fragment, in a file
/// that answers no request.
fn pages_of_others(files: &[source::File]) -> Vec<String> {
    let pages: BTreeSet<_> = files
        .iter()
        .filter(|file| file.text.contains("-> Page {") && file.text.contains("cx: PageContext"))
        .map(|file| &file.module)
        .collect();
    let mut found = Vec::new();
    for file in files {
        for path in &file.paths {
            let page = pages
                .iter()
                .filter(|page| path.segments.starts_with(page) && path.segments.len() > page.len())
                .max_by_key(|page| page.len());
            let deeper = |page: &[String]| {
                files.iter().any(|other| {
                    other.module.len() > page.len() && path.segments.starts_with(&other.module)
                })
            };
            if let Some(page) = page
                && slice(page).is_some()
                && slice(&file.module).is_some_and(|own| slice(page) != Some(own))
                && !deeper(page)
            {
                found.push(format!(
                    "{}:{}: `{}` is part of a page of another slice; carry it to a file of that slice that \
                     answers no request",
                    file.name,
                    path.line,
                    path.segments.join("::")
                ));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn file(name: &str, text: &str) -> source::File {
        source::File::parse(Path::new("domain/src"), Path::new(name), text).unwrap()
    }

    fn faults(files: &[source::File]) -> Vec<String> {
        let house = &HOUSES[0];
        let mut found = house.arrows_up(files);
        found.extend(house.circles(files));
        found
    }

    #[test]
    fn a_wing_uses_what_is_below_it_and_nothing_above_or_beside_it() {
        let down = file(
            "rounds/themes/store.rs",
            "use crate::people::panel::Segment;",
        );
        assert_eq!(faults(&[down]), Vec::<String>::new());
        for text in [
            "use crate::{base::db::Tx, answering::answers};",
            "use super::super::super::answering::answers;",
            "fn f() { some_macro!(tx, crate::answering::answers::store::put(tx)) }",
        ] {
            let up = faults(&[file("rounds/themes/store.rs", text)]);
            assert_eq!(up.len(), 1, "{text}: {up:?}");
            assert!(
                up[0].starts_with(
                    "domain/src/rounds/themes/store.rs:1: `rounds` may not use `answering"
                ),
                "{up:?}"
            );
        }
        let beside = faults(&[file(
            "overview/contacts/mod.rs",
            "use crate::boardroom::seats;",
        )]);
        assert!(beside[0].contains("beside it"), "{beside:?}");
    }

    #[test]
    fn tests_and_comments_may_name_everything() {
        let text = "//! See crate::answering.\nconst A: &str = \"crate::answering::a\";\n\
                    #[cfg(test)]\nmod tests { use crate::answering::answers; }";
        assert_eq!(
            faults(&[file("rounds/themes/store.rs", text)]),
            Vec::<String>::new()
        );
    }

    #[test]
    fn slices_of_a_wing_stand_in_no_circle() {
        let a = file("rounds/a/mod.rs", "use crate::rounds::b;");
        let b = file("rounds/b/mod.rs", "use crate::rounds::c;");
        let c = file("rounds/c/mod.rs", "use super::a::Thing;");
        assert_eq!(faults(&[a, b, c]).len(), 3);
    }

    #[test]
    fn a_page_is_used_by_its_own_slice_only() {
        let page = "pub async fn show(cx: PageContext) -> Page { todo }\npub fn part() {}";
        let page = file("people/panel/list.rs", page);
        let own = file("people/panel/add.rs", "use super::list::part;");
        let other = file(
            "rounds/projects/list.rs",
            "use crate::people::panel::list::part;",
        );
        let found = pages_of_others(&[page, own, other]);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("domain/src/rounds/projects/list.rs:1: "));
    }
}
