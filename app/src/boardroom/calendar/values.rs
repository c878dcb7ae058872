//! Values of a calendar file, in the types of the crate that writes it: instants, local times, texts and names.

use calcard::common::PartialDateTime;
use jiff::{civil::DateTime, tz::Offset};
use klankbord_domain::Timestamp;

/// An instant, in UTC (RFC 5545 §3.3.5, form 2).
pub(super) fn utc(at: Timestamp) -> PartialDateTime {
    PartialDateTime {
        tz_hour: Some(0),
        tz_minute: Some(0),
        ..local(Offset::UTC.to_datetime(at.to_jiff()))
    }
}

/// A local time of the clock (RFC 5545 §3.3.5, form 1).
pub(super) fn local(at: DateTime) -> PartialDateTime {
    let small = |part: i8| Some(part.unsigned_abs());
    PartialDateTime {
        year: Some(at.year().unsigned_abs()),
        month: small(at.month()),
        day: small(at.day()),
        hour: small(at.hour()),
        minute: small(at.minute()),
        second: small(at.second()),
        ..PartialDateTime::default()
    }
}

/// A distance from UTC, in whole minutes (RFC 5545 §3.3.14).
pub(super) fn offset(offset: Offset) -> PartialDateTime {
    let minutes = offset.seconds() / 60;
    let small = |part: i32| u8::try_from(part.abs()).ok();
    PartialDateTime {
        tz_hour: small(minutes / 60),
        tz_minute: small(minutes % 60),
        tz_minus: minutes < 0,
        ..PartialDateTime::default()
    }
}

/// Text that somebody wrote: line ends of one kind, and no other control characters, which have no place in a file
/// (RFC 5545 §3.3.11).
pub(super) fn text(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r'], "\n");
    text.replace('\t', " ")
        .chars()
        .filter(|&letter| letter == '\n' || !letter.is_control())
        .collect()
}

/// Somebody's name, for a parameter: one line without quotation marks, since these can't be escaped (§3.2).
pub(super) fn name(name: &str) -> String {
    let name = name.chars().filter(|letter| !letter.is_control());
    name.map(|letter| if letter == '"' { '\'' } else { letter })
        .collect()
}
