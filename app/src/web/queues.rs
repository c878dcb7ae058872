//! The queues of the inbox, as the rail and the inbox itself name them.

use crate::web::paths;
use klankbord_domain::{
    Language,
    answering::answers::queries::{MOST_WAITING, Waiting},
};

texts! {
    mine = "Wacht op mij" | "Waiting for me";
    late = "Te laat" | "Late";
    today = "Vandaag" | "Today";
    refused = "Klant vond het geen antwoord" | "Customer said: not an answer";
    everyone = "Ook van collega’s" | "Colleagues’ too";
    answered = "Beantwoord" | "Answered";
    settled = "Afgerond" | "Closed";
    disputed = "Twee keer nee gezegd" | "Said no twice";
}

/// A queue of the inbox.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Queue {
    /// Everything that waits for the reader's answer.
    #[default]
    Mine,
    /// What is late.
    Late,
    /// What is due today.
    Today,
    /// What somebody found not answered.
    Refused,
    /// What waits for anybody's answer, as far as the reader may see it.
    Everyone,
    /// What was answered, and waits for its writer's verdict.
    Answered,
    /// What its writer found answered.
    Settled,
    /// What its writer found not answered twice.
    Disputed,
}

impl Queue {
    /// All of them, in the order of the work.
    pub const ALL: [Self; 8] = [
        Self::Mine,
        Self::Late,
        Self::Today,
        Self::Refused,
        Self::Everyone,
        Self::Answered,
        Self::Settled,
        Self::Disputed,
    ];

    /// Its name in an address; the first has none.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Mine => "",
            Self::Late => "late",
            Self::Today => "today",
            Self::Refused => "refused",
            Self::Everyone => "everyone",
            Self::Answered => "answered",
            Self::Settled => "settled",
            Self::Disputed => "disputed",
        }
    }

    /// The queue with this name; an unknown name is the first.
    #[must_use]
    pub fn named(name: &str) -> Self {
        let found = Self::ALL.into_iter().find(|queue| queue.as_str() == name);
        found.unwrap_or_default()
    }

    /// Its name for a reader.
    #[must_use]
    pub const fn name(self, lang: Language) -> &'static str {
        match self {
            Self::Mine => mine(lang),
            Self::Late => late(lang),
            Self::Today => today(lang),
            Self::Refused => refused(lang),
            Self::Everyone => everyone(lang),
            Self::Answered => answered(lang),
            Self::Settled => settled(lang),
            Self::Disputed => disputed(lang),
        }
    }

    /// Its address.
    #[must_use]
    pub fn path(self) -> String {
        match self {
            Self::Mine => paths::inbox().to_owned(),
            queue => format!("{}?queue={}", paths::inbox(), queue.as_str()),
        }
    }
}

/// How much is in a queue, where it is counted.
#[must_use]
pub const fn counted(waiting: &Waiting, queue: Queue) -> Option<i64> {
    match queue {
        Queue::Mine => Some(waiting.mine),
        Queue::Late => Some(waiting.late),
        Queue::Today => Some(waiting.today),
        Queue::Refused => Some(waiting.refused),
        Queue::Everyone | Queue::Answered | Queue::Settled | Queue::Disputed => None,
    }
}

/// Such a number as people read it: it was counted no further than [`MOST_WAITING`].
pub fn number(count: i64) -> String {
    if count < MOST_WAITING {
        count.to_string()
    } else {
        format!("{}+", MOST_WAITING - 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_was_not_counted_to_its_end_says_so() {
        assert_eq!((number(0), number(999)), ("0".to_owned(), "999".to_owned()));
        assert_eq!(
            (number(1000), number(1001)),
            ("999+".to_owned(), "999+".to_owned())
        );
    }

    #[test]
    fn every_queue_is_found_by_its_name() {
        for queue in Queue::ALL {
            assert_eq!(Queue::named(queue.as_str()), queue);
        }
        assert_eq!(Queue::named("<b>"), Queue::Mine);
    }
}
