//! The census of customers' words: every statement that reads words or counts of customers shows the writer by the
//! visibility rule, or stands in a list with the reason why it does not have to. A new statement fails the test until
//! somebody has decided which of the two it is.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The tables with what customers said, or with who was asked.
const TABLES: &[&str] = &[
    "answer_contributions",
    "appeals",
    "audience",
    "commitment_people",
    "contacts",
    "contributions",
    "enquiry_answers",
    "positions",
    "replies",
    "room_confirmations",
    "room_promises",
    "room_questions",
    "room_speaking",
    "room_supports",
    "session_feedback",
    "signals",
    "supports",
];

/// The statements whose rows go through the rule: they hold the writer and the attribution, and nobody reads them
/// but by `Viewer::voice`.
const BY_THE_RULE: &[&str] = &[
    "answering/answers/inbox_store.rs select_rows",
    "answering/answers/store.rs item",
    "answering/commitments/store/people.rs quotes",
    "rounds/contributions/store.rs by_others",
    "rounds/positions/store.rs some_reasons",
    "rounds/positions/store.rs reasons_after",
    "rounds/positions/store.rs replies_after",
    "rounds/themes/store.rs select_lines",
];

/// The other statements, by the reason why they don't go through the rule.
const BESIDES: &[(&str, &[&str])] = &[
    (
        "A signal has no known writer, or `Reader::may_name` says who reads their name; its department, its owner, whoever filed it and the customer conscience read it.",
        &[
            "answering/signals/enquiries/store.rs replies",
            "answering/signals/store/mod.rs signal",
        ],
    ),
    (
        "Signals of a department or a channel are counted; nobody is named.",
        &[
            "answering/signals/causes/store.rs counts",
            "answering/signals/store/mod.rs answered",
            "answering/signals/store/mod.rs nowhere",
            "answering/signals/store/mod.rs untaken",
        ],
    ),
    (
        "A member reads of themselves: their own words, votes, seats and invitations to speak.",
        &[
            "answering/answers/contents.rs answer",
            "answering/commitments/store/people.rs asked",
            "answering/commitments/store/people.rs mine",
            "answering/conscience/appeals/queries.rs content",
            "answering/decisions/contents.rs decision",
            "answering/decisions/contents.rs review",
            "answering/decisions/store.rs became",
            "answering/signals/enquiries/store.rs enquiry",
            "boardroom/room/store/mod.rs supported",
            "boardroom/session_feedback/store.rs find",
            "boardroom/sessions/store/lists.rs without_feedback",
            "lifecycle/privacy/store/export.rs rows",
            "overview/outcomes/store.rs asked",
            "rounds/contributions/store.rs mine",
            "rounds/contributions/store.rs select_mine",
            "rounds/positions/store.rs own",
            "rounds/positions/store.rs put_to",
            "rounds/positions/store.rs taken",
            "rounds/proposals/load.rs own",
            "rounds/proposals/store.rs questions",
            "rounds/proposals/store.rs read",
            "rounds/proposals/store.rs waiting",
        ],
    ),
    (
        "It answers a question of an operation or of the rule itself, and reaches no page.",
        &[
            "answering/signals/enquiries/store.rs asked_since",
            "answering/signals/store/moving.rs needs_department",
            "answering/signals/store/moving.rs only_theirs",
            "answering/signals/store/mod.rs same",
            "answering/answers/store.rs answers_in",
            "answering/answers/store.rs contributions_of",
            "answering/answers/store.rs holds",
            "answering/answers/store.rs holds_in_theme",
            "answering/answers/store.rs latest",
            "answering/answers/store.rs parts",
            "answering/answers/store.rs same",
            "answering/answers/store.rs same_in_theme",
            "answering/answers/store.rs was_used",
            "answering/commitments/store/mod.rs answer",
            "answering/commitments/store/people.rs person_of",
            "answering/conscience/appeals/store.rs spoke",
            "answering/owed_answers/store.rs owing",
            "rounds/contributions/store.rs written_since",
            "rounds/supports/store.rs contribution",
            "rounds/supports/store.rs reason",
            "base/outbox/many.rs mail_to_many",
            "boardroom/room/store/mod.rs asked",
            "boardroom/room/store/mod.rs question",
            "boardroom/room/store/mod.rs who_spoke",
            "boardroom/seats/store/draw.rs heard",
            "boardroom/sessions/store/about.rs asked_about",
            "lifecycle/privacy/store/erasure.rs grouped",
            "lifecycle/privacy/store/erasure.rs rooms",
            "lifecycle/privacy/store/erasure.rs wrote_as_colleague",
            "lifecycle/privacy/store/quotes.rs written_by",
            "overview/contacts/store.rs same",
            "rounds/contributions/grouping.rs grouped",
            "rounds/contributions/grouping.rs places",
            "rounds/contributions/owners.rs debtors_who_left",
            "rounds/contributions/store.rs attached",
            "rounds/contributions/store.rs debt",
            "rounds/contributions/store.rs round",
            "rounds/contributions/store.rs same",
            "rounds/positions/store.rs reason_at",
            "rounds/proposals/load.rs ask",
            "rounds/proposals/load.rs asked_since",
            "rounds/proposals/store.rs part_in",
            "rounds/proposals/store.rs wrote",
            "rounds/themes/store.rs is_in_theme",
            "rounds/themes/store.rs owes_in",
        ],
    ),
    (
        "It is a part of a statement above, and counts the people who say the same.",
        &["rounds/positions/store.rs support_columns"],
    ),
    (
        "Its query asks the rule first whether this reader may see any of it.",
        &[
            "answering/answers/store.rs held",
            "answering/answers/store.rs projects",
            "answering/answers/store.rs served",
            "answering/commitments/store/mod.rs of_contribution",
            "answering/decisions/store.rs unanswered",
            "rounds/contributions/store.rs replies",
            "rounds/contributions/store.rs supporters",
            "rounds/positions/store.rs counts",
            "rounds/proposals/asked.rs asked",
            "rounds/themes/store.rs count_loose",
            "rounds/themes/store.rs of_member",
            "rounds/themes/store.rs owed",
            "rounds/themes/store.rs select_themes",
        ],
    ),
    (
        "It is for the present customer conscience only.",
        &[
            "answering/conscience/appeals/store.rs select_appeal",
            "answering/conscience/workbench/store.rs appeals",
            "answering/conscience/workbench/store.rs heard",
            "answering/conscience/workbench/store.rs heard_without_segment",
            "answering/conscience/workbench/store.rs select_late",
            "answering/owed_answers/store.rs owed",
        ],
    ),
    (
        "It counts for staff, without words and without what is for the customer conscience only.",
        &[
            "answering/answers/contents.rs refusal",
            "answering/answers/inbox_store.rs waiting",
            "answering/answers/inbox_store.rs waits_for",
            "answering/decisions/contents.rs undecided",
            "answering/decisions/store.rs select_undecided",
            "answering/owed_answers/store.rs count_overdue",
            "answering/owed_answers/store.rs due_dates_of_staff",
            "answering/owed_answers/store.rs list",
            "answering/owed_answers/store.rs owed_in",
            "overview/indicators/store.rs answers_me",
            "overview/indicators/store.rs asked",
            "overview/indicators/store.rs decided",
            "overview/indicators/store.rs on_time",
            "overview/indicators/store.rs phases",
            "overview/indicators/store.rs time_to_answer",
            "overview/indicators/store.rs written",
            "overview/outcomes/store.rs written",
            "rounds/contributions/owners.rs owed_by",
            "rounds/hand_overs/store.rs select_offers",
            "rounds/projects/store.rs phase_inputs",
            "rounds/proposals/store.rs of_project",
        ],
    ),
    (
        "Who decides has to know that something waits: the page tells what waits with the conscience as one lump.",
        &["answering/decisions/store.rs gate"],
    ),
    (
        "The administrator reads the day of it, without what was said or where, and without what is for the conscience only.",
        &[
            "people/panel/store/list.rs page",
            "people/panel/store/list.rs said_at",
        ],
    ),
    (
        "The words of the customer conscience about an appeal, which names nobody.",
        &["answering/conscience/appeals/store.rs upheld"],
    ),
    (
        "Only the owner of the commitment and the conscience read it, and never with a name.",
        &["answering/commitments/store/people.rs words"],
    ),
    (
        "A room is for those who are in it: its own rule shows who asked, and the page says who reads.",
        &[
            "boardroom/room/store/heard.rs corrections",
            "boardroom/room/store/heard.rs heard",
            "boardroom/room/store/heard.rs heard_by",
            "boardroom/room/store/heard.rs promises",
            "boardroom/room/store/heard.rs said",
            "boardroom/room/store/mod.rs left_open",
            "boardroom/room/store/mod.rs questions",
            "boardroom/room/store/mod.rs unanswered",
            "boardroom/room/store/speaking.rs speaker",
            "boardroom/room/store/speaking.rs spoken",
        ],
    ),
    (
        "A session tells its feedback as numbers of three or more, and its wishes as openly as was chosen.",
        &[
            "boardroom/session_feedback/store.rs heard",
            "boardroom/session_feedback/store.rs ratings",
            "boardroom/session_feedback/store.rs wishes",
        ],
    ),
    (
        "The words of staff about a customer, without a name; a segment of too few people is not named.",
        &[
            "overview/contacts/store.rs days_of",
            "overview/contacts/store.rs list",
            "overview/contacts/store.rs logged",
            "overview/contacts/store.rs met_by_department",
        ],
    ),
];

/// The macros that read.
const READS: &[&str] = &[
    "all!(",
    "one!(",
    "optional!(",
    "optional_value!(",
    "scalars!(",
    "value!(",
];

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() && name != "tests" {
            files(&path, found);
        } else if name.ends_with(".rs") && name != "tests.rs" && name != "testing.rs" {
            found.push(path);
        }
    }
}

/// The name of the function or macro that begins on this line.
fn begins(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let rest = match line.strip_prefix("macro_rules! ") {
        Some(rest) => rest,
        None => {
            let (before, rest) = line.split_once("fn ")?;
            let word =
                |word: &str| word.starts_with("pub") || matches!(word, "const" | "async" | "in");
            let in_scope = |word: &str| word.starts_with("crate::") && word.ends_with(')');
            before
                .split_whitespace()
                .all(|one| word(one) || in_scope(one))
                .then_some(rest)?
        }
    };
    let end = rest.find(|sign: char| !sign.is_alphanumeric() && sign != '_')?;
    (end > 0).then(|| &rest[..end])
}

/// Whether a text has a statement that reads one of the tables.
fn reads_customers(text: &str) -> bool {
    let words: Vec<_> = text.split_whitespace().collect();
    let named = words.windows(2).any(|pair| {
        let table = pair[1].trim_matches(|sign: char| !sign.is_alphanumeric() && sign != '_');
        let verb = pair[0].trim_start_matches(['"', '(']);
        matches!(verb, "from" | "join") && TABLES.contains(&table)
    });
    named && (text.contains("macro_rules!") || READS.iter().any(|read| text.contains(read)))
}

/// Every function and macro of the domain that reads what customers said, with its text.
fn statements() -> Vec<(String, String)> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/src");
    let mut paths = Vec::new();
    files(&source, &mut paths);
    let mut found = Vec::new();
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let text = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
        let file = path
            .strip_prefix(&source)
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        let mut units: Vec<(String, String)> = Vec::new();
        for line in text.lines() {
            if let Some(name) = begins(line) {
                units.push((format!("{file} {name}"), String::new()));
            }
            if let Some((_, unit)) = units.last_mut() {
                unit.push_str(line);
                unit.push('\n');
            }
        }
        found.extend(units.into_iter().filter(|(_, unit)| reads_customers(unit)));
    }
    found
}

fn listed() -> BTreeSet<&'static str> {
    let besides = BESIDES.iter().flat_map(|(_, names)| names.iter());
    BY_THE_RULE.iter().chain(besides).copied().collect()
}

#[test]
fn every_statement_that_reads_what_customers_said_goes_by_the_rule_or_says_why_not() {
    let found = statements();
    let names: BTreeSet<_> = found.iter().map(|(name, _)| name.as_str()).collect();
    let listed = listed();
    assert!(names.len() > 80, "the census finds the statements");
    assert_eq!(
        names.difference(&listed).collect::<Vec<_>>(),
        Vec::<&&str>::new(),
        "not in the list"
    );
    assert_eq!(
        listed.difference(&names).collect::<Vec<_>>(),
        Vec::<&&str>::new(),
        "no longer there"
    );
}

#[test]
fn a_row_that_goes_by_the_rule_holds_what_the_rule_needs_and_only_those_hold_a_writer() {
    for (name, text) in statements() {
        let by_the_rule = BY_THE_RULE.contains(&name.as_str());
        assert_eq!(text.contains("as writer_name"), by_the_rule, "{name}");
        assert!(!by_the_rule || text.contains("shown_as"), "{name}");
    }
}

#[test]
fn a_count_for_staff_leaves_out_what_is_for_the_conscience() {
    for (name, text) in statements() {
        let counts = BESIDES.iter().any(|(why, names)| {
            why.starts_with("It counts for staff") && names.contains(&name.as_str())
        });
        let words = text.split_whitespace().collect::<Vec<_>>();
        let contributions = words
            .windows(2)
            .any(|pair| matches!(pair[0], "from" | "join") && pair[1].starts_with("contributions"));
        // A debt is listed for its owner by the mail about it, and an offer is never made of one for the conscience.
        let exempt = name.ends_with("contents.rs refusal") || name.ends_with("select_offers");
        if counts && contributions && !exempt {
            assert!(text.contains("<> 'conscience'"), "{name}");
        }
    }
}
