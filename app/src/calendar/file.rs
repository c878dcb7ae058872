//! Calendar files of sessions: the message to one person (RFC 5546) and the calendar that a program reads.
//!
//! What must stay true: nobody reads in a file who else takes part; the same session has the same `UID` in every
//! file for the same person; the instants are right on both days on which the clocks change.

use super::{
    lines::{Lines, quoted},
    zone,
};
use axum::response::{IntoResponse as _, Response};
use http::header;
use klankbord_domain::{
    Language, Timestamp, accounts::Account, calendar::Entry, organisation::Organisation,
};

texts! {
    summary(organisation: &str, theme: &str) = "{organisation}: {theme}" | "{organisation}: {theme}";
    takes(minutes: i64) = "Duurt {minutes} minuten." | "Takes {minutes} minutes.";
    open = "Wat u nog kunt veranderen:" | "What you can still change:";
    online(link: &str) = "Online: {link}" | "Online: {link}";
    page(address: &str) = "Alles over deze sessie, ook als u niet kunt: {address}"
        | "All about this session, also when you can't come: {address}";
    off = "Deze sessie gaat niet door." | "This session is cancelled.";
    not_you = "U doet niet meer mee aan deze sessie." | "You no longer take part in this session.";
    questions(phone: &str, email: &str) = "Vragen? Bel {phone} of mail {email}." | "Questions? Call {phone} or mail {email}.";
    name(organisation: &str) = "Sessies bij {organisation}" | "Sessions at {organisation}";
}

/// What a file is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// It invites, or tells what changed.
    Request,
    /// It takes an invitation back.
    Cancel,
    /// It is read by whoever has its address.
    Publish,
}

impl Method {
    /// Its name in the file and in the header of a mail.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Request => "REQUEST",
            Self::Cancel => "CANCEL",
            Self::Publish => "PUBLISH",
        }
    }
}

/// A file that goes with a mail.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attached {
    /// What it is for.
    pub method: Method,
    /// The file.
    pub text: String,
}

/// What all files of one installation have in common.
pub(crate) struct Desk<'a> {
    /// Where people reach this portal.
    pub(crate) base_url: &'a str,
    /// Who holds the sessions.
    pub(crate) organisation: &'a Organisation,
    /// The language of the reader.
    pub(crate) lang: Language,
    /// The present instant.
    pub(crate) now: Timestamp,
}

impl Desk<'_> {
    /// The message to one person about one session.
    pub(crate) fn invitation(&self, entry: &Entry, reader: &Account, email: &str) -> Attached {
        let method = if entry.cancelled {
            Method::Cancel
        } else {
            Method::Request
        };
        let mut lines = self.begin(method, std::slice::from_ref(entry));
        self.event(&mut lines, entry, Some((&reader.name, email)));
        Attached {
            method,
            text: end(lines),
        }
    }

    /// A calendar with these sessions, for whoever has its address.
    pub(crate) fn published(&self, entries: &[Entry]) -> String {
        let mut lines = self.begin(Method::Publish, entries);
        for entry in entries {
            self.event(&mut lines, entry, None);
        }
        end(lines)
    }

    fn begin(&self, method: Method, entries: &[Entry]) -> Lines {
        let mut lines = Lines::default();
        lines.raw("BEGIN", "VCALENDAR");
        lines.raw("VERSION", "2.0");
        lines.raw("PRODID", "-//Klankbord//Klankbord//NL");
        lines.raw("CALSCALE", "GREGORIAN");
        lines.raw("METHOD", method.as_str());
        if method == Method::Publish {
            // RFC 7986, and what programs knew before it.
            let name = name(self.lang, &self.organisation.name);
            lines.text("NAME", &name);
            lines.text("X-WR-CALNAME", &name);
            lines.raw("REFRESH-INTERVAL;VALUE=DURATION", "PT4H");
            lines.raw("X-PUBLISHED-TTL", "PT4H");
        }
        let from = entries.iter().map(|entry| entry.starts_at).min();
        let until = entries.iter().map(|entry| entry.ends_at).max();
        if let (Some(from), Some(until)) = (from, until) {
            let zone = self.organisation.time_zone();
            let (from, until) = (from.to_jiff(), until.to_jiff());
            zone::write(&mut lines, &self.organisation.zone, &zone, from, until);
        }
        lines
    }

    fn event(&self, lines: &mut Lines, entry: &Entry, reader: Option<(&str, &str)>) {
        let session = &entry.session;
        let organisation = self.organisation;
        lines.raw("BEGIN", "VEVENT");
        lines.raw("UID", &self.uid(entry));
        lines.raw("DTSTAMP", &utc(self.now));
        self.time(lines, "DTSTART", entry.starts_at);
        self.time(lines, "DTEND", entry.ends_at);
        lines.raw("SEQUENCE", &entry.sequence.to_string());
        let status = if entry.cancelled {
            "CANCELLED"
        } else {
            "CONFIRMED"
        };
        lines.raw("STATUS", status);
        lines.text(
            "SUMMARY",
            &summary(self.lang, &organisation.name, &session.theme),
        );
        let place = if session.place.is_empty() {
            &session.link
        } else {
            &session.place
        };
        lines.text("LOCATION", place);
        lines.raw("URL", &self.address(entry));
        lines.text("DESCRIPTION", &self.description(entry));
        lines.raw(
            &format!("ORGANIZER;CN={}", quoted(&organisation.name)),
            &format!("mailto:{}", organisation.email),
        );
        if let Some((name, email)) = reader {
            // They said that they come on a page of ours, so that their program need not ask.
            let cn = quoted(name);
            lines.raw(
                &format!(
                    "ATTENDEE;CN={cn};CUTYPE=INDIVIDUAL;ROLE=REQ-PARTICIPANT;PARTSTAT=ACCEPTED;RSVP=FALSE"
                ),
                &format!("mailto:{email}"),
            );
        }
        lines.raw("END", "VEVENT");
    }

    /// The same for the same person and session, in every file and whatever the address of the portal becomes.
    fn uid(&self, entry: &Entry) -> String {
        format!(
            "session-{}-{}-{:x}@klankbord",
            entry.session.id, entry.account, self.organisation.set_up_at.0
        )
    }

    fn address(&self, entry: &Entry) -> String {
        format!("{}/sessions/{}", self.base_url, entry.session.id)
    }

    /// A time on the clock of the organisation. In the hour that comes twice such a time means the first one
    /// (RFC 5545 §3.3.5), but there are programs that take it for the second, so it is written in UTC.
    fn time(&self, lines: &mut Lines, name: &str, at: Timestamp) {
        let zone = self.organisation.time_zone();
        let local = at.to_jiff().to_zoned(zone.clone()).datetime();
        if zone.to_ambiguous_zoned(local).is_ambiguous() {
            lines.raw(name, &utc(at));
        } else {
            let name = format!("{name};TZID={}", self.organisation.zone);
            lines.raw(&name, &zone::local(local));
        }
    }

    fn description(&self, entry: &Entry) -> String {
        let (lang, session) = (self.lang, &entry.session);
        let organisation = self.organisation;
        let mut parts = Vec::new();
        if entry.session.state == klankbord_domain::sessions::State::Cancelled {
            parts.push(off(lang).to_owned());
            parts.push(session.cancelled_why.clone());
        } else if entry.cancelled {
            parts.push(not_you(lang).to_owned());
        } else {
            parts.push(takes(lang, session.minutes));
            parts.push(format!("{}\n{}", open(lang), session.scope_open));
            if !session.link.is_empty() {
                parts.push(online(lang, &session.link));
            }
            parts.push(page(lang, &self.address(entry)));
        }
        parts.push(questions(lang, &organisation.phone, &organisation.email));
        parts.join("\n\n")
    }
}

/// A file as the answer to a request: kept by nobody but who asked.
pub(crate) fn answer(method: Method, text: String) -> Response {
    let kind = format!("text/calendar; charset=utf-8; method={}", method.as_str());
    let headers = [
        (header::CONTENT_TYPE, kind.as_str()),
        (header::CACHE_CONTROL, "private, no-cache"),
        (
            header::CONTENT_DISPOSITION,
            "attachment; filename=\"invite.ics\"",
        ),
    ];
    (headers, text).into_response()
}

fn utc(at: Timestamp) -> String {
    at.to_jiff().strftime("%Y%m%dT%H%M%SZ").to_string()
}

fn end(mut lines: Lines) -> String {
    lines.raw("END", "VCALENDAR");
    lines.finish()
}
