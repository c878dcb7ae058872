//! The first visit to an empty installation.
//!
//! What must stay true: only whoever started a server, or has its shell, sets the portal up; nothing is hashed for
//! anybody else.

use super::links;
use crate::{
    Actor, Conflict, Error, FieldErrors, Language, Portal, Problem, Result, Role,
    base::passwords::Password,
    base::{
        audit::{self, Subject},
        form,
        ids::AccountId,
        outbox::{self, Mail},
        random::Token,
        values::{self, Email},
    },
    people::{
        accounts::{self, NewAccount},
        mandates::{
            self,
            rules::{LONGEST_MANDATE, sales_reason},
        },
        organisation::{
            self, FormOfAddress, Organisation, colour, operations::USUAL_ACCENT, store,
        },
    },
    transaction,
};

/// The form of the first visitor, as typed.
#[derive(Clone, Debug, Default)]
pub struct SetUp {
    /// The organisation's name.
    pub name: String,
    /// The IANA zone.
    pub zone: String,
    /// The phone number for every page.
    pub phone: String,
    /// The address for every page.
    pub email: String,
    /// The accent colour; the usual one when left out.
    pub accent: String,
    /// The first administrator.
    pub admin_name: String,
    /// The address to write to them.
    pub admin_email: String,
    /// Their password.
    pub admin_password: String,
    /// The customer conscience; may be the administrator's own address.
    pub conscience_name: String,
    /// The address to write to them.
    pub conscience_email: String,
    /// The text of the mandate of the conscience, for customers to read.
    pub mandate: String,
    /// `yes` when the conscience works in sales or marketing, `no` when not.
    pub in_sales: String,
    /// The reason why they are appointed all the same, for customers to read; required after `yes`.
    pub sales_reason: String,
}

struct Parsed {
    organisation: Organisation,
    admin: NewAccount,
    password: Password,
    conscience: NewAccount,
    mandate: String,
    sales_reason: String,
}

fn parse(portal: &Portal, language: Language, typed: &SetUp) -> Result<Parsed, FieldErrors> {
    let zone = values::zone(&typed.zone).map(|_| typed.zone.trim().to_owned());
    let organisation = form::read((
        ("name", values::line(&typed.name, 120)),
        ("zone", zone),
        ("phone", values::phone(&typed.phone)),
        ("email", Email::parse(&typed.email)),
        ("accent", values::optional(&typed.accent, colour)),
    ))
    .map(|(name, zone, phone, email, accent)| Organisation {
        name,
        zone,
        phone,
        email: email.written().to_owned(),
        accent: if accent.is_empty() {
            USUAL_ACCENT.to_owned()
        } else {
            accent
        },
        sender: String::new(),
        welcome_nl: String::new(),
        welcome_en: String::new(),
        form_of_address: FormOfAddress::default(),
        writes_in: Language::Nl,
        logo: String::new(),
        logo_width: 0,
        logo_height: 0,
        set_up_at: portal.now(),
    });
    let account = |(name, email)| NewAccount {
        email,
        name,
        language,
    };
    let admin = form::read((
        ("admin_name", values::line(&typed.admin_name, 120)),
        ("admin_email", Email::parse(&typed.admin_email)),
    ));
    let conscience = form::read((
        ("conscience_name", values::line(&typed.conscience_name, 120)),
        ("conscience_email", Email::parse(&typed.conscience_email)),
    ));
    let (organisation, admin, password, conscience, sales_reason, mandate) = form::read((
        organisation,
        admin.map(account),
        (
            "admin_password",
            Password::parse_for(
                &typed.admin_password,
                &[&typed.admin_email, &typed.admin_name, &typed.name],
            ),
        ),
        conscience.map(account),
        sales_reason(&typed.in_sales, &typed.sales_reason),
        ("mandate", values::prose(&typed.mandate, LONGEST_MANDATE)),
    ))?;
    Ok(Parsed {
        organisation,
        admin,
        password,
        conscience,
        mandate,
        sales_reason,
    })
}

/// Makes a link to set the portal up by, while it is not; for the log of the server. Links of other nodes keep working.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be written.
pub async fn make_link(portal: &Portal) -> Result<Option<Token>> {
    let (now, token) = (portal.now(), portal.random.token());
    transaction!(portal.db, tx => {
        if organisation::store::find(tx).await?.is_some() {
            return Ok(None);
        }
        links::insert(tx, now, &token.hash()).await?;
        Ok(Some(token.clone()))
    })
}

/// Whether the portal can be set up by this link.
///
/// # Errors
/// [`Error::Unavailable`] when it can't be read.
pub async fn link_works(portal: &Portal, token: &Token) -> Result<bool> {
    let mut tx = portal.db.read().await?;
    links::exists(&mut tx, &token.hash()).await
}

/// Sets the installation up for whoever has the link.
///
/// # Errors
/// [`Error::Forbidden`] when the link does not work; otherwise as [`set_up`].
pub async fn set_up_by_link(
    portal: &Portal,
    language: Language,
    token: &Token,
    typed: &SetUp,
) -> Result<AccountId> {
    let mut tx = portal.db.read().await?;
    if organisation::store::find(&mut tx).await?.is_some() {
        return Err(Conflict::AlreadySetUp.into());
    }
    drop(tx);
    if !link_works(portal, token).await? {
        return Err(Error::Forbidden);
    }
    set_up(portal, language, typed).await
}

/// Sets the installation up: the organisation, the first administrator, the customer conscience, and
/// a test mail to the administrator. Done once; the account of the administrator is returned.
///
/// # Errors
/// [`Error::Invalid`] field by field; [`Conflict::AlreadySetUp`].
pub async fn set_up(portal: &Portal, language: Language, typed: &SetUp) -> Result<AccountId> {
    let parsed = parse(portal, language, typed)?;
    let hash = portal.passwords.hash(parsed.password).await?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        if !store::insert(tx, &parsed.organisation).await? {
            return Err(Conflict::AlreadySetUp.into());
        }
        links::forget(tx).await?;
        let taken = || Error::invalid("admin_email", Problem::Taken);
        let admin = accounts::store::insert(tx, now, &parsed.admin, &portal.random.token()).await?.ok_or_else(taken)?;
        accounts::store::set_password(tx, admin, &hash).await?;
        accounts::store::give_role(tx, now, admin, Role::Administrator).await?;
        let conscience = if parsed.conscience.email.key() == parsed.admin.email.key() {
            admin
        } else {
            let token = portal.random.token();
            let id = accounts::store::insert(tx, now, &parsed.conscience, &token).await?.ok_or_else(taken)?;
            accounts::operations::password::welcome(tx, portal, id).await?;
            id
        };
        mandates::store::begin(tx, now, conscience, &parsed.mandate, &parsed.sales_reason).await?;
        outbox::mail(tx, now, "set-up", admin, &Mail::Test).await?;
        audit::note(tx, now, &Actor::Portal, audit::Action::OrganisationSetUp, Subject::Organisation, "").await?;
        Ok(admin)
    })
}
