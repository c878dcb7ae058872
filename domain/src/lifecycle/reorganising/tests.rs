use super::*;
use crate::{
    Portal, Problem,
    answering::signals::{
        operations::{SignalForm, accept, file, rules},
        queries::{self, List, one},
    },
    on_both_engines,
    people::departments::{
        operations::{DepartmentForm, PlaceForm, add, place},
        queries as departments_queries,
    },
    rounds::contributions::testing::staff,
};

async fn make(portal: &Portal, name: &str) -> DepartmentId {
    let form = DepartmentForm {
        division: "Klant".to_owned(),
        name: name.to_owned(),
        kind: "other".to_owned(),
    };
    add(portal, &Actor::Portal, &form).await.unwrap()
}

on_both_engines! {
    async fn what_a_department_had_goes_along_when_it_is_merged(portal: Portal) {
        let (desk, sales) = (make(&portal, "Balie").await, make(&portal, "Verkoop").await);
        let bea = staff(&portal, "Bea", Role::Colleague).await.unwrap();
        let at = |id: DepartmentId| PlaceForm { department: id.to_string(), job_title: "Gastvrouw".to_owned() };
        place(&portal, &Actor::Portal, bea.account, &at(desk)).await.unwrap();
        let rule = rules::RuleForm { department: desk.to_string(), ..rules::RuleForm::default() };
        rules::add(&portal, &Actor::Portal, &rule).await.unwrap();
        let form = SignalForm { words: "Te duur.".to_owned(), channel: "phone".to_owned(), ..SignalForm::default() };
        let signal = file(&portal, &bea.actor, &form).await.unwrap();
        accept(&portal, &bea.actor, signal).await.unwrap();
        let full = end(&portal, &Actor::Portal, desk).await;
        assert!(matches!(full, Err(Error::Conflict(Conflict::StillUsed))), "{full:?}");
        for wrong in [desk.to_string(), "999".to_owned(), "x".to_owned()] {
            let refused = merge(&portal, &Actor::Portal, desk, &wrong).await;
            let Err(Error::Invalid(errors)) = refused else { panic!("{refused:?}") };
            assert_eq!(errors.of("into"), Some(&Problem::NotAChoice));
        }
        merge(&portal, &Actor::Portal, desk, &sales.to_string()).await.unwrap();
        let place = departments_queries::of(&portal, &Actor::Portal, bea.account).await.unwrap().unwrap();
        assert_eq!((place.department_id, place.job_title.as_str()), (sales, "Gastvrouw"));
        let moved = one(&portal, &bea.actor, signal).await.unwrap();
        assert_eq!(moved.signal.department.as_deref(), Some("Verkoop"));
        assert!(moved.may_end, "whoever took it up keeps it");
        // The rule sends what comes next there too.
        let again = file(&portal, &bea.actor, &SignalForm { form_key: "2".to_owned(), ..form }).await.unwrap();
        let list = queries::list(&portal, &bea.actor, List::Department, None).await.unwrap();
        assert_eq!(list.lines.iter().map(|line| line.id).collect::<Vec<_>>(), [signal, again]);
        assert!(matches!(merge(&portal, &Actor::Portal, desk, &sales.to_string()).await, Err(Error::NotFound)));
        // The name is free again, and an empty one just ends.
        let new = make(&portal, "Balie").await;
        end(&portal, &Actor::Portal, new).await.unwrap();
        assert!(matches!(end(&portal, &Actor::Portal, new).await, Err(Error::NotFound)));
        for refused in [end(&portal, &bea.actor, sales).await, merge(&portal, &bea.actor, sales, "1").await] {
            assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
        }
    }
}
