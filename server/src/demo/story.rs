//! The invented organisation of the demo: its people and their words.
//!
//! Nobody here exists. The heat company is halfway through two projects: one round has closed and is
//! being answered, one is open, and one is still a draft. A third project has a decision.

use klankbord_domain::Language::{self, En, Nl};

/// The password of everybody in the demo.
pub(super) const PASSWORD: &str = "samen klinkt het beter";

/// Somebody who works for the organisation.
pub(super) struct Colleague {
    pub(super) name: &'static str,
    pub(super) email: &'static str,
}

pub(super) const OWNER: Colleague = Colleague {
    name: "Marijke de Boer",
    email: "marijke@warmte.example",
};
pub(super) const COLLEAGUE: Colleague = Colleague {
    name: "Nadia Haddad",
    email: "nadia@warmte.example",
};
pub(super) const BOARD: Colleague = Colleague {
    name: "Tom Visser",
    email: "tom@warmte.example",
};
/// Somebody of the customer service, with none of the other roles.
pub(super) const SERVICE: Colleague = Colleague {
    name: "Karim Aydin",
    email: "karim@warmte.example",
};
pub(super) const CONSCIENCE: Colleague = Colleague {
    name: "Saskia Jansen",
    email: "saskia@warmte.example",
};
pub(super) const ADMINISTRATOR: Colleague = Colleague {
    name: "Ruben Bakker",
    email: "ruben@warmte.example",
};

/// The tree of the organisation, as the administrator pastes it.
pub(super) const TREE: &str = "divisie;afdeling;naam;e-mail;functie
Klant en markt;Klantenservice;Karim Aydin;karim@warmte.example;medewerker klantenservice
Klant en markt;Verkoop;;;
Techniek;Projecten;Marijke de Boer;marijke@warmte.example;projectleider
Techniek;Projecten;Nadia Haddad;nadia@warmte.example;projectleider
Techniek;Storingsdienst;;;
Bedrijf;Facturen en betalen;;;
Bedrijf;Bestuur;Tom Visser;tom@warmte.example;directeur
";

pub(super) const MANDATE: &str = "Saskia waakt over de kant van de klant. Zij mag elk besluit tegenspreken, ziet wat te laat \
is en leest wat u alleen met haar wilt delen. Zij werkt niet voor verkoop of marketing en legt verantwoording af \
aan de raad van bestuur.";

/// The words of welcome for visitors.
pub(super) const WELCOME: &str =
    "Wij veranderen dit jaar de rekening en de storingsdienst. Dat willen wij niet zonder u doen.";

/// The minutes a month that each customer gives: enough to try the portal out with several rounds.
pub(super) const MINUTES: &str = "60";

/// A segment: name, reason, priority, how many of these customers are wanted, and the name in English.
pub(super) const SEGMENTS: [(&str, &str, &str, &str, &str); 4] = [
    (
        "Huurders",
        "Zij kunnen niet zelf kiezen voor een andere warmtebron.",
        "primary",
        "8",
        "Tenants",
    ),
    (
        "Huiseigenaren",
        "Zij beslissen zelf over hun aansluiting en betalen die.",
        "primary",
        "6",
        "Homeowners",
    ),
    (
        "Kleine ondernemers",
        "Een storing kost hun meteen omzet.",
        "secondary",
        "",
        "Small businesses",
    ),
    (
        "Minder digitaal",
        "Zij raken het eerst buiten beeld.",
        "secondary",
        "8",
        "Less at ease online",
    ),
];

/// A customer on the panel.
pub(super) struct Customer {
    pub(super) name: &'static str,
    pub(super) email: &'static str,
    pub(super) language: Language,
    pub(super) segment: usize,
}

const fn customer(
    name: &'static str,
    email: &'static str,
    language: Language,
    segment: usize,
) -> Customer {
    Customer {
        name,
        email,
        language,
        segment,
    }
}

pub(super) const CUSTOMERS: [Customer; 18] = [
    customer("Henk Mulder", "henk@klant.example", Nl, 0),
    customer("Fatima el Amrani", "fatima@klant.example", Nl, 0),
    customer("Joke van Dijk", "joke@klant.example", Nl, 0),
    customer("Dennis Kuipers", "dennis@klant.example", Nl, 0),
    customer("Sunita Ramdin", "sunita@klant.example", Nl, 0),
    customer("Emily Carter", "emily@klant.example", En, 0),
    customer("Wim Hendriks", "wim@klant.example", Nl, 0),
    customer("Anneke Bos", "anneke@klant.example", Nl, 1),
    customer("Pieter Schouten", "pieter@klant.example", Nl, 1),
    customer("Gerda Vermeulen", "gerda@klant.example", Nl, 1),
    customer("Thomas Okafor", "thomas@klant.example", En, 1),
    customer("Lotte Willems", "lotte@klant.example", Nl, 1),
    customer("Bas Timmermans", "bas@klant.example", Nl, 1),
    customer("Mehmet Yilmaz", "mehmet@klant.example", Nl, 2),
    customer("Ingrid Postma", "ingrid@klant.example", Nl, 2),
    customer("Cor de Wit", "cor@klant.example", Nl, 3),
    customer("Truus Blom", "truus@klant.example", Nl, 3),
    customer("Jaap Koster", "jaap@klant.example", Nl, 3),
];

/// Customers on the list who were invited and have not joined, and one who was not invited yet.
pub(super) const INVITED: [Customer; 3] = [
    customer("Marloes Peters", "marloes@klant.example", Nl, 0),
    customer("Oscar Lindqvist", "oscar@klant.example", En, 1),
    customer("Rachid Benali", "rachid@klant.example", Nl, 2),
];
pub(super) const LISTED: Customer = customer("Nel Hofman", "nel@klant.example", Nl, 3);

pub(super) const LETTER_NL: &str = "Wij veranderen dit jaar de rekening en de storingsdienst. Dat willen wij niet zonder u doen. \
Wilt u meedenken?";
pub(super) const LETTER_EN: &str = "This year we are changing the bill and the fault service. We do not want to do that without you. \
Will you help us?";

/// A proposal with its texts.
pub(super) struct Story {
    pub(super) title: &'static str,
    pub(super) summary: &'static str,
    pub(super) fixed: &'static str,
    pub(super) open: &'static str,
    pub(super) course: &'static str,
    pub(super) impact_statement: &'static str,
    pub(super) minutes: &'static str,
    pub(super) questions: &'static [&'static str],
}

pub(super) const BILL: Story = Story {
    title: "Een warmterekening van één bladzijde",
    summary: "Onze rekening telt nu vier bladzijden en wij krijgen er elke maand honderden vragen over. Wij willen \
naar **één bladzijde** met drie dingen: wat u verbruikte, wat dat kost en wat u vooraf al betaalde.\n\nAlle \
toelichting verhuist naar een aparte bijlage. Die krijgt u één keer per jaar, of vaker als u daarom vraagt.",
    fixed: "De tarieven. Die stelt de toezichthouder vast.",
    open: "Wat er op die ene bladzijde staat, in welke volgorde, en of u hem per post of per mail krijgt.",
    course: "Als een op de drie klanten zegt de rekening zo niet te kunnen controleren, houden wij de toelichting erbij.",
    impact_statement: "U ziet sneller wat u betaalt. Wie wil narekenen, moet er een bijlage bij pakken.",
    minutes: "5",
    questions: &[
        "Wat zoekt u als eerste op uw rekening?",
        "Wat zou u missen als het er niet meer op staat?",
    ],
};

pub(super) const FAULTS: Story = Story {
    title: "Bij een storing bellen wij u terug",
    summary: "Wie nu een storing meldt, wacht gemiddeld elf minuten aan de telefoon. Wij willen dat u uw nummer achterlaat \
en dat een monteur u **binnen een half uur** terugbelt, ook 's avonds en in het weekend.\n\n- U hoeft niet te wachten.\n\
- De monteur weet al wat er bij u aan de hand is.\n- Wie liever aan de lijn blijft, kan dat blijven doen.",
    fixed: "De storingsdienst blijft dag en nacht bereikbaar op hetzelfde nummer.",
    open: "Hoe snel wij terugbellen, of u een sms krijgt als wij onderweg zijn, en wat wij doen als u niet opneemt.",
    course: "Als blijkt dat oudere klanten liever meteen iemand spreken, krijgt iedereen eerst een mens aan de lijn.",
    impact_statement: "U bent minder tijd kwijt. U moet wel bereikbaar zijn in het half uur na uw melding.",
    minutes: "6",
    questions: &["Hoe lang mag terugbellen duren voordat u zich zorgen maakt?"],
};

pub(super) const METER: Story = Story {
    title: "De meterstand op afstand uitlezen",
    summary: "Wij willen uw meter voortaan elke maand op afstand uitlezen. Dan hoeft u niets meer door te geven en klopt \
uw voorschot vaker.",
    fixed: "De wet bepaalt dat u mag weigeren.",
    open: "Hoe vaak wij uitlezen en wie de standen ziet.",
    course: "Als veel klanten dit niet vertrouwen, lezen wij alleen uit wie daar zelf om vraagt.",
    impact_statement: "U hoeft geen meterstanden meer door te geven.",
    minutes: "4",
    questions: &["Wie mag uw meterstand zien?"],
};

/// The positions on the bill: the customer, the position, the reason.
pub(super) const BILL_POSITIONS: [(usize, &str, &str); 14] = [
    (0, "for", "Eindelijk. Ik leg hem nu altijd ongelezen weg."),
    (
        1,
        "for_with_concerns",
        "Goed, maar mijn moeder leest geen mail. Laat haar de papieren rekening houden.",
    ),
    (2, "for", ""),
    (
        3,
        "against",
        "Ik wil kunnen narekenen wat ik verbruik. Met een losse bijlage raakt dat zoek.",
    ),
    (4, "for", "Kort is beter."),
    (
        5,
        "for_with_concerns",
        "Please also send it in English, then one page is enough.",
    ),
    (7, "for", "Een bladzijde is duidelijk."),
    (
        8,
        "against",
        "Vorig jaar zat er een fout van tachtig euro in. Die vond ik alleen door de toelichting.",
    ),
    (9, "for", ""),
    (10, "for", ""),
    (
        11,
        "for_with_concerns",
        "Zet er dan wel bij hoe ik het vorig jaar verb.",
    ),
    (13, "no_opinion", "Mijn boekhouder doet dit."),
    (15, "for_with_concerns", "Grote letters graag."),
    (16, "for", ""),
];

/// The contributions about the bill: the customer, the kind, how they are shown, the text.
pub(super) const BILL_CONTRIBUTIONS: [(usize, &str, &str, &str); 8] = [
    (
        0,
        "question",
        "name",
        "Blijft het bedrag per maand ook zichtbaar? Ik spaar per maand, niet per jaar.",
    ),
    (
        1,
        "concern",
        "segment",
        "Mensen zonder computer moeten niet hoeven bellen voor een bijlage. Dat durven zij niet.",
    ),
    (
        3,
        "idea",
        "name",
        "Zet een klein staafje per maand op de rekening. Dan zie ik in één oogopslag of januari duur was.",
    ),
    (
        8,
        "experience",
        "name",
        "Ik vond een fout van tachtig euro dankzij de toelichting. Het duurde drie maanden voordat die werd hersteld.",
    ),
    (
        5,
        "question",
        "name",
        "Will the page be available in English as well?",
    ),
    (15, "concern", "segment", "De letters zijn nu al zo klein."),
    (
        4,
        "concern",
        "conscience",
        "Ik loop achter met betalen en schaam me. Een rekening met een rood kader opent niemand in ons portiek.",
    ),
    (
        16,
        "question",
        "name",
        "Ik heb geen computer. Hoe kom ik dan aan die bijlage?",
    ),
];

/// The theme of the owner for contributions on the bill.
pub(super) const BILL_CHECK: &str = "Zelf kunnen narekenen";
pub(super) const BILL_EVERYBODY: &str = "Voor iedereen te lezen";

pub(super) const BILL_ANSWER: &str = "Ja. Het bedrag per maand komt bovenaan te staan, in grote cijfers. Daaronder ziet u wat u dit jaar \
tot nu toe betaalde. Wij hebben dat in de proefversie al aangepast.";
pub(super) const BILL_ANSWER_TOGETHER: &str = "Wie nu een papieren rekening krijgt, houdt die, met de toelichting erbij. U hoeft daar niet \
om te vragen. De letters worden zo groot als in deze brief, en de rekening komt er ook in het Engels.";

/// The positions on the faults so far.
pub(super) const FAULT_POSITIONS: [(usize, &str, &str); 6] = [
    (2, "for", "Elf minuten wachten met een koud huis is lang."),
    (
        6,
        "for_with_concerns",
        "Ik werk in ploegen. Bel mij dan niet om zeven uur 's ochtends.",
    ),
    (7, "for", ""),
    (
        12,
        "for_with_concerns",
        "Een half uur is prima, als het ook echt een half uur is.",
    ),
    (
        14,
        "against",
        "Ik heb een zaak. Ik wil meteen weten waar ik aan toe ben.",
    ),
    (16, "against", "Ik spreek liever meteen een mens."),
];

pub(super) const FAULT_CONTRIBUTIONS: [(usize, &str, &str, &str); 2] = [
    (
        14,
        "question",
        "name",
        "Krijg ik als ondernemer voorrang als mijn winkel geen warmte heeft?",
    ),
    (
        16,
        "concern",
        "segment",
        "Als ik mijn telefoon niet op tijd vind, bent u dan weg?",
    ),
];

/// The customers who say the same as one of these contributions.
pub(super) const FAULT_SUPPORTS: [(usize, usize); 4] = [(2, 1), (6, 1), (7, 1), (16, 0)];

pub(super) const DESK: Story = Story {
    title: "De balie verhuist naar de bibliotheek",
    summary: "Onze balie in het gemeentehuis is vier dagen per week open. Gemiddeld komen er zes mensen per dag. Wij willen \
naar de **bibliotheek**, waar u toch al komt.",
    fixed: "Er blijft een balie waar u iemand spreekt.",
    open: "De openingstijden, en wat u er kunt regelen.",
    course: "Als mensen die slecht ter been zijn er niet kunnen komen, zoeken wij een andere plek.",
    impact_statement: "U vindt ons op een andere plek, ook op zaterdag.",
    minutes: "4",
    questions: &["Op welke dag zou u langskomen?"],
};

pub(super) const DESK_POSITIONS: [(usize, &str, &str); 6] = [
    (8, "for", "Daar kom ik elke week."),
    (9, "for", ""),
    (
        11,
        "for_with_concerns",
        "Dan wel met een plek om rustig te praten.",
    ),
    (12, "for", ""),
    (15, "against", "De lift in de bibliotheek is vaak stuk."),
    (17, "for_with_concerns", "Op zaterdag is het er druk."),
];
pub(super) const DESK_CONTRIBUTION: (usize, &str, &str, &str) = (
    17,
    "concern",
    "name",
    "Ik wil aan de balie niet dat de hele bibliotheek meeluistert.",
);
pub(super) const DESK_ANSWER: &str =
    "Dat begrijpen wij. Er komt een aparte kamer, met een deur die dicht kan.";
/// The outcome, what customers said, what was decided, why, and what would change it.
pub(super) const DESK_DECISION: [&str; 5] = [
    "adapt",
    "De meesten van u willen naar de bibliotheek. Twee van u wezen op de drukte op zaterdag, en één op de lift die vaak stuk is.",
    "De balie verhuist naar de bibliotheek, op de begane grond en in een aparte kamer. Op zaterdag zijn wij er van negen tot elf.",
    "U komt er toch al, en beneden bent u niet van de lift afhankelijk.",
    "",
];
