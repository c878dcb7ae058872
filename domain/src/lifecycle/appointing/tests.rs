use super::operations::*;
use crate::{
    Actor, Conflict, Error, Language, Portal, Result, Role,
    lifecycle::set_up::operations::{SetUp, set_up},
    on_both_engines,
    people::{
        accounts::queries as accounts,
        departments::operations::{self as departments, DepartmentForm, PlaceForm},
        mandates::{queries, store},
    },
    rounds::contributions::testing::staff,
};

fn next(from: i64, number: usize) -> HandOver {
    HandOver {
        from,
        name: format!("Nr {number}"),
        email: format!("nr{number}@dewaag.example"),
        mandate: "Waakt.".to_owned(),
        in_sales: "no".to_owned(),
        sales_reason: String::new(),
    }
}

async fn begin(portal: &Portal) {
    let text = str::to_owned;
    let typed = SetUp {
        name: text("De Waag"),
        zone: text("Europe/Amsterdam"),
        phone: text("030 123 45 67"),
        email: text("klant@dewaag.example"),
        accent: String::new(),
        admin_name: text("Ada"),
        admin_email: text("ada@dewaag.example"),
        admin_password: text("een goed wachtwoord"),
        conscience_name: text("Bo"),
        conscience_email: text("bo@dewaag.example"),
        mandate: text("Waakt."),
        in_sales: text("no"),
        sales_reason: String::new(),
    };
    set_up(portal, Language::Nl, &typed).await.unwrap();
}

on_both_engines! {
    async fn sixty_four_hand_overs_at_once_leave_exactly_one(portal: Portal) {
        begin(&portal).await;
        let first = queries::mandates(&portal, &Actor::Portal).await.unwrap().remove(0);
        let tries = (0..64).map(|number| {
            let portal = portal.clone();
            tokio::spawn(async move {
                hand_over(&portal, &Actor::Portal, Language::Nl, &next(first.id, number)).await
            })
        });
        let outcomes: Vec<Result<()>> = futures::future::join_all(tries)
            .await
            .into_iter()
            .map(|outcome| outcome.unwrap())
            .collect();
        let lost = |outcome: &&Result<()>| matches!(outcome, Err(Error::Conflict(Conflict::ChangedMeanwhile)));
        assert_eq!(outcomes.iter().filter(|outcome| outcome.is_ok()).count(), 1);
        assert_eq!(outcomes.iter().filter(lost).count(), 63, "{outcomes:?}");
        let mandates = queries::mandates(&portal, &Actor::Portal).await.unwrap();
        assert_eq!(mandates.len(), 2);
        assert_eq!(mandates.iter().filter(|mandate| mandate.ends_at.is_none()).count(), 1);
        assert_eq!(mandates[1].ends_at, Some(mandates[0].begins_at));
    }

    async fn the_database_itself_refuses_a_second_one(portal: Portal) {
        begin(&portal).await;
        let first = queries::mandates(&portal, &Actor::Portal).await.unwrap().remove(0);
        let now = portal.now();
        let second = crate::transaction!(portal.db, tx => {
            store::begin(tx, now, first.account_id, "Ook.", "").await
        });
        assert!(second.is_err());
        assert_eq!(queries::mandates(&portal, &Actor::Portal).await.unwrap(), [first]);
    }

    async fn somebody_from_sales_is_appointed_for_a_reason_that_is_read(portal: Portal) {
        begin(&portal).await;
        let first = queries::mandates(&portal, &Actor::Portal).await.unwrap().remove(0);
        assert_eq!(first.sales_reason, "");
        let mut typed = next(first.id, 1);
        typed.in_sales = "yes".to_owned();
        let refused = hand_over(&portal, &Actor::Portal, Language::Nl, &typed).await;
        let Err(Error::Invalid(errors)) = refused else { panic!("{refused:?}") };
        assert_eq!(errors.iter().collect::<Vec<_>>(), [("sales_reason", &crate::Problem::Missing)]);
        assert_eq!(queries::mandates(&portal, &Actor::Portal).await.unwrap(), [first]);
        typed.sales_reason = "Niemand anders kent onze klanten.".to_owned();
        hand_over(&portal, &Actor::Portal, Language::Nl, &typed).await.unwrap();
        let mandates = queries::mandates(&portal, &Actor::Portal).await.unwrap();
        assert_eq!(mandates[0].sales_reason, "Niemand anders kent onze klanten.");
    }

    async fn whoever_works_in_a_department_that_sells_needs_the_reason_whatever_was_ticked(portal: Portal) {
        begin(&portal).await;
        let first = queries::mandates(&portal, &Actor::Portal).await.unwrap().remove(0);
        let vera = staff(&portal, "Vera", Role::ProjectOwner).await.unwrap();
        let department = DepartmentForm { division: "Klant".to_owned(), name: "Verkoop".to_owned(), kind: "sales".to_owned() };
        let id = departments::add(&portal, &Actor::Portal, &department).await.unwrap();
        let place = PlaceForm { department: id.to_string(), job_title: String::new() };
        departments::place(&portal, &Actor::Portal, vera.account, &place).await.unwrap();
        let address = accounts::account(&portal, vera.account).await.unwrap().email.unwrap_or_default();
        let mut typed = HandOver { email: address, ..next(first.id, 1) };
        let refused = hand_over(&portal, &Actor::Portal, Language::Nl, &typed).await;
        let Err(Error::Invalid(errors)) = refused else { panic!("{refused:?}") };
        assert_eq!(errors.of("sales_reason"), Some(&crate::Problem::Missing));
        typed.in_sales = "yes".to_owned();
        typed.sales_reason = "Zij kent de klanten.".to_owned();
        hand_over(&portal, &Actor::Portal, Language::Nl, &typed).await.unwrap();
    }

    async fn visitors_are_told_nothing_and_only_administrators_hand_over(portal: Portal) {
        begin(&portal).await;
        assert!(matches!(queries::mandates(&portal, &Actor::Visitor).await, Err(Error::Forbidden)));
        let refused = hand_over(&portal, &Actor::Visitor, Language::Nl, &next(1, 1)).await;
        assert!(matches!(refused, Err(Error::Forbidden)));
    }
}
