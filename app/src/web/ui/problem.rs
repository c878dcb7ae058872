//! The problem of a field, in the reader's language.

use klankbord_domain::{Language, Problem};

texts! {
    missing = "Vul dit in." | "Please fill this in.";
    not_chosen = "Maak een keuze." | "Please choose one.";
    too_long(most: usize) = "Dit mag hooguit {most} tekens lang zijn." | "This can be at most {most} characters long.";
    too_short(fewest: usize) = "Gebruik minstens {fewest} tekens." | "Use at least {fewest} characters.";
    too_common = "Dit wachtwoord is te makkelijk te raden. Kies woorden die een ander niet zou bedenken." | "This password is too easy to guess. Choose words that nobody else would think of.";
    pretends = "Met deze naam lijkt u iemand die hier werkt. Kies een andere, of bel ons als u echt zo heet." | "With this name you would seem to work here. Choose another, or call us if it really is your name.";
    not_an_email = "Vul een e-mailadres in, zoals naam@voorbeeld.nl." | "Enter an email address, like name@example.com.";
    not_mailable = "Naar dit adres kunnen we niet mailen. Voor de @ mogen alleen gewone letters, cijfers en tekens als . _ + - staan. Gebruik een ander adres."
        | "We can't send email to this address. Before the @ there can only be plain letters, digits and signs such as . _ + -. Use another address.";
    not_a_phone = "Vul een telefoonnummer in, zoals 030 123 45 67." | "Enter a phone number, like +31 30 123 45 67.";
    not_a_date = "Vul een datum in, zoals 31-3-2026." | "Enter a date, like 31/3/2026.";
    too_far_ahead = "Dat is meer dan drie jaar verder. Kies een eerdere dag." | "That is more than three years away. Choose an earlier day.";
    all_declined = "Van alle klanten die antwoordden, kan er dan niemand. Leg deze datum vast bij de gevraagde data. Daar zegt u waarom." | "None of the customers who answered can come then. Set this date among the dates you asked about, and say why there.";
    in_the_past = "Deze dag is al voorbij. Kies een latere." | "This day has passed. Choose a later one.";
    in_the_future = "Deze dag moet nog komen. Kies een eerdere." | "This day has not come yet. Choose an earlier one.";
    too_long_ago(days: i64) = "Dit is te lang geleden: hooguit {days} dagen." | "This is too long ago: {days} days at most.";
    too_early = "Dit moet later zijn dan de datum ervoor." | "This must be later than the date before it.";
    after_decision = "Kies een dag op of voor de dag waarop u besluit." | "Choose a day on or before the day of your decision.";
    round_too_short(days: i64) = "Klanten adviseren hier. Zij krijgen daarvoor ten minste {days} dagen. Kies een latere dag."
        | "Customers advise here. They get at least {days} days for that. Choose a later day.",
        one(days) "Klanten adviseren hier. Zij krijgen daarvoor ten minste {days} dag. Kies een latere dag." | "Customers advise here. They get at least {days} day for that. Choose a later day.";
    decides_too_late(days: i64) = "Klanten adviseren hier. U besluit binnen {days} dagen na het sluiten van de ronde. Laat de ronde later sluiten, of kies bij Invloed een eerdere dag voor het besluit."
        | "Customers advise here. You decide within {days} days after the round closes. Let the round close later, or choose an earlier decision day under Influence.",
        one(days) "Klanten adviseren hier. U besluit binnen {days} dag na het sluiten van de ronde. Laat de ronde later sluiten, of kies bij Invloed een eerdere dag voor het besluit." | "Customers advise here. You decide within {days} day after the round closes. Let the round close later, or choose an earlier decision day under Influence.";
    unchanged = "Dit staat er al zo. Wijzig eerst iets." | "It is already set like this. Change something first.";
    same_day = "Deze dag staat er al. Kies een andere." | "This day is already set. Choose another one.";
    in_use = "Hier horen al voorstellen bij. Laat dit erin staan." | "It already has proposals. Please leave it in.";
    not_a_choice = "Kies een van de mogelijkheden." | "Choose one of the options.";
    not_a_zone = "Vul een tijdzone in, zoals Europe/Amsterdam." | "Enter a time zone, like Europe/Amsterdam.";
    not_a_colour = "Vul een kleur in, zoals #1f4e79." | "Enter a colour, like #1f4e79.";
    low_contrast(ratio: &str) = "Deze kleur is niet goed leesbaar: het contrast is {ratio} op 1, en 4,5 op 1 is nodig."
        | "This colour is hard to read: its contrast is {ratio} to 1, and 4.5 to 1 is needed.";
    taken = "Dit is al in gebruik." | "This is already in use.";
    wrong = "Dit klopt niet. Controleer het en probeer het opnieuw." | "This is not right. Check it and try again.";
    code_ended = "Deze code werkt niet meer. Vraag een nieuwe aan." | "This code no longer works. Ask for a new one.";
    not_in_range(from: i64, to: i64) = "Vul een getal in van {from} tot en met {to}." | "Enter a number from {from} to {to}.";
    more_than_asked(asked: i64) = "U vraagt nu {asked} klanten. Er kunnen niet meer klanten stemmen dan u vraagt."
        | "You are asking {asked} customers now. No more customers can vote than you ask.",
        one(asked) "U vraagt nu {asked} klant. Er kunnen niet meer klanten stemmen dan u vraagt." | "You are asking {asked} customer now. No more customers can vote than you ask.";
    too_many(most: usize) = "Dit zijn er te veel: hooguit {most}." | "That is too many: {most} at most.";
    only_informs = "Zo kan de klant niets veranderen: dit informeert alleen. Schrijf op wat nog open ligt en wat ons van koers laat veranderen."
        | "As it stands, customers can't change anything: this only informs. Say what is still open and what would change our course.";
    not_together = "Dit kan niet samen in één antwoord. Beantwoord elk voorstel apart. Beantwoord ook apart wat alleen voor het klantgeweten is."
        | "These can't share one answer. Answer each proposal separately. Also answer separately what is only for the customer conscience.";
    other_proposal = "Dit hoort bij een ander voorstel." | "This belongs to another proposal.";
    other_theme = "Dit staat niet allemaal in hetzelfde thema. Zet het er eerst bij." | "These are not all in the same theme. Add them to it first.";
    not_a_list = "Dit bestand kunnen we niet als klantenlijst lezen. Bewaar het als CSV en probeer het opnieuw."
        | "We can't read this file as a customer list. Save it as CSV and try again.";
    no_workbook = "Dit werkblad kunnen we niet lezen: het is een ouder soort Excel-bestand, er zit een wachtwoord op, of het is beschadigd. Bewaar het in Excel als .xlsx of als CSV, zonder wachtwoord, en probeer het opnieuw."
        | "We can't read this workbook: it is an older kind of Excel file, it has a password, or it is damaged. Save it in Excel as .xlsx or as CSV, without a password, and try again.";
    stray_quote(line: i64) = "Op regel {line} staat een aanhalingsteken dat niet wordt gesloten. Daardoor zouden de regels erna verdwijnen. Haal het weg en probeer het opnieuw."
        | "On line {line} there is a quotation mark that is not closed. Because of it, the rows after it would disappear. Take it out and try again.";
    merged_heads(line: i64) = "Op regel {line} staat een kop boven meer dan één kolom. Splits die samengevoegde cellen en geef elke kolom een eigen kop."
        | "On line {line} a heading stands above more than one column. Split those merged cells and give each column its own heading.";
    no_such_column = "We missen een kolom met het e-mailadres." | "A column with the email address is missing.";
    no_department_column = "We missen een kolom met de afdeling." | "A column with the department is missing.";
    wrong_lines(count: usize) = "{count} regels kloppen nog niet. Verbeter ze hieronder." | "{count} lines are not right yet. Correct them below.",
        one(count) "{count} regel klopt nog niet. Verbeter die hieronder." | "{count} line is not right yet. Correct it below.";
    no_name_column = "We missen een kolom met de naam." | "A column with the name is missing.";
    file_too_large(megabytes: usize) = "Dit bestand is te groot: hooguit {megabytes} MB." | "This file is too large: {megabytes} MB at most.";
    said_no = "Deze klant heeft gezegd niet gevraagd te willen worden. Dat respecteren we."
        | "This customer has said that they don't want to be asked. We respect that.";
    not_a_picture = "Dit is geen plaatje in png, jpeg of webp." | "This is not a picture in PNG, JPEG or WebP.";
    picture_too_large(pixels: &str) = "Dit plaatje is te groot. Het mag hooguit {pixels} pixels hoog en breed zijn."
        | "This picture is too large. It can be at most {pixels} pixels high and wide.";
    nobody = "Hier is niemand die nog uitgenodigd kan worden." | "There is nobody here who can still be invited.";
    nobody_invited = "Geen van deze klanten heeft een uitnodiging die nog loopt." | "None of these customers has an invitation that is still open.";
    no_phase = "Vul bij ten minste één fase in wanneer die begint en eindigt." | "Enter when at least one phase begins and ends.";
    consent_needed = "Zonder uw toestemming kunt u niet meedoen. Vink het vakje aan, of kies voor nee."
        | "You can't join without your consent. Tick the box, or choose no.";
    not_a_time = "Dit is geen tijd. Schrijf bijvoorbeeld 14:30." | "This is not a time. Write 14:30, for example.";
    no_customer_asked = "Zo vraagt u geen enkele klant. Kies een segment met leden van het panel."
        | "This way you ask no customers at all. Choose a segment that has members of the panel.";
    no_customer_seat = "Zonder stoel voor een klant is dit geen sessie." | "Without a seat for a customer, this is not a session.";
    seats_given(fewest: i64) = "Er zijn al stoelen aangenomen of aangeboden: {fewest}. Minder kan niet."
        | "Seats already taken or offered: {fewest}. It can't be fewer.";
    room_too_small(capacity: i64, staff: i64, seats: i64) = "Dit past niet. Plaatsen: {capacity}. Mensen van ons: {staff}. Stoelen voor klanten: {seats}."
        | "This does not fit. Places: {capacity}. People from our team: {staff}. Seats for customers: {seats}.";
    not_a_link = "Dit is geen link. Een link begint met https://." | "This is not a link. A link begins with https://.";
    not_an_amount(most: i64) = "Dit is geen bedrag tot {most} euro. Schrijf bijvoorbeeld 12,50." | "This is not an amount up to {most} euros. Write 12.50, for example.";
    not_an_iban = "Dit rekeningnummer klopt niet. Kijk het na: het begint met NL of een andere landcode." | "This account number is not right. Check it: it begins with NL or another country code.";
    no_place = "Zeg waar het is, of geef een link." | "Say where it is, or give a link.";
}

/// One sentence that says what to do.
#[must_use]
pub fn sentence(lang: Language, problem: &Problem) -> String {
    match problem {
        Problem::Missing => missing(lang).to_owned(),
        Problem::NotChosen => not_chosen(lang).to_owned(),
        Problem::TooLong(most) => too_long(lang, *most),
        Problem::TooCommon => too_common(lang).to_owned(),
        Problem::Pretends => pretends(lang).to_owned(),
        Problem::TooShort(fewest) => too_short(lang, *fewest),
        Problem::NotAnEmail => not_an_email(lang).to_owned(),
        Problem::NotMailable => not_mailable(lang).to_owned(),
        Problem::NotAPhone => not_a_phone(lang).to_owned(),
        Problem::NotADate => not_a_date(lang).to_owned(),
        Problem::InThePast => in_the_past(lang).to_owned(),
        Problem::TooFarAhead => too_far_ahead(lang).to_owned(),
        Problem::AllDeclined => all_declined(lang).to_owned(),
        Problem::InTheFuture => in_the_future(lang).to_owned(),
        Problem::TooLongAgo(days) => too_long_ago(lang, *days),
        Problem::TooEarly => too_early(lang).to_owned(),
        Problem::AfterDecision => after_decision(lang).to_owned(),
        Problem::RoundTooShort(days) => round_too_short(lang, *days),
        Problem::DecidesTooLate(days) => decides_too_late(lang, *days),
        Problem::Unchanged => unchanged(lang).to_owned(),
        Problem::SameDay => same_day(lang).to_owned(),
        Problem::InUse => in_use(lang).to_owned(),
        Problem::NotAChoice => not_a_choice(lang).to_owned(),
        Problem::NotAZone => not_a_zone(lang).to_owned(),
        Problem::NotAColour => not_a_colour(lang).to_owned(),
        Problem::LowContrast(hundredths) => {
            let point = match lang {
                Language::Nl => ',',
                Language::En => '.',
            };
            let ratio = format!("{}{point}{:02}", hundredths / 100, hundredths % 100);
            low_contrast(lang, &ratio)
        }
        Problem::Taken => taken(lang).to_owned(),
        Problem::Wrong => wrong(lang).to_owned(),
        Problem::CodeEnded => code_ended(lang).to_owned(),
        Problem::NotInRange(from, to) => not_in_range(lang, *from, *to),
        Problem::MoreThanAsked(asked) => more_than_asked(lang, *asked),
        Problem::TooMany(most) => too_many(lang, *most),
        Problem::OnlyInforms => only_informs(lang).to_owned(),
        Problem::NotTogether => not_together(lang).to_owned(),
        Problem::OtherProposal => other_proposal(lang).to_owned(),
        Problem::OtherTheme => other_theme(lang).to_owned(),
        Problem::NotAList => not_a_list(lang).to_owned(),
        Problem::NoWorkbook => no_workbook(lang).to_owned(),
        Problem::StrayQuote(line) => stray_quote(lang, *line),
        Problem::MergedHeads(line) => merged_heads(lang, *line),
        Problem::NoSuchColumn => no_such_column(lang).to_owned(),
        Problem::NoNameColumn => no_name_column(lang).to_owned(),
        Problem::NoDepartmentColumn => no_department_column(lang).to_owned(),
        Problem::WrongLines(count) => wrong_lines(lang, *count),
        Problem::FileTooLarge(bytes) => file_too_large(lang, bytes / 1_000_000),
        Problem::NotAPicture => not_a_picture(lang).to_owned(),
        Problem::PictureTooLarge(pixels) => picture_too_large(lang, &pixels.to_string()),
        Problem::SaidNo => said_no(lang).to_owned(),
        Problem::Nobody => nobody(lang).to_owned(),
        Problem::NobodyInvited => nobody_invited(lang).to_owned(),
        Problem::NoPhase => no_phase(lang).to_owned(),
        Problem::ConsentNeeded => consent_needed(lang).to_owned(),
        Problem::NotATime => not_a_time(lang).to_owned(),
        Problem::NoCustomerAsked => no_customer_asked(lang).to_owned(),
        Problem::NoCustomerSeat => no_customer_seat(lang).to_owned(),
        Problem::SeatsGiven(fewest) => seats_given(lang, *fewest),
        Problem::RoomTooSmall {
            capacity,
            staff,
            seats,
        } => room_too_small(lang, *capacity, *staff, *seats),
        Problem::NotALink => not_a_link(lang).to_owned(),
        Problem::NotAnAmount(most) => not_an_amount(lang, *most),
        Problem::NotAnIban => not_an_iban(lang).to_owned(),
        Problem::NoPlace => no_place(lang).to_owned(),
    }
}
