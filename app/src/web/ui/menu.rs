//! The menu: the entries for each person, in the order of their work.

use crate::web::{
    context::PageContext,
    paths::{self, Access, DECIDERS, Place},
};
use klankbord_domain::{Actor, Language};
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

/// One entry. Everybody who may go to its place sees it, unless `only_for` is set.
struct Entry {
    place: Place,
    label: fn(Language) -> &'static str,
    /// The people who need it in a menu, when more people may go there; the reason is beside the entry.
    only_for: Option<Access>,
}

const fn entry(place: Place, label: fn(Language) -> &'static str) -> Entry {
    Entry {
        place,
        label,
        only_for: None,
    }
}

impl Entry {
    const fn only_for(self, whose: Access) -> Self {
        Self {
            only_for: Some(whose),
            ..self
        }
    }

    fn is_for(&self, actor: &Actor) -> bool {
        self.place.access.admits(actor) && self.only_for.is_none_or(|whose| whose.admits(actor))
    }
}

const MENU: &[Entry] = &[
    // The home page of staff is their list of work, and the name of the organisation leads there.
    entry(paths::HOME, home).only_for(Access::Member),
    entry(paths::MINE, mine),
    // Staff work with the commitments themselves, and find the publications on their home page.
    entry(paths::SAID_AND_DONE, said_and_done).only_for(Access::Member),
    entry(paths::WORKBENCH, workbench),
    entry(paths::INBOX, inbox),
    entry(paths::INDICATORS, board),
    entry(paths::DEBTS, debts),
    entry(paths::COMMITMENTS, commitments),
    // Somebody who only administers has a menu of seven entries already; the home page has these too.
    entry(paths::SESSIONS, sessions).only_for(DECIDERS),
    entry(paths::CONTACTS, contacts).only_for(DECIDERS),
    entry(paths::PROJECTS, projects).only_for(DECIDERS),
    entry(paths::PANEL, panel),
    entry(paths::INVITATIONS, invitations),
    entry(paths::STAFF, staff),
    entry(paths::OUTBOX, outbox),
    entry(paths::SETTINGS, settings),
    entry(paths::AUDIT, audit),
];

/// Writes the actor's menu; omitted when it has one entry.
pub(super) fn write(html: &mut String, cx: &PageContext) {
    let entries: Vec<_> = MENU
        .iter()
        .filter(|entry| entry.is_for(&cx.actor))
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
    for Entry { place, label, .. } in entries {
        let path = place.pattern;
        let below = cx.path.strip_prefix(path).is_some_and(|rest| {
            rest.is_empty() || (path != paths::home() && rest.starts_with('/'))
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

#[cfg(test)]
mod tests {
    use super::*;
    use klankbord_domain::{
        Person, Role,
        base::ids::{AccountId, MemberId, SignInId},
    };

    fn menu(member: Option<MemberId>, roles: &[Role]) -> Vec<&'static str> {
        let actor = Actor::Person(Person {
            account: AccountId(1),
            name: String::new(),
            language: Language::Nl,
            member,
            roles: roles.iter().copied().collect(),
            sign_in: SignInId(1),
        });
        let shown = MENU.iter().filter(|entry| entry.is_for(&actor));
        shown.map(|entry| (entry.label)(Language::En)).collect()
    }

    #[test]
    fn everybody_has_the_menu_of_their_work() {
        assert_eq!(
            menu(Some(MemberId(1)), &[]),
            [
                "For you",
                "What you wrote",
                "You said, we did",
                "Commitments"
            ]
        );
        assert_eq!(
            menu(None, &[Role::ProjectOwner]),
            [
                "Inbox",
                "Answers due",
                "Commitments",
                "Sessions",
                "Contact",
                "Projects"
            ]
        );
        assert_eq!(
            menu(None, &[Role::BoardMember]),
            [
                "Board",
                "Answers due",
                "Commitments",
                "Sessions",
                "Contact",
                "Projects"
            ]
        );
        assert_eq!(
            menu(None, &[Role::CustomerConscience]),
            [
                "Workbench",
                "Inbox",
                "Board",
                "Answers due",
                "Commitments",
                "Sessions",
                "Contact",
                "Projects"
            ]
        );
        assert_eq!(
            menu(None, &[Role::Administrator]),
            [
                "Commitments",
                "Panel",
                "Invitations",
                "Staff",
                "Mail",
                "Settings",
                "Log"
            ]
        );
    }
}
