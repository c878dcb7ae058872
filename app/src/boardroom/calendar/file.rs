//! Calendar files of sessions: the message to one person (RFC 5546) and the calendar that a program reads.
//!
//! What must stay true: a file never shows who else takes part; the same session has the same `UID` in every
//! file for the same person; the instants are right on both days on which the clocks change.

use super::{
    values::{local, name as spoken, text, utc},
    zone,
};
use crate::web::{
    calendar_file::{CalendarFile, Method},
    paths,
};
use calcard::{
    common::CalendarScale,
    icalendar::{
        ICalendar, ICalendarComponent, ICalendarComponentType, ICalendarDuration, ICalendarMethod,
        ICalendarParameter, ICalendarParticipationRole, ICalendarParticipationStatus,
        ICalendarProperty, ICalendarStatus, ICalendarUserTypes, ICalendarValueType, Uri,
    },
};
use klankbord_domain::{
    Language, Timestamp,
    base::values::Email,
    boardroom::{calendar::Entry, sessions::State},
    people::{accounts::Account, organisation::Organisation},
};

texts! {
    summary(organisation: &str, theme: &str) = "{organisation}: {theme}" | "{organisation}: {theme}";
    summary_off(organisation: &str, theme: &str) = "Gaat niet door: {organisation}: {theme}" | "Cancelled: {organisation}: {theme}";
    summary_not_you(organisation: &str, theme: &str) = "Niet meer voor u: {organisation}: {theme}" | "No longer for you: {organisation}: {theme}";
    takes(minutes: i64) = "Duurt {minutes} minuten." | "Takes {minutes} minutes.";
    open = "Wat u nog kunt veranderen:" | "What you can still change:";
    online(link: &str) = "Online: {link}" | "Online: {link}";
    page(address: &str) = "Alles over deze sessie, ook als u niet kunt: {address}"
        | "Everything about this session, also if you can't come: {address}";
    off = "Deze sessie gaat niet door." | "This session is cancelled.";
    not_you = "U doet niet meer mee aan deze sessie." | "You are no longer taking part in this session.";
    questions(phone: &str, email: &str) = "Vragen? Bel {phone} of mail {email}." | "Questions? Call {phone} or email {email}.";
    name(organisation: &str) = "Sessies bij {organisation}" | "Sessions at {organisation}";
}

/// The time after which a program reads a published file again.
const READ_AGAIN: ICalendarDuration = ICalendarDuration {
    neg: false,
    weeks: 0,
    days: 0,
    hours: 4,
    minutes: 0,
    seconds: 0,
};

const fn property(method: Method) -> ICalendarMethod {
    match method {
        Method::Request => ICalendarMethod::Request,
        Method::Cancel => ICalendarMethod::Cancel,
        Method::Publish => ICalendarMethod::Publish,
    }
}

/// The common values of all files of one installation.
pub(crate) struct CalendarWriter<'a> {
    /// The address at which people reach this portal.
    pub(crate) base_url: &'a str,
    /// The organisation that holds the sessions.
    pub(crate) organisation: &'a Organisation,
    /// The language of the reader.
    pub(crate) lang: Language,
}

impl CalendarWriter<'_> {
    /// The message to one person about one session.
    pub(crate) fn invitation(&self, entry: &Entry, reader: &Account, email: &str) -> CalendarFile {
        let method = if entry.cancelled {
            Method::Cancel
        } else {
            Method::Request
        };
        let mut file = self.begin(method, std::slice::from_ref(entry));
        add(&mut file, 0, self.event(entry, Some((&reader.name, email))));
        CalendarFile {
            method,
            text: file.to_string(),
        }
    }

    /// One session, to be put in a calendar by hand. It is no calendar of its own, so it has no name: programs would
    /// offer to make one.
    pub(crate) fn single(&self, entry: &Entry) -> String {
        let mut file = self.begin(Method::Publish, std::slice::from_ref(entry));
        add(&mut file, 0, self.event(entry, None));
        file.to_string()
    }

    /// A calendar with these sessions, for anybody with its address. Nothing in it changes by itself, so that programs
    /// can tell whether anything did.
    pub(crate) fn published(&self, entries: &[Entry]) -> String {
        let mut file = self.begin(Method::Publish, entries);
        self.name(&mut file.components[0]);
        for entry in entries {
            add(&mut file, 0, self.event(entry, None));
        }
        file.to_string()
    }

    fn begin(&self, method: Method, entries: &[Entry]) -> ICalendar {
        let mut calendar = ICalendarComponent::new(ICalendarComponentType::VCalendar);
        calendar.add_property(ICalendarProperty::Version, "2.0");
        calendar.add_property(ICalendarProperty::Prodid, "-//Klankbord//Klankbord//NL");
        calendar.add_property(ICalendarProperty::Calscale, CalendarScale::Gregorian);
        calendar.add_property(ICalendarProperty::Method, property(method));
        let mut file = ICalendar {
            components: vec![calendar],
        };
        let from = entries.iter().map(|entry| entry.starts_at).min();
        let until = entries.iter().map(|entry| entry.ends_at).max();
        if let (Some(from), Some(until)) = (from, until) {
            let zone = self.organisation.time_zone();
            let (from, until) = (from.to_jiff(), until.to_jiff());
            zone::add(&mut file, &self.organisation.zone, &zone, from, until);
        }
        file
    }

    /// What a calendar is called and when it is read again: RFC 7986, and the properties that programs used before it.
    fn name(&self, calendar: &mut ICalendarComponent) {
        let before = |name: &str| ICalendarProperty::Other(name.to_owned());
        let name = text(&name(self.lang, &self.organisation.name));
        calendar.add_property(ICalendarProperty::Name, name.clone());
        calendar.add_property(before("X-WR-CALNAME"), name);
        calendar.add_property_with_params(
            ICalendarProperty::RefreshInterval,
            [ICalendarParameter::value(ICalendarValueType::Duration)],
            READ_AGAIN,
        );
        calendar.add_property(before("X-PUBLISHED-TTL"), READ_AGAIN);
    }

    fn event(&self, entry: &Entry, reader: Option<(&str, &str)>) -> ICalendarComponent {
        let session = &entry.session;
        let organisation = self.organisation;
        let mut event = ICalendarComponent::new(ICalendarComponentType::VEvent);
        event.add_uid(&self.uid(entry));
        // When somebody said so, and not when it was written out: the same event is the same text.
        let said_at = entry.told_at.unwrap_or(organisation.set_up_at);
        event.add_dtstamp(utc(said_at));
        self.time(&mut event, ICalendarProperty::Dtstart, entry.starts_at);
        self.time(&mut event, ICalendarProperty::Dtend, entry.ends_at);
        event.add_sequence(entry.sequence);
        let status = if entry.cancelled {
            ICalendarStatus::Cancelled
        } else {
            ICalendarStatus::Confirmed
        };
        event.add_property(ICalendarProperty::Status, status);
        let summarise = if session.state == State::Cancelled {
            summary_off
        } else if entry.cancelled {
            summary_not_you
        } else {
            summary
        };
        let summary = summarise(self.lang, &organisation.name, session.theme_in(self.lang));
        event.add_property(ICalendarProperty::Summary, text(&summary));
        let place = if session.place.is_empty() {
            &session.link
        } else {
            &session.place
        };
        event.add_property(ICalendarProperty::Location, text(place));
        let address = Uri::Location(self.address(entry));
        event.add_property(ICalendarProperty::Url, address);
        let description = text(&self.description(entry));
        event.add_property(ICalendarProperty::Description, description);
        event.add_property_with_params(
            ICalendarProperty::Organizer,
            [ICalendarParameter::cn(spoken(&organisation.name))],
            mailto(&organisation.email),
        );
        if let Some((name, email)) = reader {
            // They accepted on a page of ours, so their program does not have to ask.
            event.add_property_with_params(
                ICalendarProperty::Attendee,
                [
                    ICalendarParameter::cn(spoken(name)),
                    ICalendarParameter::cutype(ICalendarUserTypes::Individual),
                    ICalendarParameter::role(ICalendarParticipationRole::ReqParticipant),
                    ICalendarParameter::partstat(ICalendarParticipationStatus::Accepted),
                    ICalendarParameter::rsvp(false),
                ],
                mailto(email),
            );
        }
        event
    }

    /// The identifier of this person's entry for a session: the same in every file, even when the address of
    /// the portal changes.
    fn uid(&self, entry: &Entry) -> String {
        format!(
            "session-{}-{}-{:x}@klankbord",
            entry.session.id, entry.account, self.organisation.set_up_at.0
        )
    }

    fn address(&self, entry: &Entry) -> String {
        format!("{}{}", self.base_url, paths::session(entry.session.id))
    }

    /// A time on the clock of the organisation. In the hour that comes twice such a time means the first one
    /// (RFC 5545 §3.3.5), but there are programs that take it for the second, so it is written in UTC.
    fn time(&self, event: &mut ICalendarComponent, name: ICalendarProperty, at: Timestamp) {
        let zone = self.organisation.time_zone();
        let clock = at.to_jiff().to_zoned(zone.clone()).datetime();
        if zone.to_ambiguous_zoned(clock).is_ambiguous() {
            event.add_property(name, utc(at));
        } else {
            let zone = ICalendarParameter::tzid(self.organisation.zone.clone());
            event.add_property_with_params(name, [zone], local(clock));
        }
    }

    fn description(&self, entry: &Entry) -> String {
        let (lang, session) = (self.lang, &entry.session);
        let organisation = self.organisation;
        let mut parts = Vec::new();
        if session.state == State::Cancelled {
            parts.push(off(lang).to_owned());
            parts.push(session.cancelled_why.clone());
        } else if entry.cancelled {
            parts.push(not_you(lang).to_owned());
        } else {
            parts.push(takes(lang, session.minutes));
            parts.push(format!(
                "{}\n{}",
                open(lang),
                session.scope_open_in(self.lang)
            ));
            if !session.link.is_empty() {
                parts.push(online(lang, &session.link));
            }
            parts.push(page(lang, &self.address(entry)));
        }
        parts.push(questions(lang, &organisation.phone, &organisation.email));
        parts.join("\n\n")
    }
}

fn mailto(email: &str) -> Uri {
    let mailed =
        Email::parse(email).map_or_else(|_| spoken(email), |email| email.mailed().to_owned());
    Uri::Location(format!("mailto:{mailed}"))
}

/// Adds a part to a file, within the part with this number. Returns the number of the new part.
pub(super) fn add(file: &mut ICalendar, within: u32, part: ICalendarComponent) -> u32 {
    let id = u32::try_from(file.components.len()).expect("a file has few parts");
    file.components.push(part);
    file.components[within as usize].component_ids.push(id);
    id
}
