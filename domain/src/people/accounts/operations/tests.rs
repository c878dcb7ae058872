use super::*;
use crate::{
    Error, Language, Portal, Problem, Result,
    base::{ids::AccountId, outbox::Mail, values::Email},
    on_both_engines,
    people::accounts::{Caller, NewAccount, testing},
};

const ANNA: &str = "anna@klant.example";

fn from(peer: &str) -> Caller<'_> {
    Caller { peer, known: None }
}

async fn anna(portal: &Portal) -> (AccountId, AskedCode, String) {
    let new = NewAccount {
        email: Email::parse(ANNA).unwrap(),
        name: "Anna".to_owned(),
        language: Language::Nl,
    };
    let (account, _) = testing::member(portal, &new).await.unwrap();
    let asked = ask_for_code(portal, ANNA, &from("192.0.2.7"))
        .await
        .unwrap();
    let Some(Mail::SignInCode { code }) = testing::mails(portal, account).await.unwrap().pop()
    else {
        panic!("no code");
    };
    (account, asked, code)
}

/// Types a code 64 times at once, each time from another network.
async fn sixty_four(portal: &Portal, asked: &AskedCode, code: &str) -> Vec<Result<AccountId>> {
    let guesses = (0..64).map(|number| {
        let (portal, asked, code) = (portal.clone(), asked.clone(), code.to_owned());
        tokio::spawn(async move {
            sign_in_with_code(
                &portal,
                &asked.browser,
                &code,
                &from(&format!("198.51.100.{number}")),
            )
            .await
        })
    });
    let outcomes = futures::future::join_all(guesses).await;
    outcomes
        .into_iter()
        .map(|outcome| outcome.unwrap())
        .collect()
}

fn wrong(outcome: &Result<AccountId>) -> bool {
    matches!(outcome, Err(Error::Invalid(errors)) if errors.of("code") == Some(&Problem::Wrong))
}

on_both_engines! {
    async fn of_sixty_four_wrong_codes_at_once_five_are_checked(portal: Portal) {
        let (_, asked, code) = anna(&portal).await;
        let other = if code == "111111" { "222222" } else { "111111" };
        let outcomes = sixty_four(&portal, &asked, other).await;
        assert_eq!(outcomes.iter().filter(|outcome| wrong(outcome)).count(), 5, "{outcomes:?}");
        let late = sign_in_with_code(&portal, &asked.browser, &code, &from("192.0.2.8")).await;
        assert!(late.is_err(), "no attempt is left for the right one");
    }

    async fn a_right_code_opens_once_however_often_it_is_typed_at_once(portal: Portal) {
        let (account, asked, code) = anna(&portal).await;
        let outcomes = sixty_four(&portal, &asked, &code).await;
        let opened: Vec<_> = outcomes.iter().flatten().collect();
        assert_eq!(opened, [&account], "{outcomes:?}");
    }
}
