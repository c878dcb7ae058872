//! The department that a signal goes to: by hand, else by the first rule of the administrator that fits.

use crate::{
    answering::channels::ChannelKind,
    base::{
        ids::{DepartmentId, SegmentId, SignalRuleId},
        text,
    },
};

/// A rule: signals that fit go to its department.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub struct Rule {
    /// Its key.
    pub id: SignalRuleId,
    /// The channel by which they came; empty for any.
    pub channel: String,
    /// Lines of which one has to stand in the words; empty for any words.
    pub words: String,
    /// The segment of the customer; `None` for any.
    pub segment_id: Option<SegmentId>,
    /// The name of that segment.
    pub segment: Option<String>,
    /// The department.
    pub department_id: DepartmentId,
    /// Its name.
    pub department: String,
}

impl Rule {
    /// Whether a signal fits.
    #[must_use]
    pub fn fits(&self, words: &str, channel: ChannelKind, segment: Option<SegmentId>) -> bool {
        let by_channel = self.channel.is_empty() || self.channel == channel.as_str();
        let by_segment = self.segment_id.is_none() || self.segment_id == segment;
        by_channel && by_segment && self.fits_words(words)
    }

    fn fits_words(&self, words: &str) -> bool {
        let mut wanted = self
            .words
            .lines()
            .map(text::key)
            .filter(|line| !line.is_empty())
            .peekable();
        let words = text::key(words);
        wanted.peek().is_none() || wanted.any(|line| words.contains(&line))
    }
}

/// The department of the first rule that fits.
#[must_use]
pub fn route(
    rules: &[Rule],
    words: &str,
    channel: ChannelKind,
    segment: Option<SegmentId>,
) -> Option<DepartmentId> {
    let mut fitting = rules
        .iter()
        .filter(|rule| rule.fits(words, channel, segment));
    fitting.next().map(|rule| rule.department_id)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rule(id: i64, channel: &str, words: &str, segment: Option<i64>) -> Rule {
        Rule {
            id: SignalRuleId(id),
            channel: channel.to_owned(),
            words: words.to_owned(),
            segment_id: segment.map(SegmentId),
            segment: None,
            department_id: DepartmentId(id),
            department: String::new(),
        }
    }

    #[test]
    fn the_first_rule_that_fits_decides() {
        let rules = [
            rule(1, "phone", "", None),
            rule(2, "", "aanmaning\n\nINCASSO", None),
            rule(3, "", "", Some(7)),
        ];
        let to = |words, channel, segment: Option<i64>| {
            route(&rules, words, channel, segment.map(SegmentId)).map(|id| id.0)
        };
        assert_eq!(to("Een aanmaning?", ChannelKind::Phone, None), Some(1));
        assert_eq!(
            to("Twee AANMANINGEN op één dag", ChannelKind::Counter, Some(7)),
            Some(2)
        );
        assert_eq!(
            to("Weer een incassobureau", ChannelKind::Counter, None),
            Some(2)
        );
        assert_eq!(
            to("De brug is stuk", ChannelKind::Counter, Some(7)),
            Some(3)
        );
        assert_eq!(to("De brug is stuk", ChannelKind::Counter, None), None);
        assert_eq!(to("", ChannelKind::Letter, Some(8)), None);
    }
}
