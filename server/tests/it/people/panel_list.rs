//! The page of the panel: who is heard, the tabs and filters, and acting on those who are ticked.

use super::{
    invitations::invite,
    panel::{add, segment},
};
use crate::{
    support::{Answer, TestApp, on_both_engines},
    unsent::signed_in,
};
use http::StatusCode;
use klankbord_domain::base::db::testing::{Engine, force};
use klankbord_server::{config::Settings, demo::seed};

/// The last part of an address.
fn key(address: &str) -> String {
    address.rsplit('/').next().unwrap().to_owned()
}

/// The lines of the list: the name of each customer, with what the last column says.
fn said(list: &Answer) -> Vec<(String, String)> {
    let days = list.all(".panel-table tbody td:last-child");
    list.all(".panel-table tbody th a")
        .into_iter()
        .zip(days)
        .collect()
}

fn ticked(list: &Answer) -> Vec<String> {
    list.attributes(".panel-table [name=member][checked]", "value")
}

on_both_engines! {
    async fn a_bar_is_drawn_where_a_number_is_wanted(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        assert!(admin.get("/panel").await.text("main").contains("Er zijn nog geen segmenten."));
        let renters = segment(&admin, "Huurders").await;
        let page = format!("/panel/segments/{renters}");
        let form = |wanted: &'static str| {
            [("name", "Huurders"), ("reason", "Zij wonen er."), ("priority", "primary"), ("wanted", wanted)]
        };
        for wrong in ["0", "-3", "veel", "100001", "2,5"] {
            let answer = admin.post(&page, &form(wrong)).await;
            assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
            assert_eq!(answer.text("#wanted-problem"), "Vul een getal in van 1 tot en met 100000.");
            assert_eq!(answer.attributes("#wanted", "value"), [wrong]);
        }
        let (_, kees) = app.member("kees@klant.example").await;
        app.member("mies@klant.example").await;
        admin.post(&format!("/panel/members/{kees}"), &[("segments", &renters)]).await;

        let list = admin.get("/panel").await;
        assert_eq!(list.all(".shares dt"), ["Huurders", "Zonder segment"]);
        assert_eq!(list.all(".shares dd"), ["1", "1"], "without a wanted number there is no bar");
        admin.post(&page, &form("3")).await;
        assert_eq!(admin.get(&page).await.attributes("#wanted", "value"), ["3"]);
        let list = admin.get("/panel").await;
        assert_eq!(list.all(".shares .number"), ["1 van 3", "1"]);
        assert_eq!(list.attributes(".share-part", "width"), ["33.3%"]);
        assert_eq!(list.all(".few .tag"), ["blijft achter"]);
        admin.post(&page, &form("2")).await;
        assert!(admin.get("/panel").await.all(".few").is_empty(), "half of them is not far behind");
        admin.post(&page, &form("")).await;
        assert!(admin.get("/panel").await.all(".share").is_empty());
    }

    async fn a_row_says_when_somebody_last_said_something_and_not_what(engine: Engine) {
        let settings = Settings { mail: "memory".to_owned(), ..Settings::default() };
        let app = TestApp::with(engine, &settings, false).await;
        seed::seed(&app.portal).await.unwrap();
        let ruben = seed::logins().into_iter().find(|login| login.role == "administrator").unwrap();
        let admin = signed_in(&app, ruben.email, ruben.password).await;

        let members = said(&admin.get("/panel?state=active").await);
        assert_eq!(members.len(), 18);
        let spoke = members.iter().filter(|(_, day)| day != "nog niet").count();
        assert!(spoke > 5, "{members:?}");
        let all = admin.get("/panel").await;
        let tabs = all.all(".tabs a");
        assert_eq!(tabs[..3], ["Iedereen 22", "In het panel 18", "Uitgenodigd 3"]);
        let silent = said(&all).iter().filter(|(_, day)| day.is_empty()).count();
        assert_eq!(silent, 4, "nobody expects a word of those who are not on the panel");
        assert!(said(&admin.get("/panel?quiet=half-year").await).is_empty());

        // What is for the conscience only does not show, not even by its day.
        force(&app.portal.db, &["delete from positions", "update contributions set shown_as = 'conscience'"]).await.unwrap();
        let members = said(&admin.get("/panel?state=active").await);
        assert!(members.iter().all(|(_, day)| day == "nog niet"), "{members:?}");
        app.portal.clock.set(app.portal.now().plus_days(200));
        let admin = signed_in(&app, ruben.email, ruben.password).await;
        assert_eq!(said(&admin.get("/panel?quiet=half-year").await).len(), 18);
        assert!(said(&admin.get("/panel?quiet=year").await).is_empty());
    }

    async fn those_who_are_ticked_go_into_a_segment_and_out_of_it(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let renters = segment(&admin, "Huurders").await;
        let owners = segment(&admin, "Huiseigenaren").await;
        let anna = key(&add(&admin, "Anna", "anna@klant.example", &[&owners]).await);
        let bas = key(&add(&admin, "Bas", "bas@klant.example", &[&renters]).await);
        let cor = key(&add(&admin, "Cor", "cor@klant.example", &[]).await);

        let here = "/panel?state=listed";
        let rest = admin.get(here).await;
        let without = rest.attributes("[name=segment] option", "value").pop().unwrap();
        assert_eq!(admin.get(&format!("/panel?segment={without}")).await.all("tbody th a"), ["Cor"]);

        let nobody = admin.post(here, &[("verb", "put-in")]).await;
        assert_eq!(nobody.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(nobody.all(".summary li").len(), 2);
        let nowhere = admin.post(here, &[("member", &anna), ("member", &cor), ("verb", "put-in")]).await;
        assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(nowhere.text("#to-problem"), "Maak een keuze.");
        assert_eq!(ticked(&nowhere), [&*anna, &*cor], "the ticks are kept");
        assert_eq!(nowhere.attributes(".tabs [aria-current]", "href"), [here]);

        let all = [("member", &*anna), ("member", &bas), ("member", &cor), ("to", &renters), ("verb", "put-in")];
        let moved = admin.post_and_follow(here, &all).await;
        assert_eq!(moved.text(".notice"), "2 klanten zijn in het segment gezet.");
        assert_eq!(moved.all("tbody td:nth-child(4)")[1..], ["Huurders", "Huurders"]);
        let both = &moved.all("tbody td:nth-child(4)")[0];
        assert!(both.contains("Huurders") && both.contains("Huiseigenaren"), "{both}");
        let log = admin.get("/audit").await.body;
        assert_eq!(log.matches("wijzigde de segmenten van een klant").count(), 2, "a line for each who moved");
        assert_eq!(admin.post_and_follow(here, &all).await.text(".notice"), "Er is niets veranderd: dit was al zo.");

        let out = [("member", &*bas), ("to", &renters), ("verb", "take-out")];
        assert_eq!(admin.post_and_follow(here, &out).await.text(".notice"), "1 klant is uit het segment gehaald.");
        assert_eq!(admin.get(here).await.all("tbody td:nth-child(4)")[1..], ["", "Huurders"]);
        let gone = [("member", "404"), ("member", &*anna), ("to", &owners), ("verb", "take-out")];
        assert_eq!(admin.post(here, &gone).await.status, StatusCode::NOT_FOUND);
        assert!(admin.get(here).await.all("tbody td:nth-child(4)")[0].contains("Huiseigenaren"), "all or nobody");
        assert_eq!(ticked(&admin.get(&format!("{here}&tick=all")).await).len(), 3);
    }

    async fn those_who_are_ticked_are_invited_and_lose_their_invitation(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let anna = key(&add(&admin, "Anna", "anna@klant.example", &[]).await);
        let bas = key(&add(&admin, "Bas", "bas@klant.example", &[]).await);
        let (_, kees) = app.member("kees@klant.example").await;
        let kees = kees.to_string();

        let refused = admin.post("/panel", &[("member", &*anna), ("verb", "revoke")]).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.text(".summary").contains("Geen van deze klanten heeft een uitnodiging die nog loopt."));
        assert_eq!(ticked(&refused), [&*anna]);
        assert_eq!(admin.post("/panel", &[("verb", "invite")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);

        let all = [("member", &*anna), ("member", &bas), ("member", &kees), ("verb", "invite")];
        let letter = admin.post_and_follow("/panel", &all).await;
        assert!(letter.text("main form").contains("De 3 klanten die u aanvinkte"), "{}", letter.body);
        assert_eq!(letter.attributes("[name=audience][checked]", "value"), ["member"]);
        let audience = [("audience", "member"), ("member", &*anna), ("member", &bas), ("member", &kees)];
        invite(&app, &admin, &audience).await;
        let invited = admin.get("/panel?state=invited").await;
        assert_eq!(invited.all("tbody th a"), ["Anna", "Bas"], "a member of the panel gets no invitation");

        let here = "/panel?state=invited";
        let back = admin.post_and_follow(here, &[("member", &*anna), ("member", &bas), ("member", &kees), ("verb", "revoke")]).await;
        assert_eq!(back.text(".notice"), "2 uitnodigingen zijn ingetrokken.");
        assert_eq!(admin.get("/panel?state=listed").await.all("tbody th a"), ["Anna", "Bas"]);
        assert_eq!(admin.get("/audit").await.body.matches("trok een uitnodiging in").count(), 2);
    }
}
