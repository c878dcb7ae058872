//! What customers of the invented organisation said elsewhere.

use super::play::Staff;
use klankbord_domain::{
    Actor, Error, Portal, Result, Timestamp,
    answering::signals::{
        causes::operations as causes,
        enquiries::operations::{AskForm, ask, judge},
        operations::{EndForm, SignalForm, accept, end, file, forward, rules},
    },
    people::departments::{Department, queries},
};

/// A rule: the words, and the department to which they send a signal.
const RULES: [(&str, &str); 2] = [
    ("rekening\naanmaning\nincasso", "Facturen en betalen"),
    ("storing\nmonteur", "Storingsdienst"),
];

fn key_of(departments: &[Department], name: &str) -> Result<String> {
    let found = departments.iter().find(|one| one.name == name);
    found.map(|one| one.id.to_string()).ok_or(Error::NotFound)
}

/// Plays what was heard in the days before `today`. `portal` holds a clock that this moves.
///
/// # Errors
/// When an operation refuses a step of the story, which then has a mistake.
pub(super) async fn hear(
    portal: &Portal,
    staff: &Staff,
    service: &Actor,
    today: Timestamp,
) -> Result<()> {
    let departments = queries::all(portal, &staff.administrator).await?;
    let key = |name: &str| key_of(&departments, name);
    for (words, department) in RULES {
        let rule = rules::RuleForm {
            words: words.to_owned(),
            department: key(department)?,
            ..rules::RuleForm::default()
        };
        rules::add(portal, &staff.administrator, &rule).await?;
    }
    causes::add(
        portal,
        &staff.administrator,
        "De brief of de rekening is onduidelijk",
    )
    .await?;
    let cause = causes::add(
        portal,
        &staff.administrator,
        "Onze gebouwen zijn er niet op ingericht",
    )
    .await?;
    let said = |words: &str, channel: &str, department: String| SignalForm {
        words: words.to_owned(),
        channel: channel.to_owned(),
        department,
        form_key: words.to_owned(),
        ..SignalForm::default()
    };
    portal.clock.set(today.plus_days(-8));
    let parking = said(
        "Bij de balie kan ik nergens mijn fiets kwijt.",
        "counter",
        key("Klantenservice")?,
    );
    let parking = file(portal, &staff.colleague, &parking).await?;
    portal.clock.set(today.plus_days(-6));
    accept(portal, service, parking).await?;
    let done = EndForm {
        state: "answered".to_owned(),
        outcome: "Er staat nu een fietsenrek naast de deur.".to_owned(),
        cause: cause.to_string(),
    };
    end(portal, service, parking, &done).await?;
    portal.clock.set(today.plus_minutes(-90));
    let reminders = said(
        "Ik snap niet waarom er twee aanmaningen op één dag komen. Ik heb de eerste pas gisteren gekregen.",
        "phone",
        String::new(),
    );
    file(portal, service, &reminders).await?;
    let moving = SignalForm {
        waits: "yes".to_owned(),
        reach: "mevrouw Smit, via haar buurvrouw op nummer 12".to_owned(),
        ..said(
            "Ik verhuis binnen dezelfde straat en moet toch een nieuw contract tekenen. Waarom?",
            "letter",
            key("Klantenservice")?,
        )
    };
    let moving = file(portal, &staff.owner, &moving).await?;
    accept(portal, service, moving).await?;
    let print = said(
        "Ik wil mijn jaarafrekening op papier, geen pdf.",
        "counter",
        key("Klantenservice")?,
    );
    file(portal, &staff.colleague, &print).await?;
    Ok(())
}

/// Plays what customers asked in the days before `today`: one question was answered and refused, one is new. `portal` holds
/// a clock that this moves.
///
/// # Errors
/// When an operation refuses a step of the story, which then has a mistake.
pub(super) async fn asked(
    portal: &Portal,
    staff: &Staff,
    service: &Actor,
    customers: &[Actor],
    today: Timestamp,
) -> Result<()> {
    let departments = queries::all(portal, &staff.administrator).await?;
    let customer = |name: &str| {
        let found = customers.iter().find(|one| {
            one.person()
                .is_some_and(|person| person.name.starts_with(name))
        });
        found.ok_or(Error::NotFound)
    };
    let form = |words: &str, shown_as: &str| AskForm {
        words: words.to_owned(),
        shown_as: shown_as.to_owned(),
        form_key: words.to_owned(),
    };
    let wim = customer("Wim")?;
    portal.clock.set(today.plus_days(-7));
    let words = "Vorige week ging er 34,47 euro van mij af. Waarvoor is dat, en komt er nog een brief over?";
    let payment = ask(portal, wim, &form(words, "name")).await?;
    let to = key_of(&departments, "Klantenservice")?;
    forward(portal, &staff.conscience, payment, &to).await?;
    portal.clock.set(today.plus_days(-5));
    accept(portal, service, payment).await?;
    let answer = EndForm {
        state: "answered".to_owned(),
        outcome: "Dat is het voorschot voor februari.".to_owned(),
        ..EndForm::default()
    };
    end(portal, service, payment, &answer).await?;
    portal.clock.set(today.plus_minutes(-60));
    judge(portal, wim, payment, "no", "En die brief?").await?;
    let mehmet = customer("Mehmet")?;
    let words = "Mijn ouders lezen beter Turks dan Nederlands. Kan de rekening ook in het Turks?";
    ask(portal, mehmet, &form(words, "segment")).await?;
    Ok(())
}
