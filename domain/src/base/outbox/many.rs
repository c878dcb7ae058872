//! One mail for each of many people, put in the outbox by one statement.

use super::{Mail, Topic, store::name_of};
use crate::{
    Result, Timestamp,
    base::{
        db::Tx,
        ids::{AnswerId, CommitmentId, DatePollId, ProposalId, SessionId},
    },
    execute,
};

/// Each function puts one mail in the outbox for every account that the table expression names; `$5` is the id
/// that it is about. People who switched such mails off are left out.
macro_rules! mail_to_many {
    ($($(#[$doc:meta])* $name:ident($of:ident: $key:ty) to $whom:literal;)*) => {$(
        $(#[$doc])*
        /// People who switched such mails off are left out.
        ///
        /// # Errors
        /// [`crate::Error::Unavailable`] when they can't be written.
        pub async fn $name(
            tx: &mut Tx,
            now: Timestamp,
            event: &str,
            $of: $key,
            mail: &Mail,
        ) -> Result<()> {
            let payload = serde_json::to_value(mail).map_err(crate::Error::unavailable)?;
            execute!(
                tx,
                concat!(
                    "insert into outbox (event, person, channel, account_id, kind, payload, state, urgent, run_at,
                                         created_at)
                     select $1, cast(asked.account_id as text), 'mail', asked.account_id, $2, $3, 'waiting', 0, $4, $4
                     from (",
                    $whom,
                    ") asked
                     where not exists (
                         select 1 from mail_preferences p where p.account_id = asked.account_id and p.kind = $6
                     )
                     on conflict (event, person, channel) do nothing"
                ),
                event,
                name_of(&payload, "mail"),
                payload.to_string(),
                now,
                $of,
                mail.topic().map(Topic::as_str)
            )?;
            Ok(())
        }
    )*};
}

mail_to_many! {
    /// To everybody who was asked about a proposal and is on the panel.
    mail_audience(proposal: ProposalId) to
        "select m.account_id from audience a join members m on m.id = a.member_id
         where a.proposal_id = $5 and m.state = 'active'";
    /// To everybody on the panel who voted on a proposal or wrote about it.
    mail_heard(proposal: ProposalId) to
        "select m.account_id from members m
         where m.state = 'active' and m.id in (
             select v.member_id from positions v where v.proposal_id = $5
             union
             select c.member_id from contributions c where c.proposal_id = $5 and c.state <> 'withdrawn')";
    /// To everybody on the panel who wrote something that an answer serves.
    mail_answered(answer: AnswerId) to
        "select distinct m.account_id from answer_contributions l
         join contributions c on c.id = l.contribution_id
         join members m on m.id = c.member_id
         where l.answer_id = $5 and m.state = 'active'";
    /// To everybody on the panel to whom something was promised.
    mail_promised(commitment: CommitmentId) to
        "select m.account_id from commitment_people w join members m on m.id = w.member_id
         where w.commitment_id = $5 and m.state = 'active'";
    /// To everybody who is asked when a session can be and has not answered: staff, and customers on the panel.
    mail_asked_dates(poll: DatePollId) to
        "select q.account_id from date_people q
         where q.poll_id = $5 and q.answered_at is null
           and ((q.part = 'staff'
                 and (exists (select 1 from staff_roles r where r.account_id = q.account_id)
                      or exists (select 1 from conscience_mandates c
                                 where c.account_id = q.account_id and c.ends_at is null)))
                or exists (select 1 from members m where m.account_id = q.account_id and m.state = 'active'))";
    /// To everybody who was asked when a session can be and does not take part in it: staff, and customers on the panel.
    /// Not to who stands in its line: they are told of their place.
    mail_settled_date(poll: DatePollId) to
        "select q.account_id from date_people q
         left join members m on m.account_id = q.account_id
         where q.poll_id = $5
           and ((q.part = 'customer' and m.state = 'active')
                or (q.part = 'staff'
                    and (exists (select 1 from staff_roles r where r.account_id = q.account_id)
                         or exists (select 1 from conscience_mandates c
                                    where c.account_id = q.account_id and c.ends_at is null))))
           and not exists (
               select 1 from date_polls d join session_people w on w.session_id = d.session_id
               where d.id = q.poll_id and w.account_id = q.account_id and w.left_at is null)
           and not exists (
               select 1 from date_polls d join seats t on t.session_id = d.session_id
               where d.id = q.poll_id and t.member_id = m.id
                 and (t.state = 'waiting' or (t.state = 'offered' and t.expires_at > $4)))";
    /// To everybody who takes part in a session that has no date, and to everybody who is asked for dates and
    /// does not take part; not to customers whose place in the queue ended with it, since another mail tells
    /// them so.
    mail_cancelled(session: SessionId) to
        "select w.account_id from session_people w join sessions s on s.id = w.session_id
         where s.id = $5 and s.starts_at is null and w.left_at is null
         union
         select q.account_id from date_polls d join date_people q on q.poll_id = d.id
         left join members m on m.account_id = q.account_id
         where d.session_id = $5 and d.ended_at is null
           and ((q.part = 'customer' and m.state = 'active')
                or (q.part = 'staff'
                    and (exists (select 1 from staff_roles r where r.account_id = q.account_id)
                         or exists (select 1 from conscience_mandates c
                                    where c.account_id = q.account_id and c.ends_at is null))))
           and not exists (select 1 from session_people w
                           where w.session_id = $5 and w.account_id = q.account_id and w.left_at is null)
           and not exists (select 1 from seats t
                           where t.session_id = $5 and t.member_id = m.id and t.state = 'withdrawn' and t.ended_at = $4)";
}
