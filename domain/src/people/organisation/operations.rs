//! Changing the settings of the installation. `lifecycle::set_up` writes them first.

use super::{Organisation, colour, store};
use crate::{
    Actor, Portal, Result, Role,
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
}

/// Changes the settings that every page shows. Days that were promised keep their instants.
///
/// # Errors
/// [`crate::Error::Invalid`] field by field; [`crate::Error::Forbidden`] unless an administrator
/// does it; [`crate::Error::NotFound`] before the installation was set up.
pub async fn change(portal: &Portal, actor: &Actor, typed: &Settings) -> Result<()> {
    actor.require(Role::Administrator)?;
    let zone = values::zone(&typed.zone).map(|_| typed.zone.trim().to_owned());
    let (name, zone, phone, email, accent) = form::read((
        ("name", values::line(&typed.name, 120)),
        ("zone", zone),
        ("phone", values::phone(&typed.phone)),
        ("email", Email::parse(&typed.email)),
        ("accent", colour(&typed.accent)),
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
            set_up_at: old.set_up_at,
        };
        store::update(tx, &new).await?;
        let changed = [
            ("name", old.name != new.name),
            ("zone", old.zone != new.zone),
            ("phone", old.phone != new.phone),
            ("email", old.email != new.email),
            ("accent", old.accent != new.accent),
        ];
        let names: Vec<_> = changed.iter().filter(|(_, is)| *is).map(|(name, _)| *name).collect();
        audit::note(tx, now, actor, audit::Action::OrganisationChange, Subject::Organisation, &names.join(", ")).await
    })
}
