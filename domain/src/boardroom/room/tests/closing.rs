//! Closing a room on both engines: what goes to the ledger, which answers become owed, and the reminders.

use super::{Held, held, typed};
use crate::{
    Conflict, Error, Portal, Problem, Timestamp,
    answering::{answers, commitments},
    base::{
        ids::{AccountId, QuestionInRoomId},
        outbox::Mail,
    },
    boardroom::{
        arranging::operations::{change, set_date},
        room::{
            RoomRound, left_open,
            operations::{ClosingForm, HeardForm, ask, attend, close, hear, mark, say, translate},
            queries::{room, to_close},
        },
        sessions::{self, testing::typed as session_form},
    },
    on_both_engines,
    people::accounts::testing::mails,
    rounds::{
        contributions::{
            self, Speaker,
            testing::{member, round, vote},
        },
        proposals,
    },
};

/// Half past five on the day of the session: it is over.
const AFTER: Timestamp = Timestamp(1_773_678_600_000_000);

fn promise(project: String) -> HeardForm {
    HeardForm {
        heard: "De rekening is te lang.".to_owned(),
        promise: "Wij maken hem korter.".to_owned(),
        due_on: "2026-05-01".to_owned(),
        project,
    }
}

fn named(question: QuestionInRoomId, proposal: &str) -> ClosingForm {
    ClosingForm {
        chosen: vec![(question, proposal.to_owned())],
        ..ClosingForm::default()
    }
}

async fn reminders(portal: &Portal, account: AccountId) -> usize {
    let all = mails(portal, account).await.unwrap();
    all.into_iter()
        .filter(|mail| matches!(mail, Mail::RoomLeftOpen { .. }))
        .count()
}

impl Held {
    /// The one question that waits.
    async fn open(&self, portal: &Portal) -> QuestionInRoomId {
        room(portal, self.id).await.unwrap().questions[0].id
    }

    /// The numbers of reminders to close that the facilitator, the secretary and another member of staff got.
    async fn reminded(&self, portal: &Portal) -> [usize; 3] {
        let room = &self.room;
        [
            reminders(portal, room.facilitator.account).await,
            reminders(portal, room.secretary.account).await,
            reminders(portal, room.board.account).await,
        ]
    }
}

on_both_engines! {
    async fn closing_puts_promises_in_the_ledger_and_what_is_open_becomes_owed(portal: Portal) {
        let held = held(&portal).await;
        let (lead, board) = (&held.room.facilitator.actor, &held.room.board.actor);
        let round = round(&portal, "De nieuwe rekening", held.room.outsider.account, &[]).await.unwrap();
        held.to(&portal, "before", "one").await;
        let open = held.asked(&portal, "Wanneer wordt het korter?").await;
        let answered = held.asked(&portal, "Wie schrijft hem?").await;
        mark(&portal, lead, held.id, answered, "answered", "").await.unwrap();
        let mut promised = HeardForm {
            heard: "De rekening is te lang.".to_owned(),
            promise: "Wij maken hem korter.".to_owned(),
            due_on: "2026-04-01".to_owned(),
            project: String::new(),
        };
        assert!(matches!(hear(&portal, board, held.id, &promised).await, Err(Error::Invalid(_))));
        promised.project = round.project.to_string();
        let customer = hear(&portal, &held.vera.actor, held.id, &promised).await;
        assert!(matches!(customer, Err(Error::Forbidden)));
        hear(&portal, board, held.id, &promised).await.unwrap();
        hear(&portal, board, held.id, &promised).await.unwrap();
        let tom = held.room.board.account;
        let early = say(&portal, &held.vera.actor, held.id, tom, true, "").await;
        assert!(matches!(early, Err(Error::Conflict(Conflict::NotOpen))));
        held.to(&portal, "one", "closing").await;
        say(&portal, &held.vera.actor, held.id, tom, true, "").await.unwrap();
        say(&portal, &held.vera.actor, held.id, tom, true, "").await.unwrap();
        let bare = say(&portal, &held.wim.actor, held.id, tom, false, " ").await;
        assert!(matches!(bare, Err(Error::Invalid(_))));
        say(&portal, &held.wim.actor, held.id, tom, false, "Ook de bijlage.").await.unwrap();
        let seen = room(&portal, held.id).await.unwrap();
        assert_eq!((seen.heard[0].said_right, seen.heard[0].corrections.clone()), (1, vec!["Ook de bijlage.".to_owned()]));
        // Customers are asked about a new promise again.
        promised.promise = "Wij maken hem en de bijlage korter.".to_owned();
        hear(&portal, board, held.id, &promised).await.unwrap();
        translate(&portal, lead, held.id, tom, "We make it shorter, and its annex.").await.unwrap();
        let seen = room(&portal, held.id).await.unwrap();
        assert_eq!((seen.heard[0].said_right, seen.heard[0].corrections.len()), (0, 0));
        assert_eq!(seen.heard[0].translation, "We make it shorter, and its annex.");

        for account in [held.vera.account, held.wim.account] {
            attend(&portal, lead, held.id, account, false).await.unwrap();
        }
        let bare = close(&portal, lead, held.id, &named(open, "")).await;
        let Err(Error::Invalid(errors)) = bare else { panic!("{bare:?}") };
        assert_eq!(errors.of("there"), Some(&Problem::NotChosen), "nobody was ticked as there");
        let proposal = format!("proposal-{open}");
        assert_eq!(errors.of(&proposal), Some(&Problem::NotChosen), "the session is about no proposal");
        let nobody = ClosingForm { nobody: "yes".to_owned(), ..named(open, &round.proposal.to_string()) };
        let nobody = close(&portal, lead, held.id, &nobody).await;
        assert!(matches!(nobody, Err(Error::Conflict(Conflict::NobodyToPromise))));
        let there = vec![held.vera.account.to_string(), "999".to_owned()];
        let other = ClosingForm { there: there.clone(), ..named(open, "999") };
        assert!(matches!(close(&portal, lead, held.id, &other).await, Err(Error::Invalid(_))));
        let closing = ClosingForm { there, ..named(open, &round.proposal.to_string()) };
        close(&portal, lead, held.id, &closing).await.unwrap();
        let again = close(&portal, lead, held.id, &ClosingForm::default()).await;
        assert!(matches!(again, Err(Error::Conflict(Conflict::SessionEnded))));

        let seen = room(&portal, held.id).await.unwrap();
        assert_eq!(seen.round, RoomRound::Closed);
        let ledger = commitments::queries::find(&portal, &held.vera.actor, seen.heard[0].commitment.unwrap()).await.unwrap();
        let found = &ledger.commitment;
        assert_eq!((found.source, found.owner_id, found.people), (commitments::Source::Session, tom, 1));
        assert_eq!(found.text, "Wij maken hem en de bijlage korter.\n\nWe make it shorter, and its annex.");
        assert!(ledger.mine.is_some());
        let mine = contributions::queries::mine(&portal, &held.vera.actor).await.unwrap();
        assert_eq!(mine.len(), 1);
        assert_eq!((mine[0].text.as_str(), mine[0].owner.as_str()), ("Wanneer wordt het korter?", "Ruud"));
        assert_eq!(mine[0].due_at, round.due_at);
        let own = seen.own(held.vera.account).find(|one| one.id == open).unwrap();
        assert_eq!(own.contribution(), Some(mine[0].id));
        // A member who was not asked in that round can read what it is about.
        proposals::queries::view(&portal, &held.vera.actor, round.proposal).await.unwrap();
        let stranger = proposals::queries::view(&portal, &held.wim.actor, round.proposal).await;
        assert!(matches!(stranger, Err(Error::NotFound)));
        let session = sessions::queries::find(&portal, lead, held.id).await.unwrap().session;
        assert_eq!(session.state, sessions::State::Closed);
    }

    async fn what_a_room_was_told_of_who_asked_stays_in_that_room(portal: Portal) {
        let held = held(&portal).await;
        let lead = &held.room.facilitator.actor;
        let mut asked = vec![held.vera.clone(), held.wim.clone()];
        for name in ["Xander", "Yvonne", "Zoe"] {
            asked.push(member(&portal, name, "").await.unwrap());
        }
        let all: Vec<_> = asked.iter().collect();
        // Five people are in the segment, so it is named wherever somebody speaks with it.
        let owner = &held.room.outsider;
        let round = round(&portal, "De nieuwe rekening", owner.account, &all).await.unwrap();
        let id = round.proposal;
        held.to(&portal, "before", "one").await;
        let mut closing = ClosingForm { there: vec![held.vera.account.to_string()], ..ClosingForm::default() };
        for (text, shown_as) in [("Wie leest dit?", ""), ("Waarom zo lang?", "name")] {
            ask(&portal, &held.vera.actor, held.id, &typed(text, shown_as)).await.unwrap();
        }
        for question in room(&portal, held.id).await.unwrap().questions {
            closing.chosen.push((question.id, id.to_string()));
        }
        held.to(&portal, "one", "closing").await;
        close(&portal, lead, held.id, &closing).await.unwrap();
        let mine = contributions::queries::mine(&portal, &held.vera.actor).await.unwrap();
        assert_eq!(mine.len(), 2);
        assert!(mine.iter().all(contributions::queries::Mine::is_nameless));
        for one in &mine {
            let (item, _) = answers::queries::item(&portal, &owner.actor, one.id).await.unwrap();
            assert_eq!(item.speaker, Speaker::Panel, "{}", one.text);
        }
        vote(&portal, &round, &held.wim).await.unwrap();
        let view = proposals::queries::view(&portal, &held.wim.actor, id).await.unwrap();
        let read = contributions::queries::by_others(&portal, &held.wim.actor, &view, None).await.unwrap();
        let contributions::queries::Others::Shown(shared, _) = read else {
            panic!("who voted reads what others wrote");
        };
        let speakers: Vec<_> = shared.into_iter().map(|one| one.speaker).collect();
        assert_eq!(speakers, [Speaker::Panel, Speaker::Panel]);
    }

    async fn words_that_were_written_before_are_as_closed_as_the_room_promised(portal: Portal) {
        let held = held(&portal).await;
        let owner = &held.room.outsider;
        let round = round(&portal, "De nieuwe rekening", owner.account, &[&held.vera]).await.unwrap();
        let before = contributions::operations::ContributionForm {
            kind: "question".to_owned(),
            text: "Waarom zo lang?".to_owned(),
            shown_as: "segment".to_owned(),
        };
        contributions::operations::write(&portal, &held.vera.actor, round.proposal, &before).await.unwrap();
        held.to(&portal, "before", "one").await;
        let question = held.asked(&portal, "Waarom zo lang?").await;
        held.to(&portal, "one", "closing").await;
        let there = vec![held.vera.account.to_string()];
        let closing = ClosingForm { there, ..named(question, &round.proposal.to_string()) };
        close(&portal, &held.room.facilitator.actor, held.id, &closing).await.unwrap();
        let mine = contributions::queries::mine(&portal, &held.vera.actor).await.unwrap();
        assert_eq!(mine.len(), 1);
        assert!(mine[0].is_nameless());
    }

    async fn who_leads_is_reminded_until_a_session_that_holds_something_was_closed(portal: Portal) {
        let held = held(&portal).await;
        let (lead, secretary) = (&held.room.facilitator.actor, &held.room.secretary.actor);
        let round = round(&portal, "De rekening", held.room.outsider.account, &[]).await.unwrap();
        let found = sessions::queries::find(&portal, lead, held.id).await.unwrap();
        let starts_at = found.session.starts_at.unwrap();
        held.to(&portal, "before", "one").await;
        held.asked(&portal, "Wanneer wordt het korter?").await;
        hear(&portal, &held.room.board.actor, held.id, &promise(round.project.to_string())).await.unwrap();
        assert!(left_open::mine(&portal, lead).await.unwrap().is_empty(), "it goes on");
        portal.clock.set(AFTER.plus_days(1));
        for actor in [lead, secretary] {
            let mine = left_open::mine(&portal, actor).await.unwrap();
            assert_eq!((mine.len(), mine[0].promises, mine[0].questions.len()), (1, 1, 1));
        }
        for actor in [&held.vera.actor, &held.room.outsider.actor] {
            assert!(left_open::mine(&portal, actor).await.unwrap().is_empty());
        }
        left_open::remind(&portal, held.id, starts_at, 1).await.unwrap();
        left_open::remind(&portal, held.id, starts_at, 1).await.unwrap();
        assert_eq!(held.reminded(&portal).await, [1, 1, 0]);
        left_open::remind(&portal, held.id, Timestamp(1), 2).await.unwrap();
        assert_eq!(held.reminded(&portal).await, [1, 1, 0], "that is not when it was");
        portal.clock.set(AFTER.plus_days(4));
        left_open::remind(&portal, held.id, starts_at, 2).await.unwrap();
        assert_eq!(held.reminded(&portal).await, [2, 2, 0]);
        let told = left_open::content(&portal, held.room.secretary.account, held.id).await.unwrap().unwrap();
        assert_eq!(told.questions, ["Wanneer wordt het korter?"]);
        assert!(left_open::content(&portal, held.room.board.account, held.id).await.unwrap().is_none());

        // Once the session is over, it can be closed from any round.
        attend(&portal, lead, held.id, held.vera.account, true).await.unwrap();
        let open = held.open(&portal).await;
        close(&portal, lead, held.id, &named(open, &round.proposal.to_string())).await.unwrap();
        left_open::remind(&portal, held.id, starts_at, 3).await.unwrap();
        assert_eq!(held.reminded(&portal).await, [2, 2, 0]);
        assert!(left_open::mine(&portal, lead).await.unwrap().is_empty());
        assert!(left_open::content(&portal, held.room.secretary.account, held.id).await.unwrap().is_none());
    }

    async fn nobody_is_reminded_of_a_session_that_was_moved_or_holds_nothing(portal: Portal) {
        let held = held(&portal).await;
        let lead = &held.room.facilitator.actor;
        let found = sessions::queries::find(&portal, lead, held.id).await.unwrap();
        let starts_at = found.session.starts_at.unwrap();
        portal.clock.set(AFTER.plus_days(1));
        left_open::remind(&portal, held.id, starts_at, 1).await.unwrap();
        assert_eq!(held.reminded(&portal).await, [0, 0, 0]);
        held.to(&portal, "before", "one").await;
        held.asked(&portal, "Nog iets?").await;
        set_date(&portal, &held.room.board.actor, held.id, ("2026-05-04", "14:00"), "Dat past beter.").await.unwrap();
        left_open::remind(&portal, held.id, starts_at, 2).await.unwrap();
        assert_eq!(held.reminded(&portal).await, [0, 0, 0]);
        assert!(left_open::mine(&portal, lead).await.unwrap().is_empty());
    }
    async fn corrections_are_read_before_a_room_is_closed(portal: Portal) {
        let held = held(&portal).await;
        let (lead, tom) = (&held.room.facilitator.actor, held.room.board.account);
        let round = round(&portal, "De rekening", held.room.outsider.account, &[]).await.unwrap();
        held.to(&portal, "before", "closing").await;
        hear(&portal, &held.room.board.actor, held.id, &promise(round.project.to_string())).await.unwrap();
        attend(&portal, lead, held.id, held.vera.account, true).await.unwrap();
        say(&portal, &held.vera.actor, held.id, tom, false, "Ook de bijlage.").await.unwrap();
        let found = to_close(&portal, lead, held.id).await.unwrap();
        assert_eq!(found.promises[0].corrections, ["Ook de bijlage."]);
        let mut typed = ClosingForm { seen: found.corrections.unwrap(), ..ClosingForm::default() };
        let unread = close(&portal, lead, held.id, &typed).await;
        assert!(matches!(unread, Err(Error::Invalid(errors)) if errors.of("read") == Some(&Problem::NotChosen)));
        typed.read = "yes".to_owned();
        say(&portal, &held.wim.actor, held.id, tom, false, "En de envelop.").await.unwrap();
        let other = close(&portal, lead, held.id, &typed).await;
        assert!(matches!(other, Err(Error::Invalid(_))), "those are others than were read");
        typed.seen = to_close(&portal, lead, held.id).await.unwrap().corrections.unwrap();
        close(&portal, lead, held.id, &typed).await.unwrap();
        let found = to_close(&portal, lead, held.id).await.unwrap();
        assert!(found.closed && found.promises.is_empty());
    }

    async fn questions_go_to_what_the_session_is_about(portal: Portal) {
        let held = held(&portal).await;
        let lead = &held.room.facilitator.actor;
        let owner = held.room.outsider.account;
        let ours = round(&portal, "De rekening", owner, &[]).await.unwrap();
        let other = round(&portal, "De stoep", owner, &[]).await.unwrap();
        let to = to_close(&portal, lead, held.id).await.unwrap().to;
        assert_eq!((to.proposals.len(), to.about, to.only()), (2, false, None));
        let mut about = session_form(held.room.series, held.room.facilitator.account);
        about.projects = vec![ours.project.to_string()];
        change(&portal, &held.room.board.actor, held.id, &about).await.unwrap();
        let to = to_close(&portal, lead, held.id).await.unwrap().to;
        assert_eq!((to.proposals.len(), to.only()), (1, Some(ours.proposal)));
        about.proposals = vec![other.proposal.to_string()];
        change(&portal, &held.room.board.actor, held.id, &about).await.unwrap();
        let to = to_close(&portal, lead, held.id).await.unwrap().to;
        assert_eq!((to.proposals.len(), to.about, to.only()), (2, true, None));
    }

    async fn without_any_proposal_questions_are_kept_until_there_is_one(portal: Portal) {
        let held = held(&portal).await;
        let lead = &held.room.facilitator.actor;
        let found = sessions::queries::find(&portal, lead, held.id).await.unwrap();
        let starts_at = found.session.starts_at.unwrap();
        held.to(&portal, "before", "one").await;
        let open = held.asked(&portal, "Wie schrijft hem?").await;
        held.to(&portal, "one", "closing").await;
        attend(&portal, lead, held.id, held.vera.account, true).await.unwrap();
        close(&portal, lead, held.id, &ClosingForm::default()).await.unwrap();
        let again = close(&portal, lead, held.id, &ClosingForm::default()).await;
        assert!(matches!(again, Err(Error::Conflict(Conflict::SessionEnded))));
        portal.clock.set(AFTER.plus_days(1));
        left_open::remind(&portal, held.id, starts_at, 1).await.unwrap();
        assert_eq!(held.reminded(&portal).await, [1, 1, 0]);
        assert_eq!(left_open::mine(&portal, lead).await.unwrap()[0].questions, ["Wie schrijft hem?"]);

        let round = round(&portal, "De rekening", held.room.outsider.account, &[]).await.unwrap();
        let unnamed = close(&portal, lead, held.id, &ClosingForm::default()).await;
        assert!(matches!(unnamed, Err(Error::Invalid(_))));
        close(&portal, lead, held.id, &named(open, &round.proposal.to_string())).await.unwrap();
        let mine = contributions::queries::mine(&portal, &held.vera.actor).await.unwrap();
        assert_eq!(mine[0].text, "Wie schrijft hem?");
        assert!(left_open::mine(&portal, lead).await.unwrap().is_empty());
    }
}
