//! Segments and customers, kept by the administrator.

use crate::support::{Answer, Browser, TestApp, on_both_engines, on_sqlite};
use http::StatusCode;
use klankbord_domain::{Role, base::db::testing::Engine};

const HOSTILE: &str = "<script>\"'&</script>";

/// Puts a customer on the list and returns the address of their page.
pub async fn add(browser: &Browser, name: &str, email: &str, segments: &[&str]) -> String {
    let mut form = vec![("name", name), ("email", email), ("language", "nl")];
    form.extend(segments.iter().map(|id| ("segments", *id)));
    let answer = browser.post("/panel/new", &form).await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    answer.location.unwrap()
}

/// Makes a segment and returns its key.
pub async fn segment(browser: &Browser, name: &str) -> String {
    let form = [
        ("name", name),
        ("reason", "Zij wachten het langst."),
        ("priority", "primary"),
    ];
    let answer = browser.post_and_follow("/panel/segments/new", &form).await;
    let links = answer.attributes("th a", "href");
    let place = answer
        .all("th a")
        .iter()
        .position(|text| text == name)
        .unwrap();
    links[place].rsplit('/').next().unwrap().to_owned()
}

fn fact(answer: &Answer, term: &str) -> Option<String> {
    let place = answer.all("dt").iter().position(|text| text == term)?;
    Some(answer.all("dd")[place].clone())
}

on_both_engines! {
    async fn segments_have_a_name_of_their_own_and_a_reason(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let id = segment(&admin, "Huurders").await;

        let again = [("name", "HUURDERS"), ("reason", HOSTILE), ("priority", "secondary")];
        let answer = admin.post("/panel/segments/new", &again).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.text("#name-problem"), "Dit is al in gebruik.");
        assert_eq!(answer.text("#reason"), HOSTILE);

        let page = format!("/panel/segments/{id}");
        let renamed = [("name", "Huurders met kinderen"), ("reason", HOSTILE), ("priority", "secondary")];
        let list = admin.post_and_follow(&page, &renamed).await;
        assert_eq!(list.all("th a"), ["Huurders met kinderen"]);
        assert!(list.text("tbody").contains(HOSTILE));
        assert!(list.text("tbody").contains("Secundair segment"));
        assert!(!list.body.contains("<script>\""));

        let nothing = admin.post(&page, &[]).await;
        assert_eq!(nothing.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(nothing.all(".summary li").len(), 3);
        assert_eq!(admin.get("/panel/segments/404").await.status, StatusCode::NOT_FOUND);
        assert_eq!(admin.post("/panel/segments/404", &again).await.status, StatusCode::NOT_FOUND);
    }
}

on_sqlite! {
    async fn a_customer_added_by_hand_is_on_the_list_once(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let renters = segment(&admin, "Huurders").await;
        let page = add(&admin, HOSTILE, "Kees@Voorbeeld.example", &[&renters]).await;
        let member = admin.get(&page).await;
        assert_eq!(member.text("h1"), HOSTILE);
        assert_eq!(fact(&member, "Status").as_deref(), Some("Op de lijst"));
        assert_eq!(member.attributes("[name=segments][checked]", "value"), [renters]);

        let again = admin.post("/panel/new", &[("name", "Kees"), ("email", "kees@voorbeeld.example"), ("language", "en")]).await;
        assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(again.text("#email-problem"), "Dit is al in gebruik.");
        assert_eq!(again.attributes("#name", "value"), ["Kees"]);

        let unticked = admin.post_and_follow(&page, &[]).await;
        assert_eq!(unticked.text(".notice"), "De segmenten zijn opgeslagen.");
        assert_eq!(unticked.attributes("[name=segments][checked]", "value").len(), 0);
        let invented = admin.post(&page, &[("segments", "404")]).await;
        assert_eq!(invented.status, StatusCode::UNPROCESSABLE_ENTITY);
    }

    async fn the_list_is_searched_filtered_and_paged(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let renters = segment(&admin, "Huurders").await;
        for number in 0..55 {
            let segments: &[&str] = if number % 5 == 0 { &[&renters] } else { &[] };
            // The same name many times: the pager needs its tie-breaker.
            add(&admin, "Kees de Wit", &format!("kees{number}@voorbeeld.example"), segments).await;
        }
        add(&admin, "Anna 100% Zeker", "anna@voorbeeld.example", &[]).await;

        let first = admin.get("/panel").await;
        assert_eq!(first.all("tbody tr").len(), 50);
        assert_eq!(first.all(".tabs a")[3], "Op de lijst 56");
        let next = first.attributes("[rel=next]", "href").remove(0);
        let second = admin.get(&next).await;
        assert_eq!(second.all("tbody tr").len(), 6);
        let mut addresses: Vec<_> = [first.all("tbody td:nth-child(3)"), second.all("tbody td:nth-child(3)")].concat();
        addresses.sort();
        addresses.dedup();
        assert_eq!(addresses.len(), 56, "everyone once");

        assert_eq!(admin.get("/panel?q=wit").await.all("tbody tr").len(), 50);
        assert_eq!(admin.get("/panel?q=ANNA").await.all("tbody tr").len(), 1);
        assert_eq!(admin.get("/panel?q=100%25").await.all("tbody tr").len(), 1);
        assert_eq!(admin.get("/panel?q=%25").await.all("tbody tr").len(), 0, "a percent sign is a letter");
        assert_eq!(admin.get("/panel?q=kees54%40").await.all("tbody tr").len(), 1);
        assert_eq!(admin.get(&format!("/panel?segment={renters}")).await.all("tbody tr").len(), 11);
        assert_eq!(admin.get("/panel?state=active").await.all("tbody tr").len(), 0);

        let segments = admin.get("/panel/segments").await;
        assert_eq!(segments.text("#in-none"), "45 klanten zitten in geen enkel segment");
        let rest = segments.attributes("#in-none a", "href").remove(0);
        assert_eq!(admin.get(&format!("{rest}&q=anna")).await.all("tbody tr").len(), 1, "it leads to them");

        let everybody = first.attributes(".bulk a", "href").remove(1);
        let all = admin.get(&format!("{everybody}&q=kees")).await;
        assert_eq!(all.text(".bulk b"), "Iedereen die is gevonden");
        let list = format!("{everybody}&q=kees");
        let sent = [("everybody", "yes"), ("to", renters.as_str()), ("verb", "put-in")];
        let asked = admin.post(&list, &sent).await;
        assert_eq!(asked.text("h1"), "55 klanten in het segment “Huurders” zetten?");
        assert_eq!(admin.get(&format!("/panel?segment={renters}")).await.all("tbody tr").len(), 11, "it only asked");
        add(&admin, "Kees Nieuw", "keesnieuw@voorbeeld.example", &[]).await;
        let sure = [&sent[..], &[("sure", "55")]].concat();
        assert_eq!(admin.post(&list, &sure).await.text("h1"), "56 klanten in het segment “Huurders” zetten?");
        let sure = [&sent[..], &[("sure", "56")]].concat();
        assert!(admin.post_and_follow(&list, &sure).await.text(".notice").contains("45 klanten zijn in het segment"));
        assert_eq!(admin.post(&list, &sent[..1]).await.status, StatusCode::OK, "it asks whose invitations");
        let nowhere = admin.post(&list, &[("everybody", "yes"), ("verb", "put-in")]).await;
        assert_eq!(nowhere.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(admin.get("/panel?state=nonsense&segment=x&after=y").await.status, StatusCode::OK);
    }

    async fn who_is_removed_is_no_member_any_more(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        let (account, id) = app.member("kees@voorbeeld.example").await;
        let kees = app.signed_in_with_code("kees@voorbeeld.example", account).await;
        assert_eq!(kees.get("/join").await.status, StatusCode::OK);
        let page = format!("/panel/members/{id}");
        assert_eq!(admin.get(&format!("{page}/remove")).await.text("h1"), "kees uit het panel halen?");
        assert_eq!(fact(&admin.get(&page).await, "Status").as_deref(), Some("Panellid"), "looking changes nothing");
        let gone = admin.post_and_follow(&format!("{page}/remove"), &[]).await;
        assert_eq!(fact(&gone, "Status").as_deref(), Some("Gestopt"));
        assert_eq!(kees.get("/join").await.status, StatusCode::SEE_OTHER);
        assert_eq!(admin.post(&format!("{page}/remove"), &[]).await.status, StatusCode::CONFLICT);
    }

    async fn only_the_administrator_keeps_the_panel(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        app.staff("olga@dewaag.example", Role::ProjectOwner).await;
        let (account, id) = app.member("kees@voorbeeld.example").await;
        let owner = app.signed_in("olga@dewaag.example").await;
        let kees = app.signed_in_with_code("kees@voorbeeld.example", account).await;
        for browser in [&owner, &kees] {
            for path in ["/panel".to_owned(), "/panel/new".to_owned(), "/panel/segments".to_owned(), format!("/panel/members/{id}")] {
                assert_eq!(browser.get(&path).await.status, StatusCode::FORBIDDEN, "{path}");
            }
            let answer = browser.post(&format!("/panel/members/{id}/remove"), &[]).await;
            assert_eq!(answer.status, StatusCode::FORBIDDEN);
        }
    }

    async fn a_name_and_an_address_are_corrected(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        let admin = app.signed_in("ada@dewaag.example").await;
        add(&admin, "Ann", "ann@klant.example", &[]).await;
        let page = add(&admin, "Keez", "kees@klant.exampel", &[]).await;
        let edit = format!("{page}/edit");
        assert!(admin.get(&page).await.attributes("main a", "href").contains(&edit));
        assert_eq!(admin.get(&edit).await.attributes("#email", "value"), ["kees@klant.exampel"]);

        let taken = [("name", HOSTILE), ("email", "ANN@klant.example"), ("language", "nl")];
        let answer = admin.post(&edit, &taken).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert_eq!(answer.text("#email-problem"), "Dit is al in gebruik.");
        assert_eq!(answer.attributes("#name", "value"), [HOSTILE]);
        assert_eq!(admin.post(&edit, &[]).await.all(".summary li").len(), 3);

        let right = [("name", "Kees"), ("email", "kees@klant.example"), ("number", "K-7"), ("language", "en")];
        let file = admin.post_and_follow(&edit, &right).await;
        assert_eq!(file.text("h1"), "Kees");
        assert_eq!(fact(&file, "E-mailadres").unwrap(), "kees@klant.example");
        assert_eq!(fact(&file, "Klantnummer").unwrap(), "K-7");
        assert_eq!(fact(&file, "Taal").unwrap(), "Engels");
        let log = admin.get("/audit").await;
        assert!(log.body.contains("verbeterde de gegevens van een klant") && log.body.contains("nl → en"));
        assert_eq!(admin.post("/panel/members/999/edit", &right).await.status, StatusCode::NOT_FOUND);
    }
}
