//! The errors of the domain, as five kinds. They hold no sentences: the app has the texts.

use std::{borrow::Cow, error::Error as StdError};

/// The result of everything in this crate.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// The reason why something was not done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// It does not exist, or the actor may not know that it does.
    #[error("not found")]
    NotFound,
    /// The actor may know of it but may not do this.
    #[error("forbidden")]
    Forbidden,
    /// Something that was typed can't be accepted.
    #[error("invalid input: {0:?}")]
    Invalid(FieldErrors),
    /// The present state does not allow it.
    #[error("conflict: {0:?}")]
    Conflict(Conflict),
    /// Something that this depends on failed; the source says what, for the log only.
    #[error("unavailable")]
    Unavailable(#[source] Box<dyn StdError + Send + Sync>),
}

impl Error {
    /// Wraps the failure of something that this depends on.
    pub fn unavailable(source: impl StdError + Send + Sync + 'static) -> Self {
        Self::Unavailable(Box::new(source))
    }

    /// One field, one problem.
    #[must_use]
    pub fn invalid(field: impl Into<Cow<'static, str>>, problem: Problem) -> Self {
        Self::Invalid(FieldErrors::one(field, problem))
    }

    /// The whole chain of causes in one line, for the log.
    #[must_use]
    pub fn source_text(&self) -> String {
        let mut text = self.to_string();
        let mut cause = self.source();
        while let Some(error) = cause {
            text.push_str(": ");
            text.push_str(&error.to_string());
            cause = error.source();
        }
        text
    }
}

impl From<sqlx::Error> for Error {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::RowNotFound => Self::NotFound,
            other => Self::unavailable(other),
        }
    }
}

impl From<FieldErrors> for Error {
    fn from(errors: FieldErrors) -> Self {
        Self::Invalid(errors)
    }
}

impl From<Conflict> for Error {
    fn from(conflict: Conflict) -> Self {
        Self::Conflict(conflict)
    }
}

/// The problem with one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was given.
    Missing,
    /// Nothing was chosen.
    NotChosen,
    /// No phase of a project has days.
    NoPhase,
    /// More than this many characters.
    TooLong(usize),
    /// Fewer than this many characters.
    TooShort(usize),
    /// A password that is guessed first.
    TooCommon,
    /// A name that would be taken for that of somebody who works here, or for a role.
    Pretends,
    /// Not an e-mail address.
    NotAnEmail,
    /// An e-mail address with letters before its `@` to which not every server can send.
    NotMailable,
    /// Not a telephone number.
    NotAPhone,
    /// Not a date.
    NotADate,
    /// Not a time of the day, or an hour that the clocks skip.
    NotATime,
    /// A date or time that has passed.
    InThePast,
    /// More than three years from now.
    TooFarAhead,
    /// A moment that all customers declined.
    AllDeclined,
    /// A day that is still to come.
    InTheFuture,
    /// More than this many days ago.
    TooLongAgo(i64),
    /// Before the other date that it has to follow.
    TooEarly,
    /// After the day of the decision, which it has to precede.
    AfterDecision,
    /// A round in which customers advise lasts at least this many days.
    RoundTooShort(i64),
    /// Customers who advise hear the decision and its reasons within this many days after the round.
    DecidesTooLate(i64),
    /// The day is the same as before.
    SameDay,
    /// It is the same as before, so there is nothing to give a reason for.
    Unchanged,
    /// Something depends on it, so it can't be left out.
    InUse,
    /// Not one of the choices.
    NotAChoice,
    /// Not a time zone of the IANA database.
    NotAZone,
    /// Not a colour like `#1a5fb4`.
    NotAColour,
    /// A colour that can't be read on the page; the ratio that it has, in hundredths.
    LowContrast(u32),
    /// Somebody or something else already has it.
    Taken,
    /// Not the password or code that was expected.
    Wrong,
    /// A code that was used, typed wrong too often, or is too old.
    CodeEnded,
    /// Not a number, or not one in this range.
    NotInRange(i64, i64),
    /// More than the number of people who are asked.
    MoreThanAsked(i64),
    /// More than this many.
    TooMany(usize),
    /// The text leaves nothing open, so it would only inform.
    OnlyInforms,
    /// Contributions that one answer can't serve: they belong to several proposals, or some are for all to read
    /// and some only for the customer conscience.
    NotTogether,
    /// A contribution on another proposal.
    OtherProposal,
    /// A contribution that is not in the same theme.
    OtherTheme,
    /// The file can't be read as a customer list.
    NotAList,
    /// The file is a workbook that can't be read.
    NoWorkbook,
    /// On this line of the file a quotation mark opens that swallows rows.
    StrayQuote(i64),
    /// On this line of the file heads stand over several columns.
    MergedHeads(i64),
    /// The file has no column of e-mail addresses.
    NoSuchColumn,
    /// The file has no column of names.
    NoNameColumn,
    /// The list has no column of departments.
    NoDepartmentColumn,
    /// This many lines of the list are wrong.
    WrongLines(usize),
    /// A file of more than this many bytes.
    FileTooLarge(usize),
    /// Not a picture in PNG, JPEG or WebP.
    NotAPicture,
    /// A picture with a side of more than this many pixels.
    PictureTooLarge(u32),
    /// The customer with this address declined, and that is respected.
    SaidNo,
    /// It would reach nobody.
    Nobody,
    /// None of them holds an invitation.
    NobodyInvited,
    /// It can't be done without the customer's consent.
    ConsentNeeded,
    /// A date that no customer is asked about.
    NoCustomerAsked,
    /// A session without a seat for a customer.
    NoCustomerSeat,
    /// This many seats are taken or offered already.
    SeatsGiven(i64),
    /// The room has too few places for the staff and the customers together.
    RoomTooSmall {
        /// The number of people that the room holds.
        capacity: i64,
        /// The number of staff who take part.
        staff: i64,
        /// The number of seats for customers.
        seats: i64,
    },
    /// Not a web address that begins with `https://`.
    NotALink,
    /// Not an amount of money, or not one from a cent up to this many euros.
    NotAnAmount(i64),
    /// Not an international bank account number.
    NotAnIban,
    /// Neither a place nor a link: nobody could come.
    NoPlace,
}

/// The problems of a form, field by field, in the order of the form. [`super::form`] collects them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldErrors(Vec<(Cow<'static, str>, Problem)>);

impl FieldErrors {
    /// One field, one problem.
    #[must_use]
    pub fn one(field: impl Into<Cow<'static, str>>, problem: Problem) -> Self {
        Self(vec![(field.into(), problem)])
    }

    /// Adds a problem.
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, problem: Problem) {
        self.0.push((field.into(), problem));
    }

    /// Adds the problems of a later part of the form.
    pub(super) fn extend(&mut self, later: Self) {
        self.0.extend(later.0);
    }

    /// Renames repeated fields by their place: `day` of the third becomes `day_3`.
    pub(crate) fn of_place(self, place: usize) -> Self {
        self.renamed(|field| format!("{field}_{place}"))
    }

    /// Renames the fields of one form to those of another that asks for the same.
    pub(crate) fn renamed(self, name: impl Fn(&str) -> String) -> Self {
        let renamed = |(field, problem): (Cow<'static, str>, _)| (name(&field).into(), problem);
        Self(self.0.into_iter().map(renamed).collect())
    }

    /// The problem with `field`, if there is one.
    #[must_use]
    pub fn of(&self, field: &str) -> Option<&Problem> {
        self.0
            .iter()
            .find_map(|(name, problem)| (name == field).then_some(problem))
    }

    /// Whether nothing is wrong.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Every problem, in the order of the form.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Problem)> {
        self.0
            .iter()
            .map(|(field, problem)| (field.as_ref(), problem))
    }
}

/// The reason why the present state forbids something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Conflict {
    /// The installation was set up already.
    AlreadySetUp,
    /// It was closed, decided or withdrawn.
    Closed,
    /// The actor was asked, and sees the words of others once they voted.
    VoteFirst,
    /// It is not open yet.
    NotOpen,
    /// It was opened, so this can't be changed any more.
    AlreadyOpen,
    /// The round would reach nobody.
    NobodyToAsk,
    /// It was answered.
    AlreadyAnswered,
    /// The same person holds an answer to it.
    AlreadyHeld,
    /// The writer already said once that the answer does not answer them.
    AlreadyReopened,
    /// The writer has already said whether this answered them.
    AlreadyJudged,
    /// It can't be undone any more: others may have heard of it.
    CantUndo,
    /// There is no answer yet.
    NotAnswered,
    /// The writer took it back.
    Withdrawn,
    /// The invitation was used, revoked, replaced, declined or has expired.
    InvitationEnded,
    /// The link opens the account of somebody who has a way in already, so it is mailed and never shown.
    LinkIsMailed,
    /// The customer holds an invitation already.
    InvitationUnderWay,
    /// The customer declined, and that is respected.
    Declined,
    /// Already a member of the panel.
    AlreadyMember,
    /// Tried too often; wait a while.
    TooManyAttempts,
    /// This member wrote as much today as we can answer.
    EnoughToday,
    /// The sign-in is too long ago for something this grave.
    SignInAgain,
    /// Too many ask for the same costly thing at this moment.
    TooBusy,
    /// Too much was sent within a minute.
    TooFast,
    /// The import was carried out, or replaced by a newer one.
    ImportEnded,
    /// The last of its kind can't go: an administrator, the customer conscience.
    LastOne,
    /// Something or somebody is still in it.
    StillUsed,
    /// They still work for the organisation; that ends first.
    StillStaff,
    /// They still owe something that nobody else took over.
    StillOwes,
    /// The offer was declined, was made to somebody else, or is about something that was answered.
    OfferEnded,
    /// The session has no date yet.
    NoDate,
    /// The terms that they agreed to are not the present ones.
    TermsChanged,
    /// Somebody else changed it meanwhile.
    ChangedMeanwhile,
    /// The round is not over yet.
    RoundOpen,
    /// There is a decision already.
    Decided,
    /// Too few customers voted for there to be a decision.
    BelowQuorum,
    /// Not everything that customers wrote was answered.
    Unanswered,
    /// The customer conscience objects, and the owner has not replied.
    Challenged,
    /// The customer conscience has objected to this before.
    AlreadyChallenged,
    /// This member has appealed against this before.
    AlreadyAppealed,
    /// The period in which it could be done is over.
    TooLate,
    /// It needs the consent of customers, and they did not give it.
    NoConsent,
    /// There are still contributions in the theme.
    NotEmpty,
    /// The gate was waived already.
    Waived,
    /// The owner of the project can't waive anything for themselves.
    OwnWaiver,
    /// This was looked at again already.
    Reviewed,
    /// Nothing is missing that could be waived.
    NothingMissing,
    /// The commitment was marked as done, or given up.
    CommitmentEnded,
    /// Nobody has voted or written yet, so there is nobody to promise it to.
    NobodyToPromise,
    /// The people it was promised to were not asked yet.
    NotAsked,
    /// The arranger of the session took this member out of the draw.
    NotThisTime,
    /// This member had a seat not long ago, or has one in another session.
    SeatedRecently,
    /// This member was already asked for all the time that they give this month.
    MonthFull,
    /// The session is not in the language that this member reads.
    OtherLanguage,
    /// The session was closed or cancelled.
    SessionEnded,
    /// The date of the session was settled.
    DateSettled,
    /// The session was not held yet.
    SessionNotHeld,
    /// It was paid already.
    AlreadyPaid,
    /// The seats of the session are being offered already.
    SeatsOffered,
    /// Nothing was drawn for the session yet.
    NothingDrawn,
    /// Every seat is taken.
    NoSeatFree,
}
