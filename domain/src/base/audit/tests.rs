//! Reading the log page by page.

use super::queries::{Filter, Log, PAGE, log};
use crate::{
    Actor, Error, Portal, Role,
    base::{
        audit::{self, Action, Recorded, Subject},
        ids::{ProposalId, SegmentId, TermsId},
    },
    on_both_engines,
    rounds::contributions::testing::{Someone, member, staff},
    transaction,
};

async fn actions(portal: &Portal, actor: &Actor, number: i64) {
    let done: crate::Result<()> = transaction!(portal.db, tx => {
        for segment in 1..=number {
            audit::note(tx, portal.now(), actor, Action::SegmentAdd, Subject::Segment(SegmentId(segment)), "").await?;
        }
        Ok(())
    });
    done.unwrap();
}

fn ids(log: &Log) -> Vec<i64> {
    log.lines.iter().map(|line| line.id).collect()
}

async fn administrator(portal: &Portal) -> Someone {
    staff(portal, "Ada", Role::Administrator).await.unwrap()
}

on_both_engines! {
    async fn every_line_stands_on_one_page_and_the_way_back_is_the_way_there(portal: Portal) {
        let ada = administrator(&portal).await;
        actions(&portal, &ada.actor, PAGE as i64 * 2 + 7).await;
        let mut filter = Filter::default();
        let mut pages = Vec::new();
        loop {
            let log = log(&portal, &ada.actor, &filter).await.unwrap();
            let more = log.older;
            pages.push(log);
            let Some(before) = more else { break };
            filter = Filter { before: Some(before), ..Filter::default() };
        }
        let sizes: Vec<_> = pages.iter().map(|log| log.lines.len()).collect();
        assert_eq!(sizes, [PAGE, PAGE, 7]);
        let all: Vec<_> = pages.iter().flat_map(ids).collect();
        assert!(all.is_sorted_by(|one, two| one > two));
        assert!(pages[0].newer.is_none());
        let back = Filter { after: pages[2].newer, ..Filter::default() };
        let back = log(&portal, &ada.actor, &back).await.unwrap();
        assert_eq!(ids(&back), ids(&pages[1]));
        assert!(back.newer.is_some() && back.older.is_some());
    }

    async fn what_one_person_did_is_found_and_what_the_portal_did_has_no_name(portal: Portal) {
        let ada = administrator(&portal).await;
        let olga = staff(&portal, "Olga", Role::ProjectOwner).await.unwrap();
        actions(&portal, &ada.actor, 2).await;
        actions(&portal, &olga.actor, 1).await;
        actions(&portal, &Actor::Portal, 1).await;
        let everything = log(&portal, &ada.actor, &Filter::default()).await.unwrap();
        let names: Vec<_> = everything.lines.iter().map(|line| line.name.as_deref()).collect();
        assert_eq!(names, [None, Some("Olga"), Some("Ada"), Some("Ada")]);
        let people = vec![(ada.account, "Ada".to_owned()), (olga.account, "Olga".to_owned())];
        assert_eq!(everything.people, people);
        assert!(everything.staff.contains(&ada.account) && everything.staff.contains(&olga.account));
        let filter = Filter { by: Some(olga.account), ..Filter::default() };
        let hers = log(&portal, &ada.actor, &filter).await.unwrap();
        assert_eq!(hers.lines, everything.lines[1..2]);
        assert!(hers.newer.is_none() && hers.older.is_none());
    }

    async fn a_line_of_another_version_is_told_as_it_was_written(portal: Portal) {
        let ada = administrator(&portal).await;
        actions(&portal, &ada.actor, 1).await;
        let written: crate::Result<()> = transaction!(portal.db, tx => {
            crate::execute!(
                tx,
                "insert into audit_log (at, account_id, action, subject, detail) values (0, null, 'moon.paint', 'moon:1', '')"
            )?;
            Ok(())
        });
        written.unwrap();
        let log = log(&portal, &ada.actor, &Filter::default()).await.unwrap();
        assert_eq!(log.lines[0].action, Recorded::Other("moon.paint".to_owned()));
        assert_eq!(log.lines[0].subject, Recorded::Other("moon:1".to_owned()));
        assert_eq!(log.lines[1].action, Recorded::Known(Action::SegmentAdd));
        assert_eq!(log.lines[1].subject, Recorded::Known(Subject::Segment(SegmentId(1))));
    }

    async fn only_the_administrator_reads_the_log(portal: Portal) {
        let olga = staff(&portal, "Olga", Role::ProjectOwner).await.unwrap();
        let bo = staff(&portal, "Bo", Role::CustomerConscience).await.unwrap();
        let anna = member(&portal, "Anna", "").await.unwrap();
        for actor in [&olga.actor, &bo.actor, &anna.actor, &Actor::Visitor] {
            let refused = log(&portal, actor, &Filter::default()).await;
            assert!(matches!(refused, Err(Error::Forbidden)));
        }
    }
}

/// The texts are stored in the databases of running portals: texts may be added, but never changed.
#[test]
fn what_is_written_of_a_subject_is_read_as_the_same_subject() {
    for noun in Subject::NOUNS {
        let subject: Subject = format!("{noun}:7").parse().unwrap();
        assert_eq!(
            (subject.to_string(), subject.id()),
            (format!("{noun}:7"), Some(7))
        );
    }
    for (text, subject) in [
        ("proposal:7", Subject::Proposal(ProposalId(7))),
        ("seat_terms:2", Subject::SeatTerms(TermsId(2))),
        ("organisation:1", Subject::Organisation),
        ("outbox", Subject::Outbox),
    ] {
        assert_eq!(subject.to_string(), text);
        assert_eq!(text.parse(), Ok(subject));
    }
    assert_eq!("organisation".parse(), Ok(Subject::Organisation));
    for nothing in [
        "",
        "moon:1",
        "proposal",
        "proposal:",
        "proposal:x",
        "proposal:7:8",
    ] {
        assert!(nothing.parse::<Subject>().is_err(), "{nothing}");
    }
}
