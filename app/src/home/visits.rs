//! The day on which the reader was last here, so that their home can say what is new. The browser's session keeps it,
//! for its reader alone.

use crate::web::context::PageContext;
use jiff::civil::Date;
use klankbord_domain::people::accounts::limits::check_writable;

/// The key in the session.
const VISITS: &str = "visits";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Visits {
    /// The last day on which the home was opened.
    last: Date,
    /// The day before that one on which it was.
    before: Option<Date>,
}

/// As they are written down.
type Written = (String, Option<String>);

impl Visits {
    fn read((last, before): &Written) -> Option<Self> {
        Some(Self {
            last: last.parse().ok()?,
            before: before.as_ref().and_then(|day| day.parse().ok()),
        })
    }

    fn written(self) -> Written {
        let before = self.before.map(|day| day.to_string());
        (self.last.to_string(), before)
    }

    /// The visits once the home is opened today; the same when it was opened today already.
    fn today(known: Option<Self>, today: Date) -> Self {
        match known {
            Some(known) if known.last == today => known,
            Some(known) => Self {
                last: today,
                before: Some(known.last),
            },
            None => Self {
                last: today,
                before: None,
            },
        }
    }
}

/// The day of the visit before this one. A home that can't be noted as visited is shown all the same.
pub(super) async fn previous(cx: &PageContext) -> Option<Date> {
    let known: Option<Written> = cx.remembered(VISITS);
    let known = known.as_ref().and_then(Visits::read);
    let visits = Visits::today(known, cx.today());
    // A full disk lasts, and must not keep anybody from reading.
    if known != Some(visits) && check_writable(&cx.portal).await.is_ok() {
        let noted = cx.session.insert(VISITS, visits.written()).await;
        noted
            .inspect_err(|error| tracing::warn!(%error, "a visit was not noted"))
            .ok();
    }
    visits.before
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_visit_is_compared_with_the_one_on_an_earlier_day() {
        let first = Visits::today(None, date(2026, 3, 2));
        assert_eq!(first.before, None);
        assert_eq!(Visits::today(Some(first), date(2026, 3, 2)), first);
        assert_eq!(Visits::read(&first.written()), Some(first));
        let next = Visits::today(Some(first), date(2026, 4, 7));
        assert_eq!(next.before, Some(date(2026, 3, 2)));
        assert_eq!(
            Visits::today(Some(next), date(2026, 4, 7)),
            next,
            "all day long"
        );
    }
}
