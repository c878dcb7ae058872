//! Who is heard: for each segment the members of the panel beside the number that is wanted.

use super::{segment_name, sift::Sift};
use crate::web::{
    paths,
    ui::{Tone, marks::percent, tag},
};
use klankbord_domain::{Language, people::panel::SegmentSize};
use leptos::prelude::*;

texts! {
    title = "Wie u hoort, per segment" | "Who you hear, by segment";
    all = "Segmenten" | "Segments";
    of(members: i64, wanted: i64) = "{members} van {wanted}" | "{members} of {wanted}";
    behind_text = "blijft achter" | "lags behind";
    invite(listed: i64) = "Nodig {listed} mensen van de lijst uit" | "Invite {listed} people from the list",
        one(listed) "Nodig {listed} mens van de lijst uit" | "Invite {listed} person from the list";
    none = "Er zijn nog geen segmenten. Met segmenten ziet u wie u hoort, en wie niet."
        | "There are no segments yet. Segments show you who you hear, and who you don't.";
    make = "Maak het eerste segment" | "Make the first segment";
}

/// The sizes of the segments, on a sheet.
pub(super) fn view(lang: Language, sizes: &[SegmentSize]) -> AnyView {
    let named = sizes.iter().any(|size| !size.segment.name.is_empty());
    if !named {
        return view! {
            <section class="empty">
                <p>{none(lang)}</p>
                <p><a href=paths::new_segment()>{make(lang)}</a></p>
            </section>
        }
        .into_any();
    }
    let shares: Vec<_> = sizes
        .iter()
        .filter(|size| size.active > 0 || !size.segment.name.is_empty())
        .map(|size| share(lang, size))
        .collect();
    view! {
        <section class="sheet" aria-labelledby="shares-title">
            <div class="between">
                <h2 id="shares-title">{title(lang)}</h2>
                <a class="small" href=paths::segments()>{all(lang)}</a>
            </div>
            <dl class="shares">{shares}</dl>
        </section>
    }
    .into_any()
}

fn share(lang: Language, size: &SegmentSize) -> AnyView {
    let id = size.segment.id;
    let wanted = size.segment.wanted;
    let number = match wanted {
        Some(wanted) => of(lang, size.active, wanted),
        None => size.active.to_string(),
    };
    let bar = wanted.map(|wanted| {
        let width = percent(size.active.min(wanted), wanted);
        view! {
            <dd class="share-bar">
                <svg class="share" width="100%" height="10" aria-hidden="true" focusable="false">
                    <rect class="share-all" width="100%" height="10" rx="5"></rect>
                    <rect class="share-part" width=width height="10" rx="5"></rect>
                </svg>
            </dd>
        }
    });
    let behind = size.stays_behind();
    let act = behind.then(|| {
        let invite = (size.listed > 0).then(|| {
            let href = format!("{}?segment={id}", paths::new_invitation());
            view! { <a href=href>{invite(lang, size.listed)}</a> }
        });
        view! { <dd class="share-act">{tag(Tone::Bad, behind_text(lang))}" "{invite}</dd> }
    });
    let class = behind.then_some("few");
    view! {
        <div class=class>
            <dt><a href=Sift::active_in(id).to()>{segment_name(lang, &size.segment)}</a></dt>
            <dd class="number">{number}</dd>
            {bar}
            {act}
        </div>
    }
    .into_any()
}
