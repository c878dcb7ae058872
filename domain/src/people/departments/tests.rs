use super::{Department, operations::*, queries, staff_list};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result, Role, base::ids::DepartmentId,
    on_both_engines, people::accounts::queries as accounts, rounds::contributions::testing::staff,
};

fn named(division: &str, name: &str) -> DepartmentForm {
    DepartmentForm {
        division: division.to_owned(),
        name: name.to_owned(),
        kind: "other".to_owned(),
    }
}

async fn make(portal: &Portal, division: &str, name: &str) -> DepartmentId {
    add(portal, &Actor::Portal, &named(division, name))
        .await
        .unwrap()
}

async fn tree(portal: &Portal) -> Vec<(String, String, i64)> {
    let line = |one: Department| (one.division, one.name, one.colleagues);
    let all = queries::all(portal, &Actor::Portal).await.unwrap();
    all.into_iter().map(line).collect()
}

fn line(division: &str, name: &str, colleagues: i64) -> (String, String, i64) {
    (division.to_owned(), name.to_owned(), colleagues)
}

fn invalid<T: std::fmt::Debug>(outcome: Result<T>) -> Vec<(String, Problem)> {
    let Err(Error::Invalid(errors)) = outcome else {
        panic!("{outcome:?}")
    };
    errors
        .iter()
        .map(|(field, problem)| (field.to_owned(), problem.clone()))
        .collect()
}

fn to(id: DepartmentId, job: &str) -> PlaceForm {
    PlaceForm {
        department: id.to_string(),
        job_title: job.to_owned(),
    }
}

on_both_engines! {
    async fn departments_stand_in_their_division_by_name(portal: Portal) {
        make(&portal, "Klant", "Verkoop").await;
        make(&portal, "Bedrijf", "Financiën").await;
        make(&portal, "klant", "Balie").await;
        assert_eq!(tree(&portal).await, [line("Bedrijf", "Financiën", 0), line("Klant", "Balie", 0), line("Klant", "Verkoop", 0)]);
        let twice = add(&portal, &Actor::Portal, &named("KLANT", "balie")).await;
        assert_eq!(invalid(twice), [("name".to_owned(), Problem::Taken)]);
        let nothing = add(&portal, &Actor::Portal, &DepartmentForm::default()).await;
        assert_eq!(invalid(nothing).len(), 3);
        assert!(matches!(add(&portal, &Actor::Visitor, &named("A", "B")).await, Err(Error::Forbidden)));
        assert!(matches!(queries::all(&portal, &Actor::Visitor).await, Err(Error::Forbidden)));
    }

    async fn a_department_is_renamed_but_not_to_the_name_of_another(portal: Portal) {
        let desk = make(&portal, "Klant", "Balie").await;
        make(&portal, "Klant", "Verkoop").await;
        let taken = change(&portal, &Actor::Portal, desk, &named("Klant", "verkoop")).await;
        assert_eq!(invalid(taken), [("name".to_owned(), Problem::Taken)]);
        change(&portal, &Actor::Portal, desk, &named("Klant", "BALIE")).await.unwrap();
        change(&portal, &Actor::Portal, desk, &named("Service", "Balie")).await.unwrap();
        assert_eq!(tree(&portal).await, [line("Klant", "Verkoop", 0), line("Service", "Balie", 0)]);
        let gone = change(&portal, &Actor::Portal, DepartmentId(999), &named("Klant", "Balie")).await;
        assert!(matches!(gone, Err(Error::NotFound)));
    }

    async fn a_department_is_split_and_its_colleagues_move_without_losing_anybody(portal: Portal) {
        let desk = make(&portal, "Klant", "Balie").await;
        make(&portal, "Klant", "Verkoop").await;
        let bea = staff(&portal, "Bea", Role::Colleague).await.unwrap();
        let col = staff(&portal, "Col", Role::ProjectOwner).await.unwrap();
        place(&portal, &Actor::Portal, bea.account, &to(desk, "Baliemedewerker")).await.unwrap();
        place(&portal, &Actor::Portal, col.account, &to(desk, "")).await.unwrap();
        // A part of it goes on as a department of its own.
        let who = [col.account.to_string()];
        let phone = split(&portal, &Actor::Portal, desk, &who, "Telefoon").await.unwrap();
        assert_eq!(tree(&portal).await, [line("Klant", "Balie", 1), line("Klant", "Telefoon", 1), line("Klant", "Verkoop", 0)]);
        let again = move_colleagues(&portal, &Actor::Portal, desk, &who, &phone.to_string()).await;
        assert!(matches!(again, Err(Error::Conflict(Conflict::ChangedMeanwhile))), "{again:?}");
        let again = split(&portal, &Actor::Portal, desk, &who, "Nog een").await;
        assert!(matches!(again, Err(Error::Conflict(Conflict::ChangedMeanwhile))), "{again:?}");
        let nothing = split(&portal, &Actor::Portal, desk, &[], "").await;
        assert_eq!(invalid(nothing), [("colleagues".to_owned(), Problem::NotChosen), ("name".to_owned(), Problem::Missing)]);
        let who = [bea.account.to_string()];
        assert_eq!(invalid(split(&portal, &Actor::Portal, desk, &who, "verkoop").await), [("name".to_owned(), Problem::Taken)]);
        assert_eq!(invalid(move_colleagues(&portal, &Actor::Portal, desk, &who, "").await), [("to".to_owned(), Problem::NotChosen)]);
        move_colleagues(&portal, &Actor::Portal, desk, &who, &phone.to_string()).await.unwrap();
        assert_eq!(tree(&portal).await, [line("Klant", "Balie", 0), line("Klant", "Telefoon", 2), line("Klant", "Verkoop", 0)]);
        move_colleagues(&portal, &Actor::Portal, phone, &who, &desk.to_string()).await.unwrap();

        assert_eq!(queries::unplaced(&portal, &Actor::Portal).await.unwrap(), []);
        place(&portal, &Actor::Portal, bea.account, &PlaceForm::default()).await.unwrap();
        assert_eq!(queries::unplaced(&portal, &Actor::Portal).await.unwrap(), [(bea.account, "Bea".to_owned())]);
    }

    async fn a_list_gives_access_and_places_and_takes_nothing_away(portal: Portal) {
        let olga = staff(&portal, "Olga", Role::ProjectOwner).await.unwrap();
        let known = accounts::staff(&portal, &Actor::Portal).await.unwrap().remove(0);
        let list = format!(
            "Divisie;Afdeling;Naam;E-mailadres;Functie\nKlant;Balie;Bea Bos;bea@dewaag.example;Gastvrouw\n\
             Klant;Verkoop;Olga Oud;{};Adviseur\n;Directie;;;\n",
            known.email
        );
        let effect = staff_list::preview(&portal, &Actor::Portal, &list).await.unwrap();
        assert_eq!((effect.joining, effect.placed, effect.unchanged, effect.departments.len()), (1, 1, 1, 3));
        assert!(effect.wrong.is_empty());
        assert_eq!(tree(&portal).await, []);
        let done = staff_list::write(&portal, &Actor::Portal, &list).await.unwrap();
        assert_eq!((done.joining, done.placed, done.unchanged), (1, 1, 1));
        assert_eq!(tree(&portal).await, [line("Directie", "Directie", 0), line("Klant", "Balie", 1), line("Klant", "Verkoop", 1)]);
        let all = accounts::staff(&portal, &Actor::Portal).await.unwrap();
        let roles: Vec<_> = all.iter().map(|one| (one.name.as_str(), one.roles.has(Role::Colleague), one.roles.has(Role::ProjectOwner))).collect();
        assert_eq!(roles, [("Bea Bos", true, false), ("Olga", false, true)]);
        let place = queries::of(&portal, &Actor::Portal, olga.account).await.unwrap().unwrap();
        assert_eq!((place.department.as_str(), place.job_title.as_str()), ("Verkoop", "Adviseur"));
        // The same list once more changes nothing, and mails nobody again.
        let again = staff_list::write(&portal, &Actor::Portal, &list).await.unwrap();
        assert_eq!((again.joining, again.placed, again.unchanged), (0, 0, 3));
    }

    async fn a_list_with_a_wrong_line_is_not_written(portal: Portal) {
        let list = "afdeling\tnaam\te-mail\nBalie\tBea\tbea@dewaag.example\nBalie\tBen\tben\n\tBo\tbo@dewaag.example\nBalie\tBea\tBEA@dewaag.example";
        let effect = staff_list::preview(&portal, &Actor::Portal, list).await.unwrap();
        let wrong: Vec<_> = effect.wrong.iter().map(|line| (line.number, line.column)).collect();
        assert_eq!(wrong, [(3, staff_list::Column::Email), (4, staff_list::Column::Department), (5, staff_list::Column::Email)]);
        let refused = staff_list::write(&portal, &Actor::Portal, list).await;
        assert_eq!(invalid(refused), [("list".to_owned(), Problem::WrongLines(3))]);
        assert_eq!(tree(&portal).await, []);
        for (list, problem) in [("", Problem::Missing), ("naam;e-mail\nBea;bea@dewaag.example", Problem::NoDepartmentColumn)] {
            assert_eq!(invalid(staff_list::preview(&portal, &Actor::Portal, list).await), [("list".to_owned(), problem)]);
        }
        assert!(matches!(staff_list::write(&portal, &Actor::Visitor, "x").await, Err(Error::Forbidden)));
    }
}
