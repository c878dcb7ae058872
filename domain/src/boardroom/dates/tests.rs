//! Polls of dates on both engines: who is asked, what they answer at the same moment, and which date is settled.

use super::{
    Answer, Counts, contents,
    operations::{AvailabilityForm, Proposed, answer, ask, remind},
    queries::{Dates, find, progress, to_answer},
};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result,
    base::{
        ids::{DateOptionId, SegmentId, SessionId},
        outbox::Mail,
    },
    boardroom::{
        arranging::{
            operations::{cancel, change, set_date},
            polls::{Anyway, settle},
        },
        sessions::{
            Part, State, queries as sessions,
            testing::{Boardroom, boardroom, session, take_part},
        },
    },
    lifecycle::leaving::operations::{ErasureForm, erase_me},
    on_both_engines,
    people::accounts,
    rounds::{
        contributions::testing::{self, Someone},
        proposals::testing::segment,
    },
    scalars,
};
use futures::future::join_all;

/// A session without a date, two customers of one segment, and one of another.
struct Search {
    room: Boardroom,
    id: SessionId,
    vera: Someone,
    wim: Someone,
    other: Someone,
    renters: SegmentId,
}

impl Search {
    async fn new(portal: &Portal) -> Self {
        let room = boardroom(portal).await.unwrap();
        let id = session(portal, &room).await.unwrap();
        let vera = testing::member(portal, "Vera", "").await.unwrap();
        let wim = testing::member(portal, "Wim", "").await.unwrap();
        let other = testing::member(portal, "Otto", "").await.unwrap();
        let members = [vera.member.unwrap(), wim.member.unwrap()];
        let renters = segment(portal, "Huurders", "primary", &members)
            .await
            .unwrap();
        Self {
            room,
            id,
            vera,
            wim,
            other,
            renters,
        }
    }

    fn proposed(&self) -> Proposed {
        let moment = |day: &str, time: &str| (day.to_owned(), time.to_owned());
        Proposed {
            moments: vec![
                moment("2026-03-16", "14:00"),
                moment("", ""),
                moment("2026-03-17", "19:30"),
            ],
            segments: vec![self.renters.to_string()],
            instead_of: String::new(),
        }
    }

    fn board(&self) -> &Actor {
        &self.room.board.actor
    }

    async fn asked(portal: &Portal) -> Self {
        let search = Self::new(portal).await;
        ask(portal, search.board(), search.id, &search.proposed())
            .await
            .unwrap();
        search
    }

    async fn read(&self, portal: &Portal, actor: &Actor) -> Dates {
        find(portal, actor, self.id).await.unwrap()
    }

    /// The moments, the first one first.
    async fn options(&self, portal: &Portal) -> Vec<DateOptionId> {
        let mine = self.read(portal, self.board()).await.mine.unwrap();
        mine.answers.iter().map(|(option, _)| option.id).collect()
    }

    async fn say(&self, portal: &Portal, who: &Someone, answers: [&str; 2]) -> Result<()> {
        let options = self.options(portal).await;
        let answers = options.iter().zip(answers);
        let said = AvailabilityForm {
            answers: answers
                .map(|(option, answer)| (option.to_string(), answer.to_owned()))
                .collect(),
            zone: String::new(),
        };
        answer(portal, &who.actor, self.id, &said).await
    }
}

async fn mails(portal: &Portal, who: &Someone) -> Vec<Mail> {
    accounts::testing::mails(portal, who.account).await.unwrap()
}

fn problem(outcome: Result<impl Sized>, field: &str) -> Option<Problem> {
    match outcome {
        Err(Error::Invalid(errors)) => errors.of(field).cloned(),
        _ => None,
    }
}

fn conflict(outcome: Result<impl Sized>) -> Option<Conflict> {
    match outcome {
        Err(Error::Conflict(conflict)) => Some(conflict),
        _ => None,
    }
}

fn sure(why: &str) -> Anyway {
    Anyway {
        sure: "yes".to_owned(),
        why: why.to_owned(),
    }
}

on_both_engines! {
    async fn a_poll_asks_at_least_one_customer_and_only_who_arranges_opens_it(portal: Portal) {
        let search = Search::new(&portal).await;
        let good = search.proposed();
        let by = search.board();
        let mut alone = good.clone();
        alone.segments.clear();
        let mut past = good.clone();
        past.moments[2].0 = "2026-03-01".to_owned();
        let mut odd = good.clone();
        odd.moments[0].1 = "half drie".to_owned();
        let nothing = Proposed { segments: good.segments.clone(), ..Proposed::default() };
        for (typed, field, expected) in [
            (alone, "segments", Problem::NoCustomerAsked),
            (past, "day_3", Problem::InThePast),
            (odd, "time_1", Problem::NotATime),
            (nothing, "day_1", Problem::Missing),
        ] {
            assert_eq!(problem(ask(&portal, by, search.id, &typed).await, field), Some(expected));
        }
        for (who, expected) in [
            (&search.room.outsider.actor, "forbidden"),
            (&search.vera.actor, "not found"),
            (&Actor::Visitor, "not found"),
        ] {
            let told = match ask(&portal, who, search.id, &good).await {
                Err(Error::Forbidden) => "forbidden",
                Err(Error::NotFound) => "not found",
                other => panic!("{other:?}"),
            };
            assert_eq!(told, expected);
        }
        assert!(matches!(find(&portal, by, search.id).await, Err(Error::NotFound)), "nothing was asked");
    }

    async fn asking_twice_asks_once_and_who_saw_the_poll_can_replace_it(portal: Portal) {
        let search = Search::new(&portal).await;
        let form = search.proposed();
        let asked = join_all((0..4).map(|_| ask(&portal, search.board(), search.id, &form))).await;
        let first = *asked[0].as_ref().unwrap();
        assert!(asked.iter().all(|poll| matches!(poll, Ok(poll) if *poll == first)), "{asked:?}");
        let wanted = [Mail::DatesAsked { poll: first }];
        for who in [&search.vera, &search.wim, &search.room.board, &search.room.facilitator] {
            assert_eq!(mails(&portal, who).await, wanted);
        }
        assert!(mails(&portal, &search.other).await.is_empty());
        assert!(mails(&portal, &search.room.outsider).await.is_empty());

        let mut other = search.proposed();
        other.moments.truncate(1);
        let meanwhile = ask(&portal, &search.room.secretary.actor, search.id, &other).await;
        assert_eq!(conflict(meanwhile), Some(Conflict::ChangedMeanwhile));
        search.say(&portal, &search.vera, ["yes", ""]).await.unwrap();
        other.instead_of = first.to_string();
        let second = ask(&portal, search.board(), search.id, &other).await.unwrap();
        assert_ne!(first, second);
        assert_eq!(ask(&portal, search.board(), search.id, &other).await.unwrap(), second);
        let waits = to_answer(&portal, &search.vera.actor).await.unwrap();
        assert_eq!(waits.len(), 1, "other moments, so she is asked again");
        assert_eq!(search.options(&portal).await.len(), 1);
    }

    async fn everybody_answers_at_once_and_nothing_is_lost(portal: Portal) {
        let search = Search::asked(&portal).await;
        let answers = [
            (&search.vera, ["yes", "no"]),
            (&search.wim, ["if_need_be", "no"]),
            (&search.room.board, ["yes", "yes"]),
        ];
        let said = join_all(answers.iter().map(|(who, answers)| search.say(&portal, who, *answers))).await;
        assert!(said.iter().all(Result::is_ok), "{said:?}");
        let ranking = search.read(&portal, search.board()).await.ranking.unwrap();
        let best = ranking.ranked[0];
        assert_eq!(best.customers, Counts { yes: 1, if_need_be: 1, no: 0, none: 0 });
        assert_eq!(best.staff, Counts { yes: 1, if_need_be: 0, no: 0, none: 1 });
        assert_eq!(ranking.ranked[1].customers.no, 2);
        assert_eq!(ranking.voices.len(), 6);

        // They change it, withdraw it, and do each twice.
        for _ in 0..2 {
            search.say(&portal, &search.vera, ["no", ""]).await.unwrap();
        }
        let mine = search.read(&portal, &search.vera.actor).await;
        assert_eq!(mine.ranking, None, "customers do not read what others said");
        let told: Vec<_> = mine.mine.unwrap().answers.iter().map(|(_, said)| *said).collect();
        assert_eq!(told, [Some(Answer::No), None]);
        assert!(to_answer(&portal, &search.vera.actor).await.unwrap().is_empty());
        search.say(&portal, &search.vera, ["", ""]).await.unwrap();
        assert_eq!(to_answer(&portal, &search.vera.actor).await.unwrap().len(), 1);

        let odd = search.say(&portal, &search.vera, ["maybe", ""]).await;
        let first = search.options(&portal).await[0];
        assert_eq!(problem(odd, &format!("date_{first}")), Some(Problem::NotAChoice));
        let said = AvailabilityForm { answers: vec![("999".to_owned(), "yes".to_owned())], zone: String::new() };
        let gone = answer(&portal, &search.vera.actor, search.id, &said).await;
        assert_eq!(conflict(gone), Some(Conflict::ChangedMeanwhile));
        let said = AvailabilityForm { answers: Vec::new(), zone: "Mars/Olympus".to_owned() };
        let zone = answer(&portal, &search.vera.actor, search.id, &said).await;
        assert_eq!(problem(zone, "zone"), Some(Problem::NotAZone));
    }

    async fn who_is_not_asked_finds_nothing(portal: Portal) {
        let search = Search::asked(&portal).await;
        let id = search.id;
        for who in [&search.other.actor, &Actor::Visitor] {
            assert!(matches!(find(&portal, who, id).await, Err(Error::NotFound)));
            assert!(matches!(sessions::find(&portal, who, id).await, Err(Error::NotFound)));
            assert!(matches!(answer(&portal, who, id, &AvailabilityForm::default()).await, Err(Error::NotFound)));
            assert_eq!(progress(&portal, who, id).await.unwrap(), None);
        }
        // People who are asked read what the session is about, but have no seat, so no link; staff who are not
        // asked read the counts, and only the person who arranges it reads the answers by name.
        let mut typed = crate::boardroom::sessions::testing::typed(search.room.series, search.room.facilitator.account);
        typed.link = "https://video.example/kamer".to_owned();
        change(&portal, search.board(), id, &typed).await.unwrap();
        let seen = sessions::find(&portal, &search.vera.actor, id).await.unwrap();
        assert_eq!((seen.session.link.as_str(), seen.online), ("", true));
        search.say(&portal, &search.vera, ["yes", ""]).await.unwrap();
        let staff = search.read(&portal, &search.room.outsider.actor).await;
        assert!(staff.mine.is_none() && staff.ranking.unwrap().voices.is_empty());
        assert_eq!(search.read(&portal, search.board()).await.ranking.unwrap().voices.len(), 1);
        let unasked = answer(&portal, &search.room.outsider.actor, id, &AvailabilityForm::default()).await;
        assert!(matches!(unasked, Err(Error::NotFound)));
        let told = progress(&portal, &search.vera.actor, id).await.unwrap().unwrap();
        assert_eq!((told.asked, told.answered, told.mine, told.said), (4, 1, true, true));
    }

    async fn who_comes_to_the_table_while_a_date_is_sought_is_asked_too(portal: Portal) {
        let search = Search::asked(&portal).await;
        let id = search.id;
        for who in [&search.other, &search.vera] {
            take_part(&portal, id, who.account, Part::Customer).await.unwrap();
            assert_eq!(to_answer(&portal, &who.actor).await.unwrap().len(), 1);
            let asked = mails(&portal, who).await;
            let asked = asked.iter().filter(|mail| matches!(mail, Mail::DatesAsked { .. }));
            assert_eq!(asked.count(), 1, "once, also who was asked before");
        }
        let told = progress(&portal, &search.other.actor, id).await.unwrap().unwrap();
        assert_eq!(told.asked, 5);
    }

    async fn a_date_is_settled_once(portal: Portal) {
        let search = Search::asked(&portal).await;
        search.say(&portal, &search.vera, ["yes", "yes"]).await.unwrap();
        let options = search.options(&portal).await;
        let outsider = settle(&portal, &search.room.outsider.actor, search.id, options[1], &Anyway::default()).await;
        assert!(matches!(outsider, Err(Error::Forbidden)));
        let anyway = Anyway::default();
        let done = join_all((0..4).map(|_| settle(&portal, search.board(), search.id, options[1], &anyway))).await;
        assert!(done.iter().all(Result::is_ok), "{done:?}");
        let found = sessions::find(&portal, search.board(), search.id).await.unwrap().session;
        assert_eq!((found.state, found.sequence), (State::Dated, 1));
        let dates = search.read(&portal, search.board()).await;
        assert!(!dates.open());
        assert_eq!(dates.poll.settled_for, found.starts_at);
        let other = settle(&portal, search.board(), search.id, options[0], &Anyway::default()).await;
        assert_eq!(conflict(other), Some(Conflict::DateSettled));
        assert_eq!(conflict(search.say(&portal, &search.wim, ["yes", ""]).await), Some(Conflict::DateSettled));
        assert!(to_answer(&portal, &search.wim.actor).await.unwrap().is_empty());
        // Everybody who was asked and has no seat is told once, also who said nothing; staff of the session by their calendar.
        let told = Mail::DateSettled { poll: dates.poll.id };
        let count = |mails: &[Mail]| mails.iter().filter(|mail| **mail == told).count();
        assert_eq!(count(&mails(&portal, &search.vera).await), 1);
        assert_eq!(count(&mails(&portal, &search.wim).await), 1);
        assert_eq!(count(&mails(&portal, &search.room.board).await), 0);
        let content = contents::settled(&portal, search.vera.account, dates.poll.id).await.unwrap();
        let (session, answered) = content.unwrap();
        assert_eq!((session.starts_at, answered), (found.starts_at, true));
        let silent = contents::settled(&portal, search.wim.account, dates.poll.id).await.unwrap();
        assert_eq!(silent.map(|(_, answered)| answered), Some(false));
        assert_eq!(contents::settled(&portal, search.other.account, dates.poll.id).await.unwrap(), None);
        let mut tx = portal.db.read().await.unwrap();
        let lines: Vec<String> =
            scalars!(tx, "select action from audit_log where action like 'session.%' or action like 'date.%' order by id").unwrap();
        assert_eq!(lines, ["session.plan", "date.ask", "session.settle"]);
    }

    async fn settling_a_poll_that_moves_the_session_needs_a_reason_for_who_takes_part(portal: Portal) {
        let search = Search::asked(&portal).await;
        search.say(&portal, &search.vera, ["yes", "yes"]).await.unwrap();
        let options = search.options(&portal).await;
        settle(&portal, search.board(), search.id, options[0], &Anyway::default()).await.unwrap();
        ask(&portal, search.board(), search.id, &search.proposed()).await.unwrap();
        search.say(&portal, &search.vera, ["yes", "yes"]).await.unwrap();
        let options = search.options(&portal).await;
        let bare = settle(&portal, search.board(), search.id, options[1], &Anyway::default()).await;
        assert_eq!(problem(bare, "why"), Some(Problem::Missing));
        let because = Anyway { why: "De zaal is dan vrij.".to_owned(), ..Anyway::default() };
        settle(&portal, search.board(), search.id, options[1], &because).await.unwrap();
        let found = sessions::find(&portal, search.board(), search.id).await.unwrap().session;
        assert_eq!(found.moved_why, "De zaal is dan vrij.");
    }

    async fn what_every_customer_declined_needs_a_reason(portal: Portal) {
        let search = Search::asked(&portal).await;
        search.say(&portal, &search.vera, ["no", "yes"]).await.unwrap();
        search.say(&portal, &search.room.board, ["yes", "no"]).await.unwrap();
        let options = search.options(&portal).await;
        let bare = settle(&portal, search.board(), search.id, options[0], &Anyway::default()).await;
        let Err(Error::Invalid(errors)) = bare else { panic!("{bare:?}") };
        assert_eq!((errors.of("sure"), errors.of("why")), (Some(&Problem::NotChosen), Some(&Problem::Missing)));
        assert_eq!(problem(settle(&portal, search.board(), search.id, options[0], &sure(" ")).await, "why"), Some(Problem::Missing));
        let around = set_date(&portal, search.board(), search.id, ("2026-03-16", "14:00"), "Dat past beter.").await;
        assert_eq!(problem(around, "day"), Some(Problem::AllDeclined));
        assert_eq!(sessions::find(&portal, search.board(), search.id).await.unwrap().session.starts_at, None);
        settle(&portal, search.board(), search.id, options[0], &sure("De zaal is alleen dan vrij")).await.unwrap();
        let mut tx = portal.db.read().await.unwrap();
        let why: Vec<String> = scalars!(tx, "select detail from audit_log where action = 'date.overrule'").unwrap();
        assert_eq!(why, ["De zaal is alleen dan vrij"]);
    }

    async fn a_moment_that_passed_or_a_session_that_ended_is_not_settled(portal: Portal) {
        let search = Search::asked(&portal).await;
        let options = search.options(&portal).await;
        portal.clock.set(portal.now().plus_days(14).plus_minutes(8 * 60));
        let late = settle(&portal, search.board(), search.id, options[0], &Anyway::default()).await;
        assert_eq!(conflict(late), Some(Conflict::TooLate));
        cancel(&portal, search.board(), search.id, "Er is een storing").await.unwrap();
        let ended = settle(&portal, search.board(), search.id, options[1], &Anyway::default()).await;
        assert_eq!(conflict(ended), Some(Conflict::SessionEnded));
        assert_eq!(conflict(search.say(&portal, &search.vera, ["yes", ""]).await), Some(Conflict::SessionEnded));
        assert!(to_answer(&portal, &search.vera.actor).await.unwrap().is_empty());
    }

    async fn a_date_that_is_set_by_hand_ends_the_search(portal: Portal) {
        let search = Search::asked(&portal).await;
        set_date(&portal, search.board(), search.id, ("2026-03-20", "10:00"), "Dat past beter.").await.unwrap();
        assert!(!search.read(&portal, search.board()).await.open());
        assert_eq!(progress(&portal, search.board(), search.id).await.unwrap(), None);
        // A new poll can move the date.
        let again = ask(&portal, search.board(), search.id, &search.proposed()).await.unwrap();
        assert_eq!(search.read(&portal, search.board()).await.poll.id, again);
    }

    async fn who_did_not_answer_is_reminded_once(portal: Portal) {
        let search = Search::asked(&portal).await;
        let poll = search.read(&portal, search.board()).await.poll.id;
        search.say(&portal, &search.vera, ["yes", ""]).await.unwrap();
        for _ in 0..2 {
            remind(&portal, poll).await.unwrap();
        }
        let reminder = Mail::DatesReminder { poll };
        let told = |mails: &[Mail]| mails.iter().filter(|mail| **mail == reminder).count();
        assert_eq!(told(&mails(&portal, &search.vera).await), 0);
        assert_eq!(told(&mails(&portal, &search.wim).await), 1);
        let content = contents::asked(&portal, search.wim.account, poll).await.unwrap();
        let content = content.unwrap();
        assert_eq!((content.options.len(), content.takes_part), (2, false));
        assert_eq!(contents::asked(&portal, search.vera.account, poll).await.unwrap(), None, "she answered");
        set_date(&portal, search.board(), search.id, ("2026-03-20", "10:00"), "Dat past beter.").await.unwrap();
        assert_eq!(contents::asked(&portal, search.wim.account, poll).await.unwrap(), None);
    }

    async fn who_is_erased_is_not_asked_any_more(portal: Portal) {
        let search = Search::asked(&portal).await;
        search.say(&portal, &search.vera, ["no", "no"]).await.unwrap();
        let sure = ErasureForm { sure: "yes".to_owned(), word: "wissen".to_owned() };
        erase_me(&portal, &search.vera.actor, &sure).await.unwrap();
        let ranking = search.read(&portal, search.board()).await.ranking.unwrap();
        assert!(ranking.voices.is_empty());
        assert_eq!(ranking.ranked[0].customers, Counts { none: 1, ..Counts::default() });
    }
}
