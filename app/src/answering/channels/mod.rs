//! The ways in: what each promises, when somebody is there, and how it went.

pub(crate) mod change;
pub(crate) mod closed;
pub(crate) mod how_fast;
pub(crate) mod list;

use crate::web::ui::Icon;
use klankbord_domain::{
    Language,
    answering::channels::{ChannelKind, Hours, ReactionTime, Unit},
};

texts! {
    phone = "Telefoon" | "Phone";
    mail = "E-mail" | "Email";
    whatsapp = "WhatsApp" | "WhatsApp";
    counter = "Balie" | "Counter";
    letter = "Brief" | "Letter";
    social = "Sociale media" | "Social media";
    portal = "Dit portaal" | "This portal";
    hours(count: i64) = "{count} uur" | "{count} hours",
        one(count) "{count} uur" | "{count} hour";
    days(count: i64) = "{count} werkdagen" | "{count} working days",
        one(count) "{count} werkdag" | "{count} working day";
    monday = "ma" | "Mon";
    tuesday = "di" | "Tue";
    wednesday = "wo" | "Wed";
    thursday = "do" | "Thu";
    friday = "vr" | "Fri";
    saturday = "za" | "Sat";
    sunday = "zo" | "Sun";
    always = "dag en nacht" | "day and night";
    never = "nooit" | "never";
}

/// The name of a channel.
pub(crate) fn channel_name(lang: Language, kind: ChannelKind) -> &'static str {
    match kind {
        ChannelKind::Phone => phone(lang),
        ChannelKind::Mail => mail(lang),
        ChannelKind::Whatsapp => whatsapp(lang),
        ChannelKind::Counter => counter(lang),
        ChannelKind::Letter => letter(lang),
        ChannelKind::Social => social(lang),
        ChannelKind::Portal => portal(lang),
    }
}

/// The sign of a channel.
pub(crate) const fn channel_icon(kind: ChannelKind) -> Icon {
    match kind {
        ChannelKind::Phone => Icon::Phone,
        ChannelKind::Mail | ChannelKind::Letter => Icon::Mail,
        ChannelKind::Counter => Icon::Person,
        ChannelKind::Whatsapp | ChannelKind::Social | ChannelKind::Portal => Icon::Talk,
    }
}

/// How long a reaction takes at most: "2 working days".
pub(crate) fn reaction_time(lang: Language, promise: ReactionTime) -> String {
    match promise.unit {
        Unit::Hours => hours(lang, promise.count),
        Unit::Days => days(lang, promise.count),
    }
}

const fn day_name(lang: Language, place: usize) -> &'static str {
    match place {
        0 => monday(lang),
        1 => tuesday(lang),
        2 => wednesday(lang),
        3 => thursday(lang),
        4 => friday(lang),
        5 => saturday(lang),
        _ => sunday(lang),
    }
}

/// A time of the day, in minutes after midnight.
pub(crate) fn clock_time(lang: Language, minutes: i64) -> String {
    let separator = match lang {
        Language::Nl => '.',
        Language::En => ':',
    };
    format!("{}{separator}{:02}", minutes / 60, minutes % 60)
}

/// The hours in which somebody is there; days next to each other with the same hours are told together.
pub(crate) fn hours_text(lang: Language, hours: Hours) -> String {
    if hours.0.iter().all(|day| *day == Some((0, 24 * 60))) {
        return always(lang).to_owned();
    }
    let days: Vec<_> = hours.0.into_iter().enumerate().collect();
    let told: Vec<_> = days
        .chunk_by(|one, other| one.1 == other.1)
        .filter_map(|part| {
            let (first, times) = *part.first()?;
            let (last, _) = *part.last()?;
            let (opens, closes) = times?;
            let days = if first == last {
                day_name(lang, first).to_owned()
            } else {
                format!("{}–{}", day_name(lang, first), day_name(lang, last))
            };
            let (opens, closes) = (clock_time(lang, opens), clock_time(lang, closes));
            Some(format!("{days} {opens}–{closes}"))
        })
        .collect();
    if told.is_empty() {
        never(lang).to_owned()
    } else {
        told.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_days_are_told_together() {
        let (week, short) = (Some((540, 1020)), Some((540, 780)));
        let office = Hours([week, week, short, week, week, None, None]);
        assert_eq!(
            hours_text(Language::Nl, office),
            "ma–di 9.00–17.00, wo 9.00–13.00, do–vr 9.00–17.00"
        );
        assert_eq!(
            hours_text(
                Language::En,
                Hours([None, short, None, None, None, None, short])
            ),
            "Tue 9:00–13:00, Sun 9:00–13:00"
        );
        assert_eq!(hours_text(Language::En, Hours::default()), "never");
        assert_eq!(
            hours_text(Language::Nl, Hours([Some((0, 1440)); 7])),
            "dag en nacht"
        );
    }
}
