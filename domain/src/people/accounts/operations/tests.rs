use super::*;
use crate::{
    Error, Language, Portal, Problem, Result,
    base::{ids::AccountId, outbox::Mail, values::Email},
    on_both_engines,
    people::accounts::{Caller, NewAccount, keys, testing},
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
    async fn what_an_earlier_version_folded_is_found_again(portal: Portal) {
        let new = |email: &str, name: &str| NewAccount {
            email: Email::parse(email).unwrap(),
            name: name.to_owned(),
            language: Language::Nl,
        };
        let (jo, _) = testing::member(&portal, &new("jo@bücher.example", "Zoë O’Neil")).await.unwrap();
        let (other, _) = testing::member(&portal, &new("jo@strasse.example", "Çelik")).await.unwrap();
        // As they were before, one in a spelling whose key somebody else has by now.
        crate::transaction!(portal.db, tx => {
            crate::execute!(
                tx,
                "update accounts set email_key = 'jo@bücher.example', name_key = 'zoë o’neil' where id = $1",
                jo
            )?;
            crate::execute!(tx, "update accounts set email = 'JO@bücher.example' where id = $1", other)?;
            Ok(())
        }).unwrap();
        for _ in 0..2 {
            keys::fold_again(&portal).await.unwrap();
        }
        let mut tx = portal.db.read().await.unwrap();
        let found: Vec<(String, String)> =
            crate::all!(tx, "select name_key, email_key from accounts order by id").unwrap();
        let keys = |name: &str, email: &str| (name.to_owned(), email.to_owned());
        assert_eq!(found, [keys("zoe o'neil", "jo@xn--bcher-kva.example"), keys("celik", "jo@strasse.example")]);
    }

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
