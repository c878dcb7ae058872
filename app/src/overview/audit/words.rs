//! The actions and the things of the log in the words of its reader.

use crate::{
    answering::decisions::outcome_name,
    people::accounts::roles::role_text,
    rounds::proposals::{state_name, steps::step_name},
};
use klankbord_domain::{Language, base::ids::AccountId};

texts! {
    account_choose_password = "koos een wachtwoord" | "chose a password";
    answer_change = "wijzigde een antwoord" | "changed an answer";
    answer_discard = "gooide een antwoord weg" | "discarded an answer";
    answer_hold = "zette een antwoord klaar" | "held an answer";
    answer_publish = "publiceerde een antwoord" | "published an answer";
    commitment_call_done = "meldde dat een afspraak gedaan is" | "marked a commitment as done";
    commitment_give_up = "meldde dat een afspraak niet gebeurt" | "gave up a commitment";
    commitment_move = "verzette de datum van een afspraak" | "moved the date of a commitment";
    commitment_promise = "beloofde iets aan klanten" | "made a commitment";
    appeal_rule = "beantwoordde een beroep" | "answered an appeal";
    challenge_raise = "sprak een besluit tegen" | "challenged a decision";
    challenge_reply = "antwoordde op een tegenspraak" | "replied to a challenge";
    date_ask = "vroeg wanneer een sessie kan" | "asked when a session can be held";
    date_overrule = "koos een datum waarop geen klant kan" | "chose a date on which no customer can come";
    dissent_write = "schreef een afwijkende mening" | "wrote a dissenting opinion";
    meaning_improve = "verbeterde de tekst voor de klant; dit was de oude tekst" | "improved the text for the customer; this was the old text";
    meaning_judge = "beoordeelde wat een voorstel voor de klant betekent" | "judged what a proposal means for the customer";
    contact_log = "noteerde een klantcontact" | "logged a customer contact";
    conscience_hand_over = "droeg het klantgeweten over" | "handed over the customer conscience";
    debt_acknowledge = "las inbreng van een klant" | "read what a customer wrote";
    hand_over_accept = "nam dit over van een collega" | "took this over from a colleague";
    hand_over_decline = "nam dit niet over" | "declined to take this over";
    hand_over_offer = "vroeg een collega dit over te nemen" | "asked a colleague to take this over";
    import_start = "liet een klantenlijst verwerken" | "had a customer list processed";
    import_read = "las een klantenlijst in" | "read a customer list";
    invitation_already_member = "nodigde een lid opnieuw uit" | "invited a member again";
    invitation_copy_link = "kopieerde de link van een uitnodiging" | "copied the link of an invitation";
    invitation_revoke = "trok een uitnodiging in" | "revoked an invitation";
    invitation_send_again = "stuurde een uitnodiging opnieuw" | "sent an invitation again";
    letter_discard = "gooide een uitnodigingsbrief weg" | "discarded an invitation letter";
    letter_draft = "schreef een uitnodigingsbrief" | "wrote an invitation letter";
    letter_send = "verstuurde uitnodigingen" | "sent invitations";
    member_add = "zette een klant op de lijst" | "added a customer to the list";
    member_correct = "verbeterde naam of adres van een klant" | "corrected the name or address of a customer";
    member_erase = "wiste alle gegevens van een klant" | "erased all data of a customer";
    decision_take = "nam een besluit" | "took a decision";
    decision_waive = "stond een uitzondering toe" | "allowed an exception";
    decision_review = "keek terug op een besluit" | "looked back at a decision";
    advice_change = "wijzigde de termijnen van advies" | "changed the time limits for advice";
    member_remove = "haalde een klant van de lijst" | "took a customer off the list";
    member_segments = "wijzigde de segmenten van een klant" | "changed the segments of a customer";
    organisation_change = "wijzigde de instellingen" | "changed the settings";
    organisation_set_up = "richtte Klankbord in" | "set up Klankbord";
    outbox_give_up = "gaf een taak op" | "gave up a task";
    outbox_retry = "liet een taak opnieuw proberen" | "had a task retried";
    outbox_retry_all = "liet alle mislukte taken opnieuw proberen" | "had all failed tasks retried";
    outbox_test = "stuurde een proefmail" | "sent a test email";
    project_change = "wijzigde een project" | "changed a project";
    project_create = "maakte een project" | "created a project";
    proposal_begin = "begon een voorstel" | "started a proposal";
    proposal_close = "sloot een ronde" | "closed a round";
    proposal_open = "opende een ronde" | "opened a round";
    proposal_save = "sloeg een voorstel op" | "saved a proposal";
    proposal_withdraw = "trok een voorstel in" | "withdrew a proposal";
    segment_add = "voegde een segment toe" | "added a segment";
    segment_change = "wijzigde een segment" | "changed a segment";
    staff_add = "voegde een medewerker toe" | "added a member of staff";
    staff_change_roles = "wijzigde de rollen van een medewerker" | "changed the roles of a member of staff";
    staff_end_access = "beëindigde de toegang van een medewerker" | "ended a staff member's access";
    staff_reassign = "gaf door wat een medewerker nog had" | "handed on what a member of staff still had";
    staff_receive = "gaf een medewerker wat van een ander was" | "gave a member of staff what belonged to someone else";
    staff_welcome = "stuurde een link om een wachtwoord te kiezen" | "sent a link to choose a password";
    contribution_merge = "voegde inbreng samen" | "merged contributions";
    contribution_unmerge = "haalde samengevoegde inbreng uit elkaar" | "took merged contributions apart";
    theme_create = "maakte een thema" | "created a theme";
    theme_delete = "verwijderde een thema" | "removed a theme";
    theme_fill = "zette inbreng in een thema" | "added contributions to a theme";
    theme_rename = "gaf een thema een andere naam" | "renamed a theme";
    minutes_publish = "publiceerde een verslag" | "published minutes";
    expense_pay = "betaalde onkosten" | "paid expenses";
    series_create = "maakte een reeks sessies" | "created a series of sessions";
    series_change = "wijzigde een reeks sessies" | "changed a series of sessions";
    agenda_add = "zette iets op de agenda van een sessie" | "put something on the agenda of a session";
    agenda_change = "wijzigde een agendapunt van een sessie" | "changed an item on the agenda of a session";
    agenda_remove = "haalde iets van de agenda van een sessie" | "took something off the agenda of a session";
    agenda_order = "zette de agenda van een sessie in een andere volgorde" | "put the agenda of a session in another order";
    agenda_bring = "schreef wat men naar een sessie meeneemt" | "wrote what to bring to a session";
    calendar_renew = "maakte een adres voor de eigen agenda" | "made an address for their own calendar";
    calendar_stop = "stopte het adres van de eigen agenda" | "stopped the address of their own calendar";
    session_plan = "plande een sessie" | "planned a session";
    session_change = "wijzigde een sessie" | "changed a session";
    session_settle = "legde de datum van een sessie vast" | "set the date of a session";
    room_hear = "schreef op wat in een sessie gehoord is" | "wrote down what was heard in a session";
    room_translate = "vertaalde een afspraak uit een sessie" | "translated a commitment of a session";
    room_attach = "zette vragen uit een sessie bij een voorstel" | "attached questions of a session to a proposal";
    session_close = "rondde een sessie af" | "closed a session";
    room_round = "ging in een sessie naar een andere ronde" | "moved a session to another round";
    room_attend = "noteerde of iemand bij een sessie was" | "noted whether somebody was at a session";
    room_mark = "nam in een sessie een vraag op, of verborg die" | "took up a question in a session, or hid it";
    room_screen = "wisselde de vraag op het scherm van een sessie" | "changed the question on the screen of a session";
    session_cancel = "gelastte een sessie af" | "cancelled a session";
    seat_accept = "nam een stoel aan" | "accepted a seat";
    seat_ask = "vroeg om een stoel" | "asked for a seat";
    seat_decline = "nam een stoel niet aan" | "declined a seat";
    seat_give_back = "gaf een stoel terug" | "gave a seat back";
    seat_needs = "wijzigde wat iemand op een stoel nodig heeft" | "changed what somebody needs at their seat";
    seats_choose_buddy = "koos een maatje voor een klant" | "chose a buddy for a customer";
    seats_draw = "lootte de stoelen; dit is het zaad" | "drew the seats; this is the seed";
    seats_open = "stelde de stoelen open voor klanten die willen" | "opened the seats to customers who want one";
    seats_publish_terms = "publiceerde de afspraken aan tafel" | "published the ground rules";
    seats_put_in = "zette een klant op een stoel" | "put a customer on a seat";
    seats_send = "verstuurde de aanbiedingen van stoelen" | "sent the offers of seats";
    seats_take_out = "haalde een klant uit de loting" | "took a customer out of the draw";
    seats_unwilling = "wil niet meer aan tafel zitten" | "no longer wants to sit at the table";
    seats_willing = "wil aan tafel zitten" | "wants to sit at the table";
    seats_withdraw = "nam de stoel van een klant terug" | "took back a customer's seat";
    theme_take_out = "haalde inbreng uit een thema" | "took contributions out of a theme";
    series = "reeks" | "series";
    session = "sessie" | "session";
    account = "account" | "account";
    appeal = "beroep" | "appeal";
    answer = "antwoord" | "answer";
    commitment = "afspraak" | "commitment";
    contact = "klantcontact" | "customer contact";
    contribution = "inbreng" | "contribution";
    import = "klantenlijst" | "customer list";
    invitation = "uitnodiging" | "invitation";
    job = "taak" | "task";
    letter = "brief" | "letter";
    member = "klant" | "customer";
    organisation = "organisatie" | "organisation";
    outbox = "mail en taken" | "mail and tasks";
    project = "project" | "project";
    proposal = "voorstel" | "proposal";
    segment = "segment" | "segment";
    theme = "thema" | "theme";
    field_name = "naam" | "name";
    field_zone = "tijdzone" | "time zone";
    field_phone = "telefoonnummer" | "phone number";
    field_email = "e-mailadres" | "email address";
    field_accent = "kleur" | "colour";
}

/// The action in words; an action without words is shown as it is.
pub(super) fn action(lang: Language, action: &str) -> String {
    let words: fn(Language) -> &'static str = match action {
        "account.choose_password" => account_choose_password,
        "answer.change" => answer_change,
        "answer.discard" => answer_discard,
        "answer.hold" => answer_hold,
        "answer.publish" => answer_publish,
        "commitment.call_done" => commitment_call_done,
        "commitment.give_up" => commitment_give_up,
        "commitment.move" => commitment_move,
        "commitment.promise" => commitment_promise,
        "appeal.rule" => appeal_rule,
        "challenge.raise" => challenge_raise,
        "challenge.reply" => challenge_reply,
        "date.ask" => date_ask,
        "date.overrule" => date_overrule,
        "dissent.write" => dissent_write,
        "meaning.improve" => meaning_improve,
        "meaning.judge" => meaning_judge,
        "contact.log" => contact_log,
        "conscience.hand_over" => conscience_hand_over,
        "debt.acknowledge" => debt_acknowledge,
        "hand_over.accept" => hand_over_accept,
        "hand_over.decline" => hand_over_decline,
        "hand_over.offer" => hand_over_offer,
        "decision.take" => decision_take,
        "decision.waive" => decision_waive,
        "decision.review" => decision_review,
        "advice.change" => advice_change,
        "import.read" => import_read,
        "import.start" => import_start,
        "invitation.already_member" => invitation_already_member,
        "invitation.copy_link" => invitation_copy_link,
        "invitation.revoke" => invitation_revoke,
        "invitation.send_again" => invitation_send_again,
        "letter.discard" => letter_discard,
        "letter.draft" => letter_draft,
        "letter.send" => letter_send,
        "member.add" => member_add,
        "member.correct" => member_correct,
        "member.erase" => member_erase,
        "member.remove" => member_remove,
        "member.segments" => member_segments,
        "organisation.change" => organisation_change,
        "organisation.set_up" => organisation_set_up,
        "outbox.give_up" => outbox_give_up,
        "outbox.retry" => outbox_retry,
        "outbox.retry_all" => outbox_retry_all,
        "outbox.test" => outbox_test,
        "project.change" => project_change,
        "project.create" => project_create,
        "proposal.begin" => proposal_begin,
        "proposal.close" => proposal_close,
        "proposal.open" => proposal_open,
        "proposal.save" => proposal_save,
        "proposal.withdraw" => proposal_withdraw,
        "segment.add" => segment_add,
        "segment.change" => segment_change,
        "staff.add" => staff_add,
        "staff.change_roles" => staff_change_roles,
        "staff.end_access" => staff_end_access,
        "staff.reassign" => staff_reassign,
        "staff.receive" => staff_receive,
        "staff.welcome" => staff_welcome,
        "contribution.merge" => contribution_merge,
        "contribution.unmerge" => contribution_unmerge,
        "theme.create" => theme_create,
        "theme.delete" => theme_delete,
        "theme.fill" => theme_fill,
        "theme.rename" => theme_rename,
        "theme.take_out" => theme_take_out,
        "minutes.publish" => minutes_publish,
        "expense.pay" => expense_pay,
        "series.create" => series_create,
        "series.change" => series_change,
        "agenda.add" => agenda_add,
        "agenda.change" => agenda_change,
        "agenda.remove" => agenda_remove,
        "agenda.order" => agenda_order,
        "agenda.bring" => agenda_bring,
        "calendar.renew" => calendar_renew,
        "calendar.stop" => calendar_stop,
        "session.plan" => session_plan,
        "session.change" => session_change,
        "session.settle" => session_settle,
        "seat.accept" => seat_accept,
        "seat.ask" => seat_ask,
        "seat.decline" => seat_decline,
        "seat.give_back" => seat_give_back,
        "seat.needs" => seat_needs,
        "seats.choose_buddy" => seats_choose_buddy,
        "seats.draw" => seats_draw,
        "seats.open" => seats_open,
        "seats.publish_terms" => seats_publish_terms,
        "seats.put_in" => seats_put_in,
        "seats.send" => seats_send,
        "seats.take_out" => seats_take_out,
        "seats.unwilling" => seats_unwilling,
        "seats.willing" => seats_willing,
        "seats.withdraw" => seats_withdraw,
        "session.cancel" => session_cancel,
        "room.hear" => room_hear,
        "room.translate" => room_translate,
        "room.attach" => room_attach,
        "session.close" => session_close,
        "room.round" => room_round,
        "room.attend" => room_attend,
        "room.mark" => room_mark,
        "room.screen" => room_screen,
        _ => return action.to_owned(),
    };
    words(lang).to_owned()
}

/// The subject of the action: `proposal:7` is `voorstel 7`.
pub(super) fn subject(lang: Language, subject: &str) -> String {
    let (noun, id) = subject.split_once(':').unwrap_or((subject, ""));
    let words = match noun {
        "account" => account(lang),
        "answer" => answer(lang),
        "commitment" => commitment(lang),
        "appeal" => appeal(lang),
        "contact" => contact(lang),
        "contribution" => contribution(lang),
        "import" => import(lang),
        "invitation" => invitation(lang),
        "job" => job(lang),
        "letter" => letter(lang),
        "member" => member(lang),
        "organisation" => organisation(lang),
        "outbox" => outbox(lang),
        "project" => project(lang),
        "proposal" => proposal(lang),
        "segment" => segment(lang),
        "theme" => theme(lang),
        "series" => series(lang),
        "session" => session(lang),
        _ => noun,
    };
    format!("{words} {id}").trim_end().to_owned()
}

/// The pages of the things that have one.
pub const PAGES: &[(&str, &str)] = &[
    ("account", "/staff/{id}"),
    ("import", "/imports/{id}"),
    ("invitation", "/invitations/{id}"),
    ("letter", "/invitations/letters/{id}"),
    ("member", "/panel/members/{id}"),
    ("project", "/projects/{id}"),
    ("proposal", "/proposals/{id}"),
    ("segment", "/panel/segments/{id}"),
    ("session", "/sessions/{id}"),
];

/// The address of the subject's page, if it has one. An account has a page as long as it belongs to
/// `staff`.
pub(super) fn link(subject: &str, staff: &[AccountId]) -> Option<String> {
    let (noun, id) = subject.split_once(':')?;
    let key: i64 = id.parse().ok()?;
    let (_, path) = PAGES.iter().find(|(of, _)| *of == noun)?;
    (noun != "account" || staff.contains(&AccountId(key)))
        .then(|| path.replace("{id}", &key.to_string()))
}

/// The details: our own names for roles and fields become words.
pub(super) fn detail(lang: Language, detail: &str) -> String {
    let words: Vec<_> = detail
        .split(", ")
        .map(|part| match part {
            "name" => field_name(lang),
            "zone" => field_zone(lang),
            "phone" => field_phone(lang),
            "email" => field_email(lang),
            "accent" => field_accent(lang),
            _ => spoken(lang, part).unwrap_or(part),
        })
        .collect();
    words.join(", ")
}

/// Roles, steps of a proposal, states of a round and outcomes of a decision.
fn spoken(lang: Language, part: &str) -> Option<&'static str> {
    let role = part.parse().map(|role| role_text(lang, role)).ok();
    let step = || part.parse().map(|step| step_name(lang, step)).ok();
    let state = || part.parse().map(|state| state_name(lang, state)).ok();
    let outcome = || part.parse().map(|outcome| outcome_name(lang, outcome)).ok();
    role.or_else(step).or_else(state).or_else(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{collections::BTreeSet, fs, path::Path};

    /// Every `"noun.verb"` that stands soon after a `note(` in the domain.
    fn actions(folder: &Path, found: &mut BTreeSet<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                actions(&path, found);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let source = fs::read_to_string(&path).unwrap();
                for call in source.split("note(").skip(1) {
                    let arguments = call.split(".await").next().unwrap_or_default();
                    let action = arguments.split('"').skip(1).step_by(2).find(|text| {
                        text.split_once('.').is_some_and(|(noun, verb)| {
                            let plain = |word: &str| {
                                !word.is_empty()
                                    && word.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')
                            };
                            plain(noun) && plain(verb)
                        })
                    });
                    found.extend(action.map(str::to_owned));
                }
            }
        }
    }

    #[test]
    fn every_action_of_the_domain_has_words() {
        let mut found = BTreeSet::new();
        let domain = Path::new(env!("CARGO_MANIFEST_DIR")).join("../domain/src");
        actions(&domain, &mut found);
        assert!(found.len() > 30, "{found:?}");
        let without: Vec<_> = found
            .iter()
            .filter(|name| action(Language::Nl, name) == **name)
            .collect();
        assert!(without.is_empty(), "no words for {without:?}");
    }

    #[test]
    fn a_link_leads_to_what_was_changed() {
        let staff = [AccountId(7)];
        assert_eq!(
            link("member:12", &staff).as_deref(),
            Some("/panel/members/12")
        );
        assert_eq!(link("account:7", &staff).as_deref(), Some("/staff/7"));
        for nowhere in [
            "account:8",
            "organisation:1",
            "outbox",
            "member:../x",
            "moon:1",
        ] {
            assert_eq!(link(nowhere, &staff), None, "{nowhere}");
        }
    }

    #[test]
    fn a_line_reads_as_words_in_both_languages() {
        assert_eq!(subject(Language::Nl, "proposal:7"), "voorstel 7");
        assert_eq!(subject(Language::En, "outbox"), "mail and tasks");
        assert_eq!(
            detail(Language::Nl, "project_owner, accent"),
            "projecteigenaar, kleur"
        );
        assert_eq!(detail(Language::En, "audience"), "Audience");
        assert_eq!(detail(Language::Nl, "closed"), "gesloten");
    }
}
