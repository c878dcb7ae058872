//! The table of all tables: how the export and the erasure treat each.

/// The treatment of a table.
#[derive(Clone, Copy, Debug)]
pub struct Table {
    /// The table.
    pub name: &'static str,
    /// Text columns that hold something about a person, or a secret of that person.
    pub personal: &'static [&'static str],
    /// All other text columns.
    pub other: &'static [&'static str],
    /// Its name in the export; empty when nothing in it is about a person.
    pub exported: &'static str,
    /// The effect of the erasure on it.
    pub erased: &'static str,
}

macro_rules! tables {
    ($($name:ident [$($personal:ident),*] [$($other:ident),*] $exported:literal, $erased:literal;)*) => {
        /// Every table of the schema, and how the export and the erasure treat it.
        ///
        /// | Table | Personal text | In the export | Erasing |
        /// | --- | --- | --- | --- |
        $(#[doc = concat!(
            "| `", stringify!($name), "` | ", $("`", stringify!($personal), "` ",)* "| ", $exported, " | ", $erased, " |"
        )])*
        pub const TABLES: &[Table] = &[$(Table {
            name: stringify!($name),
            personal: &[$(stringify!($personal)),*],
            other: &[$(stringify!($other)),*],
            exported: $exported,
            erased: $erased,
        }),*];
    };
}

tables! {
    accounts [email, email_key, name, name_key, password_hash, unsubscribe_token] [language]
        "account", "the row stays as an empty shell, for the counts that point at it";
    address_changes [email, email_key, token_hash] []
        "address_changes", "removed, and so are those of others to this address";
    agenda_items [] [title, audience, why, known, question_one, question_two, words]
        "", "stays: the words of a member of staff";
    answer_contributions [verdict_reason] [verdict]
        "answers", "what the member said of an answer stays as a count, without the reason";
    answers [] [text, language]
        "answers", "stays: the words of a member of staff; one that is held no longer replies to this member";
    appeals [text] [ruling, words]
        "appeals", "one that waits is removed; of one that was answered the words of the member are blanked";
    attempts [subject_hash] [scope]
        "attempts", "removed";
    audience [] []
        "asked", "stays: that somebody was asked is a count";
    audit_log [detail] [action, subject]
        "audit_log", "stays: lines hold account numbers; a name or an address in the details is blanked";
    briefing_reads [] []
        "briefings_read", "stays: that it was read is a count";
    calendar_entries [] [told, heard_before]
        "calendar_entries", "removed";
    calendar_feeds [token_hash] []
        "calendar_feed", "removed";
    channels [] [kind, hours, unit]
        "", "stays: nothing personal";
    commitment_moves [] [from_on, to_on, reason]
        "commitments_moved", "stays: the words of a member of staff";
    commitment_people [said] [happened]
        "commitments", "what the member said of a promise stays as a count, without the words";
    commitment_totals [] [status]
        "", "stays: counts of projects";
    commitments [] [source, text, responds_to, dedup_key, due_on, late_since, state, done_note, given_up_why]
        "commitments_made", "stays: the words of a member of staff";
    challenges [] [text, reply]
        "challenges", "stays: the words of members of staff";
    conscience_mandates [] [mandate, sales_reason]
        "mandates", "stays: the words of the organisation";
    consents [] [text_version]
        "consents", "removed";
    contacts [] [channel, surprise, met_on, dedup_key]
        "contacts", "stays: the words of a member of staff, who name no customer";
    contributions [text, text_hash] [kind, shown_as, state]
        "contributions", "the words are blanked and it counts as taken back, so that no answer is owed; it leaves its theme and what it was merged with";
    publications [] [kind, title, said, done, state]
        "", "stays: the words of a member of staff";
    generations [] [table_name]
        "", "stays: the names of tables, and numbers";
    hand_overs [] [sentence, state]
        "hand_overs", "stays: the words of a member of staff";
    date_answers [] [answer]
        "dates_answered", "removed";
    date_options [] []
        "", "stays: nothing personal";
    date_people [] [part, zone]
        "dates_asked", "removed";
    date_polls [] []
        "dates_proposed", "stays: an action of staff";
    decisions [] [outcome, would_change, language]
        "decisions", "stays: the words of a member of staff";
    decision_parts [] [theme, heard, decided, why]
        "decisions", "stays: the words of a member of staff";
    departments [] [name, name_key, kind]
        "workplaces", "stays: the organisation's own shape";
    dissents [] [text]
        "dissents", "stays: the words of a member of staff";
    import_file_segments [] []
        "", "removed with their file";
    import_files [bytes] [pointed]
        "import_rows", "a file that was not read yet and holds this address or customer number is removed, and not read";
    import_row_segments [] []
        "", "removed with their row";
    import_rows [name, name_key, email, email_key, number, unsubscribe_token] [verdict, language, segments]
        "import_rows", "rows with this address, or with this name and customer number, are removed";
    holiday_years [] []
        "", "stays: nothing personal";
    holidays [] [day, name]
        "", "stays: nothing personal";
    imports [] [file_name, state, problem, left_out]
        "imports", "stays: who read in a list is an action of staff";
    invitation_tokens [token_hash] []
        "invitation_links", "removed: an old link opens nothing";
    invitations [] [state]
        "invitations", "stays as a count; one that is under way is revoked";
    known_browsers [token_hash] []
        "known_browsers", "removed";
    letters [] [text_nl, text_en]
        "letters", "stays: the words of a member of staff";
    divisions [] [name, name_key]
        "workplaces", "stays: the organisation's own shape";
    enquiry_answers [text, verdict_reason] [verdict]
        "enquiry_answers", "removed with what the customer asked; one that they wrote as a colleague stays";
    expenses [what, iban] []
        "expenses", "what it was for and the bank account are blanked; the amount stays for the books";
    session_feedback [wish] [rating, heard, shown_as]
        "session_feedback", "stays as a count, without the words";
    logos [] [picture, icon]
        "", "stays: it is about the organisation";
    mail_preferences [] [kind]
        "mail_preferences", "removed";
    impact_judgements [] [impact_statement, verdict, sentence]
        "impact_judgements", "stays: the words of members of staff";
    member_segments [] []
        "segments", "removed";
    members [number] [state]
        "member", "the row stays as an empty shell, for the counts that point at it";
    measures [] [indicator, begins_on]
        "", "stays: counts";
    organisation [] [name, zone, phone, email, accent, sender, welcome_nl, welcome_en, form_of_address, writes_in, logo]
        "", "stays: it is about the organisation";
    minute_revisions [] [text, reason]
        "minutes_published", "stays: the words of a member of staff";
    minutes [] [text]
        "", "stays: the words of a member of staff, published under minutes_published";
    outbox [payload, last_error] [event, person, channel, kind, state]
        "mails", "removed; what waits about an invitation, a contribution or a question of this member is dropped";
    password_tokens [token_hash] []
        "password_links", "removed";
    phases [] [kind, begins_on, ends_on]
        "", "stays: nothing personal";
    placements [] [kind, day, lesson]
        "placements", "stays: the words of a member of staff, who name no customer";
    positions [reason] [position, shown_as]
        "positions", "of an open round removed; of a closed round it stays as a count, without the reason, the time and the member";
    projects [] [name, summary]
        "projects", "stays: who owns a project is an action of staff";
    proposal_segments [] []
        "", "stays: nothing personal";
    proposals [] [state, title, summary, scope_fixed, scope_open, scope_course, impact_statement, decide_on, closes_on, answers_by, withdrawn_why, influence, language]
        "proposals", "stays: the words of a member of staff";
    questions [] [text]
        "", "stays: nothing personal";
    reassignments [] [reason]
        "reassignments", "stays: the words of a member of staff";
    replies [text] []
        "replies", "removed";
    room_events [] [kind]
        "", "stays: nothing personal";
    room_promises [] [heard, promise, translation, due_on]
        "room_heard", "stays: the words of a member of staff";
    room_confirmations [words] []
        "room_words", "what the member said of a promise stays as a count, without the words";
    room_questions [text, dedup_key, hidden_why] [part, shown_as, state]
        "room_questions", "the words are blanked and it is hidden";
    room_speaking [] []
        "room_speaking", "removed";
    room_supports [] []
        "room_supports", "removed";
    rooms [] [round]
        "", "stays: nothing personal";
    search_terms [] [term]
        "", "stays: words of what members of staff wrote";
    seats [access, travel, diet] [state, why]
        "seats", "stays as a count, without what somebody needed; one that was taken or offered goes to who comes next";
    seat_quotas [] []
        "", "stays: nothing personal";
    seat_rounds [] [seed]
        "draws", "stays: who drew is an action of staff";
    seat_suggestions [] [kind, why]
        "seats_suggested", "removed";
    seat_terms [] [text_nl, text_en]
        "seat_terms", "stays: the words of a member of staff";
    seat_volunteers [] []
        "willing", "removed";
    segments [] [name, name_key, reason, priority, language]
        "", "stays: nothing personal";
    series [] [name, rhythm]
        "", "stays: nothing personal";
    session_briefings [] [bring]
        "", "stays: the words of a member of staff";
    session_people [] [part]
        "sessions", "stays: that a seat was taken is a count";
    session_projects [] []
        "", "stays: nothing personal";
    session_proposals [] []
        "", "stays: nothing personal";
    sessions [] [theme, scope_open, place, link, languages, state, cancelled_why, moved_why, language]
        "sessions_planned", "stays: the words of a member of staff";
    set_up_links [] [token_hash]
        "", "removed when the portal is set up: before there is anybody";
    signal_causes [] [name, name_key]
        "", "stays: nothing personal";
    signal_rules [] [channel, words]
        "", "stays: nothing personal";
    signals [words] [channel, shown_as, reach, dedup_key, state, outcome]
        "signals", "what a customer asked is blanked and counts as ended; what a colleague heard stays: nobody knows whose words they are, and how to reach a customer is blanked when a signal ends";
    sign_ins [token_hash, data] [browser]
        "sign_ins", "removed, and so are those in which this address was typed";
    sign_in_codes [browser_hash, subject_hash, code_hash] []
        "sign_in_codes", "removed";
    supports [] []
        "supports", "removed";
    staff_roles [] [role]
        "roles", "stays: nobody with a role is erased";
    themes [] [name, name_key]
        "themes", "stays: the words of a member of staff; nothing of this member stands in it any more";
    translations [] [subject, field, language, text, original]
        "translations", "stays: the words of a member of staff";
    advice_terms [] [why]
        "advice_terms", "stays: the words of a member of staff";
    decision_reviews [] [due_on, findings]
        "reviews", "stays: the words of a member of staff";
    waivers [] [reason]
        "waivers", "stays: the words of a member of staff";
    workplaces [] [job_title]
        "workplaces", "removed when the access ends, before anybody is erased";
}
