//! The things that wait for the reader, on straw: the first lies open as a letter, the others beside each other.

use super::icon::{Icon, icon};
use crate::web::paths;
use klankbord_domain::{Language, Timestamp};
use leptos::prelude::*;

texts! {
    nothing = "Er wacht nu niets op u." | "Nothing is waiting for you now.";
    one_now = "Er wacht één ding op u." | "One thing is waiting for you.";
    one(takes: &str) = "Er wacht één ding op u. Dat kost ongeveer {takes}." | "One thing is waiting for you. It takes about {takes}.";
    many(count: &str, takes: &str) = "Er wachten {count} dingen op u. Samen kosten ze ongeveer {takes}."
        | "{count} things are waiting for you. Together they take about {takes}.";
    half_a_minute = "een halve minuut" | "half a minute";
    minutes(count: i64) = "{count} minuten" | "{count} minutes",
        one(count) "{count} minuut" | "{count} minute";
    show_all(count: i64) = "Toon alle {count}" | "Show all {count}";
}

/// The number of things that are shown at once; more would be a list to work off, and not the reader's turn.
pub const AT_ONCE: usize = 9;

/// Something that waits for the reader.
pub struct Waits {
    href: String,
    title: String,
    lang: Option<Language>,
    button: String,
    seconds: Option<i64>,
    face: Option<AnyView>,
    leaf: Option<AnyView>,
    line: Option<String>,
    clock: Option<AnyView>,
    due: Option<Timestamp>,
    form: Option<AnyView>,
}

impl Waits {
    /// Something at `href`, where the button leads.
    pub fn new(
        href: impl Into<String>,
        title: impl Into<String>,
        button: impl Into<String>,
    ) -> Self {
        Self {
            href: href.into(),
            title: title.into(),
            lang: None,
            button: button.into(),
            seconds: None,
            face: None,
            leaf: None,
            line: None,
            clock: None,
            due: None,
            form: None,
        }
    }

    /// Says that the title is in this language, so that it is read out as such.
    #[must_use]
    pub const fn in_language(mut self, lang: Language) -> Self {
        self.lang = Some(lang);
        self
    }

    /// Says that it takes about this many seconds; an appointment takes what it takes.
    #[must_use]
    pub const fn takes(mut self, seconds: i64) -> Self {
        self.seconds = Some(seconds);
        self
    }

    /// Adds the face of the person who asks.
    #[must_use]
    pub fn face(mut self, face: AnyView) -> Self {
        self.face = Some(face);
        self
    }

    /// Adds the day of an appointment.
    #[must_use]
    pub fn leaf(mut self, leaf: Option<AnyView>) -> Self {
        self.leaf = leaf;
        self
    }

    /// Adds a sentence.
    #[must_use]
    pub fn line(mut self, line: impl Into<String>) -> Self {
        self.line = Some(line.into());
        self
    }

    /// Adds the moment by which it is due, and the clock that says so.
    #[must_use]
    pub fn due(mut self, at: Timestamp, clock: AnyView) -> Self {
        self.due = Some(at);
        self.clock = Some(clock);
        self
    }

    /// Answers it on the spot: a form stands in place of the button.
    #[must_use]
    pub fn form(mut self, form: AnyView) -> Self {
        self.form = Some(form);
        self
    }

    fn meta(&mut self, lang: Language) -> AnyView {
        let clock = self.clock.take();
        view! {
            <p class="meta">
                {self.seconds.map(|seconds| view! { <span>{icon(Icon::Clock)}{takes(lang, seconds)}</span> })}
                {clock.map(|clock| view! { <span>{clock}</span> })}
            </p>
        }
        .into_any()
    }

    /// The most pressing one.
    fn first(mut self, lang: Language) -> AnyView {
        let meta = self.meta(lang);
        let top = (self.leaf.is_some() || self.face.is_some())
            .then(|| view! { <div class="first-top">{self.leaf}{self.face}</div> });
        let go = self.form.unwrap_or_else(|| {
            view! { <a class="button" href=self.href>{self.button}{icon(Icon::On)}</a> }.into_any()
        });
        view! {
            <article class="sheet lifted first">
                {top}
                <h2 lang=self.lang.map(Language::as_str)>{self.title}</h2>
                {self.line.map(|line| view! { <p class="prose">{line}</p> })}
                <div class="buttons">{go}{meta}</div>
            </article>
        }
        .into_any()
    }

    fn view(mut self, lang: Language) -> AnyView {
        let meta = self.meta(lang);
        let go = self.form.unwrap_or_else(|| {
            view! { <a class="button secondary small" href=self.href>{self.button}</a> }.into_any()
        });
        view! {
            <li>
                {self.leaf.or(self.face)}
                <h3 lang=self.lang.map(Language::as_str)>{self.title}</h3>
                <div>
                    {self.line.map(|line| view! { <p>{line}</p> })}
                    {meta}
                </div>
                <div class="buttons">{go}</div>
            </li>
        }
        .into_any()
    }
}

/// What waits, under the greeting: the first to be due first, and what has no day last.
#[derive(Default)]
pub struct Turn {
    waits: Vec<Waits>,
    /// The number of things that can't be among the first, and the seconds that they take together.
    beyond: (usize, i64),
    shows_all: bool,
}

impl Turn {
    /// Shows everything that waits, not only the first of it.
    #[must_use]
    pub const fn all(mut self, all: bool) -> Self {
        self.shows_all = all;
        self
    }

    /// Adds things of one kind, the first to be due first, each with the seconds that it takes. Those that can't be among
    /// the first that are shown are only counted.
    #[must_use]
    pub fn of_kind<T>(
        mut self,
        things: &[T],
        seconds: impl Fn(&T) -> i64,
        waits: impl Fn(&T) -> Waits,
    ) -> Self {
        let shown = if self.shows_all {
            things.len()
        } else {
            things.len().min(AT_ONCE)
        };
        let (shown, beyond) = things.split_at(shown);
        self.waits.extend(shown.iter().map(waits));
        self.beyond.0 += beyond.len();
        self.beyond.1 += beyond.iter().map(seconds).sum::<i64>();
        self
    }

    /// Adds a few other things.
    #[must_use]
    pub fn and(mut self, waits: impl IntoIterator<Item = Waits>) -> Self {
        self.waits.extend(waits);
        self
    }

    /// Shows it.
    #[must_use]
    pub fn view(self, lang: Language, hello: &str) -> AnyView {
        let mut waits = self.waits;
        waits.sort_by_key(|one| (one.due.is_none(), one.due));
        let seconds: i64 = waits.iter().filter_map(|one| one.seconds).sum();
        let count = waits.len() + self.beyond.0;
        if !self.shows_all {
            waits.truncate(AT_ONCE);
        }
        turn(lang, hello, waits, count, seconds + self.beyond.1)
    }
}

fn turn(lang: Language, hello: &str, waits: Vec<Waits>, count: usize, seconds: i64) -> AnyView {
    let hello = hello.to_owned();
    if waits.is_empty() {
        return view! {
            <section id="waiting" class="no-turn"><div class="page"><h1>{hello}</h1><p class="lead">{nothing(lang)}</p></div></section>
        }
        .into_any();
    }
    let sum = takes(lang, seconds);
    let more = count > waits.len();
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let sentence = match count {
        1 if seconds == 0 => one_now(lang).to_owned(),
        1 => one(lang, &sum),
        count => sentence_case(&many(lang, number(lang, count).as_ref(), &sum)),
    };
    let more = more.then(|| {
        let href = format!("{}?all=yes#waiting", paths::home());
        view! { <p class="more-waits"><a class="button quiet" href=href>{show_all(lang, count)}</a></p> }
    });
    let mut waits = waits.into_iter();
    let first = waits.next().map(|first| first.first(lang));
    let others: Vec<_> = waits.map(|one| one.view(lang)).collect();
    let others = (!others.is_empty()).then(|| view! { <ul class="waits">{others}</ul> });
    view! {
        <section id="waiting" class="turn">
            <div class="page">
                <header class="turn-head"><h1>{hello}</h1><p>{sentence}</p></header>
                {first}{others}{more}
            </div>
        </section>
    }
    .into_any()
}

/// The time that something takes, in words.
fn takes(lang: Language, seconds: i64) -> String {
    match seconds {
        ..=30 => half_a_minute(lang).to_owned(),
        _ => minutes(lang, (seconds + 30) / 60),
    }
}

/// A small number in words, a larger one in digits.
fn number(lang: Language, number: i64) -> String {
    const WORDS: [[&str; 13]; 2] = [
        [
            "nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien",
            "elf", "twaalf",
        ],
        [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
            "eleven", "twelve",
        ],
    ];
    let words = WORDS[usize::from(lang == Language::En)];
    usize::try_from(number)
        .ok()
        .and_then(|at| words.get(at))
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}

/// The sentence with a capital.
#[must_use]
pub fn sentence_case(sentence: &str) -> String {
    let mut letters = sentence.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::web::ui::document::render;

    fn waits(number: &i64) -> Waits {
        Waits::new("/", format!("Nummer {number}"), "Lees").takes(60)
    }

    #[test]
    fn the_first_things_are_shown_and_all_of_them_counted() {
        let all: Vec<_> = (1..=30).collect();
        let some = Turn::default()
            .of_kind(&all, |_| 60, waits)
            .and([waits(&0)]);
        let some = render(|| some.view(Language::En, "Hello"));
        assert!(
            some.contains("31 things are waiting for you. Together they take about 31 minutes."),
            "{some}"
        );
        assert!(
            some.contains("Nummer 8") && !some.contains("Nummer 10"),
            "{some}"
        );
        assert!(some.contains("Show all 31"), "{some}");
        let every = Turn::default().all(true).of_kind(&all, |_| 60, waits);
        let every = render(|| every.view(Language::En, "Hello"));
        assert!(
            every.contains("Nummer 30") && !every.contains("Show all"),
            "{every}"
        );
    }

    #[test]
    fn the_time_is_said_as_people_say_it() {
        assert_eq!(takes(Language::Nl, 30), "een halve minuut");
        assert_eq!(takes(Language::Nl, 60), "1 minuut");
        assert_eq!(takes(Language::Nl, 6 * 60 + 30), "7 minuten");
        assert_eq!(takes(Language::En, 25 * 60), "25 minutes");
    }
}
