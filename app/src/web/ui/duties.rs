//! What somebody owes, in the order of its day: each with its clock and one action, and the most pressing on straw.

use super::{
    clock::short_clock,
    icon::{Icon, icon},
    time,
};
use jiff::civil::Date;
use klankbord_domain::Language;
use leptos::prelude::*;

texts! {
    begin = "Begin hiermee" | "Start here";
    in_order = "Wat u nog te doen hebt" | "What you still have to do";
    late = "Te laat" | "Late";
    today_is = "Vandaag" | "Today";
    later = "Later" | "Later";
    some_day = "Zonder dag" | "No date";
    nothing = "Er wacht nu niets op u." | "Nothing is waiting for you now.";
    how_many(count: usize) = "Er wachten {count} dingen op u." | "{count} things are waiting for you.",
        one(count) "Er wacht één ding op u." | "One thing is waiting for you.";
    how_late(count: usize) = "{count} daarvan zijn te laat." | "{count} of them are late.",
        one(count) "Eén daarvan is te laat." | "One of them is late.";
}

/// Something that the reader has to do.
pub struct Duty {
    kind: &'static str,
    sign: Icon,
    day: Option<Date>,
    href: String,
    action: String,
    title: String,
    line: Option<String>,
    said: Option<(AnyView, String)>,
    mine: bool,
}

impl Duty {
    /// A duty of this kind, with a sign, a title, and the one action that leads to `href`.
    pub fn new(
        kind: &'static str,
        sign: Icon,
        href: impl Into<String>,
        title: impl Into<String>,
        action: impl Into<String>,
    ) -> Self {
        Self {
            kind,
            sign,
            day: None,
            href: href.into(),
            action: action.into(),
            title: title.into(),
            line: None,
            said: None,
            mine: true,
        }
    }

    /// Adds the day by which it is due.
    #[must_use]
    pub const fn due(mut self, day: Option<Date>) -> Self {
        self.day = day;
        self
    }

    /// Adds a sentence.
    #[must_use]
    pub fn line(mut self, line: impl Into<String>) -> Self {
        self.line = Some(line.into());
        self
    }

    /// Adds the face of a customer and the beginning of their words, to be read where it comes first.
    #[must_use]
    pub fn said(mut self, face: AnyView, words: impl Into<String>) -> Self {
        self.said = Some((face, words.into()));
        self
    }

    /// Says that it waits for somebody else, which the reader only follows: it is never on straw.
    #[must_use]
    pub const fn of_another(mut self) -> Self {
        self.mine = false;
        self
    }

    fn clock(&self, lang: Language, today: Date) -> Option<AnyView> {
        self.day.map(|day| short_clock(lang, day, today))
    }

    /// The most pressing one.
    fn first(self, lang: Language, today: Date) -> AnyView {
        let clock = self.clock(lang, today);
        let said = self.said.map(|(face, words)| {
            view! {
                <figure class="duty-said">{face}<blockquote>{words}</blockquote></figure>
            }
        });
        view! {
            <section class="first-duty" data-kind=self.kind>
                <div>
                    <p class="small">{begin(lang)}</p>
                    <h2>{self.title}</h2>
                    {self.line.map(|line| view! { <p>{line}</p> })}
                    <div class="buttons">
                        <a class="button" href=self.href>{self.action}{icon(Icon::On)}</a>
                        {clock}
                    </div>
                </div>
                {said}
            </section>
        }
        .into_any()
    }

    fn view(self, lang: Language, today: Date) -> AnyView {
        let clock = self.clock(lang, today);
        let words = self
            .said
            .map(|(_, words)| view! { <span class="duty-words">{words}</span> });
        view! {
            <li data-kind=self.kind>
                {icon(self.sign)}
                <p>
                    <b>{self.title.clone()}</b>
                    {words}
                    {self.line.map(|line| view! { <span>{line}</span> })}
                </p>
                {clock}
                <a class="button secondary small" href=self.href>
                    {self.action}<span class="unseen">": "{self.title}</span>
                </a>
            </li>
        }
        .into_any()
    }
}

/// The days under which duties stand together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum When {
    Late,
    Today,
    On(Date),
    Later,
    SomeDay,
}

impl When {
    fn of(day: Option<Date>, today: Date) -> Self {
        const SOON: i32 = 6;
        let Some(day) = day else {
            return Self::SomeDay;
        };
        match time::days_between(today, day) {
            ..=-1 => Self::Late,
            0 => Self::Today,
            1..=SOON => Self::On(day),
            _ => Self::Later,
        }
    }

    fn name(self, lang: Language) -> String {
        match self {
            Self::Late => late(lang).to_owned(),
            Self::Today => today_is(lang).to_owned(),
            Self::On(day) => format!(
                "{} {} {}",
                time::short_weekday(lang, day),
                day.day(),
                time::short_month(lang, day)
            ),
            Self::Later => later(lang).to_owned(),
            Self::SomeDay => some_day(lang).to_owned(),
        }
    }
}

/// The sentence above the duties: how many there are, and how many are late.
#[must_use]
pub fn duties_told(lang: Language, today: Date, duties: &[Duty]) -> String {
    let mine = || duties.iter().filter(|duty| duty.mine);
    let late = mine()
        .filter(|duty| duty.day.is_some_and(|day| day < today))
        .count();
    match (mine().count(), late) {
        (0, _) => nothing(lang).to_owned(),
        (count, 0) => how_many(lang, count),
        (count, late) => format!("{} {}", how_many(lang, count), how_late(lang, late)),
    }
}

/// The duties, the first to be due first and those without a day last. The first lies on straw if `straw`: a page
/// has one such place.
#[must_use]
pub fn duties(lang: Language, today: Date, mut duties: Vec<Duty>, straw: bool) -> AnyView {
    duties.sort_by_key(|duty| (duty.day.is_none(), duty.day));
    let first = duties.iter().position(|duty| straw && duty.mine);
    let first = first.map(|place| duties.remove(place).first(lang, today));
    let mut parts: Vec<(When, Vec<AnyView>)> = Vec::new();
    for duty in duties {
        let when = When::of(duty.day, today);
        let row = duty.view(lang, today);
        match parts.last_mut() {
            Some((last, rows)) if *last == when => rows.push(row),
            _ => parts.push((when, vec![row])),
        }
    }
    let parts: Vec<_> = parts
        .into_iter()
        .map(|(when, rows)| {
            let class = if when == When::Late { "late" } else { "" };
            view! { <section class="day"><h3 class=class>{when.name(lang)}</h3><ol>{rows}</ol></section> }
        })
        .collect();
    let list = (!parts.is_empty()).then(|| {
        view! { <div class="duties"><h2>{in_order(lang)}</h2>{parts}</div> }
    });
    view! { {first}{list} }.into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::ui::document::render;
    use jiff::civil::date;

    fn duty(title: &str, day: Option<Date>) -> Duty {
        Duty::new("answer", Icon::Talk, "/", title, "Antwoord").due(day)
    }

    #[test]
    fn the_first_to_be_due_comes_first_and_what_has_no_day_last() {
        let today = date(2026, 11, 27);
        let all = || {
            vec![
                duty("ooit", None),
                duty("straks", Some(date(2026, 12, 24))),
                duty("laat", Some(date(2026, 11, 26))),
                duty("nu", Some(today)),
                duty("van een ander", Some(date(2026, 11, 25))).of_another(),
            ]
        };
        assert_eq!(
            duties_told(Language::Nl, today, &all()),
            "Er wachten 4 dingen op u. Eén daarvan is te laat."
        );
        let html = render(|| duties(Language::Nl, today, all(), true));
        let place = |title: &str| html.find(&format!(">{title}<")).unwrap();
        assert!(
            place("laat") < place("van een ander"),
            "straw is for the reader"
        );
        assert!(place("laat") < place("nu") && place("nu") < place("straks"));
        assert!(place("straks") < place("ooit"));
        assert_eq!(html.matches("first-duty").count(), 1);
        assert_eq!(html.matches("<h3").count(), 4, "{html}");
    }
}
