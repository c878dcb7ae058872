//! Reassignments by the administrator.

use super::*;
use crate::{
    Problem,
    answering::{
        answers,
        conscience::challenges,
        signals::{self, operations::SignalForm},
    },
    base::{
        audit::{self, Recorded},
        ids::AccountId,
    },
    boardroom::sessions,
    lifecycle::leaving::{
        EVERYTHING, Owed, ReassignmentForm, project_choice,
        queries::{left_behind, reassigned, still_owed},
        reassign,
    },
    on_both_engines,
    people::departments::operations::{self as departments, DepartmentForm, PlaceForm},
};

fn form(what: &str, to: &Someone) -> ReassignmentForm {
    ReassignmentForm {
        what: what.to_owned(),
        to: to.account.to_string(),
        reason: "Olga is ziek.".to_owned(),
    }
}

async fn owed(portal: &Portal, stage: &Stage, who: &Someone) -> Owed {
    still_owed(portal, &stage.ada.actor, who.account)
        .await
        .unwrap()
        .owed
}

async fn keeper(portal: &Portal, id: CommitmentId) -> AccountId {
    let mut tx = portal.db.read().await.unwrap();
    value!(tx, "select owner_id from commitments where id = $1", id).unwrap()
}

/// The reassignment that a mail is about.
fn told(mails: &[Mail]) -> Option<crate::base::ids::ReassignmentId> {
    mails.iter().find_map(|mail| match mail {
        Mail::WorkReceived { reassignment } | Mail::WorkReassigned { reassignment } => {
            Some(*reassignment)
        }
        _ => None,
    })
}

on_both_engines! {
    async fn everything_goes_to_another_owner_with_a_reason_that_both_read(portal: Portal) {
        let stage = stage(&portal).await;
        let debt = stage.write(&portal, "Wanneer?", "name").await;
        let promise = stage.promise(&portal).await;
        let held = answers::operations::AnswerForm {
            contributions: vec![debt], text: "Morgen.".to_owned(), read_at: portal.now(),
        };
        let held = answers::operations::hold(&portal, &stage.olga.actor, &held).await.unwrap();
        let offer = offered(&portal, &stage.olga, debt, &stage.piet).await;
        challenges::operations::raise(&portal, &stage.bo.actor, stage.round.proposal, "Te duur").await.unwrap();
        let all = Owed { projects: 1, answers: 1, commitments: 1, ..Owed::default() };
        let page = still_owed(&portal, &stage.ada.actor, stage.olga.account).await.unwrap();
        assert_eq!(page.owed, all);
        assert_eq!(page.projects.iter().map(|one| (one.name.as_str(), one.answers, one.commitments, one.challenges)).collect::<Vec<_>>(),
                   [("Stoepen", 1, 1, 1)]);
        assert_eq!(page.receivers.iter().map(|(_, name)| name.as_str()).collect::<Vec<_>>(), ["Piet"]);

        reassign(&portal, &stage.ada.actor, stage.olga.account, &form(EVERYTHING, &stage.piet)).await.unwrap();
        assert_eq!(owed(&portal, &stage, &stage.olga).await, Owed::default());
        assert_eq!(owed(&portal, &stage, &stage.piet).await, all);
        assert_eq!(owner_of_project(&portal, stage.round.project).await, stage.piet.account);
        assert_eq!(owner_of_debt(&portal, debt).await, stage.piet.account);
        assert_eq!(keeper(&portal, promise).await, stage.piet.account);
        assert_eq!(conflict(hand_overs::accept(&portal, &stage.piet.actor, offer).await), Some(Conflict::OfferEnded));
        // The project shows that it changed hands.
        let (project, _) = crate::rounds::projects::queries::find(&portal, &stage.piet.actor, stage.round.project).await.unwrap();
        assert_eq!(project.hand_overs, 1);
        // Both read the reason, and nobody else does.
        for who in [&stage.piet, &stage.olga] {
            let id = told(&mails(&portal, who).await).unwrap();
            let content = reassigned(&portal, who.account, id).await.unwrap().unwrap();
            assert_eq!((content.giver.as_str(), content.receiver.as_str(), content.made_by.as_str()), ("Olga", "Piet", "Ada"));
            assert_eq!((content.reason.as_str(), content.owed), ("Olga is ziek.", all));
            assert_eq!(content.projects, ["Stoepen"]);
            assert_eq!(reassigned(&portal, stage.bo.account, id).await.unwrap(), None);
        }
        // Work that was begun continues: the held answer, the reply to the challenge.
        answers::operations::publish_held(&portal, &stage.piet.actor, &[held]).await.unwrap();
        challenges::operations::reply(&portal, &stage.piet.actor, stage.round.proposal, "Het valt mee").await.unwrap();
        assert_eq!(stage.end(&portal, &stage.olga).await, None);
        let log = audit::queries::log(&portal, &stage.ada.actor, &Default::default()).await.unwrap();
        let lines: Vec<_> = log.lines.iter().filter(|line| line.detail == "Olga is ziek.").map(|line| &line.action).collect();
        assert_eq!(lines, [&Recorded::Known(audit::Action::StaffReceive), &Recorded::Known(audit::Action::StaffReassign)]);
    }

    async fn one_project_goes_with_what_is_owed_in_it_and_the_rest_stays(portal: Portal) {
        let stage = stage(&portal).await;
        let debt = stage.write(&portal, "Wanneer?", "name").await;
        let second = testing::round(&portal, "Liften", stage.olga.account, &[&stage.truus]).await.unwrap();
        let promise = stage.promise(&portal).await;
        let give = async |what: &str| {
            reassign(&portal, &stage.ada.actor, stage.olga.account, &form(what, &stage.piet)).await
        };
        give(&project_choice(stage.round.project)).await.unwrap();
        assert_eq!(owner_of_project(&portal, second.project).await, stage.olga.account);
        assert_eq!(owner_of_debt(&portal, debt).await, stage.piet.account);
        assert_eq!(keeper(&portal, promise).await, stage.piet.account);
        assert_eq!(owed(&portal, &stage, &stage.olga).await, Owed { projects: 1, ..Owed::default() });
        assert_eq!(stage.end(&portal, &stage.olga).await, Some(OWES));
        // The same form sent again has no effect.
        assert_eq!(conflict(give(&project_choice(stage.round.project)).await), Some(Conflict::ChangedMeanwhile));
        give(EVERYTHING).await.unwrap();
        assert_eq!(stage.end(&portal, &stage.olga).await, None);
    }

    async fn series_and_sessions_go_to_a_colleague_who_takes_part_from_then_on(portal: Portal) {
        let ada = testing::staff(&portal, "Ada", Role::Administrator).await.unwrap();
        let room = sessions::testing::boardroom(&portal).await.unwrap();
        let typed = sessions::testing::typed(room.series, room.secretary.account);
        let id = crate::boardroom::arranging::operations::plan(&portal, &room.board.actor, &typed).await.unwrap();
        let page = still_owed(&portal, &ada.actor, room.secretary.account).await.unwrap();
        assert_eq!(page.owed, Owed { series: 1, sessions: 1, ..Owed::default() });
        assert_eq!((page.series, page.sessions), (vec!["Klant aan tafel".to_owned()], vec!["De rekening".to_owned()]));
        assert!(page.receivers.iter().any(|(account, _)| *account == room.board.account), "any colleague can");
        reassign(&portal, &ada.actor, room.secretary.account, &form(EVERYTHING, &room.board)).await.unwrap();
        let found = sessions::queries::find(&portal, &room.board.actor, id).await.unwrap();
        assert_eq!((found.session.secretary_id, found.session.facilitator_id), (room.board.account, room.board.account));
        assert!(found.people.iter().any(|one| one.account_id == room.board.account));
        assert_eq!(conflict(end_access(&portal, &ada.actor, room.secretary.account).await), None);
    }

    async fn signals_go_back_to_the_department_or_to_a_colleague_when_nobody_else_is_there(portal: Portal) {
        let ada = testing::staff(&portal, "Ada", Role::Administrator).await.unwrap();
        let bea = testing::staff(&portal, "Bea", Role::Colleague).await.unwrap();
        let ben = testing::staff(&portal, "Ben", Role::Colleague).await.unwrap();
        let desk = DepartmentForm { division: "Klant".to_owned(), name: "Balie".to_owned(), kind: "other".to_owned() };
        let desk = departments::add(&portal, &ada.actor, &desk).await.unwrap();
        let at_desk = PlaceForm { department: desk.to_string(), job_title: String::new() };
        departments::place(&portal, &ada.actor, bea.account, &at_desk).await.unwrap();
        let form_of = |words: &str| SignalForm {
            words: words.to_owned(), channel: "phone".to_owned(), department: desk.to_string(), form_key: words.to_owned(),
            ..SignalForm::default()
        };
        let mut all = Vec::new();
        for words in ["Te duur.", "Te laat."] {
            let id = signals::operations::file(&portal, &ben.actor, &form_of(words)).await.unwrap();
            signals::operations::accept(&portal, &bea.actor, id).await.unwrap();
            all.push(id);
        }
        assert_eq!(conflict(end_access(&portal, &ada.actor, bea.account).await), Some(Conflict::StillOwes));
        let page = still_owed(&portal, &ada.actor, bea.account).await.unwrap();
        assert_eq!(page.owed, Owed { signals: 2, ..Owed::default() });
        reassign(&portal, &ada.actor, bea.account, &form(EVERYTHING, &ben)).await.unwrap();
        assert!(signals::queries::one(&portal, &ben.actor, all[0]).await.unwrap().may_end);
        assert_eq!(conflict(end_access(&portal, &ada.actor, bea.account).await), None);
        // With a colleague at the same desk nothing has to be handed over: the desk has it again.
        departments::place(&portal, &ada.actor, ben.account, &at_desk).await.unwrap();
        let bas = testing::staff(&portal, "Bas", Role::Colleague).await.unwrap();
        departments::place(&portal, &ada.actor, bas.account, &at_desk).await.unwrap();
        assert_eq!(conflict(end_access(&portal, &ada.actor, ben.account).await), None);
        assert!(signals::queries::one(&portal, &bas.actor, all[1]).await.unwrap().may_accept);
        assert_eq!(signals::queries::waiting(&portal, &bas.actor).await.unwrap().untaken, 2);
    }

    async fn who_is_gone_already_and_left_something_is_found(portal: Portal) {
        let stage = stage(&portal).await;
        accounts::testing::without_roles(&portal, stage.olga.account).await.unwrap();
        let left = async || left_behind(&portal, &stage.ada.actor).await.unwrap();
        assert_eq!(left().await, [(stage.olga.account, "Olga".to_owned())]);
        reassign(&portal, &stage.ada.actor, stage.olga.account, &form(EVERYTHING, &stage.piet)).await.unwrap();
        assert_eq!(left().await, []);
        assert_eq!(owner_of_project(&portal, stage.round.project).await, stage.piet.account);
        let page = still_owed(&portal, &stage.ada.actor, stage.olga.account).await;
        assert!(matches!(page, Err(Error::NotFound)));
    }

    async fn what_is_wrong_is_told_field_by_field(portal: Portal) {
        let stage = stage(&portal).await;
        for (what, to, reason, field, problem) in [
            ("", stage.piet.account.to_string(), "Zo", "what", Problem::NotChosen),
            ("project:x", stage.piet.account.to_string(), "Zo", "what", Problem::NotAChoice),
            ("all", String::new(), "Zo", "to", Problem::NotChosen),
            ("all", stage.olga.account.to_string(), "Zo", "to", Problem::NotAChoice),
            ("all", stage.ada.account.to_string(), "Zo", "to", Problem::NotAChoice),
            ("all", stage.truus.account.to_string(), "Zo", "to", Problem::NotAChoice),
            ("all", stage.piet.account.to_string(), " ", "reason", Problem::Missing),
        ] {
            let form = ReassignmentForm { what: what.to_owned(), to, reason: reason.to_owned() };
            let refused = reassign(&portal, &stage.ada.actor, stage.olga.account, &form).await;
            let Err(Error::Invalid(errors)) = refused else { panic!("{refused:?}") };
            assert_eq!(errors.iter().collect::<Vec<_>>(), [(field, &problem)]);
        }
        for actor in [&stage.olga.actor, &stage.bo.actor, &Actor::Visitor] {
            let refused = reassign(&portal, actor, stage.olga.account, &form(EVERYTHING, &stage.piet)).await;
            assert!(matches!(refused, Err(Error::Forbidden)));
            assert!(matches!(still_owed(&portal, actor, stage.olga.account).await, Err(Error::Forbidden)));
        }
    }

    async fn what_was_for_the_conscience_only_is_not_counted_and_not_given(portal: Portal) {
        let stage = stage(&portal).await;
        let kept = stage.write(&portal, "Geheim", "conscience").await;
        assert_eq!(owed(&portal, &stage, &stage.bo).await, Owed::default());
        let refused = reassign(&portal, &stage.ada.actor, stage.bo.account, &form(EVERYTHING, &stage.piet)).await;
        assert_eq!(conflict(refused), Some(Conflict::ChangedMeanwhile));
        assert_eq!(owner_of_debt(&portal, kept).await, stage.bo.account);
    }
}
