//! The state machine of an invitation, and the page that its link opens. Pure.

use super::{Invitation, InvitationState as State, REMINDER_DAYS};
use crate::{Conflict, Timestamp, people::panel::MemberState};

/// An event in the life of an invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Event {
    /// It is sent, or sent again.
    Send,
    /// The customer reads on.
    Open,
    /// The customer is reminded of it.
    Remind,
    /// The customer joins.
    Accept,
    /// The customer declines.
    Decline,
    /// The organisation takes it back.
    Revoke,
    /// It expires.
    Expire,
}

/// The state of an invitation after `event`; `reminded` says whether the reminder was sent before.
///
/// # Errors
/// The reason why the event can't happen in this state.
pub const fn next(state: State, reminded: bool, event: Event) -> Result<State, Conflict> {
    use State::{Accepted, Declined, Drafted, Expired, Opened, Reminded, Revoked, Sent};
    Ok(match (state, event) {
        (Drafted | Sent | Opened | Reminded | Expired, Event::Send) => Sent,
        (Sent | Opened | Reminded, Event::Open) => Opened,
        (Sent | Opened, Event::Remind) if !reminded => Reminded,
        (Sent | Opened | Reminded, Event::Accept) => Accepted,
        (Drafted | Sent | Opened | Reminded | Expired | Revoked, Event::Decline) => Declined,
        (Drafted | Sent | Opened | Reminded, Event::Revoke) => Revoked,
        (Sent | Opened | Reminded, Event::Expire) => Expired,
        (Accepted, _) => return Err(Conflict::AlreadyMember),
        (Declined, _) => return Err(Conflict::Declined),
        _ => return Err(Conflict::InvitationEnded),
    })
}

/// The page that a link opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Door {
    /// The letter: they can read on and join.
    Letter,
    /// They joined already, and can sign in.
    Member,
    /// They declined, and that is respected.
    Declined,
    /// A newer link was sent; they can ask for another.
    Replaced,
    /// The invitation has expired; they can ask for a new link.
    Expired,
    /// The organisation took it back, or they left the panel: only a talk helps.
    Closed,
}

/// The page that a link of `invitation` opens at `now`; `void` when a newer link replaced it.
#[must_use]
pub fn door(invitation: &Invitation, void: bool, now: Timestamp) -> Door {
    match (invitation.member_state, invitation.state) {
        (MemberState::Active, _) => Door::Member,
        (MemberState::Declined, _) | (_, State::Declined) => Door::Declined,
        (_, State::Accepted | State::Revoked | State::Drafted) => Door::Closed,
        (_, State::Expired) => Door::Expired,
        (_, State::Sent | State::Opened | State::Reminded) => {
            if invitation.expires_at.is_none_or(|end| end <= now) {
                Door::Expired
            } else if void {
                Door::Replaced
            } else {
                Door::Letter
            }
        }
    }
}

/// Whether the reminder is due: once, seven days after the invitation was last sent, while it is still valid.
#[must_use]
pub fn is_reminder_due(invitation: &Invitation, now: Timestamp) -> bool {
    next(
        invitation.state,
        invitation.reminded_at.is_some(),
        Event::Remind,
    )
    .is_ok()
        && invitation
            .sent_at
            .is_some_and(|sent| sent.plus_days(REMINDER_DAYS) <= now)
        && invitation.expires_at.is_some_and(|end| end > now)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Language,
        base::ids::{AccountId, InvitationId, LetterId, MemberId},
    };
    use proptest::prelude::*;

    const EVENTS: [Event; 7] = [
        Event::Send,
        Event::Open,
        Event::Remind,
        Event::Accept,
        Event::Decline,
        Event::Revoke,
        Event::Expire,
    ];

    fn invitation(state: State, member_state: MemberState) -> Invitation {
        Invitation {
            id: InvitationId(1),
            member_id: MemberId(1),
            account_id: AccountId(1),
            name: "Kees".to_owned(),
            email: None,
            language: Language::Nl,
            member_state,
            letter_id: LetterId(1),
            state,
            sendings: 1,
            drafted_at: Timestamp(0),
            sent_at: Some(Timestamp(0)),
            opened_at: None,
            reminded_at: None,
            expires_at: Some(Timestamp(0).plus_days(30)),
            ended_at: None,
        }
    }

    proptest! {
        #[test]
        fn in_every_order_of_events_a_no_stays_a_no_and_one_reminder_is_sent(
            events in proptest::collection::vec(proptest::sample::select(&EVENTS[..]), 0..40)
        ) {
            let mut state = State::Drafted;
            let mut reminders = 0;
            let mut sent = false;
            for event in events {
                let before = state;
                let Ok(after) = next(state, reminders > 0, event) else { continue };
                prop_assert!(
                    !matches!(before, State::Accepted | State::Declined),
                    "{before:?} is for good, yet {event:?} led to {after:?}"
                );
                prop_assert!(before != State::Revoked || event == Event::Decline);
                prop_assert!(before != State::Expired || matches!(event, Event::Send | Event::Decline));
                sent |= event == Event::Send;
                if event == Event::Remind { reminders += 1; }
                if matches!(event, Event::Open | Event::Remind | Event::Accept | Event::Expire) {
                    prop_assert!(sent, "{event:?} before it was sent");
                }
                state = after;
            }
            prop_assert!(reminders <= 1);
        }

        #[test]
        fn only_a_live_and_valid_link_opens_the_letter(
            state in proptest::sample::select(State::ALL),
            member in proptest::sample::select(MemberState::ALL),
            void: bool,
            day in 0_i64..60,
        ) {
            let now = Timestamp(0).plus_days(day);
            let seen = door(&invitation(state, member), void, now);
            if seen == Door::Letter {
                prop_assert!(state.is_live() && state != State::Drafted && !void && day < 30);
                prop_assert!(!matches!(member, MemberState::Active | MemberState::Declined));
                prop_assert!(next(state, false, Event::Accept).is_ok());
            }
            prop_assert_eq!(seen == Door::Member, member == MemberState::Active);
        }

        #[test]
        fn a_reminder_waits_seven_days(day in 0_i64..60) {
            let now = Timestamp(0).plus_days(day);
            let due = is_reminder_due(&invitation(State::Sent, MemberState::Invited), now);
            prop_assert_eq!(due, (7..30).contains(&day));
        }
    }
}
