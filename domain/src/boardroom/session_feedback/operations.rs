//! Asking customers how a session was, hearing them, and paying what coming cost them.

use super::{
    Expense, Heard, Rating,
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

/// What a customer says of a session, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct FeedbackForm {
    /// How it was.
    pub rating: String,
    /// Whether they felt heard.
    pub heard: String,
    /// What they wish they had said.
    pub wish: String,
    /// What coming cost; nothing when they don't ask for it, or say nothing new of it.
    pub expense: Option<ExpenseForm>,
}

/// What coming cost, as it was typed.
#[derive(Clone, Debug, Default)]
pub struct ExpenseForm {
    /// How much, in euros.
    pub amount: String,
    /// What for.
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
    if text.trim().is_empty() {
        return Err(Problem::Missing);
    }
    text.trim()
        .to_uppercase()
        .parse::<iban::Iban>()
        .map(|iban| IbanLike::electronic_str(&iban).to_owned())
        .map_err(|_| Problem::NotAnIban)
}

/// How many cents, what for, and to which bank account.
fn parse_expense(typed: &ExpenseForm) -> Result<(i64, String, String), FieldErrors> {
    form::read((
        ("amount", values::cents(&typed.amount, MOST_CENTS)),
        ("what", values::line(&typed.what, 200)),
        ("iban", iban(&typed.iban)),
    ))
}

/// Keeps what a customer says of a session and asks for what coming cost; both can be changed, the latter until it
/// was paid. What they wish they had said stands in the minutes at once, and the secretary is told once that there is
/// something to pay.
///
/// # Errors
/// As [`check_gives_feedback`]; [`Error::NotFound`] to anyone who may not know of it; [`Error::Invalid`] field by field;
/// [`Conflict::AlreadyPaid`].
pub async fn say(
    portal: &Portal,
    actor: &Actor,
    id: SessionId,
    typed: &FeedbackForm,
) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let (session, account) = begin(tx, now, actor, id).await?;
        let (rating, heard, wish, expense) = form::read((
            ("rating", typed.rating.parse::<Rating>()),
            ("heard", typed.heard.parse::<Heard>()),
            ("wish", values::optional(&typed.wish, |text| values::prose(text, LONGEST))),
            typed.expense.as_ref().map(parse_expense).transpose(),
        ))?;
        store::keep(tx, now, id, account, (rating, heard, &wish)).await?;
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

/// Notes that somebody was paid what they asked for at `asked_at`, forgets their bank account and tells them. Twice
/// is once.
///
/// # Errors
/// [`Error::Forbidden`] to anyone who does not arrange the session; [`Error::NotFound`]; [`Conflict::ChangedMeanwhile`] when
/// the customer asked for something else since.
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

/// Plans that customers are asked after a session that begins at `at`.
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

/// Asks every customer who was there how it was, unless the session was moved or cancelled.
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
