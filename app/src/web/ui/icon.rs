//! Signs beside words, with fixed meanings. They come from Lucide; its licence lies beside the drawings.
//!
//! A page carries the drawings that it uses, once, in a sprite before its content: no request is needed for them, and
//! each use is a few bytes.

use leptos::prelude::*;
use memchr::memmem;
use std::fmt::Write as _;

/// A sign, by its meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// The number to call.
    Phone,
    /// Mail.
    Mail,
    /// The customer conscience.
    Ear,
    /// Somebody without a name.
    Person,
    /// Another language.
    Globe,
    /// Signing out.
    SignOut,
    /// Something that opens downwards.
    Down,
    /// Something that opens upwards.
    UpDown,
    /// The menu of a narrow screen.
    Menu,
    /// The way back.
    Back,
    /// The way on.
    On,
    /// Done.
    Check,
    /// The time that something takes.
    Clock,
    /// A day.
    Calendar,
    /// The people who read it.
    Eye,
    /// A due date.
    Hourglass,
    /// A commitment.
    Handshake,
    /// A decision.
    Scale,
    /// A seat.
    Armchair,
    /// Contributions that came in.
    Inbox,
    /// A conversation.
    Talk,
    /// A project.
    Folder,
    /// The panel.
    People,
    /// Something that is sent.
    Send,
    /// Colleagues.
    Card,
    /// Settings.
    Settings,
    /// The audit log.
    Scroll,
    /// The part that is fixed.
    Lock,
    /// The part that would change our course.
    Compass,
    /// The part that is open.
    Door,
    /// A question.
    Question,
    /// An idea.
    Idea,
    /// Searching.
    Search,
    /// The board.
    Board,
    /// The workbench of the customer conscience.
    Workbench,
    /// Something that opens upwards, or the one before.
    Up,
    /// A theme.
    Tags,
    /// Something that goes to a colleague.
    HandOver,
    /// The filter of a list.
    Sift,
    /// An answer that was none.
    Refused,
    /// A concern.
    Worry,
    /// Writing.
    Pencil,
    /// The first steps.
    Steps,
    /// Support for a question.
    Hand,
    /// What customers say elsewhere.
    Megaphone,
}

impl Icon {
    const ALL: [Self; 45] = [
        Self::Phone,
        Self::Mail,
        Self::Ear,
        Self::Person,
        Self::Globe,
        Self::SignOut,
        Self::Down,
        Self::UpDown,
        Self::Menu,
        Self::Back,
        Self::On,
        Self::Check,
        Self::Clock,
        Self::Calendar,
        Self::Eye,
        Self::Hourglass,
        Self::Handshake,
        Self::Scale,
        Self::Armchair,
        Self::Inbox,
        Self::Talk,
        Self::Folder,
        Self::People,
        Self::Send,
        Self::Card,
        Self::Settings,
        Self::Scroll,
        Self::Lock,
        Self::Compass,
        Self::Door,
        Self::Question,
        Self::Idea,
        Self::Search,
        Self::Board,
        Self::Workbench,
        Self::Up,
        Self::Tags,
        Self::HandOver,
        Self::Sift,
        Self::Refused,
        Self::Worry,
        Self::Pencil,
        Self::Steps,
        Self::Hand,
        Self::Megaphone,
    ];

    const fn drawing(self) -> (&'static str, &'static str) {
        match self {
            Self::Phone => ("phone", include_str!("../../../icons/phone.svg")),
            Self::Mail => ("mail", include_str!("../../../icons/mail.svg")),
            Self::Ear => ("ear", include_str!("../../../icons/ear.svg")),
            Self::Person => ("user-round", include_str!("../../../icons/user-round.svg")),
            Self::Globe => ("globe", include_str!("../../../icons/globe.svg")),
            Self::SignOut => ("log-out", include_str!("../../../icons/log-out.svg")),
            Self::Down => (
                "chevron-down",
                include_str!("../../../icons/chevron-down.svg"),
            ),
            Self::UpDown => (
                "chevrons-up-down",
                include_str!("../../../icons/chevrons-up-down.svg"),
            ),
            Self::Menu => ("menu", include_str!("../../../icons/menu.svg")),
            Self::Back => ("arrow-left", include_str!("../../../icons/arrow-left.svg")),
            Self::On => (
                "arrow-right",
                include_str!("../../../icons/arrow-right.svg"),
            ),
            Self::Check => ("check", include_str!("../../../icons/check.svg")),
            Self::Clock => ("clock", include_str!("../../../icons/clock.svg")),
            Self::Calendar => ("calendar", include_str!("../../../icons/calendar.svg")),
            Self::Eye => ("eye", include_str!("../../../icons/eye.svg")),
            Self::Hourglass => ("hourglass", include_str!("../../../icons/hourglass.svg")),
            Self::Handshake => ("handshake", include_str!("../../../icons/handshake.svg")),
            Self::Scale => ("scale", include_str!("../../../icons/scale.svg")),
            Self::Armchair => ("armchair", include_str!("../../../icons/armchair.svg")),
            Self::Inbox => ("inbox", include_str!("../../../icons/inbox.svg")),
            Self::Talk => (
                "message-circle",
                include_str!("../../../icons/message-circle.svg"),
            ),
            Self::Folder => ("folder", include_str!("../../../icons/folder.svg")),
            Self::People => (
                "users-round",
                include_str!("../../../icons/users-round.svg"),
            ),
            Self::Send => ("send", include_str!("../../../icons/send.svg")),
            Self::Card => ("id-card", include_str!("../../../icons/id-card.svg")),
            Self::Settings => ("settings", include_str!("../../../icons/settings.svg")),
            Self::Scroll => (
                "scroll-text",
                include_str!("../../../icons/scroll-text.svg"),
            ),
            Self::Lock => ("lock", include_str!("../../../icons/lock.svg")),
            Self::Compass => ("compass", include_str!("../../../icons/compass.svg")),
            Self::Door => ("door-open", include_str!("../../../icons/door-open.svg")),
            Self::Question => (
                "circle-question-mark",
                include_str!("../../../icons/circle-question-mark.svg"),
            ),
            Self::Idea => ("lightbulb", include_str!("../../../icons/lightbulb.svg")),
            Self::Search => ("search", include_str!("../../../icons/search.svg")),
            Self::Board => (
                "presentation",
                include_str!("../../../icons/presentation.svg"),
            ),
            Self::Workbench => (
                "layout-list",
                include_str!("../../../icons/layout-list.svg"),
            ),
            Self::Up => ("chevron-up", include_str!("../../../icons/chevron-up.svg")),
            Self::Tags => ("tags", include_str!("../../../icons/tags.svg")),
            Self::HandOver => ("forward", include_str!("../../../icons/forward.svg")),
            Self::Sift => (
                "list-filter",
                include_str!("../../../icons/list-filter.svg"),
            ),
            Self::Refused => ("circle-x", include_str!("../../../icons/circle-x.svg")),
            Self::Worry => (
                "triangle-alert",
                include_str!("../../../icons/triangle-alert.svg"),
            ),
            Self::Pencil => ("pencil", include_str!("../../../icons/pencil.svg")),
            Self::Steps => (
                "list-checks",
                include_str!("../../../icons/list-checks.svg"),
            ),
            Self::Megaphone => ("megaphone", include_str!("../../../icons/megaphone.svg")),
            Self::Hand => ("hand", include_str!("../../../icons/hand.svg")),
        }
    }

    /// The sign as HTML: hidden from screen readers, because words stand beside it.
    #[must_use]
    pub fn html(self) -> String {
        let (name, _) = self.drawing();
        format!("<svg class=\"icon\" aria-hidden=\"true\"><use href=\"#i-{name}\"/></svg>")
    }
}

/// The sign, for a view.
#[must_use]
pub fn icon(icon: Icon) -> AnyView {
    let (name, _) = icon.drawing();
    let drawing = format!("<use href=\"#i-{name}\"/>");
    view! { <svg class="icon" aria-hidden="true" inner_html=drawing></svg> }.into_any()
}

/// Writes the drawings that `body` uses.
pub(super) fn sprite(html: &mut String, body: &str) {
    const USE: &str = "<use href=\"#i-";
    let mut used = [false; Icon::ALL.len()];
    // The whole page is read once, not once for each drawing: it is long, and there are many.
    for at in memmem::find_iter(body.as_bytes(), USE) {
        let name = body[at + USE.len()..].split('"').next();
        let is_used = |icon: &Icon| name == Some(icon.drawing().0);
        if let Some(place) = Icon::ALL.iter().position(is_used) {
            used[place] = true;
        }
    }
    html.push_str("<svg class=\"sprite\" aria-hidden=\"true\" focusable=\"false\">");
    for (icon, _) in Icon::ALL.iter().zip(used).filter(|(_, used)| *used) {
        let (name, svg) = icon.drawing();
        // Writing to a string can't fail.
        let _ = write!(
            html,
            "<symbol id=\"i-{name}\" viewBox=\"0 0 24 24\">{}</symbol>",
            lines(svg)
        );
    }
    html.push_str("</svg>");
}

/// The content of an SVG file, without its frame.
fn lines(svg: &str) -> &str {
    let inner = svg
        .split_once("<svg")
        .and_then(|(_, rest)| rest.split_once('>'));
    inner.map_or("", |(_, rest)| {
        rest.rsplit_once("</svg>").map_or(rest, |(lines, _)| lines)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_carries_the_drawings_that_it_uses_and_no_others() {
        let mut html = String::new();
        sprite(&mut html, &Icon::Phone.html());
        assert!(html.contains("id=\"i-phone\""), "{html}");
        assert_eq!(html.matches("<symbol").count(), 1);
    }

    #[test]
    fn every_drawing_has_lines() {
        for icon in Icon::ALL {
            let (name, svg) = icon.drawing();
            assert!(
                lines(svg).contains("d=\"") || lines(svg).contains("<circle"),
                "{name}"
            );
            assert!(!lines(svg).contains("<svg"), "{name}");
        }
    }
}
