//! The menu: the entries for each person, in the order of their work.

use crate::web::{context::PageContext, paths};
use klankbord_domain::{Language, Person, Role};
use std::fmt::Write as _;

texts! {
    main_menu = "Hoofdmenu" | "Main menu";
    home = "Voor u" | "For you";
    mine = "Wat u schreef" | "What you wrote";
    said_and_done = "U zei, wij deden" | "You said, we did";
    inbox = "Inbreng" | "Inbox";
    workbench = "Werkbank" | "Workbench";
    board = "Bestuur" | "Board";
    debts = "Te beantwoorden" | "Answers due";
    commitments = "Afspraken" | "Commitments";
    sessions = "Sessies" | "Sessions";
    contacts = "Klantcontact" | "Contact";
    projects = "Projecten" | "Projects";
    panel = "Panel" | "Panel";
    invitations = "Uitnodigingen" | "Invitations";
    audit = "Logboek" | "Log";
    staff = "Medewerkers" | "Staff";
    outbox = "Mail" | "Mail";
    settings = "Instellingen" | "Settings";
}

/// One entry.
struct Entry {
    path: &'static str,
    label: fn(Language) -> &'static str,
    whose: Whose,
}

/// Who sees the entry.
enum Whose {
    Everybody,
    Members,
    Roles(&'static [Role]),
}

const fn entry(path: &'static str, label: fn(Language) -> &'static str, whose: Whose) -> Entry {
    Entry { path, label, whose }
}

const OWNERS: Whose = Whose::Roles(&[Role::ProjectOwner, Role::CustomerConscience]);
const DECIDERS: Whose = Whose::Roles(&[
    Role::ProjectOwner,
    Role::BoardMember,
    Role::CustomerConscience,
]);
const BOARD: Whose = Whose::Roles(&[Role::BoardMember, Role::CustomerConscience]);
const ADMINISTRATORS: Whose = Whose::Roles(&[Role::Administrator]);

const MENU: &[Entry] = &[
    entry(paths::home(), home, Whose::Members),
    entry(paths::mine(), mine, Whose::Members),
    entry(paths::said_and_done(), said_and_done, Whose::Members),
    entry(
        paths::workbench(),
        workbench,
        Whose::Roles(&[Role::CustomerConscience]),
    ),
    entry(paths::inbox(), inbox, OWNERS),
    entry(paths::indicators(), board, BOARD),
    entry(paths::debts(), debts, DECIDERS),
    entry(paths::commitments(), commitments, Whose::Everybody),
    entry(paths::sessions(), sessions, DECIDERS),
    entry(paths::contacts(), contacts, DECIDERS),
    entry(paths::projects(), projects, DECIDERS),
    entry(paths::panel(), panel, ADMINISTRATORS),
    entry(paths::invitations(), invitations, ADMINISTRATORS),
    entry(paths::staff(), staff, ADMINISTRATORS),
    entry(paths::outbox(), outbox, ADMINISTRATORS),
    entry(paths::settings(), settings, ADMINISTRATORS),
    entry(paths::audit(), audit, ADMINISTRATORS),
];

impl Whose {
    fn includes(&self, person: &Person) -> bool {
        match self {
            Self::Everybody => true,
            Self::Members => person.member.is_some(),
            Self::Roles(roles) => roles.iter().any(|role| person.roles.has(*role)),
        }
    }
}

/// Writes the actor's menu; omitted when it has one entry.
pub(super) fn write(html: &mut String, cx: &PageContext) {
    let Some(person) = cx.actor.person() else {
        return;
    };
    let entries: Vec<_> = MENU
        .iter()
        .filter(|entry| entry.whose.includes(person))
        .collect();
    if entries.len() < 2 {
        return;
    }
    // Writing to a string can't fail.
    let _ = write!(
        html,
        "<nav class=\"menu\" aria-label=\"{}\"><ul>",
        main_menu(cx.lang)
    );
    for Entry { path, label, .. } in entries {
        let below = cx.path.strip_prefix(path).is_some_and(|rest| {
            rest.is_empty() || (*path != paths::home() && rest.starts_with('/'))
        });
        let current = if below { " aria-current=\"page\"" } else { "" };
        let _ = write!(
            html,
            "<li><a href=\"{path}\"{current}>{}</a></li>",
            label(cx.lang)
        );
    }
    html.push_str("</ul></nav>");
}
