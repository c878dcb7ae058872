//! Handing the mandate over.

use crate::{
    Actor, Error, Language, Portal, Problem, Result, Role,
    base::{
        audit::{self, Subject},
        form,
        outbox::{self, Mail},
        values::{self, Email},
    },
    lifecycle::leaving,
    people::{
        accounts::{
            NewAccount,
            operations::{password, staff},
            sessions, store as accounts,
        },
        departments,
        mandates::{
            self,
            rules::{LONGEST_MANDATE, sales_reason},
        },
    },
    transaction,
};

/// The next customer conscience, as typed.
#[derive(Clone, Debug, Default)]
pub struct HandOver {
    /// The mandate that ends: the one that the administrator saw.
    pub from: i64,
    /// The name of the next one; somebody who is known keeps their own.
    pub name: String,
    /// The address to write to them.
    pub email: String,
    /// The text of the mandate, for customers to read.
    pub mandate: String,
    /// `yes` when they work in sales or marketing, `no` when not.
    pub in_sales: String,
    /// The reason why they are appointed all the same, for customers to read; required after `yes`.
    pub sales_reason: String,
}

/// Ends the present mandate and begins the next, in one transaction. Contributions for the conscience only go along.
///
/// # Errors
/// [`Error::Invalid`] field by field, on `sales_reason` also when it is missing and their department sells or advertises; [`crate::Conflict::ChangedMeanwhile`] when the present mandate is not the
/// one that was seen; [`crate::Conflict::StillOwes`] when the present conscience would leave something undone;
/// [`Error::Forbidden`] unless an administrator does it.
pub async fn hand_over(
    portal: &Portal,
    actor: &Actor,
    language: Language,
    typed: &HandOver,
) -> Result<()> {
    actor.require(Role::Administrator)?;
    let (name, email, reason, mandate) = form::read((
        ("name", values::line(&typed.name, 120)),
        ("email", Email::parse(&typed.email)),
        sales_reason(&typed.in_sales, &typed.sales_reason),
        ("mandate", values::prose(&typed.mandate, LONGEST_MANDATE)),
    ))?;
    let next = NewAccount {
        email,
        name,
        language,
    };
    let now = portal.now();
    transaction!(portal.db, tx => {
        let account = staff::find_or_insert(tx, portal, &next).await?;
        let place = departments::store::of(tx, account).await?;
        if reason.is_empty() && place.is_some_and(|place| place.kind.sells()) {
            return Err(Error::invalid("sales_reason", Problem::Missing));
        }
        let before = leaving::operations::pass_mandate(tx, portal, typed.from, account).await?;
        mandates::store::begin(tx, now, account, &mandate, &reason).await?;
        let event = format!("mandate:{}:passed", typed.from);
        if before != account {
            // Whoever had it hears that somebody else reads what was only for them.
            outbox::mail(tx, now, &event, before, &Mail::MandatePassed).await?;
            sessions::end_all(tx, account, None).await?;
        }
        if accounts::password_of(tx, account).await?.is_none() {
            password::welcome(tx, portal, account).await?;
        } else if before != account {
            outbox::mail(tx, now, &event, account, &Mail::MandateReceived).await?;
        }
        audit::note(tx, now, actor, audit::Action::ConscienceHandOver, Subject::Account(account), "").await
    })
}
