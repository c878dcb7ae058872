//! Parts of the page on which a customer follows what they wrote: the words of both sides, and the clock of the answer.

use crate::web::{
    context::PageContext,
    ui::{AnswerClock, Voice, Whose, face, prose::prose, spoken, time},
};
use jiff::civil::Date;
use klankbord_domain::{
    Actor, Language, Timestamp,
    rounds::contributions::{Attribution, Verdict},
};
use leptos::prelude::*;

texts! {
    by_name = "met uw naam" | "with your name";
    by_group = "alleen met uw groep" | "with your group only";
    by_nobody = "zonder uw naam of groep" | "without your name or group";
    for_conscience = "alleen voor het klantgeweten" | "only for the customer conscience";
    said_yes = "Ja, mijn vraag is beantwoord." | "Yes, my question is answered.";
    said_partly = "Mijn vraag is deels beantwoord." | "My question is partly answered.";
    said_no = "Nee, mijn vraag is niet beantwoord." | "No, my question is not answered.";
    you = "U" | "You";
    on_time = "Op tijd" | "On time";
    too_late = "Te laat" | "Late";
    history = "Wat ermee gebeurt" | "What happens with it";
    answered_early(due: &str, owner: &str, days: i32) = "Beloofd: uiterlijk {due}. {owner} antwoordde {days} dagen eerder." | "Promised by {due}. {owner} answered {days} days earlier.",
        one(days) "Beloofd: uiterlijk {due}. {owner} antwoordde een dag eerder." | "Promised by {due}. {owner} answered a day earlier.";
    answered_on_day(due: &str, owner: &str) = "Beloofd: uiterlijk {due}. {owner} antwoordde op die dag." | "Promised by {due}. {owner} answered on that day.";
    answered_late(due: &str, owner: &str, days: i32) = "Beloofd: uiterlijk {due}. {owner} antwoordde {days} dagen te laat." | "Promised by {due}. {owner} answered {days} days late.",
        one(days) "Beloofd: uiterlijk {due}. {owner} antwoordde een dag te laat." | "Promised by {due}. {owner} answered a day late.";
    days_left(days: i32) = "Nog {days} dagen" | "{days} days left",
        one(days) "Nog één dag" | "One day left";
    due_today = "Vandaag" | "Today";
    days_late(days: i32) = "{days} dagen te laat" | "{days} days late",
        one(days) "Eén dag te laat" | "One day late";
    late = "Het antwoord dat wij u beloofden, is er nog niet. Dat spijt ons. Het klantgeweten ziet dat het te laat is."
        | "The answer we promised you is late. We are sorry. The customer conscience can see that it is late.";
    told = "U krijgt een mail zodra het antwoord er is, tenzij u die mails hebt uitgezet. Het antwoord komt op deze pagina."
        | "We will email you when there is an answer, unless you have turned those emails off. The answer will appear on this page.";
    will_answer(owner: &str, day: &str) = "{owner} antwoordt u uiterlijk {day}." | "{owner} will answer you by {day}.";
}

/// The reader's own words; `more` is what stands after the day below them.
pub(crate) fn written(cx: &PageContext, words: &str, at: Timestamp, more: &str) -> AnyView {
    let caption = format!("{}, {}, {more}", you(cx.lang), cx.day(at));
    spoken(Voice::Mine, own_face(cx), prose(words), caption)
}

/// An answer.
pub(crate) struct Exchange<'a> {
    /// The name of the person who gave it.
    pub by: &'a str,
    /// When.
    pub at: Timestamp,
    /// Its words.
    pub words: AnyView,
    /// What the reader said of it, the reason, and when.
    pub verdict: Option<(Verdict, &'a str, Option<Timestamp>)>,
}

impl Exchange<'_> {
    /// The answer, and what the reader said of it.
    pub(crate) fn view(self, cx: &PageContext) -> AnyView {
        let lang = cx.lang;
        let caption = format!("{}, {}", self.by, cx.day(self.at));
        let verdict = self.verdict.map(|(verdict, reason, at)| {
            let said = verdict_words(lang, verdict);
            let reason = (!reason.is_empty()).then(|| prose(reason));
            let day = at.map(|at| cx.day(at)).unwrap_or_default();
            let words = view! { <p>{said}</p>{reason} }.into_any();
            let caption = format!("{}, {day}", you(lang));
            spoken(Voice::Mine, own_face(cx), words, caption)
        });
        view! {
            {spoken(Voice::Ours, face(Whose::Staff(self.by)), self.words, caption)}
            {verdict}
        }
        .into_any()
    }
}

/// A verdict, as the customer says it.
pub(crate) const fn verdict_words(lang: Language, verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => said_yes(lang),
        Verdict::Partly => said_partly(lang),
        Verdict::No => said_no(lang),
    }
}

/// What the reader can count on while there is no answer from `owner`, whose face stands beside it.
pub(crate) fn awaited(
    cx: &PageContext,
    their_face: AnyView,
    owner: &str,
    due_at: Timestamp,
) -> AnyView {
    let lang = cx.lang;
    let (words, more) = if due_at < cx.portal.now() {
        (late(lang).to_owned(), "")
    } else {
        let day = time::weekday_date(lang, on(cx, due_at));
        (will_answer(lang, owner, &day), told(lang))
    };
    let words = view! { <p>{words}</p> }.into_any();
    spoken(Voice::Ours, their_face, words, more)
}

/// How an answer stands to its day.
#[derive(Clone, Copy)]
pub(crate) enum Timing<'a> {
    /// It is owed.
    Waiting,
    /// This person gave it at this moment.
    Given(&'a str, Timestamp),
    /// None is owed.
    Over,
}

/// The heading, the sentence and the drawing of the clock of an answer that was promised between two moments.
pub(crate) fn clock(
    cx: &PageContext,
    from: Timestamp,
    due_at: Timestamp,
    timing: Timing<'_>,
) -> AnyView {
    let lang = cx.lang;
    let today = cx.today();
    let due = on(cx, due_at);
    let (heading, sentence, answered) = match timing {
        Timing::Given(by, at) => {
            let day = on(cx, at);
            let due_day = time::date(lang, due);
            let early = time::days_between(day, due);
            let sentence = match early {
                0 => answered_on_day(lang, &due_day, by),
                1.. => answered_early(lang, &due_day, by, early),
                _ => answered_late(lang, &due_day, by, -early),
            };
            let heading = if early < 0 {
                too_late(lang)
            } else {
                on_time(lang)
            };
            (heading.to_owned(), Some(sentence), Some(day))
        }
        Timing::Waiting => {
            let left = time::days_between(today, due);
            let heading = match left {
                0 => due_today(lang).to_owned(),
                1.. => days_left(lang, left),
                _ => days_late(lang, -left),
            };
            (heading, None, None)
        }
        Timing::Over => return view! { <h2>{history(lang)}</h2> }.into_any(),
    };
    let drawing = AnswerClock {
        from: on(cx, from),
        due,
        answered,
    };
    view! {
        <h2>{heading}</h2>
        {sentence.map(|sentence| view! { <p>{sentence}</p> })}
        {drawing.view(lang, today)}
    }
    .into_any()
}

/// The openness with which the reader spoke, after a comma.
pub(crate) const fn known(
    lang: Language,
    shown_as: Attribution,
    is_nameless: bool,
) -> &'static str {
    match shown_as {
        _ if is_nameless => by_nobody(lang),
        Attribution::Name => by_name(lang),
        Attribution::Segment => by_group(lang),
        Attribution::Conscience => for_conscience(lang),
    }
}

/// The reader's own face; it is theirs, whatever others may see.
fn own_face(cx: &PageContext) -> AnyView {
    match &cx.actor {
        Actor::Person(person) => match person.member {
            Some(member) => face(Whose::Customer(member, &person.name)),
            None => face(Whose::Staff(&person.name)),
        },
        Actor::Visitor | Actor::Portal => face(Whose::Nameless),
    }
}

fn on(cx: &PageContext, at: Timestamp) -> Date {
    at.date_in(&cx.zone())
}
