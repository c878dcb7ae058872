//! The SQL of the export. Each row is exported as it is read, under the names that are written here.

use crate::{
    Result, Timestamp, all,
    base::{
        db::Tx,
        ids::{AccountId, MemberId},
    },
};
use serde::{Serialize, Serializer};

/// An instant that is written out as `2026-03-02T11:00:00Z`.
#[derive(Clone, Copy, Debug, sqlx::Type)]
#[sqlx(transparent)]
pub(in crate::lifecycle::privacy) struct Moment(pub Timestamp);

impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&self.0.to_jiff())
    }
}

macro_rules! rows {
    ($($(#[$doc:meta])* $name:ident($fn:ident by $key:ident: $id:ty) { $($field:ident: $type:ty),* $(,)? } = $sql:literal;)*) => {$(
        #[derive(Debug, Serialize, sqlx::FromRow)]
        pub(in crate::lifecycle::privacy) struct $name { $(pub $field: $type),* }

        $(#[$doc])*
        pub(in crate::lifecycle::privacy) async fn $fn(tx: &mut Tx, $key: $id) -> Result<Vec<$name>> {
            all!(tx, $sql, $key)
        }
    )*};
}

rows! {
    /// The account.
    Account(account by id: AccountId) {
        name: String, email: Option<String>, language: String, has_password: i64, since: Moment,
    } = "select name, email, language, cast(case when password_hash is null then 0 else 1 end as bigint) as has_password,
                created_at as since from accounts where id = $1";
    /// The roles of the person in the organisation.
    StaffRole(roles by id: AccountId) { role: String, since: Moment }
        = "select role, given_at as since from staff_roles where account_id = $1 order by given_at, role";
    /// The department of the person in the organisation.
    Workplace(workplaces by id: AccountId) { division: String, department: String, job_title: String, since: Moment }
        = "select v.name as division, d.name as department, w.job_title, w.since
           from workplaces w join departments d on d.id = w.department_id join divisions v on v.id = d.division_id
           where w.account_id = $1";
    /// Signals that the person recorded, asked or ended.
    Signal(signals by id: AccountId) {
        words: String, channel: String, reach: String, call_from: Option<Moment>, filed_at: Moment,
        shown_as: Option<String>, due_at: Moment, state: String, outcome: String, ended_at: Option<Moment>,
    } = "select case when filed_by = $1 then words else '' end as words, channel,
                case when filed_by = $1 then reach else '' end as reach,
                case when filed_by = $1 then call_from end as call_from, filed_at,
                case when filed_by = $1 then shown_as end as shown_as, due_at, state, outcome, ended_at
         from signals where filed_by = $1 or ended_by = $1 order by id";
    /// The answers to what the customer asked, with their verdicts, and the answers that the person gave as a colleague.
    EnquiryAnswer(enquiry_answers by id: AccountId) {
        question: Option<String>, text: String, written_by: String, written_at: Moment, verdict: Option<String>,
        verdict_reason: String, verdict_at: Option<Moment>,
    } = "select case when g.filed_by = $1 then g.words end as question, a.text, w.name as written_by, a.written_at,
                a.verdict, case when g.filed_by = $1 then a.verdict_reason else '' end as verdict_reason, a.verdict_at
         from enquiry_answers a join signals g on g.id = a.signal_id join accounts w on w.id = a.written_by
         where g.filed_by = $1 or a.written_by = $1 order by a.id";
    /// The mandates of the person as customer conscience.
    Mandate(mandates by id: AccountId) { mandate: String, sales_reason: String, begins_at: Moment, ends_at: Option<Moment> }
        = "select mandate, sales_reason, begins_at, ends_at from conscience_mandates where account_id = $1 order by id";
    /// The place on the panel.
    Member(member by id: AccountId) {
        number: Option<String>, state: String, monthly_minutes: i64, added_at: Moment, joined_at: Option<Moment>,
        ended_at: Option<Moment>,
    } = "select number, state, monthly_minutes, added_at, joined_at, ended_at from members where account_id = $1";
    /// The groups in which the customer was put, and the reasons why they are heard.
    Segment(segments by id: MemberId) { name: String, reason: String }
        = "select s.name, s.reason from member_segments ms join segments s on s.id = ms.segment_id
           where ms.member_id = $1 order by s.name_key, s.id";
    /// The consents of the customer.
    Consent(consents by id: MemberId) { text_version: String, given_at: Moment, withdrawn_at: Option<Moment> }
        = "select text_version, given_at, withdrawn_at from consents where member_id = $1 order by id";
    /// Invitations, with their texts.
    Invitation(invitations by id: MemberId) {
        state: String, written_at: Moment, sent_at: Option<Moment>, opened_at: Option<Moment>, reminded_at: Option<Moment>,
        expires_at: Option<Moment>, ended_at: Option<Moment>, text_nl: String, text_en: String,
    } = "select i.state, i.drafted_at as written_at, i.sent_at, i.opened_at, i.reminded_at, i.expires_at, i.ended_at,
                l.text_nl, l.text_en
         from invitations i join letters l on l.id = i.letter_id where i.member_id = $1 order by i.id";
    /// Links in invitations; the links themselves are kept as hashes only.
    Link(invitation_links by id: MemberId) { issued_at: Moment, void_at: Option<Moment> }
        = "select t.issued_at, t.void_at from invitation_tokens t join invitations i on i.id = t.invitation_id
           where i.member_id = $1 order by t.issued_at";
    /// The rounds that the customer was asked in, and as part of which group.
    Asked(asked by id: MemberId) { proposal: String, segment: Option<String>, asked_at: Moment }
        = "select p.title as proposal, s.name as segment, a.asked_at
           from audience a join proposals p on p.id = a.proposal_id left join segments s on s.id = a.segment_id
           where a.member_id = $1 order by a.asked_at, p.id";
    /// Votes.
    Position(positions by id: MemberId) {
        proposal: String, position: String, reason: String, shown_as: String, segment: Option<String>, cast_at: Moment, changed_at: Moment,
    } = "select p.title as proposal, v.position, v.reason, v.shown_as, s.name as segment, v.cast_at, v.changed_at
         from positions v join proposals p on p.id = v.proposal_id left join segments s on s.id = v.segment_id
         where v.member_id = $1 order by v.cast_at, p.id";
    /// Replies to the questions of proposals.
    Reply(replies by id: MemberId) { proposal: String, question: String, text: String, written_at: Moment }
        = "select p.title as proposal, q.text as question, r.text, r.written_at
           from replies r join questions q on q.id = r.question_id join proposals p on p.id = q.proposal_id
           where r.member_id = $1 order by r.written_at, q.id";
    /// The proposals on which the customer says the same as somebody else. The words are those of others.
    Supported(supports by id: MemberId) { proposal: String, given_at: Moment }
        = "select p.title as proposal, s.given_at from supports s join proposals p on p.id = s.proposal_id
           where s.member_id = $1 order by s.given_at, p.id";
    /// The contributions of the customer.
    Contribution(contributions by id: MemberId) {
        number: i64, proposal: String, kind: String, text: String, shown_as: String, segment: Option<String>, state: String,
        written_at: Moment, changed_at: Moment, due_at: Moment, answered_at: Option<Moment>, reopened_at: Option<Moment>,
        withdrawn_at: Option<Moment>, theme: Option<String>,
    } = "select c.id as number, p.title as proposal, c.kind, c.text, c.shown_as, s.name as segment, c.state, c.written_at,
                c.changed_at, c.due_at, c.answered_at, c.reopened_at, c.withdrawn_at, t.name as theme
         from contributions c join proposals p on p.id = c.proposal_id left join segments s on s.id = c.segment_id
         left join themes t on t.id = c.theme_id
         where c.member_id = $1 order by c.id";
    /// Published answers to the customer's contributions, with their verdicts.
    Answer(answers by id: MemberId) {
        to_contribution: i64, text: String, written_by: String, published_at: Moment, verdict: Option<String>,
        verdict_reason: String, verdict_at: Option<Moment>,
    } = "select l.contribution_id as to_contribution, x.text, w.name as written_by, x.published_at, l.verdict,
                l.verdict_reason, l.verdict_at
         from answer_contributions l join contributions c on c.id = l.contribution_id
         join answers x on x.id = l.answer_id join accounts w on w.id = x.written_by
         where c.member_id = $1 and x.published_at is not null order by x.published_at, x.id, c.id";
    /// The commitments to the customer, and their words about them.
    Promised(commitments by id: MemberId) {
        promised: String, by: String, due_on: String, state: String, asked_at: Option<Moment>, happened: Option<String>,
        said: String, said_at: Option<Moment>,
    } = "select k.text as promised, o.name as by, k.due_on, k.state, w.asked_at, w.happened, w.said, w.said_at
         from commitment_people w join commitments k on k.id = w.commitment_id join accounts o on o.id = k.owner_id
         where w.member_id = $1 order by k.id";
    /// The appeals of the customer, and the rulings.
    Appeal(appeals by id: MemberId) {
        proposal: String, text: String, written_at: Moment, due_at: Moment, ruling: Option<String>, words: String,
        ruled_by: Option<String>, ruled_at: Option<Moment>,
    } = "select p.title as proposal, e.text, e.written_at, e.due_at, e.ruling, e.words, r.name as ruled_by, e.ruled_at
         from appeals e join proposals p on p.id = e.proposal_id left join accounts r on r.id = e.ruled_by
         where e.member_id = $1 order by e.id";
    /// Mails; their texts are in the mails themselves.
    Mail(mails by id: AccountId) {
        kind: String, state: String, written_at: Moment, done_at: Option<Moment>, problem: Option<String>,
    } = "select kind, state, created_at as written_at, done_at, last_error as problem
         from outbox where account_id = $1 order by id";
    /// Kinds of mail that the person does not want.
    Unwanted(mail_preferences by id: AccountId) { kind: String, off_at: Moment }
        = "select kind, off_at from mail_preferences where account_id = $1 order by kind";
    /// Codes that were asked for.
    Code(sign_in_codes by id: AccountId) { asked_at: Moment, expires_at: Moment, used_at: Option<Moment> }
        = "select created_at as asked_at, expires_at, used_at from sign_in_codes where account_id = $1 order by id";
    /// Links by which a password can be chosen.
    PasswordLink(password_links by id: AccountId) { issued_at: Moment, expires_at: Moment, used_at: Option<Moment> }
        = "select created_at as issued_at, expires_at, used_at from password_tokens where account_id = $1 order by id";
    /// Browsers in which the person signed in before.
    KnownBrowser(known_browsers by id: AccountId) { seen_at: Moment }
        = "select seen_at from known_browsers where account_id = $1 order by seen_at";
    /// An address that waits to be confirmed.
    AddressChange(address_changes by id: AccountId) { email: String, asked_at: Moment, expires_at: Moment }
        = "select email, asked_at, expires_at from address_changes where account_id = $1 order by id";
    /// Browsers that are signed in.
    SignIn(sign_ins by id: AccountId) { browser: String, signed_in_at: Moment, seen_at: Moment, expires_at: Moment }
        = "select browser, created_at as signed_in_at, seen_at, expires_at from sign_ins where account_id = $1 order by id";
    /// Sessions in which the person takes part, or did.
    Session(sessions by id: AccountId) { theme: String, series: String, starts_at: Option<Moment>, part: String, joined_at: Moment, left_at: Option<Moment>, attended: i64 }
        = "select s.theme, r.name as series, s.starts_at, w.part, w.joined_at, w.left_at, cast(case w.attended when 1 then 1 else 0 end as bigint) as attended
           from session_people w join sessions s on s.id = w.session_id join series r on r.id = s.series_id
           where w.account_id = $1 order by s.id";
    /// Briefings of sessions that the person read.
    BriefingRead(briefings_read by id: AccountId) { theme: String, read_at: Moment }
        = "select s.theme, r.read_at from briefing_reads r join sessions s on s.id = r.session_id
           where r.account_id = $1 order by s.id";
    /// The messages about sessions to the person's calendar.
    CalendarEntry(calendar_entries by id: AccountId) { theme: String, sequence: i64, cancelled: i64, sent_at: Moment }
        = "select s.theme, e.sequence, e.cancelled, e.sent_at
           from calendar_entries e join sessions s on s.id = e.session_id where e.account_id = $1 order by s.id";
    /// Whether the person has a private address for a calendar.
    CalendarFeed(calendar_feed by id: AccountId) { made_at: Moment }
        = "select made_at from calendar_feeds where account_id = $1";
    /// The feedback of the person on sessions.
    SessionFeedback(session_feedback by id: AccountId) { theme: String, rating: String, heard: String, wish: String, shown_as: String, said_at: Moment }
        = "select s.theme, l.rating, l.heard, l.wish, l.shown_as, l.said_at
           from session_feedback l join sessions s on s.id = l.session_id where l.account_id = $1 order by s.id";
    /// The expenses of the person for sessions.
    Expense(expenses by id: AccountId) { theme: String, cents: i64, what: String, iban: String, asked_at: Moment, paid_at: Option<Moment> }
        = "select s.theme, e.cents, e.what, e.iban, e.asked_at, e.paid_at
           from expenses e join sessions s on s.id = e.session_id where e.account_id = $1 order by s.id";
    /// Minutes that the person published.
    MinutesPublished(minutes_published by id: AccountId) { theme: String, number: i64, text: String, published_at: Moment }
        = "select s.theme, r.number, r.text, r.published_at
           from minute_revisions r join sessions s on s.id = r.session_id where r.published_by = $1 order by s.id, r.number";
    /// The questions of the person in the rooms of sessions.
    AskedInRoom(room_questions by id: AccountId) { session: String, text: String, shown_as: String, state: String, hidden_why: String, asked_at: Moment }
        = "select s.theme as session, q.text, q.shown_as, q.state, q.hidden_why, q.asked_at
           from room_questions q join sessions s on s.id = q.session_id where q.account_id = $1 order by q.id";
    /// The notes and promises of the person in the rooms of sessions, for the organisation.
    HeardInRoom(room_promises by id: AccountId) { session: String, heard: String, promise: String, due_on: String, changed_at: Moment }
        = "select s.theme as session, h.heard, h.promise, h.due_on, h.changed_at
           from room_promises h join sessions s on s.id = h.session_id where h.account_id = $1 order by s.id";
    /// The words of the person about promises before a session was closed.
    SaidInRoom(room_confirmations by id: AccountId) { session: String, promise: String, is_right: i64, words: String, said_at: Moment }
        = "select s.theme as session, h.promise, w.is_right, w.words, w.said_at
           from room_confirmations w join sessions s on s.id = w.session_id
           join room_promises h on h.session_id = w.session_id and h.account_id = w.heard_by
           where w.account_id = $1 order by w.said_at, w.heard_by";
    /// The questions that the person supported in the rooms of sessions.
    SupportedInRoom(room_supports by id: AccountId) { session: String, given_at: Moment }
        = "select s.theme as session, w.given_at
           from room_supports w join room_questions q on q.id = w.question_id join sessions s on s.id = q.session_id
           where w.account_id = $1 order by w.given_at, q.id";
    /// The times at which the person spoke in the rooms of sessions.
    SpokeInRoom(room_speaking by id: AccountId) { session: String, from_at: Moment, until_at: Option<Moment> }
        = "select s.theme as session, k.from_at, k.until_at
           from room_speaking k join sessions s on s.id = k.session_id where k.account_id = $1 order by k.from_at";
    /// Sessions that the person planned.
    Planned(sessions_planned by id: AccountId) { theme: String, planned_at: Moment }
        = "select theme, created_at as planned_at from sessions where created_by = $1 order by id";
    /// The answers of the person about moments that were proposed for a session.
    DateAnswer(dates_answered by id: AccountId) { theme: String, starts_at: Moment, answer: String }
        = "select s.theme, o.starts_at, v.answer
           from date_answers v join date_options o on o.id = v.option_id
           join date_polls p on p.id = o.poll_id join sessions s on s.id = p.session_id
           where v.account_id = $1 order by o.starts_at, o.id";
    /// Sessions about whose date the person was asked.
    DateAsked(dates_asked by id: AccountId) { theme: String, part: String, zone: String, asked_at: Moment, answered_at: Option<Moment> }
        = "select s.theme, q.part, q.zone, p.asked_at, q.answered_at
           from date_people q join date_polls p on p.id = q.poll_id join sessions s on s.id = p.session_id
           where q.account_id = $1 order by p.id";
    /// Sessions for which the person proposed moments.
    DateProposed(dates_proposed by id: AccountId) { theme: String, asked_at: Moment }
        = "select s.theme, p.asked_at from date_polls p join sessions s on s.id = p.session_id
           where p.asked_by = $1 order by p.id";
    /// The moment since when the customer is willing to sit at the table.
    Willing(willing by id: MemberId) { since: Moment }
        = "select since from seat_volunteers where member_id = $1";
    /// Seats that the customer was offered or waited for.
    Seat(seats by id: MemberId) {
        theme: String, state: String, offered_at: Option<Moment>, expires_at: Option<Moment>, accepted_at: Option<Moment>,
        ended_at: Option<Moment>, terms_id: Option<i64>, access: String, travel: String, diet: String, why: String,
    } = "select s.theme, t.state, t.offered_at, t.expires_at, t.accepted_at, t.ended_at, t.terms_id, t.access, t.travel,
                t.diet, t.why
         from seats t join sessions s on s.id = t.session_id where t.member_id = $1 order by t.id";
    /// Seats for which the customer was drawn, while the offers were not sent.
    SeatSuggested(seats_suggested by id: MemberId) { theme: String, kind: String, why: String }
        = "select s.theme, g.kind, g.why from seat_suggestions g join sessions s on s.id = g.session_id
           where g.member_id = $1 order by s.id";
    /// Draws that the person had done.
    Draw(draws by id: AccountId) { theme: String, drawn_at: Option<Moment> }
        = "select s.theme, r.drawn_at from seat_rounds r join sessions s on s.id = r.session_id
           where r.drawn_by = $1 order by s.id";
    /// The terms of seats that the person wrote.
    SeatTerms(seat_terms by id: AccountId) { text_nl: String, text_en: String, published_at: Moment }
        = "select text_nl, text_en, published_at from seat_terms where published_by = $1 order by id";
    /// Projects that the person owns.
    Project(projects by id: AccountId) { name: String, since: Moment }
        = "select name, created_at as since from projects where owner_id = $1 order by id";
    /// Proposals that the person made.
    Proposal(proposals by id: AccountId) { title: String, written_at: Moment }
        = "select title, created_at as written_at from proposals where created_by = $1 order by id";
    /// Answers that the person wrote for the organisation.
    Written(answers_written by id: AccountId) { text: String, written_at: Moment, published_at: Option<Moment> }
        = "select text, written_at, published_at from answers where written_by = $1 order by id";
    /// Themes that the person made for the organisation.
    Made(themes by id: AccountId) { proposal: String, name: String, made_at: Moment }
        = "select p.title as proposal, t.name, t.created_at as made_at
           from themes t join proposals p on p.id = t.proposal_id where t.created_by = $1 order by t.id";
    /// The reassignments by the administrator from this person or to them.
    Reassignment(reassignments by id: AccountId) { giver: String, receiver: String, reason: String, made_at: Moment }
        = "select g.name as giver, r.name as receiver, x.reason, x.made_at
           from reassignments x join accounts g on g.id = x.from_id join accounts r on r.id = x.to_id
           where x.from_id = $1 or x.to_id = $1 or x.made_by = $1 order by x.id";
    /// The offers of the person to colleagues, and those of colleagues to them.
    HandOver(hand_overs by id: AccountId) {
        giver: String, receiver: String, sentence: String, state: String, offered_at: Moment, ended_at: Option<Moment>,
    } = "select g.name as giver, r.name as receiver, h.sentence, h.state, h.offered_at, h.ended_at
         from hand_overs h join accounts g on g.id = h.from_id join accounts r on r.id = h.to_id
         where h.from_id = $1 or h.to_id = $1 order by h.id";
    /// The commitments that the person made for the organisation, or keeps for it.
    Commitment(commitments_made by id: AccountId) {
        promised: String, responds_to: String, made_at: Moment, due_on: String, state: String, done_at: Option<Moment>,
        done_note: String, given_up_at: Option<Moment>, given_up_why: String,
    } = "select text as promised, responds_to, made_at, due_on, state, done_at, done_note, given_up_at, given_up_why
         from commitments where made_by = $1 or owner_id = $1 order by id";
    /// Days of commitments that the person moved.
    Moved(commitments_moved by id: AccountId) {
        promised: String, from_on: String, to_on: String, reason: String, moved_at: Moment,
    } = "select k.text as promised, v.from_on, v.to_on, v.reason, v.moved_at
         from commitment_moves v join commitments k on k.id = v.commitment_id where v.moved_by = $1 order by v.id";
    /// The placements of the person, and what they learned.
    Placement(placements by id: AccountId) { kind: String, day: String, planned_at: Moment, done_at: Option<Moment>, lesson: String }
        = "select kind, day, planned_at, done_at, lesson from placements where account_id = $1 order by day, id";
    /// Conversations with customers that the person logged.
    Contact(contacts by id: AccountId) { segment: String, channel: String, surprise: String, met_on: String, logged_at: Moment }
        = "select s.name as segment, c.channel, c.surprise, c.met_on, c.logged_at
           from contacts c join segments s on s.id = c.segment_id where c.account_id = $1 order by c.met_on, c.id";
    /// Decisions that the person took for the organisation.
    Taken(decisions by id: AccountId) {
        proposal: String, outcome: String, theme: String, heard: String, decided: String, why: String, would_change: String, taken_at: Moment,
    } = "select p.title as proposal, d.outcome, t.theme, t.heard, t.decided, t.why, d.would_change, d.taken_at
         from decisions d
         join decision_parts t on t.proposal_id = d.proposal_id
         join proposals p on p.id = d.proposal_id
         where d.written_by = $1 order by d.taken_at, p.id, t.place";
    /// Waivers that the person signed for the organisation.
    Waiver(waivers by id: AccountId) { proposal: String, reason: String, signed_at: Moment }
        = "select p.title as proposal, w.reason, w.signed_at
           from waivers w join proposals p on p.id = w.proposal_id where w.written_by = $1 order by w.signed_at, p.id";
    /// Terms of advice that the person changed, with the reasons.
    AdviceTerms(advice_terms by id: AccountId) {
        advise_days: i64, reasons_days: i64, standstill_days: i64, why: String, changed_at: Moment,
    } = "select advise_days, reasons_days, standstill_days, why, changed_at
         from advice_terms where written_by = $1 order by id";
    /// The findings of the person in reviews of decisions.
    Review(reviews by id: AccountId) { proposal: String, due_on: String, seen: String, reviewed_at: Moment }
        = "select p.title as proposal, r.due_on, r.findings as seen, r.reviewed_at
           from decision_reviews r join proposals p on p.id = r.proposal_id
           where r.written_by = $1 order by r.reviewed_at, p.id";
    /// Challenges that the person raised or replied to.
    Challenge(challenges by id: AccountId) {
        proposal: String, text: String, raised_at: Moment, reply: String, replied_at: Option<Moment>, by_you: i64,
    } = "select p.title as proposal, c.text, c.raised_at, c.reply, c.replied_at,
                cast(case when c.written_by = $1 then 1 else 0 end as bigint) as by_you
         from challenges c join proposals p on p.id = c.proposal_id
         where c.written_by = $1 or c.replied_by = $1 order by c.raised_at, p.id";
    /// Dissent notes that the person wrote.
    Dissent(dissents by id: AccountId) { proposal: String, text: String, written_at: Moment }
        = "select p.title as proposal, d.text, d.written_at
           from dissents d join proposals p on p.id = d.proposal_id where d.written_by = $1 order by d.written_at, p.id";
    /// Impact statements that the person judged.
    Judgement(impact_judgements by id: AccountId) {
        proposal: String, impact_statement: String, verdict: String, sentence: String, judged_at: Moment,
    } = "select p.title as proposal, g.impact_statement, g.verdict, g.sentence, g.judged_at
         from impact_judgements g join proposals p on p.id = g.proposal_id where g.written_by = $1 order by g.judged_at, p.id";
    /// Second texts that the person wrote of what the organisation writes.
    Translation(translations by id: AccountId) { about: String, language: String, text: String, written_at: Moment }
        = "select subject || ':' || cast(subject_id as text) as about, language, text, written_at
           from translations where written_by = $1 order by written_at, subject, subject_id, field, place";
    /// Appeals that the person answered, without the member and their words.
    Ruled(appeals_ruled by id: AccountId) { proposal: String, ruling: Option<String>, words: String, ruled_at: Option<Moment> }
        = "select p.title as proposal, e.ruling, e.words, e.ruled_at
           from appeals e join proposals p on p.id = e.proposal_id where e.ruled_by = $1 order by e.ruled_at, e.id";
    /// Letters that the person wrote for the organisation.
    Letter(letters by id: AccountId) { text_nl: String, text_en: String, written_at: Moment }
        = "select text_nl, text_en, created_at as written_at from letters where created_by = $1 order by id";
    /// Customer lists that the person read in.
    Import(imports by id: AccountId) { file_name: String, read_at: Moment }
        = "select file_name, created_at as read_at from imports where created_by = $1 order by id";
    /// The actions of the person, and those that were done to them, according to the log.
    LogLine(log by id: AccountId) { at: Moment, action: String, subject: String, detail: String, by_you: i64 }
        = "select at, action, subject, detail, cast(case when account_id = $1 then 1 else 0 end as bigint) as by_you
           from audit_log
           where account_id = $1 or subject = 'account:' || cast($1 as text)
              or subject in (select 'member:' || cast(m.id as text) from members m where m.account_id = $1)
           order by id";
    /// Lines of customer lists that are about this person.
    ImportRow(import_rows by id: AccountId) {
        file: String, line: i64, name: String, email: String, number: String, language: String, segments: String,
        verdict: String,
    } = "select i.file_name as file, r.line, r.name, r.email, r.number, r.language, r.segments, r.verdict
         from import_rows r join imports i on i.id = r.import_id
         where exists (
             select 1 from accounts a left join members m on m.account_id = a.id
             where a.id = $1 and (r.email_key = a.email_key
                or (r.number <> '' and r.number = m.number and r.name_key = a.name_key)))
         order by r.import_id, r.line";
}

#[derive(Debug, Serialize, sqlx::FromRow)]
pub(in crate::lifecycle::privacy) struct Attempt {
    pub counted_for: String,
    pub at: Moment,
}

/// Attempts to sign in that still count.
pub(in crate::lifecycle::privacy) async fn attempts(
    tx: &mut Tx,
    subject: &str,
) -> Result<Vec<Attempt>> {
    all!(
        tx,
        "select scope as counted_for, at from attempts where subject_hash = $1 order by id",
        subject
    )
}
