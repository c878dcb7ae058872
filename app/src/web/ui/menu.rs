//! The menu: the entries for each person, in the order of their work.

use super::icon::Icon;
use crate::web::{
    context::PageContext,
    paths::{self, Access, CONTACT_LOGGERS, DECIDERS, Place},
    queues::{Queue, counted, number},
};
use klankbord_domain::{Actor, Language};
use std::fmt::Write as _;

texts! {
    main_menu = "Hoofdmenu" | "Main menu";
    home = "Voor u" | "For you";
    desk = "Vandaag" | "Today";
    said_and_done = "U zei, wij deden" | "You said, we did";
    inbox = "Inbreng" | "Inbox";
    workbench = "Werkbank" | "Workbench";
    board = "Bestuur" | "Board";
    debts = "Te beantwoorden" | "Answers due";
    commitments = "Afspraken" | "Commitments";
    sessions = "Sessies" | "Sessions";
    signals = "Signalen" | "Signals";
    channels = "Kanalen" | "Channels";
    contacts = "Klantcontact" | "Contact";
    projects = "Projecten" | "Projects";
    panel = "Panel" | "Panel";
    invitations = "Uitnodigingen" | "Invitations";
    audit = "Logboek" | "Log";
    staff = "Medewerkers" | "Staff";
    outbox = "Mail" | "Mail";
    start = "Beginnen" | "Getting started";
    settings = "Instellingen" | "Settings";
    held = "Klaargezet" | "Held answers";
}

/// One entry. Everybody who may go to its place sees it, unless `only_for` is set.
struct Entry {
    place: Place,
    icon: Icon,
    label: fn(Language) -> &'static str,
    /// The people who need it in a menu, when more people may go there; the reason is beside the entry.
    only_for: Option<Access>,
}

const fn entry(place: Place, icon: Icon, label: fn(Language) -> &'static str) -> Entry {
    Entry {
        place,
        icon,
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
    entry(paths::HOME, Icon::Check, home).only_for(Access::Member),
    // The same page is the list of work of staff; for somebody who is both, what waits for the customer comes first.
    entry(paths::HOME, Icon::Calendar, desk).only_for(Access::Staff),
    // Staff work with the commitments themselves, and find the publications on their home page.
    entry(paths::SAID_AND_DONE, Icon::Talk, said_and_done).only_for(Access::Member),
    entry(paths::WORKBENCH, Icon::Workbench, workbench),
    entry(paths::INBOX, Icon::Inbox, inbox),
    entry(paths::SIGNALS, Icon::Megaphone, signals).only_for(CONTACT_LOGGERS),
    entry(paths::INDICATORS, Icon::Board, board),
    entry(paths::DEBTS, Icon::Hourglass, debts),
    entry(paths::COMMITMENTS, Icon::Handshake, commitments),
    // Somebody who only administers has a menu of seven entries already; the home page has these too.
    entry(paths::SESSIONS, Icon::Armchair, sessions).only_for(DECIDERS),
    entry(paths::CONTACTS, Icon::Talk, contacts).only_for(CONTACT_LOGGERS),
    entry(paths::PROJECTS, Icon::Folder, projects).only_for(DECIDERS),
    entry(paths::PANEL, Icon::People, panel),
    entry(paths::INVITATIONS, Icon::Send, invitations),
    entry(paths::STAFF, Icon::Card, staff),
    entry(paths::CHANNELS, Icon::Phone, channels),
    entry(paths::OUTBOX, Icon::Mail, outbox),
    entry(paths::SETTINGS, Icon::Settings, settings),
    entry(paths::AUDIT, Icon::Scroll, audit),
];

/// The first steps of an installation, until all of them are done.
const START: &Entry = &entry(paths::START, Icon::Steps, start);

/// Writes the menu of a customer, in words only; omitted when it has one entry.
pub(super) fn write(html: &mut String, cx: &PageContext) {
    if entries(&cx.actor, cx.first_steps).nth(1).is_some() {
        // Writing to a string can't fail.
        let _ = write!(
            html,
            "<nav class=\"menu\" aria-label=\"{}\">",
            main_menu(cx.lang)
        );
        list(html, cx, false);
        html.push_str("</nav>");
    }
}

/// Writes the menu of a member of staff, with signs. Where the screen is narrow it opens above the page.
pub(super) fn rail(html: &mut String, cx: &PageContext) {
    let _ = write!(
        html,
        "<nav class=\"rail-menu\" id=\"menu\" popover aria-label=\"{}\">",
        main_menu(cx.lang)
    );
    list(html, cx, true);
    html.push_str("</nav>");
}

/// The entries for somebody, each place once; the first steps come before all others.
fn entries(actor: &Actor, first_steps: usize) -> impl Iterator<Item = &'static Entry> {
    let start = (first_steps > 0).then_some(START);
    let once = MENU.iter().enumerate().filter(|(place, entry)| {
        let mut before = MENU.iter().take(*place);
        !before.any(|one| one.place.pattern == entry.place.pattern && one.is_for(actor))
    });
    let all = start.into_iter().chain(once.map(|(_, entry)| entry));
    all.filter(|entry| entry.is_for(actor))
}

fn list(html: &mut String, cx: &PageContext, signs: bool) {
    html.push_str("<ul>");
    for entry in entries(&cx.actor, cx.first_steps) {
        let path = entry.place.pattern;
        let below = cx.path.strip_prefix(path).is_some_and(|rest| {
            rest.is_empty() || (path != paths::home() && rest.starts_with('/'))
        });
        let current = if below { " aria-current=\"page\"" } else { "" };
        let sign = if signs {
            entry.icon.html()
        } else {
            String::new()
        };
        let _ = write!(
            html,
            "<li><a href=\"{path}\"{current}>{sign}{}",
            (entry.label)(cx.lang)
        );
        if signs && path == paths::inbox() {
            count(html, "you", cx.waiting.mine);
        } else if signs && path == paths::commitments() {
            count(html, "late", cx.waiting.late_promises);
        }
        if path == paths::start() {
            count(
                html,
                "you",
                i64::try_from(cx.first_steps).unwrap_or(i64::MAX),
            );
        }
        html.push_str("</a>");
        if signs && below && path == paths::inbox() {
            queues(html, cx);
        }
        html.push_str("</li>");
    }
    html.push_str("</ul>");
}

/// How much there is of something; nothing is left out.
fn count(html: &mut String, class: &str, count: i64) {
    if count > 0 {
        let count = number(count);
        let _ = write!(html, " <span class=\"count {class}\">{count}</span>");
    }
}

/// The queues of the inbox that the reader works through, below their inbox.
fn queues(html: &mut String, cx: &PageContext) {
    const WORK: [Queue; 6] = [
        Queue::Mine,
        Queue::Late,
        Queue::Today,
        Queue::Refused,
        Queue::Everyone,
        Queue::Answered,
    ];
    let open = open_queue(&cx.here);
    let on_held = cx.path.starts_with(paths::held_answers());
    html.push_str("<ul class=\"queues\">");
    for queue in WORK {
        let current = if open == queue && !on_held {
            " aria-current=\"true\""
        } else {
            ""
        };
        let _ = write!(
            html,
            "<li><a href=\"{}\"{current}>{}",
            queue.path(),
            queue.name(cx.lang)
        );
        let class = if queue == Queue::Late { "late" } else { "" };
        count(html, class, counted(&cx.waiting, queue).unwrap_or_default());
        html.push_str("</a></li>");
    }
    let current = if on_held {
        " aria-current=\"true\""
    } else {
        ""
    };
    let _ = write!(
        html,
        "<li><a href=\"{}\"{current}>{}",
        paths::held_answers(),
        held(cx.lang)
    );
    count(html, "", cx.waiting.held);
    html.push_str("</a></li></ul>");
}

/// The queue in an address of the inbox.
fn open_queue(here: &str) -> Queue {
    let (_, query) = here.split_once('?').unwrap_or((here, ""));
    let mut parts = query.split('&').filter_map(|part| part.split_once('='));
    match parts.find(|(name, _)| matches!(*name, "queue" | "state" | "whose" | "overdue")) {
        Some(("queue" | "state", name)) => Queue::named(name),
        Some(("whose", "all")) => Queue::Everyone,
        Some(("overdue", "1")) => Queue::Late,
        _ => Queue::Mine,
    }
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
        entries(&actor, 0)
            .map(|entry| (entry.label)(Language::En))
            .collect()
    }

    #[test]
    fn everybody_has_the_menu_of_their_work() {
        assert_eq!(
            menu(Some(MemberId(1)), &[]),
            ["For you", "You said, we did", "Commitments"]
        );
        assert_eq!(
            menu(None, &[Role::ProjectOwner]),
            [
                "Today",
                "Inbox",
                "Signals",
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
                "Today",
                "Signals",
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
                "Today",
                "Workbench",
                "Inbox",
                "Signals",
                "Board",
                "Answers due",
                "Commitments",
                "Sessions",
                "Contact",
                "Projects"
            ]
        );
        assert_eq!(
            menu(None, &[Role::Colleague]),
            ["Today", "Signals", "Commitments", "Contact"]
        );
        assert_eq!(
            menu(None, &[Role::Administrator]),
            [
                "Today",
                "Commitments",
                "Panel",
                "Invitations",
                "Staff",
                "Channels",
                "Mail",
                "Settings",
                "Log"
            ]
        );
    }
}
