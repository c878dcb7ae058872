use super::{
    State,
    call_list::{CallListForm, file_list},
    operations::*,
    queries::{self, List, one},
    reminders,
};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result, Role,
    base::{
        ids::{DepartmentId, SignalId},
        outbox::Mail,
    },
    on_both_engines,
    people::{
        accounts::testing::mails,
        departments::operations::{DepartmentForm, PlaceForm, add, place},
    },
    rounds::contributions::testing::{Someone, staff},
};

/// A desk with two colleagues, sales with one, and the customer conscience.
pub(super) struct Stage {
    pub desk: DepartmentId,
    pub sales: DepartmentId,
    pub bea: Someone,
    pub ben: Someone,
    pub sam: Someone,
    pub conscience: Someone,
}

async fn department(portal: &Portal, name: &str) -> DepartmentId {
    let form = DepartmentForm {
        division: "Klant".to_owned(),
        name: name.to_owned(),
        kind: "other".to_owned(),
    };
    add(portal, &Actor::Portal, &form).await.unwrap()
}

impl Stage {
    pub async fn set(portal: &Portal) -> Self {
        let (desk, sales) = (
            department(portal, "Balie").await,
            department(portal, "Verkoop").await,
        );
        let stage = Self {
            desk,
            sales,
            bea: staff(portal, "Bea", Role::Colleague).await.unwrap(),
            ben: staff(portal, "Ben", Role::Colleague).await.unwrap(),
            sam: staff(portal, "Sam", Role::Colleague).await.unwrap(),
            conscience: staff(portal, "Coco", Role::CustomerConscience)
                .await
                .unwrap(),
        };
        for (who, at) in [(&stage.bea, desk), (&stage.ben, desk), (&stage.sam, sales)] {
            let form = PlaceForm {
                department: at.to_string(),
                job_title: String::new(),
            };
            place(portal, &Actor::Portal, who.account, &form)
                .await
                .unwrap();
        }
        stage
    }

    /// A signal for the desk that Sam heard on the telephone.
    async fn heard(&self, portal: &Portal, words: &str) -> SignalId {
        file(
            portal,
            &self.sam.actor,
            &SignalForm {
                department: self.desk.to_string(),
                ..said(words)
            },
        )
        .await
        .unwrap()
    }
}

/// Sends signals in which this word stands to a department.
pub(super) async fn signals_to(portal: &Portal, word: &str, to: DepartmentId) {
    let rule = rules::RuleForm {
        words: word.to_owned(),
        department: to.to_string(),
        ..rules::RuleForm::default()
    };
    rules::add(portal, &Actor::Portal, &rule).await.unwrap();
}

fn said(words: &str) -> SignalForm {
    SignalForm {
        words: words.to_owned(),
        channel: "phone".to_owned(),
        form_key: words.to_owned(),
        ..SignalForm::default()
    }
}

fn invalid<T: std::fmt::Debug>(outcome: Result<T>) -> Vec<(String, Problem)> {
    let Err(Error::Invalid(errors)) = outcome else {
        panic!("{outcome:?}")
    };
    errors
        .iter()
        .map(|(field, problem)| (field.to_owned(), problem.clone()))
        .collect()
}

fn done(state: &str) -> EndForm {
    EndForm {
        state: state.to_owned(),
        outcome: "Er is nu een plek.".to_owned(),
        ..EndForm::default()
    }
}

async fn ids(portal: &Portal, who: &Someone, list: List) -> Vec<SignalId> {
    let found = queries::list(portal, &who.actor, list, None).await.unwrap();
    found.lines.into_iter().map(|line| line.id).collect()
}

on_both_engines! {
    async fn a_signal_is_filed_taken_up_and_ended_and_whoever_filed_it_reads_why(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let typed = SignalForm {
            department: stage.desk.to_string(), waits: "yes".to_owned(), reach: "mevrouw Jansen, 06-12345678".to_owned(),
            ..said("Mijn rekening NL91 ABNA 0417 1643 00 klopt niet.")
        };
        let id = file(&portal, &stage.sam.actor, &typed).await.unwrap();
        assert_eq!(file(&portal, &stage.sam.actor, &typed).await.unwrap(), id, "the same form is one signal");
        let other = file(&portal, &stage.sam.actor, &SignalForm { words: "Iets anders.".to_owned(), ..typed.clone() }).await.unwrap();
        assert_ne!(other, id, "who goes back and writes something else loses nothing");
        forward(&portal, &stage.bea.actor, other, &stage.sales.to_string()).await.unwrap();
        let found = one(&portal, &stage.bea.actor, id).await.unwrap();
        assert_eq!(found.signal.words, "Mijn rekening •••• •••• •••• •••• •• klopt niet.");
        assert_eq!(found.signal.reach, "mevrouw Jansen, 06-12345678");
        assert!(found.may_accept && !found.may_end && found.signal.due_at > portal.now());
        assert_eq!(queries::waiting(&portal, &stage.bea.actor).await.unwrap().untaken, 1);

        accept(&portal, &stage.bea.actor, id).await.unwrap();
        accept(&portal, &stage.bea.actor, id).await.unwrap();
        let slow = accept(&portal, &stage.ben.actor, id).await;
        assert!(matches!(slow, Err(Error::Conflict(Conflict::ChangedMeanwhile))), "{slow:?}");
        let waiting = queries::waiting(&portal, &stage.bea.actor).await.unwrap();
        assert_eq!((waiting.untaken, waiting.mine.len()), (0, 1));
        assert!(matches!(end(&portal, &stage.ben.actor, id, &done("answered")).await, Err(Error::Forbidden)));
        let nothing = invalid(end(&portal, &stage.bea.actor, id, &EndForm::default()).await);
        assert_eq!(nothing, [("state".to_owned(), Problem::NotChosen), ("outcome".to_owned(), Problem::Missing)]);
        let open = end(&portal, &stage.bea.actor, id, &done("open")).await;
        assert_eq!(invalid(open), [("state".to_owned(), Problem::NotAChoice)]);
        end(&portal, &stage.bea.actor, id, &done("closed")).await.unwrap();

        let read = one(&portal, &stage.sam.actor, id).await.unwrap().signal;
        assert_eq!((read.state, read.outcome.as_str(), read.reach.as_str()), (State::Closed, "Er is nu een plek.", ""));
        assert_eq!(read.ender.as_deref(), Some("Bea"));
        let late = end(&portal, &stage.bea.actor, id, &done("answered")).await;
        assert!(matches!(late, Err(Error::Conflict(Conflict::Closed))), "{late:?}");
        assert_eq!(ids(&portal, &stage.sam, List::Filed).await, [other, id]);
        assert_eq!(ids(&portal, &stage.conscience, List::Ended).await, [id]);
        assert_eq!(ids(&portal, &stage.ben, List::Ended).await, [id]);
        assert_eq!(ids(&portal, &stage.bea, List::Department).await, []);
    }

    async fn whoever_has_a_signal_is_warned_in_time_and_then_the_conscience_is_told(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let id = stage.heard(&portal, "Te duur.").await;
        let due = one(&portal, &stage.bea.actor, id).await.unwrap().signal.due_at;
        let got = async |who: &Someone, mail: Mail| mails(&portal, who.account).await.unwrap().contains(&mail);
        let (warning, late) = (Mail::SignalDue { signal: id }, Mail::SignalOverdue { signal: id });
        // Nobody took it up, so the whole department is warned, and nobody else.
        reminders::warn(&portal, id, due).await.unwrap();
        assert!(got(&stage.bea, warning.clone()).await && got(&stage.ben, warning.clone()).await);
        assert!(!got(&stage.sam, warning.clone()).await);
        reminders::tell(&portal, id, due.plus_minutes(1)).await.unwrap();
        assert!(!got(&stage.conscience, late.clone()).await, "it was planned for another instant");
        accept(&portal, &stage.bea.actor, id).await.unwrap();
        stop_clock(&portal, &stage.bea.actor, id).await.unwrap();
        reminders::tell(&portal, id, due).await.unwrap();
        assert!(!got(&stage.conscience, late.clone()).await, "we wait for the customer");
        run_clock(&portal, &stage.bea.actor, id).await.unwrap();
        let due = one(&portal, &stage.bea.actor, id).await.unwrap().signal.due_at;
        reminders::tell(&portal, id, due).await.unwrap();
        assert!(got(&stage.conscience, late).await);
        end(&portal, &stage.bea.actor, id, &done("closed")).await.unwrap();
        assert!(got(&stage.sam, Mail::SignalEnded { signal: id }).await);
        assert!(queries::for_mail(&portal, stage.ben.account, id).await.unwrap().is_some());
        let ada = staff(&portal, "Ada", Role::Administrator).await.unwrap();
        assert_eq!(queries::for_mail(&portal, ada.account, id).await.unwrap(), None);
    }

    async fn only_its_people_read_a_signal(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let typed = SignalForm {
            department: stage.desk.to_string(), waits: "yes".to_owned(), reach: "Jansen".to_owned(), ..said("Te duur.")
        };
        let id = file(&portal, &stage.bea.actor, &typed).await.unwrap();
        assert!(matches!(one(&portal, &stage.sam.actor, id).await, Err(Error::NotFound)));
        for refused in [
            accept(&portal, &stage.sam.actor, id).await, forward(&portal, &stage.sam.actor, id, "1").await,
            end(&portal, &stage.sam.actor, id, &done("closed")).await, stop_clock(&portal, &stage.sam.actor, id).await,
        ] {
            assert!(matches!(refused, Err(Error::NotFound)), "{refused:?}");
        }
        // The customer conscience reads it and can send it on, but needs no way to reach the customer.
        let found = one(&portal, &stage.conscience.actor, id).await.unwrap();
        assert_eq!((found.signal.reach.as_str(), found.may_forward, found.may_accept), ("", true, false));
        assert_eq!(ids(&portal, &stage.conscience, List::All).await, [id]);
        assert_eq!(ids(&portal, &stage.sam, List::All).await, [], "a list that is not theirs is the list of their department");
        // An administrator reads no words of customers.
        let ada = staff(&portal, "Ada", Role::Administrator).await.unwrap();
        assert!(matches!(one(&portal, &ada.actor, id).await, Err(Error::NotFound)));
        for nobody in [Actor::Visitor, Actor::Portal] {
            assert!(matches!(file(&portal, &nobody, &said("Te duur.")).await, Err(Error::Forbidden)));
            assert!(matches!(one(&portal, &nobody, id).await, Err(Error::NotFound)));
            assert!(matches!(queries::list(&portal, &nobody, List::All, None).await, Err(Error::NotFound)));
        }
    }

    async fn the_clock_stands_still_while_we_wait_for_the_customer(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let id = stage.heard(&portal, "Te duur.").await;
        accept(&portal, &stage.bea.actor, id).await.unwrap();
        let due = one(&portal, &stage.bea.actor, id).await.unwrap().signal.due_at;
        stop_clock(&portal, &stage.bea.actor, id).await.unwrap();
        let stopped = one(&portal, &stage.bea.actor, id).await.unwrap().signal;
        assert!(stopped.service_left.is_some_and(|left| left > 0));
        assert_eq!(queries::waiting(&portal, &stage.bea.actor).await.unwrap().mine.len(), 0);
        portal.clock.set(portal.now().plus_days(30));
        assert!(!one(&portal, &stage.bea.actor, id).await.unwrap().signal.is_late(portal.now()));
        run_clock(&portal, &stage.bea.actor, id).await.unwrap();
        let running = one(&portal, &stage.bea.actor, id).await.unwrap().signal;
        assert!(running.due_at > portal.now() && running.due_at > due && running.service_left.is_none());
        run_clock(&portal, &stage.bea.actor, id).await.unwrap();
        assert_eq!(one(&portal, &stage.bea.actor, id).await.unwrap().signal.due_at, running.due_at);
        portal.clock.set(running.due_at.plus_minutes(1));
        assert!(one(&portal, &stage.bea.actor, id).await.unwrap().signal.is_late(portal.now()));
    }

    async fn a_signal_goes_where_a_rule_or_a_hand_sends_it_and_its_clock_runs_on(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let rule = rules::RuleForm { words: "prijs\nduur".to_owned(), department: stage.sales.to_string(), ..rules::RuleForm::default() };
        let rule = rules::add(&portal, &Actor::Portal, &rule).await.unwrap();
        let id = file(&portal, &stage.bea.actor, &said("Veel te DUUR.")).await.unwrap();
        let nowhere = file(&portal, &stage.bea.actor, &said("De lift is stuk.")).await.unwrap();
        let found = one(&portal, &stage.sam.actor, id).await.unwrap();
        assert_eq!(found.signal.department.as_deref(), Some("Verkoop"));
        assert_eq!(one(&portal, &stage.bea.actor, nowhere).await.unwrap().signal.department, None);
        accept(&portal, &stage.sam.actor, id).await.unwrap();
        forward(&portal, &stage.sam.actor, id, &stage.desk.to_string()).await.unwrap();
        let moved = one(&portal, &stage.ben.actor, id).await.unwrap();
        assert_eq!((moved.signal.owner.as_deref(), moved.signal.due_at), (None, found.signal.due_at));
        assert!(moved.may_accept);
        assert!(matches!(one(&portal, &stage.sam.actor, id).await, Err(Error::NotFound)));
        let same = forward(&portal, &stage.ben.actor, id, &stage.desk.to_string()).await;
        assert_eq!(invalid(same), [("department".to_owned(), Problem::Unchanged)]);
        assert_eq!(invalid(forward(&portal, &stage.ben.actor, id, "").await), [("department".to_owned(), Problem::NotChosen)]);
        // Whoever filed what no rule fits, and the customer conscience, find a department for it.
        forward(&portal, &stage.conscience.actor, nowhere, &stage.sales.to_string()).await.unwrap();
        assert!(matches!(forward(&portal, &stage.bea.actor, nowhere, &stage.desk.to_string()).await, Err(Error::Forbidden)));

        rules::remove(&portal, &Actor::Portal, rule).await.unwrap();
        assert!(matches!(rules::remove(&portal, &Actor::Portal, rule).await, Err(Error::NotFound)));
        let after = file(&portal, &stage.bea.actor, &said("Nog duurder.")).await.unwrap();
        assert_eq!(one(&portal, &stage.bea.actor, after).await.unwrap().signal.department, None);
        for refused in [rules::add(&portal, &stage.bea.actor, &rules::RuleForm::default()).await.map(drop), rules::remove(&portal, &stage.bea.actor, rule).await] {
            assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
        }
        let wrong = rules::RuleForm { channel: "x".to_owned(), segment: "9".to_owned(), ..rules::RuleForm::default() };
        let fields: Vec<_> = invalid(rules::add(&portal, &Actor::Portal, &wrong).await).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["channel", "segment", "department"]);
    }

    async fn what_is_wrong_in_a_signal_is_told_beside_its_field(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let wrong = SignalForm {
            segment: "77".to_owned(), department: "99".to_owned(), waits: "maybe".to_owned(), reach: "x".repeat(200), ..SignalForm::default()
        };
        let fields: Vec<_> = invalid(file(&portal, &stage.bea.actor, &wrong).await).into_iter().map(|(field, _)| field).collect();
        assert_eq!(fields, ["words", "channel", "segment", "department", "waits", "reach"]);
        // How to reach somebody who does not wait is not kept.
        let typed = SignalForm { reach: "Jansen".to_owned(), ..said("Te duur.") };
        let id = file(&portal, &stage.bea.actor, &typed).await.unwrap();
        assert_eq!(one(&portal, &stage.bea.actor, id).await.unwrap().signal.reach, "");
    }

    async fn a_pasted_list_is_a_signal_for_each_line_or_none(portal: Portal) {
        let stage = Stage::set(&portal).await;
        let typed = CallListForm {
            lines: "118; Ik snap de aanmaning niet, bel 0612345678.\nTe duur.\n\nTe duur.".to_owned(), channel: "phone".to_owned(),
            department: stage.desk.to_string(), form_key: "k".to_owned(),
        };
        assert_eq!(file_list(&portal, &stage.sam.actor, &typed).await.unwrap(), 3);
        assert_eq!(file_list(&portal, &stage.sam.actor, &typed).await.unwrap(), 3);
        let found = queries::list(&portal, &stage.bea.actor, List::Department, None).await.unwrap();
        let words: Vec<_> = found.lines.iter().map(|line| line.words.as_str()).collect();
        assert_eq!(words, ["Ik snap de aanmaning niet, bel ••••••••••.", "Te duur.", "Te duur."]);
        let wrong = CallListForm { lines: "119;\nTe laat.".to_owned(), channel: String::new(), ..typed };
        let refused = invalid(file_list(&portal, &stage.sam.actor, &wrong).await);
        assert_eq!(refused, [("lines".to_owned(), Problem::WrongLines(1)), ("channel".to_owned(), Problem::NotChosen)]);
        assert_eq!(ids(&portal, &stage.bea, List::Department).await.len(), 3);
        assert!(matches!(file_list(&portal, &Actor::Visitor, &wrong).await, Err(Error::Forbidden)));
    }

    async fn customers_who_waited_are_counted_in_time_and_in_all(portal: Portal) {
        let stage = Stage::set(&portal).await;
        for (words, waits, state, days) in [
            ("Een", "yes", "answered", 0), ("Twee", "yes", "answered", 60), ("Drie", "", "answered", 0), ("Vier", "yes", "closed", 0),
        ] {
            let typed = SignalForm { department: stage.desk.to_string(), waits: waits.to_owned(), ..said(words) };
            let id = file(&portal, &stage.sam.actor, &typed).await.unwrap();
            accept(&portal, &stage.bea.actor, id).await.unwrap();
            portal.clock.set(portal.now().plus_days(days));
            end(&portal, &stage.bea.actor, id, &done(state)).await.unwrap();
        }
        let told = queries::reactions(&portal).await.unwrap();
        assert_eq!(told.iter().map(|one| (one.in_time, one.all)).collect::<Vec<_>>(), [(1, 2)]);
        portal.clock.set(portal.now().plus_days(queries::MEASURED_DAYS + 1));
        assert_eq!(queries::reactions(&portal).await.unwrap(), []);
    }

    async fn a_long_list_goes_on_where_the_page_ended(portal: Portal) {
        let stage = Stage::set(&portal).await;
        for number in 0..queries::PAGE + 2 {
            stage.heard(&portal, &format!("Signaal {number}")).await;
        }
        let first = queries::list(&portal, &stage.bea.actor, List::Department, None).await.unwrap();
        assert_eq!(first.lines.len(), queries::PAGE);
        let rest = queries::list(&portal, &stage.bea.actor, List::Department, first.next).await.unwrap();
        assert_eq!((rest.lines.len(), rest.next), (2, None));
        let filed = queries::list(&portal, &stage.sam.actor, List::Filed, None).await.unwrap();
        let more = queries::list(&portal, &stage.sam.actor, List::Filed, filed.next).await.unwrap();
        assert_eq!((filed.lines.len(), more.lines.len()), (queries::PAGE, 2));
    }
}
