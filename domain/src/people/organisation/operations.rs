//! Changing the settings of the installation. `lifecycle::set_up` writes them first.

use super::{FormOfAddress, Organisation, colour, logo, store};
use crate::{
    Actor, Language, Portal, Problem, Result, Role,
    base::{
        audit::{self, Subject},
        form,
        values::{self, Email},
    },
    transaction,
};

/// The colour of an organisation that chose none: a deep blue with a contrast of 8.6 to 1 on white.
pub const USUAL_ACCENT: &str = "#1f4e79";

/// The settings, as typed.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// The organisation's name.
    pub name: String,
    /// The IANA zone.
    pub zone: String,
    /// The phone number for every page.
    pub phone: String,
    /// The address for every page.
    pub email: String,
    /// The accent colour.
    pub accent: String,
    /// The name that mails come from, if it is not the organisation's.
    pub sender: String,
    /// The words of welcome in Dutch.
    pub welcome_nl: String,
    /// The words of welcome in English.
    pub welcome_en: String,
    /// How people are addressed.
    pub form_of_address: String,
    /// The language in which the organisation writes.
    pub writes_in: String,
}

/// Changes the settings that every page shows. Days that were promised keep their instants.
///
/// # Errors
/// [`crate::Error::Invalid`] field by field; [`crate::Error::Forbidden`] unless an administrator
/// does it; [`crate::Error::NotFound`] before the installation was set up.
pub async fn change(portal: &Portal, actor: &Actor, typed: &Settings) -> Result<()> {
    actor.require(Role::Administrator)?;
    let zone = values::zone(&typed.zone).map(|_| typed.zone.trim().to_owned());
    let welcome = |text: &str| values::optional(text, |text| values::prose(text, 600));
    let (name, zone, phone, email, accent, sender, (welcome_nl, welcome_en, address, writes_in)) =
        form::read((
            ("name", values::line(&typed.name, 120)),
            ("zone", zone),
            ("phone", values::phone(&typed.phone)),
            ("email", Email::parse(&typed.email)),
            ("accent", colour(&typed.accent)),
            (
                "sender",
                values::optional(&typed.sender, |text| values::line(text, 80)),
            ),
            form::read((
                ("welcome_nl", welcome(&typed.welcome_nl)),
                ("welcome_en", welcome(&typed.welcome_en)),
                (
                    "form_of_address",
                    typed.form_of_address.parse::<FormOfAddress>(),
                ),
                ("writes_in", typed.writes_in.parse::<Language>()),
            )),
        ))?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let old = store::find(tx).await?.ok_or(crate::Error::NotFound)?;
        let new = Organisation {
            name: name.clone(),
            zone: zone.clone(),
            phone: phone.clone(),
            email: email.written().to_owned(),
            accent: accent.clone(),
            sender: sender.clone(),
            welcome_nl: welcome_nl.clone(),
            welcome_en: welcome_en.clone(),
            form_of_address: address,
            writes_in,
            ..old.clone()
        };
        store::update(tx, &new).await?;
        let changed = [
            ("name", old.name != new.name),
            ("zone", old.zone != new.zone),
            ("phone", old.phone != new.phone),
            ("email", old.email != new.email),
            ("accent", old.accent != new.accent),
            ("sender", old.sender != new.sender),
            ("form_of_address", old.form_of_address != new.form_of_address),
            ("writes_in", old.writes_in != new.writes_in),
            ("welcome", (&old.welcome_nl, &old.welcome_en) != (&new.welcome_nl, &new.welcome_en)),
        ];
        let names: Vec<_> = changed.iter().filter(|(_, is)| *is).map(|(name, _)| *name).collect();
        audit::note(tx, now, actor, audit::Action::OrganisationChange, Subject::Organisation, &names.join(", ")).await
    })
}

/// Takes a picture as the logo, in the place of the one before.
///
/// # Errors
/// [`crate::Error::Invalid`] for the field `file` when it can't be read as a picture; [`crate::Error::Forbidden`]
/// unless an administrator does it; [`crate::Error::NotFound`] before the installation was set up.
pub async fn take_logo(portal: &Portal, actor: &Actor, bytes: Vec<u8>) -> Result<()> {
    actor.require(Role::Administrator)?;
    // Unpacking a picture takes longer than a request may hold up the others.
    let read = tokio::task::spawn_blocking(move || logo::read(&bytes))
        .await
        .unwrap_or(Err(Problem::NotAPicture));
    let read = form::one("file", read)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        store::find(tx).await?.ok_or(crate::Error::NotFound)?;
        store::keep_logo(tx, &read).await?;
        audit::note(tx, now, actor, audit::Action::OrganisationChange, Subject::Organisation, "logo").await
    })
}

/// Takes the logo away; the letters of the name stand in its place.
///
/// # Errors
/// [`crate::Error::Forbidden`] unless an administrator does it.
pub async fn remove_logo(portal: &Portal, actor: &Actor) -> Result<()> {
    actor.require(Role::Administrator)?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        store::remove_logo(tx).await?;
        audit::note(tx, now, actor, audit::Action::OrganisationChange, Subject::Organisation, "logo").await
    })
}
