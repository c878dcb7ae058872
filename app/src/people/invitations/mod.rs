//! Pages about invitations: for the administrator who sends them, and for the customers who get them.

pub(crate) mod consent;
pub(crate) mod invitation;
pub(crate) mod join;
pub(crate) mod letter;
pub(crate) mod list;
pub(crate) mod mails;
pub(crate) mod new;

use klankbord_domain::{Language, people::invitations::InvitationState};

texts! {
    invitations = "Uitnodigingen" | "Invitations";
    drafted = "Klaar om te versturen" | "Ready to send";
    sent = "Verstuurd" | "Sent";
    opened = "Gelezen" | "Read";
    reminded = "Herinnerd" | "Reminded";
    accepted = "Aangenomen" | "Accepted";
    declined = "Afgeslagen" | "Declined";
    revoked = "Ingetrokken" | "Withdrawn";
    expired = "Verlopen" | "Expired";
}

/// The name of a state.
pub(crate) const fn state_text(lang: Language, state: InvitationState) -> &'static str {
    match state {
        InvitationState::Drafted => drafted(lang),
        InvitationState::Sent => sent(lang),
        InvitationState::Opened => opened(lang),
        InvitationState::Reminded => reminded(lang),
        InvitationState::Accepted => accepted(lang),
        InvitationState::Declined => declined(lang),
        InvitationState::Revoked => revoked(lang),
        InvitationState::Expired => expired(lang),
    }
}

/// The class of a state's tag.
pub(crate) const fn state_class(state: InvitationState) -> &'static str {
    match state {
        InvitationState::Drafted
        | InvitationState::Sent
        | InvitationState::Opened
        | InvitationState::Reminded => "tag",
        InvitationState::Accepted => "tag good",
        InvitationState::Declined | InvitationState::Revoked | InvitationState::Expired => {
            "tag past"
        }
    }
}
