//! The inbox: the list of what waits for an answer, and beside it the item that is open.

use super::{Sift, item, list};
use crate::{
    answering::owed_answers::offered,
    web::{
        context::{Page, PageContext},
        paths,
        ui::{self, Icon, icon},
    },
};
use axum::extract::Path;
use axum_extra::extract::Query;
use futures::try_join;
use klankbord_domain::{
    answering::answers::queries::{self, Inbox, Item},
    base::ids::ContributionId,
    rounds::{
        contributions::{Attribution, State},
        themes,
    },
};
use leptos::prelude::*;

texts! {
    title = "Inbreng van klanten" | "What customers wrote";
    choose_one = "Kies links wat u wilt lezen. Wat het eerst moet, staat bovenaan." | "Choose what to read on the left. What is due first is on top.";
    back = "Terug naar de lijst" | "Back to the list";
    previous = "Vorige" | "Previous";
    next_one = "Volgende" | "Next";
    place_of(place: &str, total: &str) = "{place} van {total}" | "{place} of {total}";
    in_theme = "In een thema" | "Add to a theme";
    to_theme = "Thema" | "Theme";
    pass_on = "Draag over" | "Hand over";
}

pub(crate) async fn show(cx: PageContext, Query(sift): Query<Sift>) -> Page {
    let (inbox, offers) = try_join!(load(&cx, &sift), offered::to_me(&cx))?;
    cx.page(title(cx.lang)).whole().show(|| {
        let offers = offered::section(&cx, &offers);
        ui::inbox(
            cx.lang,
            list::view(&cx, &sift, &inbox, None, offers),
            None,
            choose_one(cx.lang),
        )
    })
}

pub(crate) async fn item(
    cx: PageContext,
    Path(id): Path<ContributionId>,
    Query(sift): Query<Sift>,
) -> Page {
    let ((chosen, replies), inbox) =
        try_join!(queries::item(&cx.portal, &cx.actor, id), load(&cx, &sift),)?;
    let merged = if chosen.like_it > 0 {
        themes::queries::merged_into(&cx.portal, &cx.actor, chosen.proposal_id, id).await?
    } else {
        Vec::new()
    };
    let promised = item::Promised::load(&cx, id, &replies).await?;
    let way = Way::from(&sift, &inbox, id);
    cx.page(title(cx.lang)).whole().show(|| {
        let after = way.after(&sift);
        let view = view! {
            {bar(&cx, &sift, &inbox, &way, &chosen)}
            {item::view(&cx, &chosen, &merged, &replies, &promised, &after)}
        };
        ui::inbox(
            cx.lang,
            list::view(&cx, &sift, &inbox, Some(id), ().into_any()),
            Some(view.into_any()),
            "",
        )
    })
}

async fn load(cx: &PageContext, sift: &Sift) -> klankbord_domain::Result<Inbox> {
    queries::inbox(&cx.portal, &cx.actor, &sift.filter(cx), sift.after()).await
}

/// The place of an item in its list, and the items around it.
struct Way {
    place: Option<usize>,
    previous: Option<ContributionId>,
    next: Option<ContributionId>,
    first: Option<ContributionId>,
}

impl Way {
    fn from(sift: &Sift, inbox: &Inbox, id: ContributionId) -> Self {
        let lines = &inbox.lines;
        let here = lines.iter().position(|line| line.id == id);
        let at = |place: usize| lines.get(place).map(|line| line.id);
        Self {
            place: here.filter(|_| sift.after.is_empty()).map(|here| here + 1),
            previous: here.and_then(|here| here.checked_sub(1)).and_then(at),
            next: here.and_then(|here| at(here + 1)),
            first: at(0).filter(|first| *first != id),
        }
    }

    /// Where the reader goes once this one is answered: to the next one of the same list, after the last one to the
    /// first that still waits, and then to the list.
    fn after(&self, sift: &Sift) -> String {
        match self.next.or(self.first) {
            Some(id) => sift.to(&paths::inbox_item(id)),
            None => sift.from(None).to(paths::inbox()),
        }
    }
}

/// The way back on a phone, the items before and after, and what can be done with this one.
fn bar(cx: &PageContext, sift: &Sift, inbox: &Inbox, way: &Way, item: &Item) -> AnyView {
    let lang = cx.lang;
    let step = |id: Option<ContributionId>, sign: Icon, words: &'static str| {
        id.map(|id| {
            let href = format!("{}#{}", sift.to(&paths::inbox_item(id)), list::anchor(id));
            view! { <a class="tool" href=href>{icon(sign)}<span class="unseen">{words}</span></a> }
        })
    };
    let total = list::total(cx, sift, inbox);
    let place = way
        .place
        .zip(total)
        .map(|(place, total)| place_of(lang, &place.to_string(), &total));
    let theme =
        (item.shown_as != Attribution::Conscience && item.state != State::Withdrawn).then(|| {
            let (path, words) = match &item.theme {
                Some((id, _)) => (paths::theme(*id), to_theme(lang)),
                None => (paths::themes(item.proposal_id), in_theme(lang)),
            };
            view! { <a class="tool" href=path>{icon(Icon::Tags)}<span>{words}</span></a> }
        });
    let pass_on = (item.may_answer(&cx.actor) && item.shown_as != Attribution::Conscience).then(
        || {
            let path = paths::hand_over_debt(item.id);
            view! { <a class="tool" href=path>{icon(Icon::HandOver)}<span>{pass_on(lang)}</span></a> }
        },
    );
    view! {
        <div class="item-bar">
            <a class="tool item-back" href=sift.to(paths::inbox())>
                {icon(Icon::Back)}<span class="unseen">{back(lang)}</span>
            </a>
            {step(way.previous, Icon::Up, previous(lang))}
            {step(way.next, Icon::Down, next_one(lang))}
            <span class="place">{place}</span>
            {theme}
            {pass_on}
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn way(next: Option<i64>, first: Option<i64>) -> String {
        let way = Way {
            place: None,
            previous: None,
            next: next.map(ContributionId),
            first: first.map(ContributionId),
        };
        let sift = Sift {
            queue: "today".to_owned(),
            after: "7.7".to_owned(),
            ..Sift::default()
        };
        way.after(&sift)
    }

    #[test]
    fn after_an_answer_comes_the_next_one_of_the_same_list() {
        assert_eq!(way(Some(3), Some(1)), "/inbox/3?queue=today&after=7.7");
        assert_eq!(way(None, Some(1)), "/inbox/1?queue=today&after=7.7");
        assert_eq!(way(None, None), "/inbox?queue=today");
    }
}
