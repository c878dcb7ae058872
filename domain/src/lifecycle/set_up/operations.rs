//! The first visit to an empty installation.

use crate::{
    Actor, Conflict, Error, FieldErrors, Language, Portal, Problem, Result, Role,
    base::passwords::Password,
    base::{
        audit::{self, Subject},
        ids::AccountId,
        outbox::{self, Mail},
        values::{self, Email},
    },
    people::{
        accounts::{self, NewAccount},
        mandates::{
            self,
            rules::{LONGEST_MANDATE, sales_reason},
        },
        organisation::{Organisation, colour, operations::USUAL_ACCENT, store},
    },
    transaction,
};

/// What the first visitor fills in, as it was typed.
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
    /// Where to write to them.
    pub admin_email: String,
    /// Their password.
    pub admin_password: String,
    /// The customer conscience; may be the administrator's own address.
    pub conscience_name: String,
    /// Where to write to them.
    pub conscience_email: String,
    /// What the conscience is charged with, for customers to read.
    pub mandate: String,
    /// `yes` when the conscience works in sales or marketing, `no` when not.
    pub in_sales: String,
    /// Why they are appointed all the same, for customers to read; has to be there after `yes`.
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

fn parse(portal: &Portal, language: Language, typed: &SetUp) -> Result<Parsed> {
    let mut errors = FieldErrors::default();
    let name = errors.take("name", values::line(&typed.name, 120));
    let zone = errors.take(
        "zone",
        values::zone(&typed.zone).map(|_| typed.zone.trim().to_owned()),
    );
    let phone = errors.take("phone", values::phone(&typed.phone));
    let email = errors.take("email", Email::parse(&typed.email));
    let accent = errors.take("accent", values::optional(&typed.accent, colour));
    let admin_name = errors.take("admin_name", values::line(&typed.admin_name, 120));
    let admin_email = errors.take("admin_email", Email::parse(&typed.admin_email));
    let password = errors.take("admin_password", Password::parse(&typed.admin_password));
    let conscience_name = errors.take("conscience_name", values::line(&typed.conscience_name, 120));
    let conscience_email = errors.take("conscience_email", Email::parse(&typed.conscience_email));
    let reason = sales_reason(&mut errors, &typed.in_sales, &typed.sales_reason);
    let mandate = errors.take("mandate", values::prose(&typed.mandate, LONGEST_MANDATE));
    let all = (|| {
        Some(Parsed {
            organisation: Organisation {
                name: name?,
                zone: zone?,
                phone: phone?,
                email: email?.written().to_owned(),
                accent: accent
                    .filter(|accent| !accent.is_empty())
                    .unwrap_or_else(|| USUAL_ACCENT.to_owned()),
                set_up_at: portal.now(),
            },
            admin: NewAccount {
                email: admin_email?,
                name: admin_name?,
                language,
            },
            password: password?,
            conscience: NewAccount {
                email: conscience_email?,
                name: conscience_name?,
                language,
            },
            mandate: mandate?,
            sales_reason: reason?,
        })
    })();
    errors.check()?;
    all.ok_or(Error::invalid("name", Problem::Missing))
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
