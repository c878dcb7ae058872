//! Seats on both engines: who is drawn, who is served first, how offers end, and what is kept.

mod asking;
mod buddies;
mod by_hand;
mod dates;
mod kept;
mod leaving;
mod orders;
mod telling;

use super::{
    Kind, State,
    operations::{
        DrawForm, NeedsForm, PutIn, SeatOutcome, accept, ask, change_needs, choose_buddy, decline,
        draw, forget_needs, give_back, lapse, open, publish_terms, put_in, say_willing, send,
        take_out, withdraw,
    },
    queries,
};
use crate::{
    Actor, Conflict, Error, Portal, Problem,
    base::{
        ids::{SegmentId, SessionId},
        outbox::Mail,
    },
    boardroom::taking_part,
    boardroom::{
        arranging::operations::{cancel, change},
        sessions::{
            self, Part, queries as session_queries,
            testing::{Boardroom, boardroom, dated, session, typed},
        },
    },
    execute,
    lifecycle::{leaving::operations as leaving_the_panel, privacy},
    on_both_engines,
    rounds::contributions::testing::{self as others, Someone},
    transaction, value,
};
use futures::future::join_all;

fn conflict<T>(outcome: Result<T, Error>) -> Option<Conflict> {
    match outcome {
        Err(Error::Conflict(why)) => Some(why),
        _ => None,
    }
}

fn problem<T>(outcome: Result<T, Error>, field: &str) -> Option<Problem> {
    match outcome {
        Err(Error::Invalid(errors)) => errors.of(field).cloned(),
        _ => None,
    }
}

/// A member who said that they are willing.
async fn willing(portal: &Portal, name: &str) -> Someone {
    let member = others::member(portal, name, "").await.unwrap();
    say_willing(portal, &member.actor, "yes").await.unwrap();
    member
}

async fn all_willing(portal: &Portal, count: usize) -> Vec<Someone> {
    let mut all = Vec::new();
    for number in 0..count {
        all.push(willing(portal, &format!("Lid {number}")).await);
    }
    all
}

/// A session with this many seats.
async fn with_seats(portal: &Portal, room: &Boardroom, seats: i64) -> SessionId {
    let id = dated(portal, room).await.unwrap();
    resize(portal, room, id, seats).await;
    id
}

async fn resize(portal: &Portal, room: &Boardroom, id: SessionId, seats: i64) {
    let mut typed = typed(room.series, room.facilitator.account);
    typed.staff = vec![room.board.account.to_string()];
    typed.capacity = "100".to_owned();
    typed.seats = seats.to_string();
    change(portal, &room.board.actor, id, &typed).await.unwrap();
}

fn usual() -> DrawForm {
    DrawForm {
        quotas: Vec::new(),
        months: "6".to_owned(),
        hours: "72".to_owned(),
    }
}

/// Lets the time since somebody's last seat play no part in a session.
async fn at_any_time(portal: &Portal, id: SessionId) {
    let done: crate::Result<_> = transaction!(portal.db, tx => {
        execute!(tx, "update seat_rounds set months = 0 where session_id = $1", id)
    });
    done.unwrap();
}

async fn in_segment(portal: &Portal, name: &str, members: &[&Someone]) -> SegmentId {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let id: SegmentId = value!(
            tx,
            "insert into segments (name, name_key, reason, priority, created_at)
             values ($1, $1, '', 'primary', $2) returning id",
            name, now
        )?;
        for one in members {
            execute!(
                tx, "insert into member_segments (member_id, segment_id) values ($1, $2)", one.member, id
            )?;
        }
        Ok(id)
    })
    .unwrap()
}

/// The state of somebody, and their place on the waiting list.
async fn stands(portal: &Portal, who: &Someone, id: SessionId) -> (Option<State>, Option<usize>) {
    let own = queries::own(portal, &who.actor, id).await.unwrap();
    (own.state, own.position)
}

async fn mails(portal: &Portal, who: &Someone) -> Vec<Mail> {
    crate::people::accounts::testing::mails(portal, who.account)
        .await
        .unwrap()
}

on_both_engines! {
    async fn of_two_hundred_who_ask_at_once_fifteen_get_a_seat_in_order(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = with_seats(&portal, &room, 15).await;
        open(&portal, &room.secretary.actor, id, "72").await.unwrap();
        let people = all_willing(&portal, 200).await;
        let tries = people.iter().map(|one| {
            let (portal, actor) = (portal.clone(), one.actor.clone());
            tokio::spawn(async move { ask(&portal, &actor, id).await })
        });
        let asked: Vec<SeatOutcome> = join_all(tries).await.into_iter().map(|one| one.unwrap().unwrap()).collect();
        assert_eq!(asked.iter().filter(|one| **one == SeatOutcome::Seat).count(), 15);
        let mut positions: Vec<_> = asked.iter().filter_map(|one| match one {
            SeatOutcome::Waiting(position) => Some(*position),
            SeatOutcome::Seat => None,
        }).collect();
        positions.sort_unstable();
        assert_eq!(positions, (1..=185).collect::<Vec<_>>());

        // The order of asking is the order of the queue: the first fifteen have the seats.
        let seats = queries::arranging(&portal, &room.board.actor, id).await.unwrap().seats;
        let places: Vec<_> = seats.iter().map(|one| one.place).collect();
        assert_eq!(places, (1..=200).collect::<Vec<_>>());
        assert!(seats[..15].iter().all(|one| one.state == State::Offered));
        assert!(seats[15..].iter().all(|one| one.state == State::Waiting));
        for (one, told) in people.iter().zip(&asked) {
            let place = seats.iter().find(|seat| Some(seat.member_id) == one.member).unwrap().place;
            let said = match told {
                SeatOutcome::Seat => place <= 15,
                SeatOutcome::Waiting(position) => place == 15 + i64::try_from(*position).unwrap(),
            };
            assert!(said, "{place} {told:?}");
        }
        // Asking once more changes nothing.
        assert_eq!(ask(&portal, &people[7].actor, id).await.unwrap(), asked[7]);
    }

    async fn what_is_drawn_is_sent_as_offers_and_the_next_comes_when_somebody_says_no(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = &room.secretary.actor;
        let id = with_seats(&portal, &room, 2).await;
        assert_eq!(conflict(send(&portal, by, id).await), Some(Conflict::NothingDrawn));
        let people = all_willing(&portal, 4).await;
        let unwilling = others::member(&portal, "Niet", "").await.unwrap();
        draw(&portal, by, id, &usual()).await.unwrap();
        let first = queries::arranging(&portal, by, id).await.unwrap();
        let drawn: Vec<_> = first.suggestions.iter().map(|one| (one.member_id, one.kind)).collect();
        assert_eq!(drawn.iter().map(|(_, kind)| *kind).collect::<Vec<_>>(), [Kind::Seat, Kind::Seat, Kind::List, Kind::List]);
        assert!(first.suggestions.iter().all(|one| one.buddy.as_deref() == Some("Tom")), "first-timers get a buddy");
        let seed = first.round.unwrap().seed;
        draw(&portal, by, id, &usual()).await.unwrap();
        let again = queries::arranging(&portal, by, id).await.unwrap();
        assert_eq!(again.round.unwrap().seed, seed, "nobody draws until they like it");
        assert_eq!(again.suggestions.iter().map(|one| (one.member_id, one.kind)).collect::<Vec<_>>(), drawn);
        let mut lots: Vec<_> = drawn.iter().map(|(member, _)| crate::boardroom::seats::draw::lot(&seed, *member)).collect();
        assert!(lots.is_sorted());
        lots.dedup();
        assert_eq!(lots.len(), 4);

        // Nobody knows of it before the offers are sent.
        for one in people.iter().chain([&unwilling]) {
            assert!(matches!(queries::own(&portal, &one.actor, id).await, Err(Error::NotFound)));
        }
        send(&portal, by, id).await.unwrap();
        send(&portal, by, id).await.unwrap();
        assert_eq!(conflict(draw(&portal, by, id, &usual()).await), Some(Conflict::SeatsOffered));
        let of = |place: usize| people.iter().find(|one| one.member == Some(drawn[place].0)).unwrap();
        assert_eq!(stands(&portal, of(0), id).await.0, Some(State::Offered));
        assert_eq!(stands(&portal, of(2), id).await, (Some(State::Waiting), Some(1)));
        assert_eq!(stands(&portal, of(3), id).await, (Some(State::Waiting), Some(2)));
        assert_eq!(mails(&portal, of(0)).await.len(), 1);
        assert!(mails(&portal, of(2)).await.is_empty());

        decline(&portal, &of(0).actor, id).await.unwrap();
        decline(&portal, &of(0).actor, id).await.unwrap();
        assert_eq!(stands(&portal, of(2), id).await, (Some(State::Offered), None));
        assert_eq!(stands(&portal, of(3), id).await, (Some(State::Waiting), Some(1)));
        assert!(matches!(mails(&portal, of(2)).await[..], [Mail::SeatOffered { .. }]));
        // A member who declined and asks again comes at the end of the queue, and gets an offer and a mail once more.
        assert!(queries::own(&portal, &of(0).actor, id).await.unwrap().may_ask);
        assert_eq!(ask(&portal, &of(0).actor, id).await.unwrap(), SeatOutcome::Waiting(2));
        assert_eq!(ask(&portal, &of(0).actor, id).await.unwrap(), SeatOutcome::Waiting(2));
        for one in [2, 3] {
            decline(&portal, &of(one).actor, id).await.unwrap();
        }
        assert_eq!(stands(&portal, of(0), id).await.0, Some(State::Offered));
        assert_eq!(mails(&portal, of(0)).await.len(), 2);
        decline(&portal, &of(0).actor, id).await.unwrap();
        say_willing(&portal, &of(0).actor, "no").await.unwrap();
        assert!(!queries::own(&portal, &of(0).actor, id).await.unwrap().may_ask);
        assert_eq!(conflict(ask(&portal, &of(0).actor, id).await), Some(Conflict::OfferEnded), "not willing any more");
        assert!(matches!(queries::own(&portal, &unwilling.actor, id).await, Err(Error::NotFound)));
    }

    async fn a_seat_is_taken_with_the_text_that_holds_and_can_be_given_back(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = with_seats(&portal, &room, 1).await;
        open(&portal, &room.board.actor, id, "72").await.unwrap();
        let [vera, wim] = <[_; 2]>::try_from(all_willing(&portal, 2).await).unwrap();
        assert_eq!(ask(&portal, &vera.actor, id).await.unwrap(), SeatOutcome::Seat);
        assert_eq!(ask(&portal, &wim.actor, id).await.unwrap(), SeatOutcome::Waiting(1));
        assert_eq!(conflict(accept(&portal, &wim.actor, id, "1").await), Some(Conflict::OfferEnded));
        assert_eq!(conflict(accept(&portal, &vera.actor, id, "").await), Some(Conflict::TermsChanged));

        // A new version has to be read before somebody agrees to it.
        publish_terms(&portal, &room.secretary.actor, "Nieuw.", "New.").await.unwrap();
        publish_terms(&portal, &room.secretary.actor, "Nieuw.", "New.").await.unwrap();
        assert!(matches!(publish_terms(&portal, &room.outsider.actor, "Ik.", "I.").await, Err(Error::Forbidden)));
        assert_eq!(conflict(accept(&portal, &vera.actor, id, "1").await), Some(Conflict::TermsChanged));
        accept(&portal, &vera.actor, id, "2").await.unwrap();
        accept(&portal, &vera.actor, id, "2").await.unwrap();
        let typed = NeedsForm { access: "Een lift".to_owned(), diet: "Geen noten".to_owned(), ..NeedsForm::default() };
        change_needs(&portal, &vera.actor, id, &typed).await.unwrap();
        let (versions, _) = queries::terms(&portal, &room.board.actor).await.unwrap();
        assert_eq!(versions.iter().map(|one| one.agreed).collect::<Vec<_>>(), [1, 0]);
        let found = session_queries::find(&portal, &vera.actor, id).await.unwrap();
        assert_eq!((found.part, found.customers), (Some(Part::Customer), 1));
        let seats = queries::arranging(&portal, &room.board.actor, id).await.unwrap().seats;
        assert_eq!((seats[0].state, seats[0].access.as_str()), (State::Accepted, "Een lift"));

        let other = NeedsForm { travel: "Een taxi".to_owned(), diet: "Geen noten".to_owned(), ..NeedsForm::default() };
        assert_eq!(conflict(change_needs(&portal, &wim.actor, id, &other).await), Some(Conflict::OfferEnded));
        change_needs(&portal, &vera.actor, id, &other).await.unwrap();
        let needs = queries::own(&portal, &vera.actor, id).await.unwrap().needs;
        assert_eq!((needs.access.as_str(), needs.travel.as_str(), needs.diet.as_str()), ("", "Een taxi", "Geen noten"));

        // Her needs are filled in already when she takes another seat.
        let other = with_seats(&portal, &room, 1).await;
        open(&portal, &room.board.actor, other, "72").await.unwrap();
        assert_eq!(conflict(ask(&portal, &vera.actor, other).await), Some(Conflict::SeatedRecently));
        at_any_time(&portal, other).await;
        ask(&portal, &vera.actor, other).await.unwrap();
        accept(&portal, &vera.actor, other, "2").await.unwrap();
        let own = queries::own(&portal, &vera.actor, other).await.unwrap();
        assert_eq!((own.needs.diet.as_str(), own.last_needs.diet.as_str()), ("", "Geen noten"));

        give_back(&portal, &vera.actor, id).await.unwrap();
        give_back(&portal, &vera.actor, id).await.unwrap();
        assert_eq!(stands(&portal, &wim, id).await.0, Some(State::Offered));
        let found = session_queries::find(&portal, &vera.actor, id).await.unwrap();
        assert_eq!((found.part, found.customers), (None, 0));
        assert!(queries::arranging(&portal, &room.board.actor, id).await.unwrap().seats[0].access.is_empty());
    }

    async fn an_offer_lapses_by_the_clock_and_the_secretary_hears_when_nobody_is_left(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = with_seats(&portal, &room, 1).await;
        open(&portal, &room.board.actor, id, "24").await.unwrap();
        let [vera, wim] = <[_; 2]>::try_from(all_willing(&portal, 2).await).unwrap();
        ask(&portal, &vera.actor, id).await.unwrap();
        ask(&portal, &wim.actor, id).await.unwrap();
        portal.clock.set(portal.now().plus_days(1));
        // The worker has not run yet.
        assert_eq!(stands(&portal, &vera, id).await.0, Some(State::Lapsed));
        assert_eq!(conflict(accept(&portal, &vera.actor, id, "1").await), Some(Conflict::OfferEnded));
        lapse(&portal, id).await.unwrap();
        lapse(&portal, id).await.unwrap();
        assert_eq!(stands(&portal, &wim, id).await.0, Some(State::Offered));
        assert!(mails(&portal, &room.secretary).await.is_empty());
        portal.clock.set(portal.now().plus_days(1));
        lapse(&portal, id).await.unwrap();
        lapse(&portal, id).await.unwrap();
        assert_eq!(mails(&portal, &room.secretary).await, [Mail::SeatsShort { session: id }]);
        // A member who was too late asks again, and gets an offer with a new deadline.
        portal.clock.set(portal.now().plus_minutes(1));
        assert_eq!(ask(&portal, &vera.actor, id).await.unwrap(), SeatOutcome::Seat);
        accept(&portal, &vera.actor, id, "1").await.unwrap();
        give_back(&portal, &vera.actor, id).await.unwrap();
        assert_eq!(conflict(ask(&portal, &vera.actor, id).await), Some(Conflict::OfferEnded));
        assert_eq!(mails(&portal, &room.secretary).await.len(), 2);
    }

    async fn the_rules_keep_people_out_of_the_draw_and_quotas_name_what_is_missing(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let by = &room.board.actor;
        let people = all_willing(&portal, 5).await;
        // One sat at the table two months before, one is asked for all their time, one reads English.
        let before = session(&portal, &room).await.unwrap();
        let now = portal.now();
        let done: crate::Result<()> = transaction!(portal.db, tx => {
            taking_part::join(tx, now, before, people[0].account, Part::Customer).await?;
            execute!(tx, "update sessions set starts_at = $2, state = 'closed' where id = $1", before, now.plus_days(-60))?;
            execute!(tx, "update members set monthly_minutes = 0 where id = $1", people[1].member)?;
            execute!(tx, "update accounts set language = 'en' where id = $1", people[2].account)?;
            Ok(())
        });
        done.unwrap();
        let segment = in_segment(&portal, "Huurders", &[&people[0], &people[3]]).await;
        let id = with_seats(&portal, &room, 3).await;
        let quotas = vec![(segment, "2".to_owned())];
        let typed = DrawForm { quotas, ..usual() };
        draw(&portal, by, id, &typed).await.unwrap();
        let found = queries::arranging(&portal, by, id).await.unwrap();
        let drawn: Vec<_> = found.suggestions.iter().map(|one| Some(one.member_id)).collect();
        assert_eq!(drawn.len(), 2);
        assert!(drawn.contains(&people[3].member) && drawn.contains(&people[4].member));
        let round = found.round.unwrap();
        assert_eq!((round.left_recent, round.left_full, round.left_language), (1, 1, 1));
        assert_eq!((found.kept[0].seats, found.kept[0].held), (2, 1));
        assert_eq!(found.suggestions.iter().filter(|one| one.segment_id == Some(segment)).count(), 1);
        let long_ago = DrawForm { months: "1".to_owned(), ..typed.clone() };
        draw(&portal, by, id, &long_ago).await.unwrap();
        let found = queries::arranging(&portal, by, id).await.unwrap();
        assert_eq!((found.suggestions.len(), found.kept[0].held), (3, 2));
        let seated = found.suggestions.iter().find(|one| Some(one.member_id) == people[0].member).unwrap();
        assert_eq!((seated.seated_at, seated.buddy_id), (Some(now.plus_days(-60)), None), "no first-timer");
        let too_many = DrawForm { quotas: vec![(segment, "4".to_owned())], ..usual() };
        let field = crate::boardroom::seats::operations::field(segment);
        assert_eq!(problem(draw(&portal, by, id, &too_many).await, &field), Some(Problem::NotInRange(0, 3)));
        let (over, strange) = (SegmentId(98), SegmentId(99));
        let kept = [(segment, "2"), (over, "2"), (strange, "x")];
        let quotas = kept.map(|(segment, seats)| (segment, seats.to_owned())).to_vec();
        match draw(&portal, by, id, &DrawForm { quotas, ..usual() }).await {
            Err(Error::Invalid(errors)) => {
                let field = |segment| crate::boardroom::seats::operations::field(segment);
                let expected = [(field(over), Problem::TooMany(3)), (field(strange), Problem::NotInRange(0, 3))];
                let told = errors.iter().map(|(field, problem)| (field.to_owned(), problem.clone()));
                assert_eq!(told.collect::<Vec<_>>(), expected);
            }
            other => panic!("{other:?}"),
        }
        let odd = DrawForm { hours: "12".to_owned(), ..usual() };
        assert_eq!(problem(draw(&portal, by, id, &odd).await, "hours"), Some(Problem::NotInRange(24, 168)));
    }

    async fn offers_end_with_the_session_and_more_seats_go_to_who_waits(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = with_seats(&portal, &room, 1).await;
        open(&portal, &room.board.actor, id, "72").await.unwrap();
        let people = all_willing(&portal, 3).await;
        for one in &people {
            ask(&portal, &one.actor, id).await.unwrap();
        }
        accept(&portal, &people[0].actor, id, "1").await.unwrap();
        let taxi = NeedsForm { travel: "Een taxi".to_owned(), ..NeedsForm::default() };
        change_needs(&portal, &people[0].actor, id, &taxi).await.unwrap();
        resize(&portal, &room, id, 2).await;
        assert_eq!(stands(&portal, &people[1], id).await.0, Some(State::Offered));
        assert_eq!(queries::mine(&portal, &people[2].actor).await.unwrap()[0].position, Some(1));
        let mut fewer = typed(room.series, room.facilitator.account);
        fewer.seats = "1".to_owned();
        assert_eq!(problem(change(&portal, &room.board.actor, id, &fewer).await, "seats"), Some(Problem::SeatsGiven(2)));
        cancel(&portal, &room.board.actor, id, "Storm").await.unwrap();
        assert_eq!(stands(&portal, &people[0], id).await.0, Some(State::Accepted));
        assert_eq!(stands(&portal, &people[1], id).await.0, Some(State::Withdrawn));
        assert_eq!(stands(&portal, &people[2], id).await.0, Some(State::Withdrawn));
        assert!(matches!(mails(&portal, &people[2]).await[..], [Mail::SeatWithdrawn { .. }]));
        assert!(queries::mine(&portal, &people[2].actor).await.unwrap().is_empty());
        let seats = queries::arranging(&portal, &room.board.actor, id).await.unwrap().seats;
        assert!(seats[0].travel.is_empty(), "what she needed is forgotten");
        assert_eq!(conflict(decline(&portal, &people[1].actor, id).await), Some(Conflict::SessionEnded));
    }

    async fn needs_are_forgotten_a_month_after_the_session_and_who_goes_leaves_the_seat(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = with_seats(&portal, &room, 2).await;
        open(&portal, &room.board.actor, id, "168").await.unwrap();
        let people = all_willing(&portal, 3).await;
        for one in &people {
            ask(&portal, &one.actor, id).await.unwrap();
        }
        let typed = NeedsForm { access: "Een lift".to_owned(), ..NeedsForm::default() };
        for one in &people[..2] {
            accept(&portal, &one.actor, id, "1").await.unwrap();
            change_needs(&portal, &one.actor, id, &typed).await.unwrap();
        }
        let sure = leaving_the_panel::ErasureForm { sure: "yes".to_owned(), word: "wissen".to_owned() };
        leaving_the_panel::erase_me(&portal, &people[0].actor, &sure).await.unwrap();
        assert_eq!(stands(&portal, &people[2], id).await.0, Some(State::Offered));
        let seats = queries::arranging(&portal, &room.board.actor, id).await.unwrap();
        assert!(seats.seats[0].access.is_empty() && seats.willing.len() == 2);
        let at = seats.session.ends_at().unwrap();
        portal.clock.set(at.plus_days(29));
        forget_needs(&portal, id).await.unwrap();
        assert_eq!(queries::arranging(&portal, &room.board.actor, id).await.unwrap().seats[1].access, "Een lift");
        portal.clock.set(at.plus_days(30));
        forget_needs(&portal, id).await.unwrap();
        assert!(queries::arranging(&portal, &room.board.actor, id).await.unwrap().seats[1].access.is_empty());
        let exported = privacy::queries::export(&portal, &people[1].actor).await.unwrap();
        assert_eq!((&exported["seats"][0]["state"], &exported["willing"][0]["since"].is_string()), (&"accepted".into(), &true));
    }

    async fn who_is_not_willing_or_reads_another_language_can_not_ask(portal: Portal) {
        let room = boardroom(&portal).await.unwrap();
        let id = with_seats(&portal, &room, 1).await;
        let [vera, wim] = <[_; 2]>::try_from(all_willing(&portal, 2).await).unwrap();
        assert!(matches!(ask(&portal, &vera.actor, id).await, Err(Error::NotFound)), "not open yet");
        open(&portal, &room.board.actor, id, "72").await.unwrap();
        open(&portal, &room.board.actor, id, "72").await.unwrap();
        say_willing(&portal, &vera.actor, "no").await.unwrap();
        assert!(matches!(ask(&portal, &vera.actor, id).await, Err(Error::NotFound)));
        let done: crate::Result<_> = transaction!(portal.db, tx => {
            execute!(tx, "update accounts set language = 'en' where id = $1", wim.account)
        });
        done.unwrap();
        assert!(matches!(ask(&portal, &wim.actor, id).await, Err(Error::NotFound)));
        assert!(queries::willingness(&portal, &wim.actor).await.unwrap().open.is_empty());
        say_willing(&portal, &vera.actor, "yes").await.unwrap();
        assert_eq!(queries::willingness(&portal, &vera.actor).await.unwrap().open[0].id, id);
        assert_eq!(problem(say_willing(&portal, &vera.actor, "").await, "willing"), Some(Problem::NotChosen));
        assert!(matches!(ask(&portal, &room.board.actor, id).await, Err(Error::Forbidden)));
    }
}
