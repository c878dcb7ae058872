//! The SQL of the erasure.

use crate::{
    Language, Result, Timestamp,
    base::{
        audit::Subject,
        db::Tx,
        ids::{AccountId, ContributionId, MemberId, SessionId},
        random::Token,
    },
    boardroom::room,
    execute, optional, scalars, value,
};

/// Somebody to erase.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(in crate::lifecycle::privacy) struct Person {
    pub account: AccountId,
    pub member: Option<MemberId>,
    pub language: Language,
    pub name: String,
    pub name_key: String,
    pub email: Option<String>,
    pub email_key: Option<String>,
    pub number: Option<String>,
}

pub(in crate::lifecycle::privacy) async fn person(
    tx: &mut Tx,
    account: AccountId,
) -> Result<Option<Person>> {
    optional!(
        tx,
        "select a.id as account, m.id as member, a.language, a.name, a.name_key, a.email, a.email_key, m.number
         from accounts a left join members m on m.account_id = a.id where a.id = $1",
        account
    )
}

/// Whether texts of the organisation stand under their name.
pub(in crate::lifecycle::privacy) async fn wrote_as_colleague(
    tx: &mut Tx,
    account: AccountId,
) -> Result<bool> {
    let found: i64 = value!(
        tx,
        "select (select count(*) from answers where written_by = $1)
              + (select count(*) from decisions where written_by = $1)
              + (select count(*) from commitments where owner_id = $1)
              + (select count(*) from conscience_mandates where account_id = $1)
              + (select count(*) from signals where filed_by = $1 or owner_id = $1 or ended_by = $1)
              + (select count(*) from placements where account_id = $1)
              + (select count(*) from enquiry_answers where written_by = $1)
              + (select count(*) from minute_revisions where published_by = $1)
              + (select count(*) from session_people where account_id = $1 and part = 'staff')",
        account
    )?;
    Ok(found > 0)
}

/// Removes positions of open rounds. Those of closed rounds are only counts from now on: nothing reveals any more
/// whose they were, when they were cast, or which of them belong together. Their supports are forgotten.
pub(in crate::lifecycle::privacy) async fn positions(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
) -> Result<()> {
    execute!(
        tx,
        "delete from positions where member_id = $1 and proposal_id in (
             select p.id from proposals p where p.state = 'open' and p.closes_at > $2)",
        member,
        now
    )?;
    execute!(
        tx,
        "update positions
         set reason = '', member_id = null, contribution_id = null, shown_as = 'segment',
             cast_at = (select p.closes_at from proposals p where p.id = positions.proposal_id),
             changed_at = (select p.closes_at from proposals p where p.id = positions.proposal_id)
         where member_id = $1",
        member
    )?;
    execute!(tx, "delete from replies where member_id = $1", member)?;
    execute!(tx, "delete from supports where member_id = $1", member)?;
    Ok(())
}

/// Takes contributions out of their themes and merges; the others stay together.
pub(in crate::lifecycle::privacy) async fn grouped(
    tx: &mut Tx,
    member: MemberId,
) -> Result<Vec<ContributionId>> {
    scalars!(
        tx,
        "select c.id from contributions c
         where c.member_id = $1 and (c.theme_id is not null or c.merged_into is not null
            or exists (select 1 from contributions f where f.merged_into = c.id))
         order by c.id",
        member
    )
}

/// Removes the words of contributions, which count as withdrawn; answers that are held no longer reply to them.
pub(in crate::lifecycle::privacy) async fn contributions(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
) -> Result<()> {
    execute!(
        tx,
        "update outbox set state = 'dropped', payload = '{}', done_at = $2
         where kind = 'answer_refused' and state = 'waiting' and exists (
             select 1 from contributions c
             where c.member_id = $1 and outbox.event like '%:refused:' || cast(c.id as text))",
        member,
        now
    )?;
    execute!(
        tx,
        "update answer_contributions set verdict_reason = ''
         where contribution_id in (select id from contributions where member_id = $1)",
        member
    )?;
    execute!(
        tx,
        "delete from answer_contributions
         where contribution_id in (select id from contributions where member_id = $1)
           and answer_id in (select a.id from answers a where a.published_at is null)",
        member
    )?;
    execute!(
        tx,
        "update contributions set text = '', text_hash = '', state = 'withdrawn',
                withdrawn_at = coalesce(withdrawn_at, $2)
         where member_id = $1",
        member,
        now
    )?;
    Ok(())
}

/// Blanks everything that they asked without a round, and removes the answers and all that waits about it.
pub(in crate::lifecycle::privacy) async fn enquiries(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
) -> Result<()> {
    execute!(
        tx,
        "delete from outbox where exists (
             select 1 from signals g where g.member_id = $1
               and (outbox.event like 'signal:' || cast(g.id as text) || ':%'
                 or outbox.event like 'enquiry:' || cast(g.id as text) || ':%'))",
        member
    )?;
    execute!(
        tx,
        "delete from enquiry_answers where signal_id in (select id from signals where member_id = $1)",
        member
    )?;
    // The row stays as an empty shell, so that its number is not given to somebody else's.
    execute!(
        tx,
        "update signals set words = '', outcome = '', reach = '', call_from = null, shown_as = null, member_id = null,
                dedup_key = 'erased:' || cast(id as text), segment_id = null, owner_id = null,
                state = case when state = 'open' then 'closed' else state end, ended_at = coalesce(ended_at, $2)
         where member_id = $1",
        member,
        now
    )?;
    Ok(())
}

/// Keeps their words about promises as a count only.
pub(in crate::lifecycle::privacy) async fn commitments(
    tx: &mut Tx,
    member: MemberId,
) -> Result<()> {
    execute!(
        tx,
        "update commitment_people set said = '' where member_id = $1",
        member
    )?;
    Ok(())
}

/// Keeps their feedback on sessions as a count, and their expenses as an amount: both lose their words, and the
/// bank account is forgotten.
pub(in crate::lifecycle::privacy) async fn session_feedback(
    tx: &mut Tx,
    account: AccountId,
) -> Result<()> {
    execute!(
        tx,
        "update session_feedback set wish = '' where account_id = $1",
        account
    )?;
    execute!(
        tx,
        "update expenses set what = '', iban = '' where account_id = $1",
        account
    )?;
    Ok(())
}

/// Removes the words of their questions in the rooms of sessions and hides them; their supports are forgotten, and
/// the time for which they spoke.
/// The screens of those rooms are updated.
pub(in crate::lifecycle::privacy) async fn rooms(
    tx: &mut Tx,
    now: Timestamp,
    account: AccountId,
) -> Result<()> {
    let touched: Vec<SessionId> = scalars!(
        tx,
        "select r.session_id from rooms r
         where exists (select 1 from room_questions q where q.session_id = r.session_id and q.account_id = $1)
            or exists (select 1 from room_confirmations w where w.session_id = r.session_id and w.account_id = $1)
            or exists (select 1 from room_speaking k where k.session_id = r.session_id and k.account_id = $1)
            or exists (select 1 from room_supports s join room_questions q on q.id = s.question_id
                       where q.session_id = r.session_id and s.account_id = $1)
         order by r.session_id",
        account
    )?;
    execute!(
        tx,
        "update rooms set on_screen = null
         where on_screen in (select q.id from room_questions q where q.account_id = $1)",
        account
    )?;
    execute!(
        tx,
        "update room_questions set text = '', dedup_key = 'erased:' || cast(id as text), hidden_why = '', state = 'hidden'
         where account_id = $1",
        account
    )?;
    execute!(
        tx,
        "update room_confirmations set words = '' where account_id = $1",
        account
    )?;
    execute!(
        tx,
        "delete from room_supports where account_id = $1",
        account
    )?;
    execute!(
        tx,
        "delete from room_speaking where account_id = $1",
        account
    )?;
    for id in touched {
        room::events::note(tx, now, id, room::events::Kind::Marked).await?;
    }
    Ok(())
}

/// Removes the words of appeals; nobody owes an answer to one that waits.
pub(in crate::lifecycle::privacy) async fn appeals(tx: &mut Tx, member: MemberId) -> Result<()> {
    execute!(
        tx,
        "delete from appeals where member_id = $1 and ruled_at is null",
        member
    )?;
    execute!(
        tx,
        "update appeals set text = '' where member_id = $1",
        member
    )?;
    Ok(())
}

/// Turns the place on the panel into an empty shell without segments, consents or links.
pub(in crate::lifecycle::privacy) async fn membership(
    tx: &mut Tx,
    now: Timestamp,
    member: MemberId,
    monthly_minutes: i64,
) -> Result<()> {
    execute!(
        tx,
        "delete from invitation_tokens
         where invitation_id in (select id from invitations where member_id = $1)",
        member
    )?;
    execute!(
        tx,
        "update outbox set state = 'dropped', payload = '{}', done_at = $2
         where channel = 'task' and state = 'waiting' and exists (
             select 1 from invitations i
             where i.member_id = $1 and outbox.event like 'invitation:' || cast(i.id as text) || ':%')",
        member,
        now
    )?;
    execute!(
        tx,
        "update invitations set state = 'revoked', ended_at = $2
         where member_id = $1 and state in ('drafted', 'sent', 'opened', 'reminded')",
        member,
        now
    )?;
    execute!(
        tx,
        "delete from member_segments where member_id = $1",
        member
    )?;
    execute!(tx, "delete from consents where member_id = $1", member)?;
    execute!(
        tx,
        "update members set number = null, monthly_minutes = $2 where id = $1",
        member,
        monthly_minutes
    )?;
    Ok(())
}

/// Removes their answers about dates, and the notes that they were asked.
pub(in crate::lifecycle::privacy) async fn dates(tx: &mut Tx, account: AccountId) -> Result<()> {
    execute!(
        tx,
        "delete from date_answers where account_id = $1",
        account
    )?;
    execute!(tx, "delete from date_people where account_id = $1", account)?;
    Ok(())
}

/// Removes rows of customer lists that are about this person.
pub(in crate::lifecycle::privacy) async fn import_rows(tx: &mut Tx, person: &Person) -> Result<()> {
    execute!(
        tx,
        "delete from import_rows
         where email_key = $1 or (number <> '' and number = $2 and name_key = $3)",
        person.email_key.as_deref().unwrap_or_default(),
        person.number.as_deref().unwrap_or_default(),
        person.name_key.as_str()
    )?;
    Ok(())
}

/// Removes mails, codes, links, attempts and sessions. `subjects` are the subjects for which attempts were counted.
pub(in crate::lifecycle::privacy) async fn ways_in(
    tx: &mut Tx,
    person: &Person,
    subjects: &[String],
) -> Result<()> {
    let account = person.account;
    execute!(tx, "delete from outbox where account_id = $1", account)?;
    execute!(
        tx,
        "delete from mail_preferences where account_id = $1",
        account
    )?;
    execute!(
        tx,
        "delete from password_tokens where account_id = $1",
        account
    )?;
    execute!(
        tx,
        "delete from known_browsers where account_id = $1",
        account
    )?;
    execute!(
        tx,
        "delete from address_changes where account_id = $1 or email_key = $2",
        account,
        person.email_key.as_deref().unwrap_or_default()
    )?;
    execute!(
        tx,
        "delete from sign_in_codes where account_id = $1",
        account
    )?;
    for subject in subjects {
        execute!(
            tx,
            "delete from sign_in_codes where subject_hash = $1",
            subject
        )?;
        execute!(tx, "delete from attempts where subject_hash = $1", subject)?;
    }
    execute!(
        tx,
        "delete from calendar_feeds where account_id = $1",
        account
    )?;
    execute!(
        tx,
        "delete from calendar_entries where account_id = $1",
        account
    )?;
    execute!(tx, "delete from sign_ins where account_id = $1", account)?;
    // A browser that asked for a code keeps the address until it signed in. Removing a text that is not there
    // leaves the whole as it was, also when the text is empty.
    execute!(
        tx,
        "delete from sign_ins where account_id is null and replace(lower(data), lower($1), '') <> lower(data)",
        person.email.as_deref().unwrap_or_default()
    )?;
    Ok(())
}

/// Blanks the details of log lines that hold the address, or of lines on this person that hold the name or an address of before.
pub(in crate::lifecycle::privacy) async fn log_details(tx: &mut Tx, person: &Person) -> Result<()> {
    execute!(
        tx,
        "update audit_log set detail = ''
         where replace(lower(detail), lower($1), '') <> lower(detail)
            or (subject in ($2, $3) and replace(lower(detail), lower($4), '') <> lower(detail))
            or (subject = $2 and action in ('account.ask_address', 'account.move'))",
        person.email.as_deref().unwrap_or_default(),
        Subject::Account(person.account).to_string(),
        person
            .member
            .map(|member| Subject::Member(member).to_string())
            .unwrap_or_default(),
        person.name.as_str()
    )?;
    Ok(())
}

/// Turns the account into an empty shell. `stand_in` stands where the name stood.
pub(in crate::lifecycle::privacy) async fn account(
    tx: &mut Tx,
    now: Timestamp,
    id: AccountId,
    stand_in: &str,
    unsubscribe: &Token,
) -> Result<()> {
    execute!(
        tx,
        "update accounts set email = null, email_key = null, name = $5, name_key = '', language = $4,
                password_hash = null, unsubscribe_token = $3, erased_at = $2
         where id = $1",
        id,
        now,
        unsubscribe.secret(),
        Language::default(),
        stand_in
    )?;
    Ok(())
}
