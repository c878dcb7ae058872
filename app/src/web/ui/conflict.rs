//! A sentence for every conflict.

use klankbord_domain::{Conflict, Language};

texts! {
    closed = "De ronde is gesloten." | "The round has closed.";
    not_open = "De ronde is nog niet open." | "The round is not open yet.";
    already_open = "De ronde is al open." | "The round is open already.";
    nobody_to_ask = "In deze segmenten is niemand die we nu iets kunnen vragen: er is nog niemand lid van het panel, of hun maand is vol."
        | "There is nobody in these segments we can ask now: nobody is on the panel yet, or their month is full.";
    already_answered = "Hier is al antwoord op gegeven." | "This has already been answered.";
    already_held = "U hebt hier al een antwoord voor klaargezet. Wijzig of publiceer dat bij Klaargezette antwoorden, of gooi het daar weg."
        | "You already hold an answer to this. Change, publish or discard it under Held answers.";
    already_reopened = "U hebt al eens gezegd dat uw vraag niet is beantwoord. Het klantgeweten ziet dat."
        | "You have said before that your question was not answered. The customer conscience sees that.";
    vote_first = "U bent in deze ronde zelf als klant gevraagd. Stem eerst, dan ziet u wat anderen zeiden."
        | "You were asked in this round as a customer yourself. Vote first, and you will see what others said.";
    already_judged = "U hebt al gezegd of uw vraag is beantwoord." | "You have already said whether your question is answered.";
    cant_undo = "Dit kunt u niet meer ongedaan maken: de mails zijn onderweg, of iemand heeft er iets mee gedaan."
        | "You can't undo this any more: the emails are on their way, or somebody has acted on it.";
    not_answered = "Hier is nog geen antwoord op." | "There is no answer to this yet.";
    withdrawn = "De schrijver heeft dit ingetrokken." | "The writer has withdrawn this.";
    invitation_ended = "Deze uitnodiging is niet meer geldig." | "This invitation is no longer valid.";
    link_is_mailed = "Deze klant heeft al eerder meegedaan of werkt hier. Daarom mailen we de link alleen." | "This customer has joined before or works here. That is why we only email the link.";
    invitation_under_way = "Deze klant heeft al een uitnodiging." | "This customer already has an invitation.";
    declined = "Deze klant wil niet gevraagd worden." | "This customer does not want to be asked.";
    already_member = "Deze klant is al lid van het panel." | "This customer is already on the panel.";
    too_many_attempts = "Dat is te vaak achter elkaar. Wacht een kwartier en probeer het dan opnieuw."
        | "That is too often in a row. Wait a quarter of an hour and try again.";
    enough_today = "U schreef vandaag al heel veel. Morgen kunt u verder schrijven. Wat u hier typte, blijft staan zolang u op deze pagina bent."
        | "You have written a great deal today. You can write more tomorrow. What you typed here stays as long as you are on this page.";
    sign_in_again = "U bent al langer dan een half uur geleden aangemeld. Meld u voor de zekerheid opnieuw aan en doe dit dan nog eens."
        | "You signed in more than half an hour ago. To be safe, sign in again and then do this once more.";
    too_busy = "Het is hier nu te druk. Wacht een halve minuut en probeer het dan opnieuw." | "We are too busy right now. Wait half a minute and try again.";
    too_fast = "Dat ging te snel achter elkaar. Wacht een minuut en probeer het dan opnieuw."
        | "That went too fast. Wait a minute and try again.";
    import_ended = "Deze lijst is al verwerkt." | "This list has already been processed.";
    last_one = "Dit is de laatste persoon met deze rol. Wijs eerst iemand anders aan." | "This is the last person with this role. Appoint somebody else first.";
    still_used = "Hier werken nog collega’s, of er zijn nog signalen of regels voor deze afdeling. Voeg haar bij een andere." | "Colleagues still work here, or there are signals or rules for this department. Merge it into another one.";
    already_set_up = "Klankbord is al ingericht." | "Klankbord has already been set up.";
    still_staff = "Deze persoon werkt nog voor de organisatie. Haal eerst de rollen weg."
        | "This person still works for the organisation. Remove the roles first.";
    still_owes = "Deze persoon is klanten of collega's nog iets schuldig. Geef dat eerst aan iemand anders."
        | "This person still owes customers or colleagues something. Give that to someone else first.";
    offer_ended = "Dit aanbod geldt niet meer." | "This offer is no longer open.";
    no_date = "Er is nog geen datum. Leg die eerst vast: een klant moet weten wanneer de sessie is."
        | "There is no date yet. Set it first: a customer needs to know when the session is.";
    terms_changed = "Onze afspraken aan tafel zijn net gewijzigd. Lees ze opnieuw en kies dan nog eens."
        | "Our ground rules have just changed. Please read them again, and then choose once more.";
    changed_meanwhile = "Iemand anders heeft dit intussen gewijzigd. Kijk eerst hoe het er nu staat."
        | "Somebody else has changed this in the meantime. First look at the current version.";
    round_open = "De ronde loopt nog." | "The round is still open.";
    decided = "Er is al besloten." | "A decision has already been taken.";
    below_quorum = "Er stemden te weinig klanten voor een besluit." | "Too few customers voted for a decision.";
    unanswered = "Nog niet alles wat klanten schreven is beantwoord." | "Not everything that customers wrote has been answered yet.";
    challenged = "Het klantgeweten spreekt dit tegen, en daar is nog geen antwoord op." | "The customer conscience challenges this, and there is no reply yet.";
    already_challenged = "U hebt dit al tegengesproken." | "You have already challenged this.";
    already_appealed = "U bent hier al tegen in beroep gegaan." | "You have already appealed against this.";
    too_late = "De termijn hiervoor is voorbij." | "The time limit for this has passed.";
    no_consent = "Dit kan niet doorgaan, ook niet aangepast: er zijn niet meer klanten voor dan tegen."
        | "This can't go ahead, not even adapted: there are not more customers for it than against it.";
    not_empty = "Er staat nog inbreng in dit thema. Haal die er eerst uit."
        | "There are still contributions in this theme. Take them out first.";
    waived = "Een bestuurder heeft hiervoor al een uitzondering toegestaan." | "A board member has already allowed an exception for this.";
    own_waiver = "Voor uw eigen project moet een ander lid van het bestuur tekenen."
        | "For your own project, another member of the board has to sign.";
    reviewed = "Op dit besluit is al teruggekeken." | "This decision has already been reviewed.";
    nothing_missing = "Er ontbreekt niets: er is geen uitzondering nodig." | "Nothing is missing: no exception is needed.";
    commitment_ended = "Bij deze afspraak is al gemeld dat het gedaan is, of dat het niet gebeurt." | "This commitment has already been marked as done or given up.";
    nobody_to_promise = "Er is nog niemand aan wie u dit kunt beloven: geen klant stemde of schreef, of was erbij."
        | "There is nobody to promise this to yet: no customer has voted, written or been there.";
    not_asked = "Wij hebben u hier nog niet naar gevraagd." | "We have not asked you about this yet.";
    seats_offered = "De stoelen van deze sessie worden al aangeboden." | "The seats of this session are already being offered.";
    nothing_drawn = "Er is voor deze sessie nog niet geloot." | "No seats have been drawn for this session yet.";
    no_seat_free = "Er is geen stoel meer vrij. Haal er eerst iemand af." | "No seat is free. Take somebody off a seat first.";
    not_this_time = "Voor deze sessie hebben wij u niet op de lijst gezet. Wilt u weten waarom? Bel ons dan."
        | "We did not put you on the list for this session. If you would like to know why, please call us.";
    seated_recently = "U had kort geleden een stoel, of u hebt er een in een andere sessie. Nu gaan anderen voor. Later kunt u weer om een stoel vragen."
        | "You had a seat not long ago, or you have one in another session. Others come first now. You can ask for a seat again later.";
    month_full = "Wij hebben u deze maand al zoveel gevraagd als u wilt geven. Volgende maand kunt u weer om een stoel vragen."
        | "We have already asked as much of you this month as you want to give. You can ask for a seat again next month.";
    other_language = "In deze sessie spreken we een andere taal dan u bij ons koos." | "This session is not in the language that you chose with us.";
    session_ended = "Deze sessie is geweest of gaat niet door." | "This session is over or was cancelled.";
    date_settled = "De datum van deze sessie staat al vast." | "The date of this session has already been set.";
    session_not_held = "Deze sessie is nog niet geweest." | "This session has not been held yet.";
    already_paid = "Dit is al betaald." | "This has already been paid.";
}

/// The meaning of a conflict, in one sentence.
#[must_use]
pub fn conflict_text(lang: Language, why: Conflict) -> &'static str {
    match why {
        Conflict::AlreadySetUp => already_set_up(lang),
        Conflict::Closed => closed(lang),
        Conflict::VoteFirst => vote_first(lang),
        Conflict::NotOpen => not_open(lang),
        Conflict::AlreadyOpen => already_open(lang),
        Conflict::NobodyToAsk => nobody_to_ask(lang),
        Conflict::AlreadyAnswered => already_answered(lang),
        Conflict::AlreadyHeld => already_held(lang),
        Conflict::AlreadyReopened => already_reopened(lang),
        Conflict::AlreadyJudged => already_judged(lang),
        Conflict::CantUndo => cant_undo(lang),
        Conflict::NotAnswered => not_answered(lang),
        Conflict::Withdrawn => withdrawn(lang),
        Conflict::InvitationEnded => invitation_ended(lang),
        Conflict::LinkIsMailed => link_is_mailed(lang),
        Conflict::InvitationUnderWay => invitation_under_way(lang),
        Conflict::Declined => declined(lang),
        Conflict::AlreadyMember => already_member(lang),
        Conflict::TooManyAttempts => too_many_attempts(lang),
        Conflict::EnoughToday => enough_today(lang),
        Conflict::SignInAgain => sign_in_again(lang),
        Conflict::TooBusy => too_busy(lang),
        Conflict::TooFast => too_fast(lang),
        Conflict::ImportEnded => import_ended(lang),
        Conflict::StillUsed => still_used(lang),
        Conflict::LastOne => last_one(lang),
        Conflict::StillStaff => still_staff(lang),
        Conflict::StillOwes => still_owes(lang),
        Conflict::OfferEnded => offer_ended(lang),
        Conflict::NoDate => no_date(lang),
        Conflict::TermsChanged => terms_changed(lang),
        Conflict::ChangedMeanwhile => changed_meanwhile(lang),
        Conflict::RoundOpen => round_open(lang),
        Conflict::Decided => decided(lang),
        Conflict::BelowQuorum => below_quorum(lang),
        Conflict::Unanswered => unanswered(lang),
        Conflict::Challenged => challenged(lang),
        Conflict::AlreadyChallenged => already_challenged(lang),
        Conflict::AlreadyAppealed => already_appealed(lang),
        Conflict::TooLate => too_late(lang),
        Conflict::NoConsent => no_consent(lang),
        Conflict::NotEmpty => not_empty(lang),
        Conflict::Waived => waived(lang),
        Conflict::OwnWaiver => own_waiver(lang),
        Conflict::Reviewed => reviewed(lang),
        Conflict::NothingMissing => nothing_missing(lang),
        Conflict::CommitmentEnded => commitment_ended(lang),
        Conflict::NobodyToPromise => nobody_to_promise(lang),
        Conflict::NotAsked => not_asked(lang),
        Conflict::NotThisTime => not_this_time(lang),
        Conflict::SeatedRecently => seated_recently(lang),
        Conflict::MonthFull => month_full(lang),
        Conflict::OtherLanguage => other_language(lang),
        Conflict::SessionEnded => session_ended(lang),
        Conflict::DateSettled => date_settled(lang),
        Conflict::SessionNotHeld => session_not_held(lang),
        Conflict::AlreadyPaid => already_paid(lang),
        Conflict::SeatsOffered => seats_offered(lang),
        Conflict::NothingDrawn => nothing_drawn(lang),
        Conflict::NoSeatFree => no_seat_free(lang),
    }
}
