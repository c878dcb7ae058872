//! The list of the inbox: its queue, its filter, and its lines in groups by their clock.

use super::Sift;
use crate::{
    islands::InboxKeys,
    rounds::{
        contributions::{kind_name, kind_sign, speaker_face, speaker_name, state_tag},
        themes::like_it,
    },
    web::{
        context::PageContext,
        paths,
        queues::{self, Queue},
        ui::{
            Choice, Form, Icon, first_line, icon, onwards, refusal::Refusal, short_clock,
            time::days_between,
        },
    },
};
use jiff::civil::Date;
use klankbord_domain::{
    Language,
    answering::answers::queries::{Inbox, Line},
    base::ids::ContributionId,
    rounds::contributions::{Kind, State},
};
use leptos::prelude::*;

texts! {
    project = "Project" | "Project";
    every_project = "Alle projecten" | "All projects";
    kind = "Soort" | "Kind";
    every_kind = "Alle soorten" | "All kinds";
    queue = "Lijst" | "List";
    whose = "Wie antwoordt" | "Who answers";
    of_mine = "Ik" | "Me";
    of_all = "Iedereen" | "Everyone";
    search = "Zoek op woord of naam" | "Search by word or name";
    go = "Zoeken" | "Search";
    sift_title = "Filter" | "Filter";
    sifted(count: usize) = "Filter ({count})" | "Filter ({count})";
    apply = "Filteren" | "Filter";
    nothing = "Hier wacht niets." | "Nothing is waiting here.";
    not_found = "Niets gevonden." | "Nothing found.";
    select(opening: &str) = "Kies: {opening}" | "Select: {opening}";
    together = "Samen beantwoorden" | "Answer together";
    all_together = "Alles in deze lijst samen" | "All of this list together";
    together_hint = "Vink aan wat bij elkaar hoort." | "Tick what belongs together.";
    keys = "Toetsen: j volgende, k vorige, x aanvinken, a antwoorden." | "Keys: j next, k previous, x tick, a answer.";
    keys_off = "Toetsen uitzetten" | "Turn off keys";
    keys_on = "Toetsen aanzetten" | "Turn on keys";
    late = "Te laat" | "Late";
    today = "Vandaag" | "Today";
    this_week = "Deze week" | "This week";
    next_week = "Volgende week" | "Next week";
    later = "Later" | "Later";
}

/// A part of the list, by the day on which its answers are due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Group {
    Late,
    Today,
    ThisWeek,
    NextWeek,
    Later,
}

impl Group {
    /// The group of a day, seen from `today`; a week begins on Monday.
    fn of(due: Date, today: Date) -> Self {
        let days = days_between(today, due);
        let left = 7 - i32::from(today.weekday().to_monday_one_offset());
        match days {
            ..=-1 => Self::Late,
            0 => Self::Today,
            days if days <= left => Self::ThisWeek,
            days if days <= left + 7 => Self::NextWeek,
            _ => Self::Later,
        }
    }

    const fn name(self, lang: Language) -> &'static str {
        match self {
            Self::Late => late(lang),
            Self::Today => today(lang),
            Self::ThisWeek => this_week(lang),
            Self::NextWeek => next_week(lang),
            Self::Later => later(lang),
        }
    }
}

/// How many are in the list, where that is known.
pub(super) fn total(cx: &PageContext, sift: &Sift, inbox: &Inbox) -> Option<String> {
    let counted = queues::counted(&cx.waiting, sift.queue()).filter(|_| sift.is_plain());
    let all_here = inbox.next.is_none() && sift.after.is_empty();
    counted
        .map(queues::number)
        .or_else(|| all_here.then(|| inbox.lines.len().to_string()))
}

/// The list with its head and its foot. Its name is the title of the page while nothing is chosen.
pub(super) fn view(
    cx: &PageContext,
    sift: &Sift,
    inbox: &Inbox,
    chosen: Option<ContributionId>,
    offers: AnyView,
) -> AnyView {
    let lang = cx.lang;
    let name = sift.queue().name(lang);
    let name = if chosen.is_some() {
        view! { <h2 class="list-name">{name}</h2> }.into_any()
    } else {
        view! { <h1 class="list-name">{name}</h1> }.into_any()
    };
    let first = (!sift.after.is_empty()).then(|| sift.from(None).to(paths::inbox()));
    let next = inbox
        .next
        .map(|next| sift.from(Some(next)).to(paths::inbox()));
    view! {
        <header class="inbox-head">
            <div class="between">
                {name}
                {total(cx, sift, inbox).map(|total| view! { <span class="count">{total}</span> })}
            </div>
            {tools(cx, sift, inbox)}
        </header>
        {offers}
        {lines(cx, sift, inbox, chosen)}
        {onwards(lang, first, next)}
        <p class="inbox-foot" id="inbox-keys" hidden=true>
            <span>{keys(lang)}</span>
            " "
            <button type="button" class="quiet" data-turn-on=keys_on(lang)>{keys_off(lang)}</button>
        </p>
        <InboxKeys/>
    }
    .into_any()
}

/// The search, and the filter in a fold: most days the queues are enough.
fn tools(cx: &PageContext, sift: &Sift, inbox: &Inbox) -> AnyView {
    let lang = cx.lang;
    let none = Refusal::default();
    let labels = [
        ("project", project(lang)),
        ("kind", kind(lang)),
        ("queue", queue(lang)),
        ("whose", whose(lang)),
    ];
    let form = Form::new(lang, &none, &labels);
    let mut projects = vec![Choice::new("", every_project(lang))];
    projects.extend(
        inbox
            .projects
            .iter()
            .map(|(id, name)| Choice::new(id.to_string(), name.clone())),
    );
    let mut kinds = vec![Choice::new("", every_kind(lang))];
    kinds.extend(
        Kind::ALL
            .iter()
            .map(|kind| Choice::new(kind.as_str(), kind_name(lang, *kind))),
    );
    let queues = Queue::ALL
        .iter()
        .map(|queue| Choice::new(queue.as_str(), queue.name(lang)))
        .collect();
    let owners = vec![
        Choice::new("", of_mine(lang)),
        Choice::new("all", of_all(lang)),
    ];
    let used = [&sift.project, &sift.kind, &sift.whose]
        .iter()
        .filter(|typed| !typed.is_empty())
        .count();
    let fold = if used > 0 {
        sifted(lang, used)
    } else {
        sift_title(lang).to_owned()
    };
    view! {
        <form class="inbox-tools" action=paths::inbox()>
            <div class="search">
                <input type="search" name="q" value=sift.q.clone() aria-label=search(lang) placeholder=search(lang)/>
                <button aria-label=go(lang)>{icon(Icon::Search)}</button>
            </div>
            <details class="sift">
                <summary>{icon(Icon::Sift)}{fold}</summary>
                <div>
                    {form.select("queue", sift.queue().as_str(), queues).view()}
                    {form.select("project", &sift.project, projects).view()}
                    {form.select("kind", &sift.kind, kinds).view()}
                    {form.select("whose", &sift.whose, owners).view()}
                    <button class="button small">{apply(lang)}</button>
                </div>
            </details>
        </form>
    }
    .into_any()
}

fn lines(cx: &PageContext, sift: &Sift, inbox: &Inbox, chosen: Option<ContributionId>) -> AnyView {
    let lang = cx.lang;
    if inbox.lines.is_empty() {
        let nothing = if sift.q.is_empty() {
            nothing(lang)
        } else {
            not_found(lang)
        };
        return view! { <p class="empty">{nothing}</p> }.into_any();
    }
    let waits = sift.filter(cx).state == State::Waiting;
    let one = |line: &Line| row(cx, sift, line, chosen == Some(line.id));
    let body: Vec<_> = if waits {
        let day = |line: &Line| Group::of(line.due_at.date_in(&cx.zone()), cx.today());
        inbox
            .lines
            .chunk_by(|a, b| day(a) == day(b))
            .map(|part| {
                let group = part.first().map_or(Group::Later, day);
                let class = if group == Group::Late {
                    "group late"
                } else {
                    "group"
                };
                let rows: Vec<_> = part.iter().map(one).collect();
                let name = group.name(lang);
                if chosen.is_some() {
                    view! { <h3 class=class>{name}</h3><ol class="rows">{rows}</ol> }.into_any()
                } else {
                    view! { <h2 class=class>{name}</h2><ol class="rows">{rows}</ol> }.into_any()
                }
            })
            .collect()
    } else {
        let rows: Vec<_> = inbox.lines.iter().map(one).collect();
        vec![view! { <ol class="rows">{rows}</ol> }.into_any()]
    };
    let together = waits.then(|| {
        let all = (sift.whose != "all" && inbox.lines.len() > 1).then(|| {
            let path = sift.from(None).to(paths::answer());
            let mark = if path.contains('?') { '&' } else { '?' };
            view! { <a href=format!("{path}{mark}all=1")>{all_together(lang)}</a> }
        });
        view! {
            <div class="together">
                <p class="hint">{together_hint(lang)}</p>
                <button class="button small secondary">{together(lang)}</button>
                {all}
            </div>
        }
    });
    view! { <form action=paths::answer() id="inbox-form">{body}{together}</form> }.into_any()
}

/// The name that brings a line into view when the page opens.
pub(super) fn anchor(id: ContributionId) -> String {
    format!("i{id}")
}

fn row(cx: &PageContext, sift: &Sift, line: &Line, chosen: bool) -> AnyView {
    let lang = cx.lang;
    let opening = first_line(&line.opening);
    let href = format!(
        "{}#{}",
        sift.to(&paths::inbox_item(line.id)),
        anchor(line.id)
    );
    let waits = line.state == State::Waiting;
    let due = waits.then(|| short_clock(lang, line.due_at.date_in(&cx.zone()), cx.today()));
    let again = line.reopened_at.map(|_| state_tag(lang, line.state, true));
    let theme = line.theme.clone().map(|name| view! { <span>{name}</span> });
    let like_it = (line.like_it > 0).then(|| view! { <span>{like_it(lang, line.like_it)}</span> });
    let more = (again.is_some() || like_it.is_some())
        .then(|| view! { <p class="row-more">{again}{like_it}</p> });
    let tick = waits.then(|| {
        view! {
            <input type="checkbox" name="c" value=line.id.to_string() aria-label=select(lang, &opening)/>
        }
    });
    view! {
        <li class="row" id=anchor(line.id)>
            {tick}
            {speaker_face(&line.speaker, line.member)}
            <p class="row-who">
                <b>{speaker_name(lang, &line.speaker)}</b>
                <span>{icon(kind_sign(line.kind))}{kind_name(lang, line.kind)}</span>
                {theme}
                <span>{line.title.clone()}</span>
            </p>
            {due}
            <a href=href aria-current=chosen.then_some("true")>{opening}</a>
            {more}
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_line_stands_in_the_week_of_its_day() {
        // A Friday.
        let today = date(2026, 11, 27);
        let groups = [
            (date(2026, 11, 26), Group::Late),
            (date(2026, 11, 27), Group::Today),
            (date(2026, 11, 29), Group::ThisWeek),
            (date(2026, 11, 30), Group::NextWeek),
            (date(2026, 12, 6), Group::NextWeek),
            (date(2026, 12, 7), Group::Later),
            (date(2027, 12, 7), Group::Later),
        ];
        for (day, group) in groups {
            assert_eq!(Group::of(day, today), group, "{day}");
        }
        // On a Sunday the week is over.
        assert_eq!(
            Group::of(date(2026, 11, 30), date(2026, 11, 29)),
            Group::NextWeek
        );
    }
}
