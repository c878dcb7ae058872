//! Publishing and searching, with the same result on both engines.

use super::{
    operations::catch_up,
    queries::{PAGE, PublicationPage, publications},
};
use crate::{
    Actor, Error, Portal, Result, Role, Timestamp,
    answering::{
        decisions::operations::{DecisionForm, DecisionPartForm, take},
        publications::{
            Kind, Publication, PublicationState, index,
            words::tests::{INFLECTED, finds},
        },
    },
    execute, on_both_engines,
    rounds::contributions::testing::{self, Someone},
    transaction,
};

fn publication(number: i64, said: &str, at: Timestamp) -> Publication {
    Publication {
        kind: Kind::Decision,
        subject: number,
        project: None,
        title: format!("Nummer {number}"),
        said: said.to_owned(),
        done: "Gedaan".to_owned(),
        state: PublicationState::Adopted,
        at,
    }
}

async fn put(portal: &Portal, publication: &Publication) {
    let done: Result<()> = transaction!(portal.db, tx => { index::put(tx, publication, "").await });
    done.unwrap();
}

/// The subjects of all publications, page by page.
async fn all(portal: &Portal, actor: &Actor, search: &str) -> Vec<i64> {
    let mut found = Vec::new();
    let mut before = None;
    loop {
        let page = publications(portal, actor, search, before).await.unwrap();
        found.extend(page.lines.iter().map(|line| line.subject_id));
        before = page.next;
        if before.is_none() {
            return found;
        }
    }
}

async fn reader(portal: &Portal) -> Someone {
    testing::member(portal, "Lea", "").await.unwrap()
}

on_both_engines! {
    async fn what_is_sought_is_what_has_all_of_its_words(portal: Portal) {
        let lea = reader(&portal).await;
        let mut texts: Vec<String> = INFLECTED.iter().map(|(_, other)| format!("Over {other}, zo.")).collect();
        texts.extend(INFLECTED.windows(2).map(|two| format!("{} en {}", two[0].0.to_uppercase(), two[1].1)));
        texts.extend([
            "Één café; 100% van de auto’s_nieuw".to_owned(),
            "<script>alert('x')</script> & \"meer\"".to_owned(),
            "z".repeat(3000),
            "日本語 и кириллица".to_owned(),
            String::new(),
        ]);
        for (number, text) in texts.iter().enumerate() {
            let number = i64::try_from(number).unwrap();
            put(&portal, &publication(number, text, Timestamp(number / 3))).await;
        }
        let mut sought: Vec<String> = INFLECTED.iter().flat_map(|(one, other)| {
            [format!("{one} zo"), other.to_string(), format!("{other} {one}")]
        }).collect();
        let hostile = [
            "%", "_", "%a%", "b_lie", "\\", "'", "' or 1=1 --", "\0", "e\0n", "<script>", "alert('x')", "\u{10FFFF}",
            "a b c d e f g h i j k", "cafe 100", "één", "zzz", "кирил", "日", "gedaan nummer over", "over", "o",
            "bestaat niet", "-1", "\"meer\"",
        ];
        sought.extend(hostile.map(str::to_owned));
        sought.push("z".repeat(5000));
        for typed in &sought {
            // The newest first, and of those of the same moment the one that was published last.
            let mut expected: Vec<i64> = (0..).zip(&texts)
                .filter(|(number, text)| finds(typed, &format!("Nummer {number}\n{text}\nGedaan")))
                .map(|(number, _)| number)
                .collect();
            expected.reverse();
            assert_eq!(all(&portal, &lea.actor, typed).await, expected, "{typed}");
        }
    }

    async fn told_again_it_says_the_new_things_only(portal: Portal) {
        let lea = reader(&portal).await;
        put(&portal, &publication(1, "Ramen", Timestamp(1))).await;
        put(&portal, &publication(1, "Deuren", Timestamp(2))).await;
        assert_eq!(all(&portal, &lea.actor, "").await, [1]);
        assert_eq!(all(&portal, &lea.actor, "deur").await, [1]);
        assert!(all(&portal, &lea.actor, "ramen").await.is_empty());
    }

    async fn the_pages_of_thousands_hold_still_while_new_ones_come(portal: Portal) {
        let lea = reader(&portal).await;
        let most = 2000_i64;
        let done: Result<()> = transaction!(portal.db, tx => {
            for number in 0..most {
                // There are seven of each moment, so the moment alone gives no order.
                let text = if number % 2 == 0 { "even" } else { "oneven" };
                index::put(tx, &publication(number, text, Timestamp(number / 7)), "").await?;
            }
            Ok(())
        });
        done.unwrap();
        for (search, of) in [("", most), ("even", most / 2)] {
            let mut seen = Vec::new();
            let mut before = None;
            let mut newer = most;
            loop {
                let page = publications(&portal, &lea.actor, search, before).await.unwrap();
                assert!(page.lines.len() <= PAGE);
                seen.extend(page.lines.iter().map(|line| line.subject_id));
                before = page.next;
                if before.is_none() {
                    break;
                }
                put(&portal, &publication(newer, "even", Timestamp(newer))).await;
                newer += 1;
            }
            let mut expected: Vec<i64> = (0..most).filter(|number| of == most || number % 2 == 0).collect();
            expected.reverse();
            assert_eq!(seen, expected);
            let done: Result<u64> = transaction!(portal.db, tx => {
                execute!(tx, "delete from search_terms where publication_id in (select id from publications where subject_id >= $1)", most)?;
                execute!(tx, "delete from publications where subject_id >= $1", most)
            });
            done.unwrap();
        }
    }

    async fn a_decision_is_told_when_it_is_taken_and_not_before(portal: Portal) {
        let lea = reader(&portal).await;
        let staff = testing::staff(&portal, "Olga", Role::ProjectOwner).await.unwrap();
        let vera = testing::member(&portal, "Vera", "").await.unwrap();
        let round = testing::round(&portal, "Stoepen", staff.account, &[&vera]).await.unwrap();
        testing::vote(&portal, &round, &vera).await.unwrap();
        assert!(all(&portal, &lea.actor, "").await.is_empty());
        portal.clock.set(Timestamp(round.closes_at.0 + 1));
        take(&portal, &staff.actor, round.proposal, &decision()).await.unwrap();
        let page = publications(&portal, &lea.actor, "stoep breder", None).await.unwrap();
        let line = &page.lines[0];
        assert_eq!((line.state, line.project.as_deref(), line.title.as_str()), (PublicationState::Adapted, Some("Stoepen"), "Stoepen"));
        assert_eq!(line.done_at, portal.now());
        // A member who was not asked reads it here but can't open the proposal.
        assert_eq!(line.proposal_for(&lea.actor), None);
        for who in [&vera, &staff] {
            let page = publications(&portal, &who.actor, "", None).await.unwrap();
            assert_eq!(page.lines[0].proposal_for(&who.actor), Some(round.proposal));
        }
        assert!(matches!(publications(&portal, &Actor::Visitor, "", None).await, Err(Error::Forbidden)));
    }

    async fn what_was_decided_before_there_was_this_page_is_told_once(portal: Portal) {
        let lea = reader(&portal).await;
        let staff = testing::staff(&portal, "Olga", Role::ProjectOwner).await.unwrap();
        let vera = testing::member(&portal, "Vera", "").await.unwrap();
        for title in ["Stoepen", "Bruggen", "Lampen"] {
            let round = testing::round(&portal, title, staff.account, &[&vera]).await.unwrap();
            testing::vote(&portal, &round, &vera).await.unwrap();
            portal.clock.set(Timestamp(round.closes_at.0 + 1));
            take(&portal, &staff.actor, round.proposal, &decision()).await.unwrap();
        }
        let before = publications(&portal, &lea.actor, "", None).await.unwrap();
        let done: Result<u64> = transaction!(portal.db, tx => {
            execute!(tx, "delete from search_terms")?;
            execute!(tx, "delete from publications where title <> 'Bruggen'")
        });
        done.unwrap();
        let (one, other) = futures::join!(catch_up(&portal), catch_up(&portal));
        one.unwrap();
        other.unwrap();
        let after = publications(&portal, &lea.actor, "", None).await.unwrap();
        let shown = |page: &PublicationPage| -> Vec<_> {
            page.lines.iter().map(|line| (line.subject_id, line.title.clone(), line.done_at)).collect()
        };
        assert_eq!(shown(&after), shown(&before));
        assert_eq!(all(&portal, &lea.actor, "lamp").await.len(), 1);
    }
}

fn decision() -> DecisionForm {
    DecisionForm {
        outcome: "adapt".to_owned(),
        parts: vec![DecisionPartForm {
            theme: None,
            heard: "U wilt bredere stoepen.".to_owned(),
            decided: "Wij maken ze breder.".to_owned(),
            why: "U struikelt nu.".to_owned(),
        }],
        ..DecisionForm::default()
    }
}
