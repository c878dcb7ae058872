//! The SQL that takes somebody's words out of the texts of members of staff.

use super::super::quotes::{LEFT_OUT, Quotable};
use crate::{
    Result, all,
    answering::publications::Kind,
    base::{
        db::Tx,
        ids::{AccountId, MemberId},
    },
    execute, scalars,
};

/// The publications with a text out of which somebody's words were taken, now or before: their words are to be found
/// by what is left.
pub(in crate::lifecycle::privacy) async fn publications_without_quotes(
    tx: &mut Tx,
) -> Result<Vec<(Kind, i64)>> {
    all!(
        tx,
        "select e.kind, e.subject_id from publications e
         where e.title like $1 or e.said like $1 or e.done like $1
            or (e.kind = 'decision' and (
                exists (select 1 from decisions d where d.proposal_id = e.subject_id and d.would_change like $1)
                or exists (
                    select 1 from decision_parts t
                    where t.proposal_id = e.subject_id
                      and (t.theme like $1 or t.heard like $1 or t.decided like $1 or t.why like $1))
                or exists (
                    select 1 from translations o
                    where o.subject in ('decision', 'proposal') and o.subject_id = e.subject_id and o.text like $1)))
         order by e.id",
        format!("%{LEFT_OUT}%")
    )
}

/// All texts that somebody wrote, before they are blanked.
pub(in crate::lifecycle::privacy) async fn written_by(
    tx: &mut Tx,
    account: AccountId,
    member: Option<MemberId>,
) -> Result<Vec<String>> {
    scalars!(
        tx,
        "select c.text from contributions c where c.member_id = $2
         union select v.reason from positions v where v.member_id = $2
         union select r.text from replies r where r.member_id = $2
         union select l.verdict_reason from answer_contributions l join contributions c on c.id = l.contribution_id
               where c.member_id = $2
         union select w.said from commitment_people w where w.member_id = $2
         union select e.text from appeals e where e.member_id = $2
         union select f.wish from session_feedback f where f.account_id = $1
         union select q.text from room_questions q where q.account_id = $1
         union select w.words from room_confirmations w where w.account_id = $1",
        account,
        member
    )
}

macro_rules! texts_of_staff {
    ($($table:ident [$($column:ident),*];)*) => {
        /// Takes the words out of every text of a member of staff.
        pub(in crate::lifecycle::privacy) async fn take_out(tx: &mut Tx, quotable: &Quotable) -> Result<()> {
            if quotable.is_empty() {
                return Ok(());
            }
            $($(
                let texts: Vec<String> = scalars!(tx, concat!(
                    "select distinct ", stringify!($column), " from ", stringify!($table),
                    " where ", stringify!($column), " <> ''"
                ))?;
                for text in texts {
                    if let Some(left) = quotable.taken_out_of(&text) {
                        execute!(
                            tx,
                            concat!(
                                "update ", stringify!($table), " set ", stringify!($column), " = $2 where ",
                                stringify!($column), " = $1"
                            ),
                            text.as_str(), left.as_str()
                        )?;
                    }
                }
            )*)*
            Ok(())
        }

        /// The columns in which the words are looked for.
        #[cfg(test)]
        pub(in crate::lifecycle::privacy) const TEXTS_OF_STAFF: &[(&str, &str)] =
            &[$($((stringify!($table), stringify!($column)),)*)*];
    };
}

texts_of_staff! {
    answers [text];
    decisions [would_change];
    decision_parts [theme, heard, decided, why];
    decision_reviews [findings];
    commitments [text, responds_to, done_note, given_up_why];
    commitment_moves [reason];
    publications [title, said, done];
    minutes [text];
    minute_revisions [text, reason];
    agenda_items [title, why, known, question_one, question_two, words];
    room_promises [heard, promise, translation];
    contacts [surprise];
    dissents [text];
    challenges [text, reply];
    appeals [words];
    impact_judgements [sentence];
    waivers [reason];
    hand_overs [sentence];
    reassignments [reason];
    proposals [summary, scope_fixed, scope_open, scope_course, impact_statement, withdrawn_why];
    seat_suggestions [why];
    translations [text, original];
}
