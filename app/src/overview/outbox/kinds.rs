//! The kinds of mails and tasks, in words.

use klankbord_domain::{Language, base::outbox::Recurring};

texts! {
    mail_test = "Proefmail" | "Test email";
    mail_sign_in_code = "Aanmeldcode" | "Sign-in code";
    mail_invitation = "Uitnodiging" | "Invitation";
    mail_invitation_reminder = "Herinnering aan een uitnodiging" | "Reminder about an invitation";
    mail_already_member = "Bericht: al lid van het panel" | "Notice: already on the panel";
    mail_proposal_opened = "Nieuw voorstel" | "New proposal";
    mail_proposal_withdrawn = "Voorstel ingetrokken" | "Proposal withdrawn";
    mail_answer_published = "Antwoord" | "Answer";
    mail_answer_refused = "Antwoord afgewezen" | "Answer refused";
    mail_debts_due = "Herinnering aan antwoorden" | "Reminder about answers";
    mail_debts_overdue = "Antwoorden te laat" | "Answers overdue";
    mail_debts_escalated = "Antwoorden veel te laat, aan het bestuur" | "Answers far overdue, to the board";
    mail_debts_of_the_week = "Weekoverzicht van antwoorden" | "Weekly list of answers";
    mail_hand_over_offered = "Verzoek om iets over te nemen" | "Request to take something over";
    mail_hand_over_ended = "Overnemen kan niet meer" | "Can no longer be taken over";
    mail_signal_due = "Een signaal wacht" | "A signal waits";
    mail_signal_overdue = "Een signaal is te laat" | "A signal is late";
    mail_enquiry_answered = "Antwoord op een vraag" | "Answer to a question";
    mail_enquiry_refused = "Een antwoord op een vraag is nog geen antwoord" | "An answer to a question is no answer yet";
    mail_signal_ended = "Een signaal is afgehandeld" | "A signal was dealt with";
    mail_work_received = "Werk gekregen van een collega" | "Work received from a colleague";
    mail_work_reassigned = "Werk gegeven aan een collega" | "Work given to a colleague";
    mail_decision_taken = "Besluit" | "Decision";
    mail_gate_waived = "Uitzondering toegestaan" | "Exception allowed";
    mail_round_closed = "Ronde gesloten: besluit gevraagd" | "Round closed: decision asked for";
    mail_decision_overdue = "Besluit te laat" | "Decision overdue";
    mail_review_due = "Terugkijken op een besluit" | "Decision to review";
    mail_decision_reviewed = "Hoe het met een besluit ging" | "How a decision turned out";
    mail_advice_terms_changed = "Regels voor advies veranderd" | "Terms of advice changed";
    mail_commitment_asked = "Afspraak: is het gebeurd?" | "Commitment: did it happen?";
    mail_commitment_moved = "Afspraak: andere datum" | "Commitment: another date";
    mail_commitment_given_up = "Afspraak: gebeurt niet" | "Commitment given up";
    mail_commitment_due = "Herinnering aan een afspraak" | "Reminder about a commitment";
    mail_commitment_denied = "Afspraak: niet gebeurd" | "Commitment: did not happen";
    mail_commitments_late = "Afspraken te laat" | "Late commitments";
    mail_challenge_raised = "Tegenspraak van het klantgeweten" | "Challenge by the customer conscience";
    mail_challenge_replied = "Antwoord op een tegenspraak" | "Reply to a challenge";
    mail_meaning_insufficient = "Betekenis voor de klant onduidelijk" | "Meaning for the customer unclear";
    mail_appeal_made = "Beroep" | "Appeal";
    mail_appeal_ruled = "Uitspraak op een beroep" | "Ruling on an appeal";
    mail_appeal_upheld = "Beroep gegrond" | "Appeal upheld";
    mail_session_invite = "Sessie in de agenda" | "Session in the calendar";
    mail_session_reminder = "Herinnering aan een sessie" | "Reminder about a session";
    mail_session_cancelled = "Sessie gaat niet door" | "Session cancelled";
    mail_dates_asked = "Vraag wanneer iemand kan" | "Question when somebody can come";
    mail_dates_reminder = "Herinnering: wanneer kunt u?" | "Reminder: when can you come?";
    mail_date_settled = "Datum van een sessie staat vast" | "Date of a session set";
    mail_minutes_published = "Verslag van een sessie" | "Minutes of a session";
    mail_minutes_due = "Herinnering aan een verslag" | "Reminder about minutes";
    mail_room_left_open = "Sessie nog af te ronden" | "Session still to be closed";
    mail_look_back_asked = "Vraag hoe een sessie was" | "Question how a session was";
    mail_expense_asked = "Vergoeding gevraagd" | "Expense claimed";
    mail_expense_paid = "Vergoeding betaald" | "Expense paid";
    mail_seat_offered = "Stoel aangeboden" | "Seat offered";
    mail_seat_moved = "Stoel: andere datum" | "Seat: another date";
    mail_seats_opened = "Stoelen te vragen" | "Seats can be asked for";
    mail_seat_withdrawn = "Plaats ingetrokken" | "Place withdrawn";
    mail_seats_short = "Lege stoelen" | "Empty seats";
    mail_staff_welcome = "Welkom, medewerker" | "Welcome to staff";
    mail_password_reset = "Nieuw wachtwoord" | "New password";
    mail_password_changed = "Bericht: nieuw wachtwoord" | "Notice: new password";
    mail_calendar_address_made = "Bericht: nieuw agenda-adres" | "Notice: new calendar address";
    mail_address_confirm = "Nieuw e-mailadres bevestigen" | "Confirm a new email address";
    mail_address_asked = "Bericht: ander e-mailadres gevraagd" | "Notice: another email address asked for";
    mail_address_moved = "Bericht: ander e-mailadres" | "Notice: another email address";
    mail_joined_by_link = "Bericht: lid geworden via een link" | "Notice: joined by a link";
    mail_mandate_passed = "Bericht: klantgeweten overgedragen" | "Notice: customer conscience handed over";
    mail_mandate_received = "Bericht: klantgeweten geworden" | "Notice: now the customer conscience";
    task_remind_of_invitation = "Herinneren aan een uitnodiging" | "Remind about an invitation";
    task_expire_invitation = "Uitnodiging beëindigen" | "End an invitation";
    task_send_invitations = "Uitnodigingen versturen" | "Send invitations";
    task_read_import = "Klantenlijst nakijken" | "Check a customer list";
    task_run_import = "Klantenlijst verwerken" | "Process a customer list";
    task_ask_new_member = "Nieuw panellid vragen in open rondes" | "Ask a new member into open rounds";
    task_close_proposal = "Ronde sluiten" | "Close a round";
    task_warn_of_signal = "Waarschuwen voor een signaal" | "Warn of a signal";
    task_tell_of_signal = "Een signaal dat te laat is melden" | "Tell of a signal that is late";
    task_decision_due = "Nagaan of er een besluit is" | "See whether there is a decision";
    task_index_decision = "Vindbaar maken in beide talen" | "Make findable in both languages";
    task_remind_of_review = "Herinneren aan terugkijken" | "Remind about looking back";
    task_ask_of_commitment = "Vragen of het gebeurde" | "Ask whether it happened";
    task_remind_of_commitment = "Herinneren aan een afspraak" | "Remind about a commitment";
    task_remind_of_dates = "Herinneren: wanneer kunt u?" | "Remind: when can you come?";
    task_remind_of_minutes = "Herinneren aan een verslag" | "Remind about minutes";
    task_remind_to_close = "Herinneren aan afronden van een sessie" | "Remind about closing a session";
    task_ask_to_look_back = "Vragen hoe een sessie was" | "Ask how a session was";
    task_lapse_seat = "Stoel doorgeven" | "Pass a seat on";
    task_forget_needs = "Wensen van een sessie vergeten" | "Forget the needs of a session";
    task_remind_of_session = "Herinneren aan een sessie" | "Remind about a session";
    task_remind_debts = "Herinneren aan antwoorden" | "Remind about answers";
    task_measure = "Tellen voor het bestuur" | "Count for the board";
    task_prune = "Opruimen" | "Clean up";
}

/// A kind in words; a kind of another version of the software as it stands in the outbox.
pub(super) fn kind_name(lang: Language, name: &str) -> String {
    match name {
        "test" => mail_test(lang),
        "sign_in_code" => mail_sign_in_code(lang),
        "invitation" => mail_invitation(lang),
        "invitation_reminder" => mail_invitation_reminder(lang),
        "already_member" => mail_already_member(lang),
        "proposal_opened" => mail_proposal_opened(lang),
        "proposal_withdrawn" => mail_proposal_withdrawn(lang),
        "answer_published" => mail_answer_published(lang),
        "answer_refused" => mail_answer_refused(lang),
        "debts_due" => mail_debts_due(lang),
        "debts_overdue" => mail_debts_overdue(lang),
        "debts_escalated" => mail_debts_escalated(lang),
        "debts_of_the_week" => mail_debts_of_the_week(lang),
        "hand_over_offered" => mail_hand_over_offered(lang),
        "hand_over_ended" => mail_hand_over_ended(lang),
        "signal_due" => mail_signal_due(lang),
        "signal_overdue" => mail_signal_overdue(lang),
        "signal_ended" => mail_signal_ended(lang),
        "enquiry_answered" => mail_enquiry_answered(lang),
        "enquiry_refused" => mail_enquiry_refused(lang),
        "work_received" => mail_work_received(lang),
        "work_reassigned" => mail_work_reassigned(lang),
        "decision_taken" => mail_decision_taken(lang),
        "gate_waived" => mail_gate_waived(lang),
        "round_closed" => mail_round_closed(lang),
        "decision_overdue" => mail_decision_overdue(lang),
        "review_due" => mail_review_due(lang),
        "decision_reviewed" => mail_decision_reviewed(lang),
        "advice_terms_changed" => mail_advice_terms_changed(lang),
        "commitment_asked" => mail_commitment_asked(lang),
        "commitment_moved" => mail_commitment_moved(lang),
        "commitment_given_up" => mail_commitment_given_up(lang),
        "commitment_due" => mail_commitment_due(lang),
        "commitment_denied" => mail_commitment_denied(lang),
        "commitments_late" => mail_commitments_late(lang),
        "challenge_raised" => mail_challenge_raised(lang),
        "challenge_replied" => mail_challenge_replied(lang),
        "meaning_insufficient" => mail_meaning_insufficient(lang),
        "appeal_made" => mail_appeal_made(lang),
        "appeal_ruled" => mail_appeal_ruled(lang),
        "appeal_upheld" => mail_appeal_upheld(lang),
        "session_invite" => mail_session_invite(lang),
        "session_reminder" => mail_session_reminder(lang),
        "session_cancelled" => mail_session_cancelled(lang),
        "dates_asked" => mail_dates_asked(lang),
        "dates_reminder" => mail_dates_reminder(lang),
        "date_settled" => mail_date_settled(lang),
        "minutes_published" => mail_minutes_published(lang),
        "minutes_due" => mail_minutes_due(lang),
        "room_left_open" => mail_room_left_open(lang),
        "look_back_asked" => mail_look_back_asked(lang),
        "expense_asked" => mail_expense_asked(lang),
        "expense_paid" => mail_expense_paid(lang),
        "seat_offered" => mail_seat_offered(lang),
        "seat_moved" => mail_seat_moved(lang),
        "seats_opened" => mail_seats_opened(lang),
        "seat_withdrawn" => mail_seat_withdrawn(lang),
        "seats_short" => mail_seats_short(lang),
        "staff_welcome" => mail_staff_welcome(lang),
        "password_reset" => mail_password_reset(lang),
        "password_changed" => mail_password_changed(lang),
        "calendar_address_made" => mail_calendar_address_made(lang),
        "address_confirm" => mail_address_confirm(lang),
        "address_asked" => mail_address_asked(lang),
        "address_moved" => mail_address_moved(lang),
        "joined_by_link" => mail_joined_by_link(lang),
        "mandate_passed" => mail_mandate_passed(lang),
        "mandate_received" => mail_mandate_received(lang),
        "remind_of_invitation" => task_remind_of_invitation(lang),
        "expire_invitation" => task_expire_invitation(lang),
        "send_invitations" => task_send_invitations(lang),
        "read_import" => task_read_import(lang),
        "run_import" => task_run_import(lang),
        "ask_new_member" => task_ask_new_member(lang),
        "close_proposal" => task_close_proposal(lang),
        "warn_of_signal" => task_warn_of_signal(lang),
        "tell_of_signal" => task_tell_of_signal(lang),
        "decision_due" => task_decision_due(lang),
        "index_decision" => task_index_decision(lang),
        "remind_of_review" => task_remind_of_review(lang),
        "ask_of_commitment" => task_ask_of_commitment(lang),
        "remind_of_commitment" => task_remind_of_commitment(lang),
        "remind_of_dates" => task_remind_of_dates(lang),
        "remind_of_minutes" => task_remind_of_minutes(lang),
        "remind_to_close" => task_remind_to_close(lang),
        "ask_to_look_back" => task_ask_to_look_back(lang),
        "lapse_seat" => task_lapse_seat(lang),
        "forget_needs" => task_forget_needs(lang),
        "remind_of_session" => task_remind_of_session(lang),
        other => match other.parse() {
            Ok(work) => recurring_name(lang, work),
            Err(_) => other,
        },
    }
    .to_owned()
}

/// What comes back has a name, or does not compile.
const fn recurring_name(lang: Language, work: Recurring) -> &'static str {
    match work {
        Recurring::RemindOfDebts => task_remind_debts(lang),
        Recurring::Measure => task_measure(lang),
        Recurring::Prune => task_prune(lang),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use klankbord_domain::base::outbox::Mail;

    /// What can be read is listed in the complaint about what can't.
    fn every_mail() -> Vec<String> {
        let unknown = serde_json::json!({ "mail": "?" });
        let complaint = serde_json::from_value::<Mail>(unknown)
            .unwrap_err()
            .to_string();
        let mut names: Vec<_> = complaint.split('`').map(str::to_owned).collect();
        names.retain(|name| {
            name.bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'_')
                && name.len() > 3
        });
        names
    }

    #[test]
    fn every_kind_of_mail_is_said_in_words() {
        let names = every_mail();
        assert!(names.len() > 50, "{names:?}");
        for name in names {
            for lang in [Language::Nl, Language::En] {
                let words = kind_name(lang, &name);
                assert!(words != name && !words.contains('_'), "{name}");
            }
        }
    }
}
