//! Everything about the actor, for them to take along.

use super::store::export::{self, Moment};
use crate::{
    Actor, Error, Portal, Result,
    base::{
        db::Tx,
        ids::{AccountId, MemberId},
    },
    people::{accounts, panel},
};
use serde::Serialize;
use serde_json::{Map, Value};

/// Everything about the actor, each table under its name in [`super::TABLES`]. Secrets and hashes are left out:
/// they say nothing about a person, and would open doors.
///
/// # Errors
/// [`Error::Forbidden`] for anyone who is not signed in; [`crate::Conflict::SignInAgain`].
pub async fn export(portal: &Portal, actor: &Actor) -> Result<Value> {
    let person = actor.person().ok_or(Error::Forbidden)?;
    let account = person.account;
    let mut tx = portal.db.read().await?;
    accounts::sessions::require_fresh(&mut tx, portal.now(), person).await?;
    let tx = &mut tx;
    let mut all = Sections(Map::new());
    all.add("exported_at", &Moment(portal.now()))?;
    all.add("account", &export::account(tx, account).await?)?;
    let email_key = accounts::store::email_key(tx, account).await?;
    ways_in(tx, account, &email_key, &mut all).await?;
    all.add("member", &export::member(tx, account).await?)?;
    all.add("import_rows", &export::import_rows(tx, account).await?)?;
    if let Some((member, _)) = panel::store::member_of_account(tx, account).await? {
        as_member(tx, member, &mut all).await?;
    }
    as_staff(tx, account, &mut all).await?;
    Ok(Value::Object(all.0))
}

struct Sections(Map<String, Value>);

impl Sections {
    fn add(&mut self, name: &str, rows: &impl Serialize) -> Result<()> {
        let rows = serde_json::to_value(rows).map_err(Error::unavailable)?;
        self.0.insert(name.to_owned(), rows);
        Ok(())
    }
}

async fn ways_in(
    tx: &mut Tx,
    account: AccountId,
    email_key: &str,
    all: &mut Sections,
) -> Result<()> {
    let mut attempts = Vec::new();
    for subject in accounts::operations::subjects_of(email_key, account) {
        attempts.extend(export::attempts(tx, &subject).await?);
    }
    all.add("attempts", &attempts)?;
    all.add(
        "address_changes",
        &export::address_changes(tx, account).await?,
    )?;
    all.add(
        "known_browsers",
        &export::known_browsers(tx, account).await?,
    )?;
    all.add("sign_in_codes", &export::sign_in_codes(tx, account).await?)?;
    all.add(
        "password_links",
        &export::password_links(tx, account).await?,
    )?;
    all.add("sessions", &export::sessions(tx, account).await?)?;
    all.add(
        "room_questions",
        &export::room_questions(tx, account).await?,
    )?;
    all.add("room_heard", &export::room_promises(tx, account).await?)?;
    all.add(
        "room_words",
        &export::room_confirmations(tx, account).await?,
    )?;
    all.add("room_supports", &export::room_supports(tx, account).await?)?;
    all.add("room_speaking", &export::room_speaking(tx, account).await?)?;
    all.add(
        "sessions_planned",
        &export::sessions_planned(tx, account).await?,
    )?;
    all.add(
        "briefings_read",
        &export::briefings_read(tx, account).await?,
    )?;
    all.add(
        "calendar_entries",
        &export::calendar_entries(tx, account).await?,
    )?;
    all.add("calendar_feed", &export::calendar_feed(tx, account).await?)?;
    all.add(
        "dates_answered",
        &export::dates_answered(tx, account).await?,
    )?;
    all.add("dates_asked", &export::dates_asked(tx, account).await?)?;
    all.add(
        "dates_proposed",
        &export::dates_proposed(tx, account).await?,
    )?;
    all.add(
        "session_feedback",
        &export::session_feedback(tx, account).await?,
    )?;
    all.add("expenses", &export::expenses(tx, account).await?)?;
    all.add(
        "minutes_published",
        &export::minutes_published(tx, account).await?,
    )?;
    all.add("sign_ins", &export::sign_ins(tx, account).await?)?;
    all.add("mails", &export::mails(tx, account).await?)?;
    all.add(
        "mail_preferences",
        &export::mail_preferences(tx, account).await?,
    )
}

async fn as_member(tx: &mut Tx, member: MemberId, all: &mut Sections) -> Result<()> {
    all.add("segments", &export::segments(tx, member).await?)?;
    all.add("consents", &export::consents(tx, member).await?)?;
    all.add("invitations", &export::invitations(tx, member).await?)?;
    all.add(
        "invitation_links",
        &export::invitation_links(tx, member).await?,
    )?;
    all.add("asked", &export::asked(tx, member).await?)?;
    all.add("appeals", &export::appeals(tx, member).await?)?;
    all.add("positions", &export::positions(tx, member).await?)?;
    all.add("replies", &export::replies(tx, member).await?)?;
    all.add("supports", &export::supports(tx, member).await?)?;
    all.add("contributions", &export::contributions(tx, member).await?)?;
    all.add("answers", &export::answers(tx, member).await?)?;
    all.add("willing", &export::willing(tx, member).await?)?;
    all.add("seats", &export::seats(tx, member).await?)?;
    all.add(
        "seats_suggested",
        &export::seats_suggested(tx, member).await?,
    )?;
    all.add("commitments", &export::commitments(tx, member).await?)
}

async fn as_staff(tx: &mut Tx, account: AccountId, all: &mut Sections) -> Result<()> {
    all.add("roles", &export::roles(tx, account).await?)?;
    all.add("signals", &export::signals(tx, account).await?)?;
    all.add(
        "enquiry_answers",
        &export::enquiry_answers(tx, account).await?,
    )?;
    all.add("workplaces", &export::workplaces(tx, account).await?)?;
    all.add("mandates", &export::mandates(tx, account).await?)?;
    all.add("projects", &export::projects(tx, account).await?)?;
    all.add("proposals", &export::proposals(tx, account).await?)?;
    all.add(
        "answers_written",
        &export::answers_written(tx, account).await?,
    )?;
    all.add("themes", &export::themes(tx, account).await?)?;
    all.add("hand_overs", &export::hand_overs(tx, account).await?)?;
    all.add("reassignments", &export::reassignments(tx, account).await?)?;
    all.add(
        "commitments_made",
        &export::commitments_made(tx, account).await?,
    )?;
    all.add(
        "commitments_moved",
        &export::commitments_moved(tx, account).await?,
    )?;
    all.add("contacts", &export::contacts(tx, account).await?)?;
    all.add("placements", &export::placements(tx, account).await?)?;
    all.add("decisions", &export::decisions(tx, account).await?)?;
    all.add("draws", &export::draws(tx, account).await?)?;
    all.add("seat_terms", &export::seat_terms(tx, account).await?)?;
    all.add("waivers", &export::waivers(tx, account).await?)?;
    all.add("advice_terms", &export::advice_terms(tx, account).await?)?;
    all.add("reviews", &export::reviews(tx, account).await?)?;
    all.add("challenges", &export::challenges(tx, account).await?)?;
    all.add("dissents", &export::dissents(tx, account).await?)?;
    all.add(
        "impact_judgements",
        &export::impact_judgements(tx, account).await?,
    )?;
    all.add("translations", &export::translations(tx, account).await?)?;
    all.add("appeals_ruled", &export::appeals_ruled(tx, account).await?)?;
    all.add("letters", &export::letters(tx, account).await?)?;
    all.add("imports", &export::imports(tx, account).await?)?;
    all.add("audit_log", &export::log(tx, account).await?)
}
