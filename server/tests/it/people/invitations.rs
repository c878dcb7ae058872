//! Inviting customers, and the ways in which they use the link.

use crate::{
    people::panel::{add, segment},
    support::{Browser, TestApp, on_both_engines, on_sqlite},
};
use http::StatusCode;
use klankbord_domain::{
    Actor, Role,
    base::{
        db::testing::Engine,
        ids::{AccountId, InvitationId, LetterId, MemberId},
        outbox::Mail,
        passwords::Password,
        values::Email,
    },
    people::{
        accounts::{NewAccount, testing::staff},
        invitations::{InvitationState, operations, queries},
        panel::{self, MemberState},
    },
};

const HOSTILE: &str = "<script>\"'&</script>";

fn key<T: std::str::FromStr>(path: &str) -> T
where
    T::Err: std::fmt::Debug,
{
    path.rsplit('/').next().unwrap().parse().unwrap()
}

async fn account_of(app: &TestApp, member: MemberId) -> AccountId {
    let file = panel::queries::member(&app.portal, &Actor::Portal, member).await;
    file.unwrap().member.account_id
}

async fn state_of(app: &TestApp, member: MemberId) -> MemberState {
    let file = panel::queries::member(&app.portal, &Actor::Portal, member).await;
    file.unwrap().member.state
}

async fn invitation_of(app: &TestApp, member: MemberId) -> (InvitationId, InvitationState) {
    let found = queries::of_member(&app.portal, &Actor::Portal, member).await;
    let latest = found.unwrap().remove(0);
    (latest.id, latest.state)
}

/// The links that were mailed to somebody, the oldest first.
async fn links(app: &TestApp, account: AccountId) -> Vec<String> {
    let mails = app.queued(account).await;
    mails
        .into_iter()
        .filter_map(|mail| match mail {
            Mail::Invitation { token, .. } | Mail::InvitationReminder { token, .. } => {
                Some(format!("/join/{token}"))
            }
            _ => None,
        })
        .collect()
}

async fn link(app: &TestApp, member: MemberId) -> String {
    let account = account_of(app, member).await;
    links(app, account)
        .await
        .pop()
        .expect("a link in the outbox")
}

/// Writes a letter, lets it go and lets the worker send it.
pub async fn invite(app: &TestApp, admin: &Browser, audience: &[(&str, &str)]) -> LetterId {
    let mut form = vec![("text_nl", "Denkt u mee?"), ("text_en", "Think along?")];
    form.extend_from_slice(audience);
    let answer = admin.post("/invitations/new", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let page = answer.location.unwrap();
    admin.post_and_follow(&page, &[]).await;
    let letter = key(&page);
    operations::send_drafted(&app.portal, letter).await.unwrap();
    letter
}

/// Kees, who was invited.
async fn invited(app: &TestApp, admin: &Browser) -> MemberId {
    let member = key(&add(admin, "Kees", "kees@voorbeeld.example", &[]).await);
    invite(app, admin, &[("audience", "everyone")]).await;
    member
}

on_both_engines! {
    async fn from_the_list_to_the_panel(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let renters = segment(&admin, "Huurders").await;
        let kees: MemberId = key(&add(&admin, "Kees", "kees@voorbeeld.example", &[&renters]).await);
        let other: MemberId = key(&add(&admin, "Mies", "mies@voorbeeld.example", &[]).await);

        let form = [("text_nl", HOSTILE), ("text_en", "Think along?"), ("audience", "segments"), ("segments", &renters)];
        let draft = admin.post_and_follow("/invitations/new", &form).await;
        assert_eq!(draft.text("h1"), "Klopt het zo?");
        assert_eq!(draft.text("figure [lang=nl]"), HOSTILE);
        assert!(draft.text(".lead").contains("één klant"));
        assert_eq!(app.queued(account_of(&app, kees).await).await, [], "nothing is sent yet");

        let page = draft.attributes("main form", "action").remove(0);
        let sent = admin.post_and_follow(&page, &[]).await;
        assert_eq!(sent.text(".notice p"), "De uitnodigingen worden verstuurd.");
        operations::send_drafted(&app.portal, key(&page)).await.unwrap();
        assert_eq!(app.queued(account_of(&app, other).await).await, []);
        assert_eq!(state_of(&app, kees).await, MemberState::Invited);

        // Opening the link, as mail scanners do, changes nothing.
        let link = link(&app, kees).await;
        let browser = app.browser();
        let letter = browser.get(&link).await;
        assert_eq!(letter.text("h1"), "Waterschap De Waag vraagt u om mee te denken");
        let main = letter.text("main");
        for part in ["AdaWaterschap De Waag", "Beste Kees", HOSTILE, "10 minuten", "Bo"] {
            assert!(main.contains(part), "{part}");
        }
        assert!(!letter.body.contains("<script>\""));
        browser.get(&format!("{link}/consent")).await;
        assert_eq!(invitation_of(&app, kees).await.1, InvitationState::Sent);

        let consent = browser.post_and_follow(&link, &[]).await;
        assert_eq!(consent.text("h1"), "Doet u mee?");
        assert_eq!(invitation_of(&app, kees).await.1, InvitationState::Opened);

        let without = browser.post(&format!("{link}/consent"), &[]).await;
        assert_eq!(without.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(without.text("#consent-problem").starts_with("Zonder uw toestemming"));
        assert_eq!(state_of(&app, kees).await, MemberState::Invited);

        let joined = browser.post_and_follow(&format!("{link}/consent"), &[("consent", "yes")]).await;
        assert_eq!(joined.text("h1"), "Welkom in het panel");
        assert_eq!(browser.get("/").await.text("h1"), "Dag Kees", "this browser is signed in");
        assert_eq!(browser.get(&link).await.attributes("main .button", "href"), ["/"], "nobody who is signed in has to sign in");
        assert_eq!(state_of(&app, kees).await, MemberState::Active);
        let file = panel::queries::member(&app.portal, &Actor::Portal, kees).await.unwrap();
        assert_eq!(file.consents, [(panel::CONSENT_VERSION.to_owned(), app.portal.now(), None)]);

        // The link in the mail signs nobody in a second time.
        let stranger = app.browser();
        assert_eq!(stranger.get(&link).await.text("h1"), "U doet al mee");
        let again = stranger.post_and_follow(&format!("{link}/consent"), &[("consent", "yes")]).await;
        assert_eq!(again.text("h1"), "U doet al mee");
        assert_eq!(stranger.get("/").await.text("h1"), "Welkom");
    }
}

on_sqlite! {
    async fn a_no_is_one_button_and_is_respected_for_good(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let kees = invited(&app, &admin).await;
        let link = link(&app, kees).await;
        let browser = app.browser();
        let asked = browser.get(&format!("{link}/decline")).await;
        assert_eq!(asked.text("h1"), "Liever niet?");
        assert_eq!(state_of(&app, kees).await, MemberState::Invited, "asking changes nothing");
        let bye = browser.post_and_follow(&format!("{link}/decline"), &[]).await;
        assert_eq!(bye.text("h1"), "U wilt niet meedoen, en dat is goed");
        assert_eq!(bye.text(".notice p"), "Dank u voor uw antwoord. We vragen het u niet nog eens.");
        assert_eq!(state_of(&app, kees).await, MemberState::Declined);
        assert_eq!(browser.post(&format!("{link}/decline"), &[]).await.status, StatusCode::SEE_OTHER);

        assert_eq!(browser.get(&format!("{link}/decline")).await.location, Some(link.clone()), "there is nothing left to decline");
        let yes = browser.post_and_follow(&format!("{link}/consent"), &[("consent", "yes")]).await;
        assert_eq!(yes.text("h1"), "U wilt niet meedoen, en dat is goed");
        let (id, _) = invitation_of(&app, kees).await;
        assert_eq!(admin.post(&format!("/invitations/{id}/again"), &[]).await.status, StatusCode::CONFLICT);
        assert_eq!(admin.post(&format!("/invitations/{id}/link"), &[]).await.status, StatusCode::CONFLICT);
        let letter = [("text_nl", "a"), ("text_en", "b"), ("audience", "member"), ("member", &kees.to_string())];
        assert_eq!(admin.post("/invitations/new", &letter).await.status, StatusCode::CONFLICT);
        let everyone = admin.post("/invitations/new", &[("text_nl", "a"), ("text_en", "b"), ("audience", "everyone")]).await;
        assert_eq!(everyone.text("#audience-problem"), "Hier is niemand die nog uitgenodigd kan worden.");
        let by_hand = admin.post("/panel/new", &[("name", "Kees"), ("email", "KEES@voorbeeld.example"), ("language", "nl")]).await;
        assert!(by_hand.text("#email-problem").starts_with("Deze klant heeft gezegd"));
    }

    async fn sending_again_voids_the_old_link_which_is_no_dead_end(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let kees = invited(&app, &admin).await;
        let account = account_of(&app, kees).await;
        let old = link(&app, kees).await;
        let (id, _) = invitation_of(&app, kees).await;
        admin.post_and_follow(&format!("/invitations/{id}/again"), &[]).await;
        let new = link(&app, kees).await;
        assert_ne!(old, new);
        assert_eq!(links(&app, account).await.len(), 1, "the first mail, not sent yet, is not needed any more");

        let browser = app.browser();
        assert_eq!(browser.get(&old).await.text("h1"), "Er is een nieuwere link");
        let stuck = browser.post_and_follow(&format!("{old}/consent"), &[("consent", "yes")]).await;
        assert_eq!(stuck.text("h1"), "Er is een nieuwere link");

        // When it is asked for again at once, nothing is sent twice; the answer is the same.
        let asked = browser.post_and_follow(&format!("{old}/again"), &[]).await;
        assert!(asked.text(".notice p").starts_with("Er is een nieuwe link onderweg"));
        assert!(!asked.body.contains("kees@voorbeeld.example"));
        assert_eq!(link(&app, kees).await, new);
        app.portal.clock.set(app.portal.now().plus_minutes(11));
        browser.post_and_follow(&format!("{old}/again"), &[]).await;
        let newest = link(&app, kees).await;
        assert_ne!(newest, new);
        assert_eq!(browser.get(&newest).await.status, StatusCode::OK);
        assert_eq!(browser.get(&newest).await.text("h1"), "Waterschap De Waag vraagt u om mee te denken");
        assert_eq!(browser.get("/join/invented").await.status, StatusCode::NOT_FOUND);
        assert_eq!(browser.post("/join/invented/again", &[]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(browser.post("/join/invented/decline", &[]).await.status, StatusCode::NOT_FOUND);
    }

    async fn one_reminder_whose_link_works_beside_the_first(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let kees = invited(&app, &admin).await;
        let account = account_of(&app, kees).await;
        let (id, _) = invitation_of(&app, kees).await;
        let start = app.portal.now();
        app.portal.clock.set(start.plus_days(6));
        operations::remind(&app.portal, id).await.unwrap();
        assert_eq!(links(&app, account).await.len(), 1, "not yet");
        app.portal.clock.set(start.plus_days(7));
        for _ in 0..2 {
            operations::remind(&app.portal, id).await.unwrap();
        }
        let both = links(&app, account).await;
        assert_eq!(both.len(), 2);
        for link in &both {
            assert_eq!(app.browser().get(link).await.text("h1"), "Waterschap De Waag vraagt u om mee te denken");
        }
        assert_eq!(invitation_of(&app, kees).await.1, InvitationState::Reminded);

        app.portal.clock.set(start.plus_days(30));
        assert_eq!(app.browser().get(&both[0]).await.text("h1"), "Deze uitnodiging is verlopen", "also before the worker noticed");
        operations::expire(&app.portal, id).await.unwrap();
        assert_eq!(invitation_of(&app, kees).await.1, InvitationState::Expired);
        assert_eq!(state_of(&app, kees).await, MemberState::Listed);
        let browser = app.browser();
        browser.post_and_follow(&format!("{}/again", both[1]), &[]).await;
        let fresh = link(&app, kees).await;
        assert!(!both.contains(&fresh));
        browser.post_and_follow(&fresh, &[]).await;
        browser.post_and_follow(&format!("{fresh}/consent"), &[("consent", "yes")]).await;
        assert_eq!(state_of(&app, kees).await, MemberState::Active);
        // The task that was planned for later finds nothing to do.
        operations::expire(&app.portal, id).await.unwrap();
        operations::remind(&app.portal, id).await.unwrap();
        assert_eq!(invitation_of(&app, kees).await.1, InvitationState::Accepted);
    }

    async fn a_member_who_is_invited_again_gets_a_notice(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let (account, id) = app.member("kees@voorbeeld.example").await;
        let form = [("text_nl", "a"), ("text_en", "b"), ("audience", "member"), ("member", &id.to_string())];
        let answer = admin.post_and_follow("/invitations/new", &form).await;
        assert!(answer.text(".notice p").starts_with("Deze klant is al panellid"));
        assert_eq!(app.queued(account).await, [Mail::AlreadyMember]);
        assert_eq!(queries::of_member(&app.portal, &Actor::Portal, id).await.unwrap(), []);
    }

    async fn a_link_is_given_by_hand_when_mail_is_down(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let kees = invited(&app, &admin).await;
        let mailed = link(&app, kees).await;
        let (id, _) = invitation_of(&app, kees).await;
        let page = admin.post(&format!("/invitations/{id}/link"), &[]).await;
        let address = page.attributes("#link", "value").remove(0);
        let link = address.strip_prefix("http://klankbord.test").unwrap();
        assert_ne!(link, mailed);
        for link in [link, &mailed] {
            assert_eq!(app.browser().get(link).await.text("h1"), "Waterschap De Waag vraagt u om mee te denken");
        }
        let secret = link.strip_prefix("/join/").unwrap();
        assert!(!admin.get(&format!("/invitations/{id}")).await.body.contains(secret));

        let gone = admin.post_and_follow(&format!("/invitations/{id}/revoke"), &[]).await;
        assert_eq!(gone.text(".notice p"), "De uitnodiging is ingetrokken.");
        assert_eq!(app.browser().get(link).await.text("h1"), "Deze uitnodiging is ingetrokken");
        assert_eq!(app.queued(account_of(&app, kees).await).await, [], "the mail that waited is not needed any more");
        assert_eq!(state_of(&app, kees).await, MemberState::Listed);
    }

    async fn the_letter_is_read_in_the_customers_language(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let form = [("name", "Kate"), ("email", "kate@example.com"), ("language", "en")];
        let kate: MemberId = key(&admin.post("/panel/new", &form).await.location.unwrap());
        invite(&app, &admin, &[("audience", "everyone")]).await;
        let link = link(&app, kate).await;
        let browser = app.browser();
        let page = browser.get(&link).await;
        assert_eq!(page.attributes("html", "lang"), ["en"]);
        assert!(page.text("main").contains("Think along?"));
        browser.post("/language", &[("language", "nl"), ("next", &link)]).await;
        assert!(browser.get(&link).await.text("main").contains("Denkt u mee?"));
    }

    async fn a_link_does_not_sign_staff_in(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let new = NewAccount {
            email: Email::parse("olga@dewaag.example").unwrap(),
            name: "Olga".to_owned(),
            language: klankbord_domain::Language::Nl,
        };
        let hash = app.portal.passwords.hash(Password::parse("een goed wachtwoord").unwrap()).await.unwrap();
        staff(&app.portal, &new, &hash, Role::ProjectOwner).await.unwrap();
        let olga = key(&add(&admin, "Olga", "olga@dewaag.example", &[]).await);
        invite(&app, &admin, &[("audience", "everyone")]).await;
        let link = link(&app, olga).await;
        let browser = app.browser();
        let answer = browser.post(&format!("{link}/consent"), &[("consent", "yes")]).await;
        assert_eq!(answer.location.as_deref(), Some("/sign-in/password"));
        assert_eq!(state_of(&app, olga).await, MemberState::Active);
        assert_eq!(browser.get("/").await.text("h1"), "Welkom");
    }

    async fn a_discarded_letter_reaches_nobody_and_can_be_written_anew(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let kees: MemberId = key(&add(&admin, "Kees", "kees@voorbeeld.example", &[]).await);
        let form = [("text_nl", "a"), ("text_en", "b"), ("audience", "everyone")];
        let page = admin.post("/invitations/new", &form).await.location.unwrap();
        assert_eq!(admin.post("/invitations/new", &form).await.status, StatusCode::UNPROCESSABLE_ENTITY, "nobody is drafted twice");
        admin.post_and_follow(&format!("{page}/discard"), &[]).await;
        operations::send_drafted(&app.portal, key(&page)).await.unwrap();
        assert_eq!(app.queued(account_of(&app, kees).await).await, []);
        invite(&app, &admin, &[("audience", "everyone")]).await;
        assert_eq!(links(&app, account_of(&app, kees).await).await.len(), 1);
        let list = admin.get("/invitations").await;
        assert_eq!(list.all("tbody tr").len(), 2);
        assert_eq!(admin.get("/invitations?state=revoked").await.all("tbody tr").len(), 1);
    }

    async fn a_letter_is_sent_once_however_often_the_worker_tries(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let mut members = Vec::new();
        for number in 0..120 {
            members.push(key(&add(&admin, "Kees", &format!("kees{number}@voorbeeld.example"), &[]).await));
        }
        let letter = invite(&app, &admin, &[("audience", "everyone")]).await;
        operations::send_drafted(&app.portal, letter).await.unwrap();
        for member in members {
            let account = account_of(&app, member).await;
            assert_eq!(links(&app, account).await.len(), 1);
        }
        let list = admin.get("/invitations").await;
        assert_eq!(list.all("tbody tr").len(), 50);
        let second = admin.get(&list.attributes("[rel=next]", "href").remove(0)).await;
        let third = admin.get(&second.attributes("[rel=next]", "href").remove(0)).await;
        assert_eq!(third.all("tbody tr").len(), 20);
        assert_eq!(third.attributes("[rel=next]", "href").len(), 0);
    }

    async fn only_the_administrator_invites(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let kees = invited(&app, &admin).await;
        let (id, _) = invitation_of(&app, kees).await;
        app.staff("olga@dewaag.example", Role::BoardMember).await;
        let (account, _) = app.member("mies@voorbeeld.example").await;
        for browser in [app.signed_in("olga@dewaag.example").await, app.signed_in_with_code("mies@voorbeeld.example", account).await] {
            for path in ["/invitations", "/invitations/new", &format!("/invitations/{id}"), "/invitations/letters/1"] {
                assert_eq!(browser.get(path).await.status, StatusCode::FORBIDDEN, "{path}");
            }
            for verb in ["again", "link", "revoke"] {
                let answer = browser.post(&format!("/invitations/{id}/{verb}"), &[]).await;
                assert_eq!(answer.status, StatusCode::FORBIDDEN, "{verb}");
            }
        }
        for path in ["/invitations/404", "/invitations/letters/404", "/invitations/new?member=404"] {
            assert_eq!(admin.get(path).await.status, StatusCode::NOT_FOUND, "{path}");
        }
    }
}
