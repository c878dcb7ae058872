//! Nobody leaves while they owe something, and nothing that they had is lost, on both engines.

mod boardroom;
mod drafts;
mod mails;
mod owners;
mod reassigning;

use crate::{
    Actor, Conflict, Error, Language, Person, Portal, Result, Role, Roles,
    answering::{
        commitments::operations::{self as commitments, About},
        owed_answers::taking_over as hand_overs,
    },
    base::{
        ids::{CommitmentId, ContributionId, HandOverId, ProjectId, SignInId},
        outbox::Mail,
    },
    lifecycle::{
        appointing::operations::{HandOver, hand_over},
        leaving::{
            operations::{ErasureForm, change_roles, end_access, erase_colleague, erase_member},
            queries,
        },
    },
    people::accounts,
    rounds::contributions::{
        operations as contributions,
        testing::{self, OpenRound, Someone, vote},
    },
    value,
};

/// The refusal for somebody who would leave something undone.
const OWES: Conflict = Conflict::StillOwes;

fn is_about_offer(mail: &Mail, offer: HandOverId) -> bool {
    *mail == Mail::HandOverEnded { hand_over: offer }
}

/// An administrator, the customer conscience, two owners, and a customer in a round of the first of them.
struct Stage {
    ada: Someone,
    bo: Someone,
    olga: Someone,
    piet: Someone,
    truus: Someone,
    round: OpenRound,
}

async fn stage(portal: &Portal) -> Stage {
    let staff = async |name, role| testing::staff(portal, name, role).await.unwrap();
    let ada = staff("Ada", Role::Administrator).await;
    let bo = staff("Bo", Role::CustomerConscience).await;
    let olga = staff("Olga", Role::ProjectOwner).await;
    let piet = staff("Piet", Role::ProjectOwner).await;
    let truus = testing::member(portal, "Truus", "").await.unwrap();
    let round = testing::round(portal, "Stoepen", olga.account, &[&truus])
        .await
        .unwrap();
    vote(portal, &round, &truus).await.unwrap();
    Stage {
        ada,
        bo,
        olga,
        piet,
        truus,
        round,
    }
}

impl Stage {
    async fn write(&self, portal: &Portal, text: &str, shown_as: &str) -> ContributionId {
        let typed = contributions::ContributionForm {
            kind: "question".to_owned(),
            text: text.to_owned(),
            shown_as: shown_as.to_owned(),
        };
        contributions::write(portal, &self.truus.actor, self.round.proposal, &typed)
            .await
            .unwrap()
    }

    async fn promise(&self, portal: &Portal) -> CommitmentId {
        let typed = commitments::CommitmentForm {
            text: "Een nieuwe lamp".to_owned(),
            due_on: "2026-03-20".to_owned(),
            ..commitments::CommitmentForm::default()
        };
        let about = About::Project(self.round.project);
        commitments::promise(portal, &self.olga.actor, about, &typed)
            .await
            .unwrap()
    }

    async fn end(&self, portal: &Portal, who: &Someone) -> Option<Conflict> {
        conflict(end_access(portal, &self.ada.actor, who.account).await)
    }

    /// Takes every role away but this one.
    async fn only(&self, portal: &Portal, who: &Someone, role: Role) -> Option<Conflict> {
        let roles = [role.as_str().to_owned()];
        conflict(change_roles(portal, &self.ada.actor, who.account, &roles).await)
    }
}

async fn offered(portal: &Portal, by: &Someone, id: ContributionId, to: &Someone) -> HandOverId {
    hand_overs::offer(portal, &by.actor, id, &to.account.to_string(), "Graag.")
        .await
        .unwrap()
}

async fn handed_over(portal: &Portal, by: &Someone, id: ContributionId, to: &Someone) {
    let offer = offered(portal, by, id, to).await;
    hand_overs::accept(portal, &to.actor, offer).await.unwrap();
}

fn conflict<T: std::fmt::Debug>(done: Result<T>) -> Option<Conflict> {
    match done {
        Err(Error::Conflict(why)) => Some(why),
        Ok(_) => None,
        Err(error) => panic!("{error:?}"),
    }
}

async fn mails(portal: &Portal, who: &Someone) -> Vec<Mail> {
    accounts::testing::mails(portal, who.account).await.unwrap()
}

async fn owner_of_project(portal: &Portal, id: ProjectId) -> crate::base::ids::AccountId {
    let mut tx = portal.db.read().await.unwrap();
    value!(tx, "select owner_id from projects where id = $1", id).unwrap()
}

async fn owner_of_debt(portal: &Portal, id: ContributionId) -> crate::base::ids::AccountId {
    let mut tx = portal.db.read().await.unwrap();
    value!(tx, "select owner_id from contributions where id = $1", id).unwrap()
}

/// Gives the mandate to somebody new.
async fn next_conscience(portal: &Portal, stage: &Stage, email: &str) -> Result<Someone> {
    let mut tx = portal.db.read().await.unwrap();
    let from = value!(
        tx,
        "select id from conscience_mandates where ends_at is null"
    )
    .unwrap();
    drop(tx);
    let next = HandOver {
        from,
        name: "Lies".to_owned(),
        email: email.to_owned(),
        mandate: "Waakt.".to_owned(),
        in_sales: "no".to_owned(),
        sales_reason: String::new(),
    };
    hand_over(portal, &stage.ada.actor, Language::Nl, &next).await?;
    let mut tx = portal.db.read().await.unwrap();
    let account = value!(
        tx,
        "select account_id from conscience_mandates where ends_at is null"
    )
    .unwrap();
    let actor = Actor::Person(Person {
        account,
        name: "Lies".to_owned(),
        language: Language::Nl,
        member: None,
        roles: Roles::default().with(Role::CustomerConscience),
        sign_in: SignInId(0),
    });
    Ok(Someone {
        account,
        member: None,
        actor,
    })
}

fn sure() -> ErasureForm {
    ErasureForm {
        sure: "yes".to_owned(),
        word: "wissen".to_owned(),
    }
}
