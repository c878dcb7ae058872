//! The lines of the list of the first hours: each says what it is, what is missing and who can do it.

use crate::{
    people::accounts::roles::role_text,
    web::{
        context::PageContext,
        paths,
        ui::{Icon, icon},
    },
};
use klankbord_domain::{
    Language, Role,
    base::outbox::{JobState, queries::Job},
    lifecycle::set_up::first_hours::{FirstHours, FirstStep},
    people::accounts::queries::Colleague,
};
use leptos::prelude::*;

texts! {
    is_done = "Klaar: " | "Done: ";
    minutes_text(minutes: i64) = "{minutes} minuten" | "{minutes} minutes", one(minutes) "{minutes} minuut" | "{minutes} minute";
    who_can(names: &str) = "Dit kan {names}." | "{names} can do this.";
    or(names: &str, last: &str) = "{names} of {last}" | "{names} or {last}";
    nobody(role: &str) = "Hiervoor is een collega met deze rol nodig: {role}." | "This needs a colleague with this role: {role}.";
    again = "Wijzig" | "Change";
    view_it = "Bekijk" | "View";
    mail = "Kijk of mail aankomt" | "Check that email arrives";
    mail_words = "Wij sturen u een proefmail. Kijk of hij er is, ook bij ongewenste mail." | "We send you a test email. Check that it has arrived. Look in your spam folder too.";
    mail_none = "Er is nog geen proefmail gestuurd." | "No test email has been sent yet.";
    mail_waiting = "De proefmail is onderweg. Laad deze pagina over een paar tellen opnieuw." | "The test email is on its way. Reload this page in a few seconds.";
    mail_sent = "De mailserver heeft de proefmail aangenomen. Kijk of hij is aangekomen, ook bij ongewenste mail." | "The mail server has accepted the test email. Check that it has arrived. Look in your spam folder too.";
    mail_trouble = "De proefmail kon niet worden verstuurd. De mailserver of de verbinding meldt:" | "The test email could not be sent. The mail server or the connection reports:";
    mail_again = "We proberen het vanzelf opnieuw. Controleer de instellingen van de mail. Ze staan in klankbord.toml of in de omgeving, onder smtp_…" | "We will try again automatically. Check the mail settings. They are in klankbord.toml or in the environment, under smtp_…";
    reload = "Opnieuw laden" | "Reload";
    send_test = "Stuur een proefmail" | "Send a test email";
    send_another = "Stuur nog een proefmail" | "Send another test email";
    sender = "Kies van wie de mails komen" | "Choose who emails come from";
    sender_words = "Mails met een naam die klanten kennen, worden gelezen. Bijvoorbeeld: klantenpanel van uw organisatie." | "Emails from a name that customers know are read. For example: the customer panel of your organisation.";
    sender_go = "Kies een naam" | "Choose a name";
    groups = "Schrijf op welke klanten u wilt horen" | "Write down which customers you want to hear";
    groups_words = "Maak twee tot vijf groepen, met een reden. Bijvoorbeeld huurders, huiseigenaren, en mensen die minder digitaal zijn. U kunt ze later nog veranderen." | "Make two to five groups, each with a reason. For example tenants, home owners, and people who are less online. You can change them later.";
    groups_go = "Maak de eerste groep" | "Make the first group";
    customers = "Lees uw klantenlijst in" | "Read in your customer list";
    customers_words = "Een bestand met naam, mailadres en groep. U ziet eerst wat er klopt voordat er iets gebeurt." | "A file with names, email addresses and groups. You first see what is right before anything happens.";
    customers_go = "Lees de lijst in" | "Read in the list";
    colleagues = "Zet uw collega’s erbij" | "Add your colleagues";
    colleagues_words = "Er is iemand nodig die vragen stelt en antwoordt, en iemand uit het bestuur." | "You need somebody who asks and answers, and somebody from the board.";
    owner_missing = "Er is nog geen projecteigenaar." | "There is no project owner yet.";
    board_missing = "Er is nog niemand uit het bestuur." | "There is nobody from the board yet.";
    colleagues_go = "Voeg een collega toe" | "Add a colleague";
    invitation = "Nodig de eerste klanten uit" | "Invite the first customers";
    invitation_words = "Begin klein, met een stuk of twintig. Wie ja zegt, krijgt snel iets te doen." | "Start small, with about twenty. People who say yes soon have something to do.";
    invitation_go = "Schrijf de uitnodiging" | "Write the invitation";
    project = "Begin een project" | "Start a project";
    project_words = "Een project is het plan waarover u klanten iets vraagt, met zijn fasen." | "A project is the plan that you ask customers about, with its phases.";
    project_go = "Maak een project" | "Make a project";
    proposal = "Leg het eerste voorstel voor" | "Put the first proposal to customers";
    proposal_words = "Een brief van één bladzijde, met een vraag. De eigenaar schrijft hem en beantwoordt wat klanten vragen." | "A letter of one page, with a question. Its owner writes it and answers what customers ask.";
    proposal_go = "Naar de projecten" | "Go to the projects";
    session = "Plan de eerste sessie" | "Plan the first session";
    session_words = "Klanten en bestuur aan één tafel. Leg eerst een reeks vast, met een secretaris." | "Customers and the board at one table. First set up a series, with a secretary.";
    session_go = "Naar de sessies" | "Go to the sessions";
}

/// What a step is.
pub(super) const fn to_do(lang: Language, step: FirstStep) -> &'static str {
    match step {
        FirstStep::Mail => mail(lang),
        FirstStep::Sender => sender(lang),
        FirstStep::Groups => groups(lang),
        FirstStep::Customers => customers(lang),
        FirstStep::Colleagues => colleagues(lang),
        FirstStep::Invitation => invitation(lang),
        FirstStep::Project => project(lang),
        FirstStep::Proposal => proposal(lang),
        FirstStep::Session => session(lang),
    }
}

const fn words(lang: Language, step: FirstStep) -> &'static str {
    match step {
        FirstStep::Mail => mail_words(lang),
        FirstStep::Sender => sender_words(lang),
        FirstStep::Groups => groups_words(lang),
        FirstStep::Customers => customers_words(lang),
        FirstStep::Colleagues => colleagues_words(lang),
        FirstStep::Invitation => invitation_words(lang),
        FirstStep::Project => project_words(lang),
        FirstStep::Proposal => proposal_words(lang),
        FirstStep::Session => session_words(lang),
    }
}

/// The words on the button of a step, the place where it is done, and the minutes that it takes.
const fn way(lang: Language, step: FirstStep) -> (&'static str, &'static str, i64) {
    match step {
        FirstStep::Mail => (send_test(lang), paths::settings(), 2),
        FirstStep::Sender => (sender_go(lang), paths::settings(), 1),
        FirstStep::Groups => (groups_go(lang), paths::segments(), 10),
        FirstStep::Customers => (customers_go(lang), paths::new_import(), 10),
        FirstStep::Colleagues => (colleagues_go(lang), paths::new_colleague(), 5),
        FirstStep::Invitation => (invitation_go(lang), paths::new_invitation(), 10),
        FirstStep::Project => (project_go(lang), paths::new_project(), 10),
        FirstStep::Proposal => (proposal_go(lang), paths::projects(), 30),
        FirstStep::Session => (session_go(lang), paths::sessions(), 10),
    }
}

/// The place where what was done can be seen or changed.
const fn done_at(step: FirstStep) -> &'static str {
    match step {
        FirstStep::Mail => paths::outbox(),
        FirstStep::Customers => paths::panel(),
        FirstStep::Colleagues => paths::staff(),
        FirstStep::Invitation => paths::invitations(),
        FirstStep::Project => paths::projects(),
        step => way(Language::Nl, step).1,
    }
}

/// One line of the list, at its place from 1; `now` is the first that is left.
pub(super) fn task(
    cx: &PageContext,
    place: usize,
    step: FirstStep,
    hours: &FirstHours,
    now: bool,
    staff: &[Colleague],
    test: Option<&Job>,
) -> AnyView {
    let lang = cx.lang;
    let title = to_do(lang, step);
    if hours.is_done(step) {
        let change = if step == FirstStep::Sender {
            again(lang)
        } else {
            view_it(lang)
        };
        return view! {
            <li class="done">
                <span class="dot">{icon(Icon::Check)}<span class="unseen">{is_done(lang)}</span></span>
                <h2>{title}</h2>
                <a href=done_at(step)>{change}<span class="unseen">": "{title}</span></a>
            </li>
        }
        .into_any();
    }
    let able = cx.actor.is(step.role());
    let (label, path, minutes) = way(lang, step);
    let body = if step == FirstStep::Mail {
        mail_state(lang, test)
    } else if able {
        let class = if now {
            "button"
        } else {
            "button secondary small"
        };
        view! { <p class="buttons"><a class=class href=path>{label}</a></p> }.into_any()
    } else {
        view! { <p>{who(lang, step.role(), staff)}</p> }.into_any()
    };
    let missing = (step == FirstStep::Colleagues && cx.actor.is(Role::Administrator)).then(|| {
        let owner = hours.needs_owner().then(|| owner_missing(lang));
        let board = hours.needs_board().then(|| board_missing(lang));
        let both: Vec<_> = owner.into_iter().chain(board).collect();
        view! { <p>{both.join(" ")}</p> }
    });
    let line = if now { "now" } else { "" };
    view! {
        <li class=line aria-current=now.then_some("step")>
            <span class="dot">{place}</span>
            <div><h2>{title}</h2><p>{words(lang, step)}</p>{missing}{body}</div>
            <span class="meta"><span>{icon(Icon::Clock)}{minutes_text(lang, minutes)}</span></span>
        </li>
    }
    .into_any()
}

/// What became of the test mail, and the button for another.
fn mail_state(lang: Language, test: Option<&Job>) -> AnyView {
    let (told, error) = match test {
        None => (mail_none(lang), None),
        Some(job) => match (job.state, &job.last_error) {
            (JobState::Done, _) => (mail_sent(lang), None),
            (JobState::Dropped, _) => (mail_none(lang), None),
            (JobState::Waiting | JobState::Failed, Some(error)) => {
                (mail_trouble(lang), Some(error.clone()))
            }
            (JobState::Waiting | JobState::Failed, None) => (mail_waiting(lang), None),
        },
    };
    let error = error.map(|error| {
        view! { <pre class="said"><code>{error}</code></pre><p>{mail_again(lang)}</p> }
    });
    let reload = test.is_some().then(|| {
        view! { <a class="button" href=paths::start()>{reload(lang)}</a> }
    });
    let (class, label) = match test {
        None => ("button", send_test(lang)),
        Some(_) => ("button secondary", send_another(lang)),
    };
    view! {
        <p id="mail">{told}</p>
        {error}
        <div class="buttons">
            {reload}
            <form method="post" action=paths::test_mail()><button class=class>{label}</button></form>
        </div>
    }
    .into_any()
}

/// The colleagues who can do it, or the role that is missing.
fn who(lang: Language, role: Role, staff: &[Colleague]) -> String {
    let able = staff.iter().filter(|one| one.roles.has(role));
    let names: Vec<_> = able.map(|one| one.name.as_str()).take(3).collect();
    match &names[..] {
        [] => nobody(lang, role_text(lang, role)),
        [one] => who_can(lang, one),
        [before @ .., last] => who_can(lang, &or(lang, &before.join(", "), last)),
    }
}
