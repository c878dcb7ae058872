//! Asking customers for feedback on a session, saving it, and paying their expenses.

use super::{
    Attribution, Expense, Heard, Rating,
    rules::{ASK_AFTER_HOURS, LONGEST, MOST_CENTS, check_gives_feedback},
    store,
};
use crate::{
    Actor, Conflict, Error, FieldErrors, Portal, Problem, Result, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{AccountId, SessionId},
        outbox::{self, Mail, Task},
        values,
    },
    boardroom::sessions::{
        self, Session, State,
        rules::{check_arranges, customers_there},
    },
    transaction,
};
use iban::IbanLike;

/// The feedback of a customer on a session, as typed.
#[derive(Clone, Debug, Default)]
pub struct FeedbackForm {
    /// The rating.
    pub rating: String,
    /// Whether they felt heard.
    pub heard: String,
    /// The thing that they wish they had said.
    pub wish: String,
    /// The attribution of the wish; empty for a wish without a name.
    pub shown_as: String,
    /// The costs of coming; `None` when they don't claim them, or change nothing about them.
    pub expense: Option<ExpenseForm>,
}

/// The costs of coming, as typed.
#[derive(Clone, Debug, Default)]
pub struct ExpenseForm {
    /// The amount, in euros.
    pub amount: String,
    /// The purpose.
    pub what: String,
    /// The bank account that it is paid to.
    pub iban: String,
}

/// The session, for a customer who took part in it.
async fn begin(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    id: SessionId,
) -> Result<(Session, AccountId)> {
    let account = actor.account().ok_or(Error::Forbidden)?;
    let (session, _) = sessions::queries::load(tx, actor, id).await?;
    let people = sessions::store::people(tx, id).await?;
    check_gives_feedback(actor, &people, &session, now)?;
    Ok((session, account))
}

/// An international bank account number (ISO 13616), without spaces.
fn iban(text: &str) -> Result<String, Problem> {
    if crate::base::text::is_blank(text) {
        return Err(Problem::Missing);
    }
    text.trim()
        .to_uppercase()
        .parse::<iban::Iban>()
        .map(|iban| IbanLike::electronic_str(&iban).to_owned())
        .map_err(|_| Problem::NotAnIban)
}

/// The cents, the purpose and the bank account.
fn parse_expense(typed: &ExpenseForm) -> Result<(i64, String, String), FieldErrors> {
    form::read((
        ("amount", values::cents(&typed.amount, MOST_CENTS)),
        ("what", values::line(&typed.what, 200)),
        ("iban", iban(&typed.iban)),
    ))
}

/// Saves the feedback of a customer on a session and claims their expenses; both can be changed, the latter
/// until they were paid. Their wish is shown in the minutes at once, and the secretary gets one mail that there
/// is something to pay.
///
/// # Errors
/// As [`check_gives_feedback`]; [`Error::NotFound`] for anyone who may not know of it; [`Error::Invalid`] field
/// by field; [`Conflict::AlreadyPaid`].
pub async fn say(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    typed: &FeedbackForm,
) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let (session, account) = begin(tx, now, actor, id).await?;
        let (rating, heard, wish, shown_as, expense) = form::read((
            ("rating", typed.rating.parse::<Rating>()),
            ("heard", typed.heard.parse::<Heard>()),
            ("wish", values::optional(&typed.wish, |text| values::prose(text, LONGEST))),
            ("shown_as", match typed.shown_as.as_str() {
                "" => Ok(Attribution::Segment),
                chosen => chosen.parse(),
            }),
            typed.expense.as_ref().map(parse_expense).transpose(),
        ))?;
        store::keep(tx, now, id, account, (rating, heard, &wish, shown_as)).await?;
        let Some((cents, what, iban)) = expense else {
            return Ok(());
        };
        if !store::claim(tx, now, id, account, (cents, &what, &iban)).await? {
            return Err(Conflict::AlreadyPaid.into());
        }
        let mail = Mail::ExpenseAsked { session: id };
        let event = format!("session:{id}:expense:{account}:asked");
        outbox::mail(tx, now, &event, session.secretary_id, &mail).await
    })
}

/// Notes that the expenses that somebody claimed at `asked_at` were paid, forgets their bank account and mails
/// them. Doing it twice has no further effect.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who does not arrange the session; [`Error::NotFound`];
/// [`Conflict::ChangedMeanwhile`] when the customer changed the claim since.
pub async fn pay(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    account: AccountId,
    asked_at: Timestamp,
) -> Result<()> {
    let by = actor.account().ok_or(Error::Forbidden)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let (session, _) = sessions::queries::load(tx, actor, id).await?;
        check_arranges(actor, session.secretary_id)?;
        let expense: Option<Expense> = store::expense(tx, id, account).await?;
        let expense = expense.ok_or(Error::NotFound)?;
        if expense.paid_at.is_some() {
            return Ok(());
        }
        if !store::pay(tx, now, id, account, asked_at, by).await? {
            return Err(Conflict::ChangedMeanwhile.into());
        }
        let mail = Mail::ExpensePaid { session: id };
        let event = format!("session:{id}:expense:{account}:paid");
        outbox::mail(tx, now, &event, account, &mail).await?;
        let amount = format!("EUR {}.{:02}", expense.cents / 100, expense.cents % 100);
        audit::note(tx, now, actor, audit::Action::ExpensePay, Subject::Session(id), &amount).await
    })
}

/// Plans that customers are asked for feedback after a session that begins at `at`.
pub(crate) async fn plan_asking(
    tx: &mut Tx,
    now: Timestamp,
    session: &Session,
    at: Timestamp,
) -> Result<()> {
    let id = session.id;
    let task = Task::AskForSessionFeedback {
        session: id,
        starts_at: at,
    };
    let due = at.plus_minutes(session.minutes + ASK_AFTER_HOURS * 60);
    let event = format!("session:{id}:look-back:{}", at.0);
    outbox::task(tx, now, due, &event, &task).await
}

/// Asks every customer who was there for feedback, unless the session was moved or cancelled.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read or written.
pub async fn ask(portal: &Portal, id: SessionId, starts_at: Timestamp) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let Some(session) = sessions::store::find(tx, id).await? else {
            return Ok(());
        };
        if session.starts_at != Some(starts_at) || session.state == State::Cancelled {
            return Ok(());
        }
        let people = sessions::store::people(tx, id).await?;
        let event = format!("session:{id}:look-back");
        for person in customers_there(&people) {
            let mail = Mail::SessionFeedbackAsked { session: id };
            outbox::mail(tx, now, &event, person.account_id, &mail).await?;
        }
        Ok(())
    })
}
