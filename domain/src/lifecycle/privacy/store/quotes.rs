//! The SQL that takes somebody's words out of the texts of members of staff.

use super::super::quotes::Quotable;
use crate::{
    Result,
    base::{
        db::Tx,
        ids::{AccountId, MemberId},
    },
    execute, scalars,
};

/// All texts that somebody wrote, before they are blanked.
pub(in crate::lifecycle::privacy) async fn written_by(
    tx: &mut Tx,
    account: AccountId,
    member: MemberId,
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
}
