//! A session, as typed and parsed.

use super::{
    LONGEST, Session, Spoken,
    rules::{MINUTES, MOST_PEOPLE},
};
use crate::{
    FieldErrors, Problem,
    base::{
        form,
        ids::{AccountId, ProjectId, ProposalId, SeriesId},
        values,
    },
};

/// A session, as typed.
#[derive(Clone, Debug, Default)]
pub struct SessionForm {
    /// The series.
    pub series: String,
    /// The theme.
    pub theme: String,
    /// The part that customers can still change.
    pub scope_open: String,
    /// The place.
    pub place: String,
    /// The link.
    pub link: String,
    /// The minutes that it takes.
    pub minutes: String,
    /// The number of people that the room holds.
    pub capacity: String,
    /// The number of seats for customers.
    pub seats: String,
    /// The language.
    pub languages: String,
    /// The account of the facilitator, who leads it.
    pub facilitator: String,
    /// The accounts of staff who take part.
    pub staff: Vec<String>,
    /// The proposals that it is about.
    pub proposals: Vec<String>,
    /// The projects that it is about.
    pub projects: Vec<String>,
}

#[derive(Clone)]
pub(crate) struct Parsed {
    pub(crate) series: SeriesId,
    pub(crate) theme: String,
    pub(crate) scope_open: String,
    pub(crate) place: String,
    pub(crate) link: String,
    pub(crate) minutes: i64,
    pub(crate) capacity: i64,
    pub(crate) seats: i64,
    pub(crate) languages: Spoken,
    pub(crate) facilitator: AccountId,
    pub(crate) staff: Vec<AccountId>,
    pub(crate) proposals: Vec<ProposalId>,
    pub(crate) projects: Vec<ProjectId>,
}

impl Parsed {
    /// Whether the change shows in calendars.
    pub(crate) fn differs_in_calendars(&self, old: &Session) -> bool {
        self.theme != old.theme
            || self.scope_open != old.scope_open
            || self.place != old.place
            || self.link != old.link
            || self.minutes != old.minutes
    }
}

/// A web address that begins with `https://`.
fn link(text: &str) -> Result<String, Problem> {
    let text = values::line(text, LONGEST)?;
    let rest = text.strip_prefix("https://").unwrap_or_default();
    if rest.contains('.') && !rest.contains(char::is_whitespace) {
        Ok(text)
    } else {
        Err(Problem::NotALink)
    }
}

fn keys<T: std::str::FromStr>(texts: &[String]) -> Result<Vec<T>, Problem> {
    texts
        .iter()
        .filter(|text| !text.is_empty())
        .map(|text| text.parse().map_err(|_| Problem::NotAChoice))
        .collect()
}

/// Parses every field of a session.
///
/// # Errors
/// All problems, field by field.
pub(crate) fn parse(typed: &SessionForm) -> Result<Parsed, FieldErrors> {
    let link = values::optional(&typed.link, link);
    let place = match values::optional(&typed.place, |text| values::line(text, LONGEST)) {
        Ok(place) if place.is_empty() && link.as_deref() == Ok("") => Err(Problem::NoPlace),
        other => other,
    };
    let capacity = values::whole(&typed.capacity, 2, MOST_PEOPLE);
    let seats = match (values::whole(&typed.seats, 0, MOST_PEOPLE), &capacity) {
        (Ok(0) | Err(Problem::Missing), _) => Err(Problem::NoCustomerSeat),
        (Ok(seats), Ok(capacity)) if seats >= *capacity => {
            Err(Problem::NotInRange(1, capacity - 1))
        }
        (other, _) => other,
    };
    let about = form::read((
        ("series", values::chosen(&typed.series)),
        ("theme", values::line(&typed.theme, LONGEST)),
        ("scope_open", values::influence(&typed.scope_open)),
    ));
    let room = form::read((
        ("place", place),
        ("link", link),
        (
            "minutes",
            values::whole(&typed.minutes, MINUTES.0, MINUTES.1),
        ),
        ("capacity", capacity),
        ("seats", seats),
    ));
    let rest = form::read((
        ("languages", typed.languages.parse()),
        ("facilitator", values::chosen(&typed.facilitator)),
        ("staff", keys(&typed.staff)),
        ("proposals", keys(&typed.proposals)),
        ("projects", keys(&typed.projects)),
    ));
    let (about, room, rest) = form::read((about, room, rest))?;
    let (series, theme, scope_open) = about;
    let (place, link, minutes, capacity, seats) = room;
    let (languages, facilitator, staff, proposals, projects) = rest;
    Ok(Parsed {
        series,
        theme,
        scope_open,
        place,
        link,
        minutes,
        capacity,
        seats,
        languages,
        facilitator,
        staff,
        proposals,
        projects,
    })
}
