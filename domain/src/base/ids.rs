//! Keys that the database gives out, one type for each table.

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(
            Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash,
            sqlx::Type, serde::Serialize, serde::Deserialize,
        )]
        #[sqlx(transparent)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::num::ParseIntError;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                text.parse().map(Self)
            }
        }
    )*};
}

ids! {
    /// Somebody who can receive mail or can sign in.
    AccountId,
    /// A customer on the panel.
    MemberId,
    /// A described group of customers.
    SegmentId,
    /// A group of departments of the organisation.
    DivisionId,
    /// A part of the organisation, within a division.
    DepartmentId,
    /// One reading of a customer list.
    ImportId,
    /// The letter that a batch of invitations carries.
    LetterId,
    /// An invitation to one customer.
    InvitationId,
    /// A project of the organisation.
    ProjectId,
    /// A phase of a project.
    PhaseId,
    /// Something that is put to customers in a round.
    ProposalId,
    /// One of a proposal's own questions.
    QuestionId,
    /// A group of contributions.
    ThemeId,
    /// A text that a member wrote.
    ContributionId,
    /// The owner's reply.
    AnswerId,
    /// An offer to take over what somebody owes.
    HandOverId,
    /// A task that the administrator gave to another person.
    ReassignmentId,
    /// A decision or commitment, as everybody reads it.
    PublicationId,
    /// Something that was promised.
    CommitmentId,
    /// A member's request to look at a "no" again.
    AppealId,
    /// A series of sessions of a board with customers.
    SeriesId,
    /// A session of a board with customers.
    SessionId,
    /// A point of the agenda of a session.
    AgendaItemId,
    /// What a customer was heard to say elsewhere.
    SignalId,
    /// A rule that sends signals to a department.
    SignalRuleId,
    /// The key of a main cause of signals.
    SignalCauseId,
    /// A conversation of a member of staff with a customer.
    ContactId,
    /// The key of a placement.
    PlacementId,
    /// A poll that finds a date for a session.
    DatePollId,
    /// A moment that is proposed for a session.
    DateOptionId,
    /// A question in the room of a session.
    QuestionInRoomId,
    /// A place in the queue for a seat.
    SeatId,
    /// A version of the terms that somebody agrees to with a seat.
    TermsId,
    /// A row of the outbox.
    JobId,
    /// An address that waits to be confirmed.
    AddressChangeId,
    /// A signed-in browser.
    SignInId,
}
