//! The actions and the things of the log in the words of its reader.

use crate::{
    answering::decisions::outcome_name,
    people::accounts::roles::role_text,
    rounds::proposals::{state_name, steps::step_name},
    web::paths,
};
use klankbord_domain::{
    Language,
    base::{
        audit::{Action, Recorded, Subject},
        ids::AccountId,
    },
};

texts! {
    account = "account" | "account";
    department = "afdeling" | "department";
    signal = "signaal" | "signal";
    answer = "antwoord" | "answer";
    appeal = "beroep" | "appeal";
    commitment = "afspraak" | "commitment";
    contact = "klantcontact" | "customer contact";
    placement = "klantstage" | "customer placement";
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
    seat_terms = "afspraken aan tafel" | "ground rules";
    segment = "segment" | "segment";
    series = "reeks" | "series";
    session = "sessie" | "session";
    theme = "thema" | "theme";
    field_name = "naam" | "name";
    field_zone = "tijdzone" | "time zone";
    field_phone = "telefoonnummer" | "phone number";
    field_email = "e-mailadres" | "email address";
    field_accent = "kleur" | "colour";
    field_sender = "afzender van mails" | "sender of emails";
    field_form_of_address = "aanspreekvorm" | "form of address";
    field_welcome = "welkomstwoord" | "welcome text";
    number(count: i64) = "aantal: {count}" | "number: {count}";
    version(number: i64) = "versie {number}" | "version {number}";
    field_logo = "logo" | "logo";
    field_writes_in = "taal waarin de organisatie schrijft" | "language the organisation writes in";
}

/// An action without words does not compile.
macro_rules! words_of_actions {
    ($($action:ident = $nl:literal | $en:literal;)*) => {
        const fn words(lang: Language, action: Action) -> &'static str {
            match (action, lang) {
                $(
                    (Action::$action, Language::Nl) => $nl,
                    (Action::$action, Language::En) => $en,
                )*
            }
        }
    };
}

words_of_actions! {
    AccountAskAddress = "vroeg om een ander e-mailadres te bevestigen" | "asked for another email address to be confirmed";
    AccountChoosePassword = "koos een wachtwoord" | "chose a password";
    AccountMove = "nam een ander e-mailadres in gebruik" | "moved to another email address";
    AccountStopMove = "hield een ander e-mailadres tegen" | "stopped another email address";
    AdviceChange = "wijzigde de termijnen van advies" | "changed the time limits for advice";
    AgendaAdd = "zette iets op de agenda van een sessie" | "put something on the agenda of a session";
    AgendaBring = "schreef wat men naar een sessie meeneemt" | "wrote what to bring to a session";
    AgendaChange = "wijzigde een agendapunt van een sessie" | "changed an item on the agenda of a session";
    AgendaOrder = "zette de agenda van een sessie in een andere volgorde" | "put the agenda of a session in another order";
    AgendaRemove = "haalde iets van de agenda van een sessie" | "took something off the agenda of a session";
    AnswerChange = "wijzigde een antwoord" | "changed an answer";
    AnswerDiscard = "gooide een antwoord weg" | "discarded an answer";
    AnswerHold = "zette een antwoord klaar" | "held an answer";
    AnswerTakeBack = "nam een antwoord terug voordat het gemaild was" | "took an answer back before it was mailed";
    AnswerPublish = "publiceerde een antwoord" | "published an answer";
    AppealRule = "beantwoordde een beroep" | "answered an appeal";
    CalendarRenew = "maakte een adres voor de eigen agenda" | "made an address for their own calendar";
    CalendarStop = "stopte het adres van de eigen agenda" | "stopped the address of their own calendar";
    ChallengeRaise = "sprak een besluit tegen" | "challenged a decision";
    ChallengeReply = "antwoordde op een tegenspraak" | "replied to a challenge";
    CommitmentCallDone = "meldde dat een afspraak gedaan is" | "marked a commitment as done";
    CommitmentGiveUp = "meldde dat een afspraak niet gebeurt" | "gave up a commitment";
    CommitmentMove = "verzette de datum van een afspraak" | "moved the date of a commitment";
    CommitmentPromise = "beloofde iets aan klanten" | "made a commitment";
    ChannelChange = "wijzigde de belofte van een kanaal" | "changed the promise of a channel";
    ConscienceHandOver = "droeg het klantgeweten over" | "handed over the customer conscience";
    PlacementCancel = "liet een klantstage vervallen" | "dropped a customer placement";
    PlacementFinish = "vertelde wat een klantstage leerde" | "told what a customer placement taught";
    PlacementPlan = "plande een klantstage" | "planned a customer placement";
    ContactLog = "noteerde een klantcontact" | "logged a customer contact";
    ContributionMerge = "voegde inbreng samen" | "merged contributions";
    ContributionUnmerge = "haalde samengevoegde inbreng uit elkaar" | "took merged contributions apart";
    DateAsk = "vroeg wanneer een sessie kan" | "asked when a session can be held";
    DateOverrule = "koos een datum waarop geen klant kan" | "chose a date on which no customer can come";
    DebtAcknowledge = "las inbreng van een klant" | "read what a customer wrote";
    DecisionReview = "keek terug op een besluit" | "reviewed a decision";
    DecisionTake = "nam een besluit" | "took a decision";
    DecisionWaive = "stond een uitzondering toe" | "allowed an exception";
    DepartmentAdd = "voegde een afdeling toe" | "added a department";
    DepartmentChange = "wijzigde een afdeling" | "changed a department";
    DepartmentEnd = "hief een afdeling op" | "closed a department";
    DepartmentMerge = "voegde een afdeling bij een andere" | "merged a department into another";
    DissentWrite = "schreef een afwijkende mening" | "wrote a dissenting opinion";
    ExpensePay = "betaalde onkosten" | "paid expenses";
    HandOverAccept = "nam dit over van een collega" | "took this over from a colleague";
    HandOverDecline = "nam dit niet over" | "declined to take this over";
    HandOverOffer = "vroeg een collega dit over te nemen" | "asked a colleague to take this over";
    HolidayAdd = "voegde een dag toe waarop niemand er is" | "added a day on which nobody is there";
    HolidayRemove = "haalde een dag weg waarop niemand er was" | "removed a day on which nobody was there";
    ImportRead = "las een klantenlijst in" | "read a customer list";
    ImportReceive = "leverde een klantenlijst aan" | "uploaded a customer list";
    ImportRefuse = "kon een klantenlijst niet lezen" | "could not read a customer list";
    ImportStart = "liet een klantenlijst verwerken" | "had a customer list processed";
    InvitationAlreadyMember = "nodigde een lid opnieuw uit" | "invited a member again";
    InvitationCopyLink = "kopieerde de link van een uitnodiging" | "copied the link of an invitation";
    InvitationRevoke = "trok een uitnodiging in" | "withdrew an invitation";
    InvitationSendAgain = "stuurde een uitnodiging opnieuw" | "sent an invitation again";
    LetterDiscard = "gooide een uitnodigingsbrief weg" | "discarded an invitation letter";
    LetterDraft = "schreef een uitnodigingsbrief" | "wrote an invitation letter";
    LetterSend = "verstuurde uitnodigingen" | "sent invitations";
    ImpactStatementImprove = "verbeterde de tekst voor de klant; dit was de oude tekst" | "improved the text for the customer; this was the old text";
    ImpactStatementJudge = "beoordeelde wat een voorstel voor de klant betekent" | "judged what a proposal means for the customer";
    MemberAdd = "zette een klant op de lijst" | "added a customer to the list";
    MemberCorrect = "verbeterde de gegevens van een klant" | "corrected the details of a customer";
    MemberErase = "wiste alle gegevens van een klant" | "erased all data of a customer";
    MemberRemove = "haalde een klant van de lijst" | "took a customer off the list";
    MemberSegments = "wijzigde de segmenten van een klant" | "changed the segments of a customer";
    MinutesPublish = "publiceerde een verslag" | "published minutes";
    OrganisationChange = "wijzigde de instellingen" | "changed the settings";
    OrganisationSetUp = "richtte Klankbord in" | "set up Klankbord";
    OutboxGiveUp = "gaf een taak op" | "gave up a task";
    OutboxRetry = "liet een taak opnieuw proberen" | "had a task retried";
    OutboxRetryAll = "liet alle mislukte taken opnieuw proberen" | "had all failed tasks retried";
    OutboxTest = "stuurde een proefmail" | "sent a test email";
    ProjectChange = "wijzigde een project" | "changed a project";
    ProjectCreate = "maakte een project" | "created a project";
    ProposalBegin = "begon een voorstel" | "started a proposal";
    ProposalClose = "sloot een ronde" | "closed a round";
    ProposalOpen = "opende een ronde" | "opened a round";
    ProposalSave = "sloeg een voorstel op" | "saved a proposal";
    ProposalWithdraw = "trok een voorstel in" | "withdrew a proposal";
    ReasonTakeUp = "gaat een reden bij een stem beantwoorden" | "will answer the reason for a vote";
    RoomAttach = "zette vragen uit een sessie bij een voorstel" | "attached questions of a session to a proposal";
    RoomSpeak = "noteerde wie in een sessie sprak" | "noted who spoke in a session";
    RoomAttend = "noteerde of iemand bij een sessie was" | "noted whether somebody was at a session";
    RoomHear = "schreef op wat in een sessie gehoord is" | "wrote down what was heard in a session";
    RoomMark = "nam in een sessie een vraag op, of verborg die" | "took up a question in a session, or hid it";
    RoomRound = "ging in een sessie naar een andere ronde" | "moved a session to another round";
    RoomScreen = "wisselde de vraag op het scherm van een sessie" | "changed the question on the screen of a session";
    RoomTranslate = "vertaalde een afspraak uit een sessie" | "translated a commitment of a session";
    SeatAccept = "nam een stoel aan" | "accepted a seat";
    SeatAsk = "vroeg om een stoel" | "asked for a seat";
    SeatDecline = "nam een stoel niet aan" | "declined a seat";
    SeatGiveBack = "gaf een stoel terug" | "gave a seat back";
    SeatNeeds = "wijzigde wat iemand op een stoel nodig heeft" | "changed what somebody needs at their seat";
    SeatsChooseBuddy = "koos een maatje voor een klant" | "chose a buddy for a customer";
    SeatsDraw = "lootte de stoelen; dit is het willekeurige getal waarmee geloot is" | "drew the seats; this is the random number of the draw";
    SeatsOpen = "stelde de stoelen open voor klanten die willen" | "opened the seats to customers who want one";
    SeatsPublishTerms = "publiceerde de afspraken aan tafel" | "published the ground rules";
    SeatsPutIn = "zette een klant op een stoel" | "put a customer on a seat";
    SeatsSend = "verstuurde de aanbiedingen van stoelen" | "sent the offers of seats";
    SeatsTakeOut = "haalde een klant uit de loting" | "took a customer out of the draw";
    SeatsUnwilling = "wil niet meer aan tafel zitten" | "no longer wants to sit at the table";
    SeatsWilling = "wil aan tafel zitten" | "wants to sit at the table";
    SeatsWithdraw = "nam de stoel van een klant terug" | "took back a customer's seat";
    SegmentAdd = "voegde een segment toe" | "added a segment";
    SegmentChange = "wijzigde een segment" | "changed a segment";
    SeriesChange = "wijzigde een reeks sessies" | "changed a series of sessions";
    SeriesCreate = "maakte een reeks sessies" | "created a series of sessions";
    SessionCancel = "gelastte een sessie af" | "cancelled a session";
    SessionChange = "wijzigde een sessie" | "changed a session";
    SessionClose = "rondde een sessie af" | "closed a session";
    SessionPlan = "plande een sessie" | "planned a session";
    SessionSettle = "legde de datum van een sessie vast" | "set the date of a session";
    SignalAccept = "pakte een signaal op" | "took up a signal";
    SignalEnd = "handelde een signaal af" | "dealt with a signal";
    SignalFile = "meldde een signaal" | "filed a signal";
    SignalForward = "stuurde een signaal naar een andere afdeling" | "sent a signal to another department";
    SignalCauseAdd = "voegde een hoofdoorzaak van signalen toe" | "added a main cause of signals";
    SignalCauseEnd = "stopte met een hoofdoorzaak van signalen" | "stopped using a main cause of signals";
    SignalRuleAdd = "voegde een regel voor signalen toe" | "added a rule for signals";
    SignalRuleRemove = "verwijderde een regel voor signalen" | "removed a rule for signals";
    SignalRunClock = "liet de klok van een signaal weer lopen" | "let the clock of a signal run again";
    SignalStopClock = "zette de klok van een signaal stil" | "stopped the clock of a signal";
    StaffAdd = "voegde een medewerker toe" | "added a member of staff";
    StaffChangeRoles = "wijzigde de rollen van een medewerker" | "changed the roles of a member of staff";
    StaffErase = "wiste alle gegevens van een oud-collega" | "erased all data of a former colleague";
    StaffEndAccess = "beëindigde de toegang van een medewerker" | "ended a staff member's access";
    StaffImport = "las een lijst met medewerkers in" | "imported a list of staff";
    StaffPlace = "gaf een medewerker een plaats in de organisatie" | "gave a member of staff a place in the organisation";
    StaffReassign = "gaf door wat een medewerker nog had" | "handed on what a member of staff still had";
    StaffReceive = "gaf een medewerker wat van een ander was" | "gave a member of staff what belonged to someone else";
    StaffWelcome = "stuurde een link om een wachtwoord te kiezen" | "sent a link to choose a password";
    ThemeCreate = "maakte een thema" | "created a theme";
    ThemeDelete = "verwijderde een thema" | "removed a theme";
    ThemeFill = "zette inbreng in een thema" | "added contributions to a theme";
    ThemeRename = "gaf een thema een andere naam" | "renamed a theme";
    ThemeTakeOut = "haalde inbreng uit een thema" | "took contributions out of a theme";
    TranslationRemove = "haalde de tekst in de andere taal weg" | "removed the text in the other language";
    TranslationWrite = "schreef de tekst in de andere taal" | "wrote the text in the other language";
}

/// The action in words; one of another version is shown as it is.
pub(super) fn action(lang: Language, action: &Recorded<Action>) -> String {
    match action {
        Recorded::Known(action) => words(lang, *action).to_owned(),
        Recorded::Other(text) => text.clone(),
    }
}

/// The subject of the action: `proposal:7` is `voorstel 7`. One of another version is shown as it is.
pub(super) fn subject(lang: Language, subject: &Recorded<Subject>) -> String {
    let subject = match subject {
        Recorded::Known(subject) => *subject,
        Recorded::Other(text) => return text.clone(),
    };
    let noun = match subject {
        Subject::Account(_) => account(lang),
        Subject::Answer(_) => answer(lang),
        Subject::Appeal(_) => appeal(lang),
        Subject::Commitment(_) => commitment(lang),
        Subject::Contact(_) => contact(lang),
        Subject::Placement(_) => placement(lang),
        Subject::Contribution(_) => contribution(lang),
        Subject::Import(_) => import(lang),
        Subject::Invitation(_) => invitation(lang),
        Subject::Job(_) => job(lang),
        Subject::Letter(_) => letter(lang),
        Subject::Member(_) => member(lang),
        Subject::Organisation => organisation(lang),
        Subject::Outbox => outbox(lang),
        Subject::Project(_) => project(lang),
        Subject::Proposal(_) => proposal(lang),
        Subject::SeatTerms(_) => seat_terms(lang),
        Subject::Department(_) => department(lang),
        Subject::Segment(_) => segment(lang),
        Subject::Signal(_) => signal(lang),
        Subject::Series(_) => series(lang),
        Subject::Session(_) => session(lang),
        Subject::Theme(_) => theme(lang),
    };
    subject
        .id()
        .map_or_else(|| noun.to_owned(), |id| format!("{noun} {id}"))
}

/// The address of the subject's page, if it has one. An account has a page as long as it belongs to
/// `staff`.
pub(super) fn link(subject: &Recorded<Subject>, staff: &[AccountId]) -> Option<String> {
    let Recorded::Known(subject) = *subject else {
        return None;
    };
    match subject {
        Subject::Account(id) => staff.contains(&id).then(|| paths::colleague(id)),
        Subject::Import(id) => Some(paths::import(id)),
        Subject::Invitation(id) => Some(paths::invitation(id)),
        Subject::Letter(id) => Some(paths::letter(id)),
        Subject::Member(id) => Some(paths::member(id)),
        Subject::Project(id) => Some(paths::project(id)),
        Subject::Proposal(id) => Some(paths::proposal(id)),
        Subject::Department(id) => Some(paths::department(id)),
        Subject::Segment(id) => Some(paths::segment(id)),
        // The administrator reads no words of customers.
        Subject::Signal(_) => None,
        Subject::Session(id) => Some(paths::session(id)),
        Subject::Answer(_)
        | Subject::Appeal(_)
        | Subject::Commitment(_)
        | Subject::Contact(_)
        | Subject::Placement(_)
        | Subject::Contribution(_)
        | Subject::Job(_)
        | Subject::Organisation
        | Subject::Outbox
        | Subject::SeatTerms(_)
        | Subject::Series(_)
        | Subject::Theme(_) => None,
    }
}

/// The details: our own names for roles and fields become words, and a number says what it is.
pub(super) fn detail(lang: Language, action: &Recorded<Action>, detail: &str) -> String {
    if let Ok(count) = detail.parse() {
        return match action {
            Recorded::Known(Action::MinutesPublish) => version(lang, count),
            _ => number(lang, count),
        };
    }
    let words: Vec<_> = detail
        .split(", ")
        .map(|part| match part {
            "name" => field_name(lang),
            "zone" => field_zone(lang),
            "phone" => field_phone(lang),
            "email" => field_email(lang),
            "accent" => field_accent(lang),
            "sender" => field_sender(lang),
            "form_of_address" => field_form_of_address(lang),
            "welcome" => field_welcome(lang),
            "logo" => field_logo(lang),
            "writes_in" => field_writes_in(lang),
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

    fn recorded(text: &str) -> Recorded<Subject> {
        text.to_owned().into()
    }

    #[test]
    fn a_link_leads_to_what_was_changed() {
        let staff = [AccountId(7)];
        let link = |text| link(&recorded(text), &staff);
        assert_eq!(link("member:12").as_deref(), Some("/panel/members/12"));
        assert_eq!(link("account:7").as_deref(), Some("/staff/7"));
        for nowhere in [
            "account:8",
            "organisation:1",
            "outbox",
            "member:../x",
            "moon:1",
        ] {
            assert_eq!(link(nowhere), None, "{nowhere}");
        }
    }

    #[test]
    fn a_line_reads_as_words_in_both_languages() {
        let nl = |text| subject(Language::Nl, &recorded(text));
        assert_eq!(nl("proposal:7"), "voorstel 7");
        assert_eq!(nl("organisation:1"), "organisatie");
        assert_eq!(nl("moon:1"), "moon:1");
        assert_eq!(subject(Language::En, &recorded("outbox")), "mail and tasks");
        let other = Recorded::Other("moon.paint".to_owned());
        assert_eq!(action(Language::Nl, &other), "moon.paint");
        let nl = |text| detail(Language::Nl, &other, text);
        assert_eq!(nl("project_owner, accent"), "projecteigenaar, kleur");
        assert_eq!(detail(Language::En, &other, "audience"), "Audience");
        assert_eq!(nl("closed"), "Gesloten");
        assert_eq!(nl("3"), "aantal: 3");
        let minutes = Recorded::Known(Action::MinutesPublish);
        assert_eq!(detail(Language::En, &minutes, "1"), "version 1");
    }
}
