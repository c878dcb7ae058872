//! Every address of the portal and who may go there, from top to bottom.
//!
//! What must stay true: a route has exactly one [`Access`]; there is none without. Operations and
//! queries ask again for what depends on the thing itself.

use crate::{
    accounts::{self, sign_in},
    answers::{answer, held, inbox},
    audit, commitments, conscience,
    contributions::{all, change, mine, section, trace},
    cx::Cx,
    debts,
    decisions::{advice, decide, review, waive},
    failure::{Failure, Kind, untold},
    home, imports, indicators, invitations, kit,
    organisation::{self, set_up},
    panel, positions, privacy, projects, proposals, said_and_done, themes,
    ui::accent,
};
use axum::{
    Router,
    extract::Request,
    middleware::{Next, from_fn},
    response::{IntoResponse as _, Redirect, Response},
    routing::{MethodRouter, get, post},
};
use klankbord_domain::{Error, Role};

/// Who may go somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Everybody.
    Anyone,
    /// Everybody, in demo mode only.
    Demo,
    /// Whoever signed in.
    SignedIn,
    /// Members of the panel.
    Member,
    /// Everybody who works for the organisation.
    Staff,
    /// Staff with this role.
    Only(Role),
    /// Staff with one of these roles.
    OneOf(&'static [Role]),
}

/// One step of the staircase.
#[derive(Clone, Copy, Debug)]
pub struct Step {
    /// The path, as axum writes it.
    pub path: &'static str,
    /// Who may go there.
    pub access: Access,
}

/// The addresses of the portal.
#[derive(Default)]
pub struct Staircase {
    /// What serves them.
    pub router: Router,
    /// What they are.
    pub steps: Vec<Step>,
}

impl Staircase {
    fn at(mut self, access: Access, path: &'static str, serve: MethodRouter) -> Self {
        let guarded = serve.layer(from_fn(move |cx: Cx, request: Request, next: Next| {
            guard(access, cx, request, next)
        }));
        self.router = self.router.route(path, guarded);
        self.steps.push(Step { path, access });
        self
    }
}

async fn guard(access: Access, cx: Cx, request: Request, next: Next) -> Response {
    let actor = &cx.actor;
    let person = actor.person();
    let allowed = match access {
        Access::Anyone => true,
        Access::Demo if !cx.site.demo => return untold(Kind::NotFound),
        Access::Demo => true,
        Access::SignedIn => person.is_some(),
        Access::Member => person.is_some_and(|person| person.member.is_some()),
        Access::Staff => actor.is_staff(),
        Access::Only(role) => actor.is(role),
        Access::OneOf(roles) => roles.iter().any(|role| actor.is(*role)),
    };
    if allowed {
        next.run(request).await
    } else if person.is_none() && request.method() == http::Method::GET {
        let next = request.uri().path_and_query();
        let next = next.map_or("/", |next| next.as_str());
        Redirect::to(&sign_in::with_next("/sign-in", next)).into_response()
    } else {
        Failure::from(Error::Forbidden).into_response()
    }
}

/// Who reads what customers write, and answers.
const ANSWERERS: &[Role] = &[Role::ProjectOwner, Role::CustomerConscience];

/// Who sees what waits for the board.
const BOARD: &[Role] = &[Role::BoardMember, Role::CustomerConscience];

/// Who sees who owes customers an answer.
const DECIDERS: &[Role] = &[
    Role::ProjectOwner,
    Role::BoardMember,
    Role::CustomerConscience,
];

/// All of them.
#[must_use]
pub fn staircase() -> Staircase {
    Staircase::default()
        .at(Access::Anyone, "/", get(home::show))
        .at(
            Access::Anyone,
            "/set-up",
            get(set_up::show).post(set_up::post),
        )
        .at(
            Access::Anyone,
            "/language",
            axum::routing::post(home::choose_language),
        )
        .at(Access::Anyone, "/accent/{file}", get(accent::show))
        .at(Access::Demo, "/kit", get(kit::show))
        .accounts()
        .staff()
        .organisation()
        .conscience()
        .panel()
        .contributions()
        .answers()
        .debts()
        .commitments()
        .imports()
        .invitations()
        .outbox()
        .privacy()
        .projects()
        .proposals()
        .said_and_done()
        .themes()
}

impl Staircase {
    fn accounts(self) -> Self {
        use accounts::{
            account, password, password_link, sessions, sign_in_code, sign_in_password,
        };
        self.at(
            Access::Anyone,
            "/sign-in",
            get(sign_in::show).post(sign_in::post),
        )
        .at(
            Access::Anyone,
            "/sign-in/code",
            get(sign_in_code::show).post(sign_in_code::post),
        )
        .at(
            Access::Anyone,
            "/sign-in/password",
            get(sign_in_password::show).post(sign_in_password::post),
        )
        .at(
            Access::Anyone,
            "/password/forgot",
            get(password_link::forgot).post(password_link::post_forgot),
        )
        .at(
            Access::Anyone,
            "/password/sent",
            get(password_link::sent_page),
        )
        .at(
            Access::Anyone,
            "/password/{token}",
            get(password_link::choose).post(password_link::post_choose),
        )
        .at(Access::SignedIn, "/sign-out", post(sign_in::sign_out))
        .at(
            Access::SignedIn,
            "/account",
            get(account::show).post(account::post),
        )
        .at(
            Access::SignedIn,
            "/account/password",
            get(password::show).post(password::post),
        )
        .at(
            Access::SignedIn,
            "/account/sessions",
            get(sessions::show).post(sessions::end_all_others),
        )
        .at(
            Access::SignedIn,
            "/account/sessions/{id}/end",
            post(sessions::end_one),
        )
    }

    fn organisation(self) -> Self {
        let admin = Access::Only(Role::Administrator);
        self.at(admin, "/set-up/done", get(organisation::done::show))
            .at(
                admin,
                "/settings",
                get(organisation::settings::show).post(organisation::settings::post),
            )
            .at(
                admin,
                "/settings/test-mail",
                post(organisation::settings::post_test),
            )
            .at(admin, "/audit", get(audit::show))
            .at(Access::SignedIn, "/advice", get(advice::show))
            .at(
                Access::Only(Role::Administrator),
                "/advice/change",
                get(advice::ask).post(advice::post),
            )
            .at(Access::SignedIn, "/conscience", get(conscience::show))
            .at(
                admin,
                "/conscience/hand-over",
                get(conscience::hand_over::ask).post(conscience::hand_over::post),
            )
    }

    fn conscience(self) -> Self {
        use conscience::{appeal, challenge, dissent, improve, meaning, reply, ruling, workbench};
        let conscience = Access::Only(Role::CustomerConscience);
        let owner = Access::Only(Role::ProjectOwner);
        self.at(conscience, "/conscience/workbench", get(workbench::show))
            .at(
                conscience,
                "/conscience/appeals/{id}",
                get(ruling::show).post(ruling::post),
            )
            .at(
                conscience,
                "/proposals/{id}/challenge",
                get(challenge::show).post(challenge::post),
            )
            .at(
                owner,
                "/proposals/{id}/challenge/reply",
                get(reply::show).post(reply::post),
            )
            .at(
                conscience,
                "/proposals/{id}/dissent",
                get(dissent::show).post(dissent::post),
            )
            .at(
                conscience,
                "/proposals/{id}/meaning",
                get(meaning::show).post(meaning::post),
            )
            .at(
                owner,
                "/proposals/{id}/meaning/improve",
                get(improve::show).post(improve::post),
            )
            .at(
                Access::Member,
                "/proposals/{id}/appeal",
                get(appeal::show).post(appeal::post),
            )
    }

    fn staff(self) -> Self {
        use accounts::staff;
        let admin = Access::Only(Role::Administrator);
        self.at(admin, "/staff", get(staff::list))
            .at(admin, "/staff/new", get(staff::new).post(staff::post_new))
            .at(admin, "/staff/{id}", get(staff::show).post(staff::post))
            .at(admin, "/staff/{id}/welcome", post(staff::post_welcome))
            .at(admin, "/staff/{id}/end", post(staff::post_end))
    }

    fn outbox(self) -> Self {
        use crate::outbox::{list, mailbox, preferences, unsubscribe};
        let admin = Access::Only(Role::Administrator);
        self.at(admin, "/outbox", get(list::show))
            .at(admin, "/outbox/test", post(list::post_test))
            .at(admin, "/outbox/retry", post(list::post_retry_all))
            .at(admin, "/outbox/{id}/retry", post(list::post_retry))
            .at(admin, "/outbox/{id}/give-up", post(list::post_give_up))
            .at(
                Access::SignedIn,
                "/account/mail",
                get(preferences::show).post(preferences::post),
            )
            .at(
                Access::Anyone,
                "/unsubscribe/{token}/{topic}",
                get(unsubscribe::show).post(unsubscribe::post),
            )
            .at(Access::Demo, "/mailbox", get(mailbox::list))
            .at(Access::Demo, "/mailbox/later", post(mailbox::later_post))
            .at(Access::Demo, "/mailbox/{number}", get(mailbox::show))
            .at(Access::Demo, "/mailbox/{number}/html", get(mailbox::html))
    }

    fn privacy(self) -> Self {
        use privacy::{data, member};
        self.at(
            Access::SignedIn,
            "/account/data",
            get(data::show).post(data::post),
        )
        .at(
            Access::SignedIn,
            "/account/data/download",
            get(data::download_all),
        )
        .at(Access::Anyone, "/account/data/erased", get(data::erased))
        .at(
            Access::Only(Role::Administrator),
            "/panel/members/{id}/erase",
            get(member::show).post(member::post),
        )
    }

    fn contributions(self) -> Self {
        self.at(
            Access::SignedIn,
            "/proposals/{id}/contributions",
            get(all::show).post(section::post),
        )
        .at(Access::Member, "/mine", get(mine::show))
        .at(Access::Member, "/contributions/{id}", get(trace::show))
        .at(
            Access::Member,
            "/contributions/{id}/edit",
            get(change::show).post(change::post),
        )
        .at(
            Access::Member,
            "/contributions/{id}/withdraw",
            post(trace::withdraw),
        )
        .at(
            Access::Member,
            "/contributions/{id}/candour",
            post(trace::tighten),
        )
        .at(
            Access::Member,
            "/contributions/{id}/verdict",
            post(trace::judge),
        )
    }

    fn answers(self) -> Self {
        let answerers = Access::OneOf(ANSWERERS);
        self.at(answerers, "/inbox", get(inbox::show))
            .at(
                answerers,
                "/inbox/answer",
                get(answer::show).post(answer::post),
            )
            .at(
                answerers,
                "/inbox/held",
                get(held::show).post(held::publish),
            )
            .at(
                answerers,
                "/inbox/held/{id}",
                get(held::edit).post(held::change),
            )
            .at(answerers, "/inbox/{id}", get(inbox::item))
    }

    fn themes(self) -> Self {
        let answerers = Access::OneOf(ANSWERERS);
        let owner = Access::Only(Role::ProjectOwner);
        self.at(
            answerers,
            "/proposals/{id}/themes",
            get(themes::table::show).post(themes::table::post),
        )
        .at(
            answerers,
            "/themes/{id}",
            get(themes::theme::show).post(themes::theme::rename),
        )
        .at(
            answerers,
            "/themes/{id}/answer",
            get(themes::answer::show).post(themes::answer::post),
        )
        .at(
            owner,
            "/themes/{id}/take-out",
            post(themes::theme::take_out_post),
        )
        .at(
            owner,
            "/themes/{id}/merge",
            get(themes::merge::show).post(themes::merge::post),
        )
        .at(
            owner,
            "/themes/{id}/unmerge",
            post(themes::theme::unmerge_post),
        )
        .at(
            owner,
            "/themes/{id}/delete",
            post(themes::theme::delete_post),
        )
    }

    fn commitments(self) -> Self {
        use commitments::{done, give_up, hand_over, ledger, move_day, promise, say, show};
        let owner = Access::Only(Role::ProjectOwner);
        let keepers = Access::OneOf(ANSWERERS);
        self.at(Access::SignedIn, "/commitments", get(ledger::show))
            .at(Access::SignedIn, "/commitments/{id}", get(show::show))
            .at(
                Access::Member,
                "/commitments/{id}/happened",
                post(say::post),
            )
            .at(
                keepers,
                "/commitments/{id}/done",
                get(done::show).post(done::post),
            )
            .at(
                keepers,
                "/commitments/{id}/move",
                get(move_day::show).post(move_day::post),
            )
            .at(
                keepers,
                "/commitments/{id}/give-up",
                get(give_up::show).post(give_up::post),
            )
            .at(
                keepers,
                "/commitments/{id}/hand-over",
                get(hand_over::show).post(hand_over::post),
            )
            .at(
                keepers,
                "/answers/{id}/promise",
                get(promise::in_answer).post(promise::post_in_answer),
            )
            .at(
                owner,
                "/proposals/{id}/promise",
                get(promise::in_decision).post(promise::post_in_decision),
            )
            .at(
                owner,
                "/projects/{id}/promise",
                get(promise::in_project).post(promise::post_in_project),
            )
    }

    fn debts(self) -> Self {
        self.at(
            Access::OneOf(BOARD),
            "/board",
            get(indicators::show).post(indicators::post),
        )
        .at(Access::OneOf(DECIDERS), "/debts", get(debts::show))
        .at(
            Access::OneOf(ANSWERERS),
            "/debts/{id}/acknowledge",
            post(debts::acknowledge),
        )
        .at(
            Access::OneOf(ANSWERERS),
            "/debts/{id}/hand-over",
            get(debts::hand_over::show).post(debts::hand_over::post),
        )
        .at(
            Access::Only(Role::ProjectOwner),
            "/debts/hand-overs/{id}",
            get(debts::offer::show),
        )
        .at(
            Access::Only(Role::ProjectOwner),
            "/debts/hand-overs/{id}/accept",
            post(debts::offer::accept),
        )
        .at(
            Access::Only(Role::ProjectOwner),
            "/debts/hand-overs/{id}/decline",
            post(debts::offer::decline),
        )
    }

    fn panel(self) -> Self {
        let admin = Access::Only(Role::Administrator);
        self.at(admin, "/panel", get(panel::list::show))
            .at(
                admin,
                "/panel/new",
                get(panel::add::show).post(panel::add::post),
            )
            .at(admin, "/panel/segments", get(panel::segments::list))
            .at(
                admin,
                "/panel/segments/new",
                get(panel::segments::new).post(panel::segments::post_new),
            )
            .at(
                admin,
                "/panel/segments/{id}",
                get(panel::segments::show).post(panel::segments::post),
            )
            .at(
                admin,
                "/panel/members/{id}",
                get(panel::member::show).post(panel::member::post),
            )
            .at(
                admin,
                "/panel/members/{id}/edit",
                get(panel::correct::show).post(panel::correct::post),
            )
            .at(
                admin,
                "/panel/members/{id}/remove",
                get(panel::member::ask_removal).post(panel::member::remove),
            )
    }

    fn imports(self) -> Self {
        let admin = Access::Only(Role::Administrator);
        self.at(
            admin,
            "/imports/new",
            get(imports::new::show)
                .post(imports::new::post)
                .layer(imports::new::body_limit()),
        )
        .at(
            admin,
            "/imports/{id}",
            get(imports::preview::show).post(imports::preview::start),
        )
        .at(
            admin,
            "/imports/{id}/wrong.csv",
            get(imports::preview::wrong),
        )
    }

    fn invitations(self) -> Self {
        let admin = Access::Only(Role::Administrator);
        self.at(admin, "/invitations", get(invitations::list::show))
            .at(
                admin,
                "/invitations/new",
                get(invitations::new::show).post(invitations::new::post),
            )
            .at(
                admin,
                "/invitations/letters/{id}",
                get(invitations::letter::show).post(invitations::letter::send),
            )
            .at(
                admin,
                "/invitations/letters/{id}/discard",
                post(invitations::letter::discard),
            )
            .at(
                admin,
                "/invitations/{id}",
                get(invitations::invitation::show),
            )
            .at(
                admin,
                "/invitations/{id}/again",
                post(invitations::invitation::again_post),
            )
            .at(
                admin,
                "/invitations/{id}/link",
                post(invitations::invitation::link_post),
            )
            .at(
                admin,
                "/invitations/{id}/revoke",
                post(invitations::invitation::revoke_post),
            )
            .at(Access::Member, "/join", get(invitations::consent::joined))
            .at(
                Access::Anyone,
                "/join/{token}",
                get(invitations::join::show).post(invitations::join::read_on_post),
            )
            .at(
                Access::Anyone,
                "/join/{token}/consent",
                get(invitations::consent::show).post(invitations::consent::post),
            )
            .at(
                Access::Anyone,
                "/join/{token}/decline",
                post(invitations::join::decline_post),
            )
            .at(
                Access::Anyone,
                "/join/{token}/again",
                post(invitations::join::again_post),
            )
    }

    fn projects(self) -> Self {
        let owner = Access::Only(Role::ProjectOwner);
        self.at(Access::Staff, "/projects", get(projects::list::show))
            .at(
                owner,
                "/projects/new",
                get(projects::edit::new).post(projects::edit::post_new),
            )
            .at(Access::Staff, "/projects/{id}", get(projects::show::show))
            .at(
                owner,
                "/projects/{id}/edit",
                get(projects::edit::show).post(projects::edit::post),
            )
            .at(
                owner,
                "/projects/{id}/propose/{phase}",
                get(proposals::edit::begin).post(proposals::edit::post_begin),
            )
    }

    fn said_and_done(self) -> Self {
        self.at(
            Access::SignedIn,
            "/you-said-we-did",
            get(said_and_done::list::show),
        )
        .at(
            Access::Staff,
            "/projects/{id}/report",
            get(said_and_done::report::show),
        )
    }

    fn proposals(self) -> Self {
        let owner = Access::Only(Role::ProjectOwner);
        self.at(
            owner,
            "/proposals/{id}/edit/{step}",
            get(proposals::edit::show).post(proposals::edit::post),
        )
        .at(owner, "/proposals/{id}/load", get(proposals::edit::load))
        .at(
            owner,
            "/proposals/{id}/preview",
            get(proposals::preview::show).post(proposals::preview::open),
        )
        .at(
            owner,
            "/proposals/{id}/withdraw",
            get(proposals::withdraw::show).post(proposals::withdraw::post),
        )
        .at(
            owner,
            "/proposals/{id}/decide",
            get(decide::show).post(decide::post),
        )
        .at(
            Access::Only(Role::ProjectOwner),
            "/proposals/{id}/review",
            get(review::show).post(review::post),
        )
        .at(
            Access::Only(Role::BoardMember),
            "/proposals/{id}/waive",
            get(waive::show).post(waive::post),
        )
        .at(
            Access::SignedIn,
            "/proposals/{id}",
            get(proposals::show::show),
        )
        .at(
            Access::SignedIn,
            "/proposals/{id}/reasons/{position}",
            get(positions::reasons::show),
        )
        .at(
            Access::Staff,
            "/proposals/{id}/replies/{place}",
            get(positions::reasons::show_replies),
        )
        .at(
            Access::Member,
            "/proposals/{id}/position",
            post(positions::cast::post),
        )
    }
}
