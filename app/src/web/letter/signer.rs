//! Who signs a mail, and what they are to its reader.

use klankbord_domain::Language;

texts! {
    project_owner = "projecteigenaar" | "project owner";
    secretary = "secretaris van deze sessie" | "secretary of this session";
    conscience = "klantgeweten" | "customer conscience";
    keeper = "verantwoordelijk voor deze afspraak" | "responsible for this commitment";
    minute_taker = "schreef het verslag van deze sessie" | "wrote the minutes of this session";
    inviter = "beheerder van het klantenpanel" | "administrator of the customer panel";
}

/// What somebody is to the reader of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Signer {
    /// They own the project that the mail is about.
    ProjectOwner,
    /// They arrange the session.
    Secretary,
    /// They stand up for the customer.
    Conscience,
    /// They keep the promise.
    Keeper,
    /// They wrote the minutes.
    MinuteTaker,
    /// They invite to the panel.
    Inviter,
}

impl Signer {
    /// The signature of somebody with this name.
    pub(crate) const fn named(self, name: String) -> Signature {
        Signature { name, part: self }
    }

    const fn words(self, lang: Language) -> &'static str {
        match self {
            Self::ProjectOwner => project_owner(lang),
            Self::Secretary => secretary(lang),
            Self::Conscience => conscience(lang),
            Self::Keeper => keeper(lang),
            Self::MinuteTaker => minute_taker(lang),
            Self::Inviter => inviter(lang),
        }
    }
}

/// A name, and what its bearer is to the reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Signature {
    pub(super) name: String,
    part: Signer,
}

impl Signature {
    /// What they are, in words.
    pub(super) const fn part(&self, lang: Language) -> &'static str {
        self.part.words(lang)
    }
}
