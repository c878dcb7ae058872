//! The outbox on both engines.

use super::{
    Claimed, JobState, Mail, Task, Topic, Wanted, Work, mail, operations, preferences, queries,
    rules, rules::Failure, task, work,
};
use crate::{
    Actor, Conflict, Error, Language, Portal, Role,
    base::{
        db::testing::NOON,
        ids::{AccountId, ImportId},
        values::Email,
    },
    execute, on_both_engines,
    people::accounts::{self, NewAccount},
};
use std::collections::HashSet;

async fn somebody(portal: &Portal, email: &str) -> AccountId {
    let new = NewAccount {
        email: Email::parse(email).unwrap(),
        name: "Ada".to_owned(),
        language: Language::Nl,
    };
    accounts::testing::staff(portal, &new, "", Role::Administrator)
        .await
        .unwrap()
}

async fn put(portal: &Portal, event: &str, to: AccountId, what: &Mail) {
    let now = portal.now();
    crate::transaction!(portal.db, tx => { mail(tx, now, event, to, what).await }).unwrap();
}

async fn claimed(portal: &Portal) -> Claimed {
    work::claim(portal, Wanted::Everything)
        .await
        .unwrap()
        .unwrap()
}

on_both_engines! {
    async fn the_same_event_is_written_once_for_each_person(portal: Portal) {
        let ada = somebody(&portal, "ada@example.org").await;
        let bo = somebody(&portal, "bo@example.org").await;
        for _ in 0..2 {
            put(&portal, "proposal.open:1", ada, &Mail::Test).await;
            put(&portal, "proposal.open:1", bo, &Mail::Test).await;
        }
        assert_eq!(work::due(&portal).await.unwrap(), 2);
    }

    async fn eight_workers_claim_each_job_once(portal: Portal) {
        let ada = somebody(&portal, "ada@example.org").await;
        let now = portal.now();
        crate::transaction!(portal.db, tx => {
            for number in 0..60 {
                mail(tx, now, &format!("test:{number}"), ada, &Mail::AlreadyMember).await?;
            }
            Ok(())
        }).unwrap();
        let workers: Vec<_> = (0..8).map(|_| {
            let portal = portal.clone();
            tokio::spawn(async move {
                let mut jobs = Vec::new();
                while let Some(job) = work::claim(&portal, Wanted::Everything).await.unwrap() {
                    jobs.push(job.id);
                }
                jobs
            })
        }).collect();
        let mut all = Vec::new();
        for worker in workers {
            all.extend(worker.await.unwrap());
        }
        assert_eq!(all.len(), 60);
        assert_eq!(all.iter().collect::<HashSet<_>>().len(), 60);
    }

    async fn a_code_goes_before_what_waited_longer(portal: Portal) {
        let ada = somebody(&portal, "ada@example.org").await;
        put(&portal, "a", ada, &Mail::AlreadyMember).await;
        portal.clock.set(NOON.plus_minutes(1));
        put(&portal, "b", ada, &Mail::SignInCode { code: "123456".to_owned() }).await;
        let first = claimed(&portal).await;
        assert!(matches!(first.work, Work::Mail(Mail::SignInCode { .. })));
    }

    async fn tasks_and_codes_go_on_while_mails_wait_for_their_pace(portal: Portal) {
        let ada = somebody(&portal, "ada@example.org").await;
        put(&portal, "a", ada, &Mail::AlreadyMember).await;
        let claim = async |wanted| work::claim(&portal, wanted).await.unwrap();
        assert!(claim(Wanted::NoOrdinaryMail).await.is_none());
        let now = portal.now();
        crate::transaction!(portal.db, tx => {
            task(tx, now, now, "import:1", &Task::RunImport { import: ImportId(1) }).await
        }).unwrap();
        assert!(claim(Wanted::OnlyUrgent).await.is_none());
        let job = claim(Wanted::NoOrdinaryMail).await.unwrap();
        assert!(matches!(job.work, Work::Task(_)));
        put(&portal, "b", ada, &Mail::SignInCode { code: "123456".to_owned() }).await;
        let job = claim(Wanted::OnlyUrgent).await.unwrap();
        assert!(matches!(job.work, Work::Mail(Mail::SignInCode { .. })));
        assert!(matches!(claim(Wanted::Everything).await.unwrap().work, Work::Mail(Mail::AlreadyMember)));
    }

    async fn a_job_of_a_worker_that_died_is_claimed_again_and_the_late_one_settles_nothing(portal: Portal) {
        let ada = somebody(&portal, "ada@example.org").await;
        put(&portal, "a", ada, &Mail::AlreadyMember).await;
        let lost = claimed(&portal).await;
        assert!(work::claim(&portal, Wanted::Everything).await.unwrap().is_none());
        portal.clock.set(NOON.plus_minutes(rules::LEASE_MINUTES + 1));
        let again = claimed(&portal).await;
        assert_eq!(again.id, lost.id);
        assert!(!work::hold(&portal, &lost).await.unwrap());
        work::done(&portal, &lost).await.unwrap();
        assert!(work::hold(&portal, &again).await.unwrap(), "still with the second worker");
        work::done(&portal, &again).await.unwrap();
        assert_eq!(queries::jobs(&portal, &Actor::Portal, JobState::Done, "", None).await.unwrap().len(), 1);
    }

    async fn holding_keeps_a_long_job(portal: Portal) {
        let now = portal.now();
        crate::transaction!(portal.db, tx => {
            task(tx, now, now, "import:1", &Task::RunImport { import: ImportId(1) }).await
        }).unwrap();
        let job = claimed(&portal).await;
        portal.clock.set(NOON.plus_minutes(rules::LEASE_MINUTES - 1));
        assert!(work::hold(&portal, &job).await.unwrap());
        portal.clock.set(NOON.plus_minutes(rules::LEASE_MINUTES + 1));
        assert!(work::claim(&portal, Wanted::Everything).await.unwrap().is_none());
    }

    async fn a_failure_is_tried_again_later_and_given_up_in_the_end(portal: Portal) {
        let ada = somebody(&portal, "ada@example.org").await;
        put(&portal, "a", ada, &Mail::AlreadyMember).await;
        let mut attempts = 0;
        for day in 0..20 {
            portal.clock.set(NOON.plus_days(day));
            let Some(job) = work::claim(&portal, Wanted::Everything).await.unwrap() else { break };
            attempts += 1;
            work::failed(&portal, &job, Failure::Transient, "451 later").await.unwrap();
            assert!(work::claim(&portal, Wanted::Everything).await.unwrap().is_none(), "not at once");
        }
        assert_eq!(attempts, 10);
        let failed = queries::jobs(&portal, &Actor::Portal, JobState::Failed, "already_member", None).await.unwrap();
        assert_eq!(failed[0].last_error.as_deref(), Some("451 later"));
        assert_eq!(failed[0].name.as_deref(), Some("Ada"));
    }

    async fn what_is_refused_for_good_fails_at_once_and_can_be_tried_again(portal: Portal) {
        let ada = somebody(&portal, "ada@example.org").await;
        let code = Mail::SignInCode { code: "123456".to_owned() };
        put(&portal, "a", ada, &code).await;
        let job = claimed(&portal).await;
        work::failed(&portal, &job, Failure::Permanent, "550 no such user").await.unwrap();
        let trouble = queries::trouble(&portal, &Actor::Portal).await.unwrap();
        assert_eq!((trouble.failed, trouble.struggling), (1, 0));

        operations::retry(&portal, &Actor::Portal, job.id).await.unwrap();
        assert_eq!(queries::trouble(&portal, &Actor::Portal).await.unwrap(), queries::Trouble { failed: 0, struggling: 1 });
        let again = claimed(&portal).await;
        assert!(matches!(&again.work, Work::Mail(mail) if *mail == code), "the payload was kept");
        work::done(&portal, &again).await.unwrap();
        assert_eq!(queries::trouble(&portal, &Actor::Portal).await.unwrap(), queries::Trouble::default());
        let twice = operations::retry(&portal, &Actor::Portal, job.id).await;
        assert!(matches!(twice, Err(Error::Conflict(Conflict::ChangedMeanwhile))));
    }

    async fn a_secret_is_gone_once_the_mail_is_sent(portal: Portal) {
        let ada = somebody(&portal, "ada@example.org").await;
        for (event, sent) in [("a", true), ("b", false)] {
            put(&portal, event, ada, &Mail::PasswordReset { token: "geheim".to_owned() }).await;
            let job = claimed(&portal).await;
            if sent {
                work::done(&portal, &job).await.unwrap();
            } else {
                work::not_needed(&portal, &job).await.unwrap();
            }
        }
        let mut tx = portal.db.read().await.unwrap();
        let payloads: Vec<String> = crate::scalars!(tx, "select payload from outbox").unwrap();
        assert_eq!(payloads, ["{}", "{}"]);
    }

    async fn a_job_that_cannot_be_read_does_not_hold_up_the_rest(portal: Portal) {
        let ada = somebody(&portal, "ada@example.org").await;
        put(&portal, "a", ada, &Mail::AlreadyMember).await;
        crate::transaction!(portal.db, tx => {
            execute!(tx, "update outbox set payload = '{\"mail\":\"from_the_future\"}'")?;
            Ok(())
        }).unwrap();
        put(&portal, "b", ada, &Mail::AlreadyMember).await;
        let job = claimed(&portal).await;
        work::done(&portal, &job).await.unwrap();
        assert!(work::claim(&portal, Wanted::Everything).await.unwrap().is_none());
        assert_eq!(queries::trouble(&portal, &Actor::Portal).await.unwrap().failed, 1);
    }

    async fn only_the_administrator_sees_and_changes_the_outbox(portal: Portal) {
        let ada = somebody(&portal, "ada@example.org").await;
        put(&portal, "a", ada, &Mail::AlreadyMember).await;
        let job = claimed(&portal).await;
        work::failed(&portal, &job, Failure::Permanent, "550").await.unwrap();
        let visitor = Actor::Visitor;
        assert!(matches!(queries::counts(&portal, &visitor).await, Err(Error::Forbidden)));
        assert!(matches!(queries::jobs(&portal, &visitor, JobState::Failed, "", None).await, Err(Error::Forbidden)));
        assert!(matches!(operations::retry(&portal, &visitor, job.id).await, Err(Error::Forbidden)));
        assert!(matches!(operations::retry_all(&portal, &visitor).await, Err(Error::Forbidden)));
        assert!(matches!(operations::give_up(&portal, &visitor, job.id).await, Err(Error::Forbidden)));
        assert_eq!(queries::trouble(&portal, &visitor).await.unwrap(), queries::Trouble::default());

        assert_eq!(operations::retry_all(&portal, &Actor::Portal).await.unwrap(), 1);
        operations::give_up(&portal, &Actor::Portal, job.id).await.unwrap();
        let counts = queries::counts(&portal, &Actor::Portal).await.unwrap();
        assert_eq!((counts.len(), counts[0].dropped), (1, 1));
    }

    async fn unsubscribing_needs_only_the_secret_and_twice_is_once(portal: Portal) {
        let ada = somebody(&portal, "ada@example.org").await;
        let token = accounts::queries::account(&portal, ada).await.unwrap().unsubscribe_token;
        for _ in 0..2 {
            assert_eq!(preferences::unsubscribe(&portal, &token, Topic::Answer).await.unwrap(), ada);
        }
        assert!(!preferences::wants(&portal, ada, Topic::Answer).await.unwrap());
        assert!(preferences::wants(&portal, ada, Topic::Proposal).await.unwrap());
        let unknown = preferences::unsubscribe(&portal, "nobody", Topic::Answer).await;
        assert!(matches!(unknown, Err(Error::NotFound)));
    }
}
