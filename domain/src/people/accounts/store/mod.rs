//! The SQL of accounts and roles.

pub(super) mod browsers;
pub(crate) mod codes;
pub(crate) mod listed;
pub(crate) mod staff;
pub(crate) mod tokens;

use self::staff::works_here;
use super::{Account, NewAccount};
use crate::{
    Language, Result, Role, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, MemberId, SignInId},
        random::Token,
        text,
        values::Email,
    },
    execute, optional, optional_value,
    people::mandates::store::is_conscience,
    value,
};

/// Writes an account; `None` when the address is taken.
pub(crate) async fn insert(
    tx: &mut Tx,
    now: Timestamp,
    new: &NewAccount,
    unsubscribe: &Token,
) -> Result<Option<AccountId>> {
    crate::optional_value!(
        tx,
        "insert into accounts (email, email_key, name, name_key, language, unsubscribe_token, created_at)
         values ($1, $2, $3, $4, $5, $6, $7)
         on conflict do nothing
         returning id",
        new.email.written(), new.email.key(), new.name.as_str(), text::key(&new.name),
        new.language, unsubscribe.secret(), now
    )
}

/// Corrects a name and an address that nobody else has.
pub(crate) async fn correct(tx: &mut Tx, id: AccountId, name: &str, email: &Email) -> Result<()> {
    execute!(
        tx,
        "update accounts set name = $2, name_key = $3, email = $4, email_key = $5 where id = $1",
        id,
        name,
        text::key(name),
        email.written(),
        email.key()
    )?;
    Ok(())
}

pub(crate) async fn find(tx: &mut Tx, id: AccountId) -> Result<Option<Account>> {
    optional!(
        tx,
        "select id, email, name, language, unsubscribe_token, erased_at from accounts where id = $1",
        id
    )
}

/// The folded address of an account; empty when it was erased.
pub(crate) async fn email_key(tx: &mut Tx, id: AccountId) -> Result<String> {
    value!(
        tx,
        "select coalesce(email_key, '') from accounts where id = $1",
        id
    )
}

/// The credentials of an address.
#[derive(sqlx::FromRow)]
struct CredentialsRow {
    id: AccountId,
    password_hash: Option<String>,
    member: i64,
    staff: i64,
}

/// The credentials of an address.
pub(super) struct Credentials {
    pub id: AccountId,
    pub password_hash: Option<String>,
    /// Whether it belongs to an active member of the panel.
    pub member: bool,
    /// Whether it belongs to somebody who works for the organisation.
    pub staff: bool,
}

pub(super) async fn credentials(tx: &mut Tx, email_key: &str) -> Result<Option<Credentials>> {
    let row: Option<CredentialsRow> = optional!(
        tx,
        concat!(
            "select a.id, a.password_hash,
                (select count(*) from members m where m.account_id = a.id and m.state = 'active') as member,
                (case when ",
            works_here!("a.id"),
            " then cast(1 as bigint) else 0 end) as staff
         from accounts a where a.email_key = $1 and a.erased_at is null"
        ),
        email_key
    )?;
    Ok(row.map(|row| Credentials {
        id: row.id,
        password_hash: row.password_hash,
        member: row.member > 0,
        staff: row.staff > 0,
    }))
}

pub(crate) async fn set_password(tx: &mut Tx, id: AccountId, hash: &str) -> Result<()> {
    execute!(
        tx,
        "update accounts set password_hash = $2 where id = $1",
        id,
        hash
    )?;
    Ok(())
}

pub(crate) async fn give_role(
    tx: &mut Tx,
    now: Timestamp,
    id: AccountId,
    role: Role,
) -> Result<()> {
    execute!(
        tx,
        "insert into staff_roles (account_id, role, given_at) values ($1, $2, $3) on conflict do nothing",
        id,
        role,
        now
    )?;
    Ok(())
}

/// The person of a session: one row with everything that an actor needs.
#[derive(sqlx::FromRow)]
pub(super) struct SignedIn {
    pub sign_in: SignInId,
    pub data: String,
    pub seen_at: Timestamp,
    pub account: Option<AccountId>,
    pub name: Option<String>,
    pub language: Option<Language>,
    pub member: Option<MemberId>,
    pub roles: Option<String>,
    pub conscience: i64,
}

pub(super) async fn seat(
    tx: &mut Tx,
    token_hash: &str,
    now: Timestamp,
) -> Result<Option<SignedIn>> {
    optional!(
        tx,
        concat!(
            "select s.id as sign_in, s.data, s.seen_at, a.id as account, a.name, a.language, m.id as member,
                (select string_agg(r.role, ',') from staff_roles r where r.account_id = a.id) as roles,
                (case when ",
            is_conscience!("a.id"),
            " then cast(1 as bigint) else 0 end) as conscience
         from sign_ins s
         left join accounts a on a.id = s.account_id and a.erased_at is null
         left join members m on m.account_id = a.id and m.state = 'active'
         where s.token_hash = $1 and s.expires_at > $2"
        ),
        token_hash,
        now
    )
}

/// The hash of the token of a browser that is signed in.
pub(super) async fn token_hash(tx: &mut Tx, id: SignInId) -> Result<Option<String>> {
    optional_value!(tx, "select token_hash from sign_ins where id = $1", id)
}

/// Whether the account may sign in: it belongs to staff or to an active member.
pub(super) async fn may_sign_in(tx: &mut Tx, id: AccountId) -> Result<bool> {
    let found: Option<AccountId> = optional_value!(
        tx,
        concat!(
            "select a.id from accounts a where a.id = $1 and (",
            works_here!("a.id"),
            " or exists (select 1 from members m where m.account_id = a.id and m.state = 'active'))"
        ),
        id
    )?;
    Ok(found.is_some())
}

/// Whether the account belongs to somebody who works for the organisation.
pub(crate) async fn is_staff(tx: &mut Tx, id: AccountId) -> Result<bool> {
    let found: Option<AccountId> = optional_value!(
        tx,
        concat!(
            "select a.id from accounts a where a.id = $1 and ",
            works_here!("a.id")
        ),
        id
    )?;
    Ok(found.is_some())
}

/// Whether somebody made this account their own: it has a password, they work here, or they were on the panel. What
/// opens such an account is mailed to them and shown to nobody else.
pub(crate) async fn is_in_use(tx: &mut Tx, id: AccountId) -> Result<bool> {
    let found: Option<AccountId> = optional_value!(
        tx,
        concat!(
            "select a.id from accounts a where a.id = $1 and (a.password_hash is not null or ",
            works_here!("a.id"),
            " or exists (select 1 from members m where m.account_id = a.id and m.joined_at is not null))"
        ),
        id
    )?;
    Ok(found.is_some())
}

/// The hash of an account's password, when it has one.
pub(crate) async fn password_of(tx: &mut Tx, id: AccountId) -> Result<Option<String>> {
    value!(tx, "select password_hash from accounts where id = $1", id)
}

pub(crate) async fn rename(tx: &mut Tx, id: AccountId, name: &str) -> Result<()> {
    execute!(
        tx,
        "update accounts set name = $2, name_key = $3 where id = $1",
        id,
        name,
        text::key(name)
    )?;
    Ok(())
}

pub(crate) async fn set_language(tx: &mut Tx, id: AccountId, language: Language) -> Result<()> {
    execute!(
        tx,
        "update accounts set language = $2 where id = $1",
        id,
        language
    )?;
    Ok(())
}

/// An account with the keys by which it is found.
#[derive(sqlx::FromRow)]
pub(super) struct Folded {
    pub id: AccountId,
    pub name: String,
    pub name_key: String,
    pub email: Option<String>,
    pub email_key: Option<String>,
}

/// The accounts whose name or address has other letters than those of English: only their keys may differ from what an
/// earlier version made of them.
pub(super) async fn folded(tx: &mut Tx) -> Result<Vec<Folded>> {
    all!(
        tx,
        "select id, name, name_key, email, email_key from accounts
         where erased_at is null
           and (octet_length(name) <> length(name)
                or octet_length(coalesce(email, '')) <> length(coalesce(email, '')))
         order by id"
    )
}

/// Writes the keys of an account, unless the one of its address is another's.
pub(super) async fn fold(
    tx: &mut Tx,
    id: AccountId,
    name_key: &str,
    email_key: Option<&str>,
) -> Result<()> {
    execute!(
        tx,
        "update accounts set name_key = $2 where id = $1",
        id,
        name_key
    )?;
    execute!(
        tx,
        "update accounts set email_key = $2
         where id = $1 and not exists (select 1 from accounts o where o.email_key = $2 and o.id <> $1)",
        id,
        email_key
    )?;
    Ok(())
}
