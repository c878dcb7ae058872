//! The fields of each step of the guided form.

use super::influence::{influence_meaning, influence_name};
use crate::web::ui::refusal::Refusal;
use crate::web::ui::{Choice, Form, counts, time::date};
use jiff::civil::Date;
use klankbord_domain::{
    Language,
    rounds::{
        proposals::{
            Influence,
            draft::{LONGEST_SUMMARY, ProposalForm, QUESTION_FIELDS, Step},
            queries::{Choosable, Load, WHOLE_PANEL},
        },
        terms::Terms,
    },
};
use leptos::prelude::*;

texts! {
    words = "Wat stelt u voor?" | "What do you propose?";
    scope = "Waar kan de klant iets aan veranderen?" | "What can the customer change?";
    meaning = "Wat betekent het voor de klant?" | "What does it mean for the customer?";
    questions = "Wat wilt u nog vragen?" | "What else do you want to ask?";
    audience = "Aan wie legt u het voor?" | "Who do you want to ask?";
    dates = "Wanneer sluit de ronde, en wanneer komt het antwoord?" | "When does the round close, and when do answers come?";

    short_words = "Samenvatting" | "Summary";
    short_scope = "Invloed" | "Influence";
    short_impact_statement = "Betekenis" | "Meaning";
    short_questions = "Vragen" | "Questions";
    short_audience = "Publiek" | "Audience";
    short_dates = "Data" | "Dates";
    minutes_suffix = "minuten" | "minutes";

    title_label = "Titel" | "Title";
    summary_label = "Samenvatting in gewone taal" | "Summary in plain words";
    summary_hint = "Hooguit één scherm: 1800 tekens. U kunt **vet**, *schuin* en lijstjes met - gebruiken."
        | "One screen at most: 1,800 characters. You can use **bold**, *italic* and lists with -.";
    scope_lead = "Een voorstel dat alleen informeert, kunt u niet openen. Zeg eerlijk wat vaststaat. Dan weet de klant wat nog kan veranderen."
        | "You can't open a proposal that only informs. Say honestly what is fixed. Then the customer knows what can still change.";
    fixed_label = "Wat staat vast?" | "What is fixed?";
    open_label = "Wat ligt nog open?" | "What is still open?";
    course_label = "Wat zou ons van koers laten veranderen?" | "What would make us change course?";
    course_hint = "Bijvoorbeeld: als de helft zegt dat de balie open moet blijven." | "For example: if half of them say that the desk must stay open.";
    decide_label = "Wanneer besluiten we?" | "When do we decide?";
    influence_label = "Hoeveel invloed heeft de klant?" | "How much influence does the customer have?";
    influence_hint = "De klant leest het zoals het hier staat." | "The customer reads exactly this text.";
    quorum_label = "Hoeveel klanten moeten stemmen voordat u besluit?" | "How many customers have to vote before you decide?";
    quorum_suffix = "klanten" | "customers";
    impact_statement_label = "Wat merkt de klant ervan?" | "What will the customer notice?";
    minutes_label = "Hoeveel minuten kost het lezen en stemmen?" | "How many minutes does it take to read and vote?";
    questions_lead = "Hooguit vijf. Een vraag die u niet nodig hebt voor uw besluit, kunt u beter weglaten."
        | "Five at most. Better leave out a question that you don't need for your decision.";
    question_label(place: usize) = "Vraag {place}" | "Question {place}";
    segments_label = "Segmenten" | "Segments";
    whole_panel = "Het hele panel" | "The whole panel";
    whole_panel_hint = "Alle segmenten, en ook leden die in geen segment staan. We tellen ze als de ronde opengaat." | "All segments, and also members who are in no segment. We count them when the round opens.";
    without_segment = "Leden zonder segment" | "Members without a segment";
    no_segments = "Er zijn nog geen segmenten. De beheerder maakt ze." | "There are no segments yet. The administrator creates them.";
    people_primary(people: i64) = "{people} mensen in het panel. Een primair segment." | "{people} people on the panel. A primary segment.",
        one(people) "{people} persoon in het panel. Een primair segment." | "{people} person on the panel. A primary segment.";
    people_secondary(people: i64) = "{people} mensen in het panel" | "{people} people on the panel",
        one(people) "{people} persoon in het panel" | "{people} person on the panel";
    count = "Tel hoeveel mensen dit zijn" | "Count how many people these are";
    load_nobody = "In deze segmenten is nog niemand lid van het panel." | "Nobody in these segments is on the panel yet.";
    load_text(people: i64, each: &str, hours: &str) = "{people} mensen krijgen dit voorstel. Het kost elk van hen {each}. Samen is dat {hours} van uw klanten."
        | "{people} people get this proposal. It takes each of them {each}. Together that is {hours} of your customers' time.",
        one(people) "{people} persoon krijgt dit voorstel. Het kost {each}, samen is dat {hours}." | "{people} person gets this proposal. It takes them {each}, {hours} altogether.";
    hours_text(hours: i64) = "{hours} uur" | "{hours} hours", one(hours) "{hours} uur" | "{hours} hour";
    load_full(people: i64, free: i64, full: i64) = "Van de {people} mensen in deze segmenten kunnen we er {free} vragen. De rest ({full}) heeft deze maand niet genoeg minuten over en krijgt dit voorstel niet."
        | "Of the {people} people in these segments, we can ask {free}. The rest ({full}) don't have enough minutes left this month. They don't get this proposal.",
        one(people) "De {people} persoon in deze segmenten heeft deze maand niet genoeg minuten over en krijgt dit voorstel niet." | "The {people} person in these segments doesn't have enough minutes left this month and doesn't get this proposal.";
    load_none_free(people: i64) = "Van de {people} mensen in deze segmenten kunnen we niemand vragen: ze hebben deze maand niet genoeg minuten over. Kies een ander segment, of wacht tot de volgende maand."
        | "Of the {people} people in these segments, we can ask nobody: they don't have enough minutes left this month. Choose another segment, or wait until next month.",
        one(people) "De {people} persoon in deze segmenten kunnen we niet vragen: er zijn deze maand niet genoeg minuten over. Kies een ander segment, of wacht tot de volgende maand." | "We can't ask the {people} person in these segments: they don't have enough minutes left this month. Choose another segment, or wait until next month.";
    closes_label = "Laatste dag om te stemmen" | "Last day to vote";
    advice_hint(day: &str) = "U vraagt om advies. Daarom kan dit op zijn vroegst {day} zijn." | "You are asking for advice. So this can be {day} at the earliest.";
    answers_label = "Antwoord uiterlijk op" | "Answers by";
    answers_hint = "Kies een dag na het sluiten, en uiterlijk de dag van het besluit." | "Choose a day after closing, and no later than the day of the decision.";
}

/// The title of a step: the question that it asks.
pub(crate) const fn step_title(lang: Language, step: Step) -> &'static str {
    match step {
        Step::Words => words(lang),
        Step::Scope => scope(lang),
        Step::ImpactStatement => meaning(lang),
        Step::Questions => questions(lang),
        Step::Audience => audience(lang),
        Step::Dates => dates(lang),
    }
}

/// The short name of a step, for the row of steps.
pub(crate) const fn step_name(lang: Language, step: Step) -> &'static str {
    match step {
        Step::Words => short_words(lang),
        Step::Scope => short_scope(lang),
        Step::ImpactStatement => short_impact_statement(lang),
        Step::Questions => short_questions(lang),
        Step::Audience => short_audience(lang),
        Step::Dates => short_dates(lang),
    }
}

/// The data that a step needs besides the typed fields.
pub(crate) struct Panel {
    /// All segments.
    pub(crate) choosable: Vec<Choosable>,
    /// The load of the chosen segments, once counted.
    pub(crate) load: Option<Load>,
    /// The minutes that the review takes.
    pub(crate) minutes: i64,
    /// The terms that are promised to customers who advise.
    pub(crate) terms: Terms,
    /// The first day on which the round may close, when customers advise.
    pub(crate) advice_until: Option<Date>,
}

/// The summary of the errors, and the fields of a step. The judgement of the impact statement, `judged`, is
/// shown above its field.
pub(crate) fn fields(
    lang: Language,
    step: Step,
    written: &ProposalForm,
    refusal: &Refusal,
    panel: Panel,
    judged: Option<AnyView>,
) -> (AnyView, AnyView) {
    let numbered: Vec<String> = (1..=QUESTION_FIELDS.len())
        .map(|place| question_label(lang, place))
        .collect();
    let mut labels = vec![
        ("title", title_label(lang)),
        ("summary", summary_label(lang)),
        ("fixed", fixed_label(lang)),
        ("open", open_label(lang)),
        ("course", course_label(lang)),
        ("decide_on", decide_label(lang)),
        ("influence", influence_label(lang)),
        ("quorum", quorum_label(lang)),
        ("impact_statement", impact_statement_label(lang)),
        ("minutes", minutes_label(lang)),
        ("segments", segments_label(lang)),
        ("closes_on", closes_label(lang)),
        ("answers_by", answers_label(lang)),
    ];
    labels.extend(
        QUESTION_FIELDS
            .iter()
            .copied()
            .zip(numbered.iter().map(String::as_str)),
    );
    let form = Form::new(lang, refusal, &labels);
    let fields = match step {
        Step::Words => view! {
            {form.line("title", &written.title).view()}
            {form.area("summary", &written.summary, 12).hint(summary_hint(lang)).limit(LONGEST_SUMMARY).view()}
        }
        .into_any(),
        Step::Scope => view! {
            <p>{scope_lead(lang)}</p>
            {form.area("fixed", &written.fixed, 3).view()}
            {form.area("open", &written.open, 3).view()}
            {form.area("course", &written.course, 3).hint(course_hint(lang)).view()}
            {form.date("decide_on", &written.decide_on).short().view()}
            {form.choose("influence", &written.influence, levels(lang, panel.terms)).hint(influence_hint(lang)).view()}
            {form.line("quorum", &written.quorum).input_mode("numeric").short().suffix(quorum_suffix(lang)).view()}
        }
        .into_any(),
        Step::ImpactStatement => view! {
            {judged}
            {form.area("impact_statement", &written.impact_statement, 5).view()}
            {form.line("minutes", &written.minutes).input_mode("numeric").short().suffix(minutes_suffix(lang)).view()}
        }
        .into_any(),
        Step::Questions => view! {
            <p>{questions_lead(lang)}</p>
            {QUESTION_FIELDS.iter().zip(&written.questions)
                .map(|(field, text)| form.line(*field, text).optional().view())
                .collect_view()}
        }
        .into_any(),
        Step::Audience => who(&form, lang, written, panel),
        Step::Dates => view! {
            {closing(&form, lang, &written.closes_on, panel.advice_until)}
            {form.date("answers_by", &written.answers_by).short().hint(answers_hint(lang)).view()}
        }
        .into_any(),
    };
    (form.summary(), fields)
}

fn who(form: &Form<'_>, lang: Language, written: &ProposalForm, panel: Panel) -> AnyView {
    if panel.choosable.is_empty() {
        return view! { <p>{no_segments(lang)}</p> }.into_any();
    }
    let chosen = written.segments.clone();
    let everybody =
        Choice::new(WHOLE_PANEL.to_string(), whole_panel(lang)).hint(whole_panel_hint(lang));
    let choices = std::iter::once(everybody)
        .chain(panel.choosable.into_iter().map(|segment| {
            let people = if segment.is_primary == 1 {
                people_primary(lang, segment.people)
            } else {
                people_secondary(lang, segment.people)
            };
            let name = match segment.name.as_str() {
                "" => without_segment(lang),
                name => name,
            };
            Choice::new(segment.id.to_string(), name.to_owned()).hint(people)
        }))
        .collect();
    let counted = panel.load.map(|load| load_view(lang, load, panel.minutes));
    view! {
        {form.tick("segments", chosen, choices).view()}
        <div aria-live="polite">{counted}</div>
        <p class="without-islands"><button class="button quiet" name="count" value="1">{count(lang)}</button></p>
    }
    .into_any()
}

/// The last day of the round, with the earliest day possible when customers advise.
fn closing(form: &Form<'_>, lang: Language, closes_on: &str, from: Option<Date>) -> AnyView {
    let field = form.date("closes_on", closes_on).short();
    match from {
        Some(day) => field.hint(advice_hint(lang, &date(lang, day))).view(),
        None => field.view(),
    }
}

/// The levels of influence to choose from.
fn levels(lang: Language, terms: Terms) -> Vec<Choice> {
    Influence::ALL
        .iter()
        .map(|&influence| {
            Choice::new(influence.as_str(), influence_name(lang, influence))
                .hint(influence_meaning(lang, influence, terms))
        })
        .collect()
}

/// The load of a round, in a sentence or two.
pub(crate) fn load_view(lang: Language, load: Load, minutes: i64) -> AnyView {
    if load.people == 0 {
        return view! { <p class="load">{load_nobody(lang)}</p> }.into_any();
    }
    let free = load.free();
    if free == 0 {
        return view! { <p class="load">{load_none_free(lang, load.people)}</p> }.into_any();
    }
    let hours = (free * minutes + 30) / 60;
    let full = (load.full > 0)
        .then(|| view! { <p class="load">{load_full(lang, load.people, free, load.full)}</p> });
    view! {
        <p class="load">{load_text(lang, free, &counts::minutes(lang, minutes), &hours_text(lang, hours))}</p>
        {full}
    }
    .into_any()
}
