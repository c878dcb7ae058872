use super::{ChannelKind, ReactionTime, Unit, operations::*, queries};
use crate::{Actor, Error, Portal, Problem, Result, Timestamp, on_both_engines, transaction};
use jiff::civil::date;

fn form() -> ChannelForm {
    ChannelForm {
        offered: "yes".to_owned(),
        hours: [
            "8.30-18.00",
            "8.30-18.00",
            "",
            "8.30-18.00",
            "8.30-18.00",
            "9-13",
            "",
        ]
        .map(str::to_owned),
        count: "3".to_owned(),
        unit: "hours".to_owned(),
    }
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

async fn due(portal: &Portal, kind: ChannelKind) -> Timestamp {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let (service, channel) = service(tx, now, kind).await?;
        Ok::<_, Error>(service.due(now, channel.promise))
    })
    .unwrap()
}

on_both_engines! {
    async fn a_channel_promises_what_the_administrator_typed(portal: Portal) {
        let all = queries::all(&portal, &Actor::Portal).await.unwrap();
        assert_eq!(all.iter().map(|one| one.kind).collect::<Vec<_>>(), ChannelKind::ALL);
        change(&portal, &Actor::Portal, ChannelKind::Whatsapp, &form()).await.unwrap();
        let offered = queries::offered(&portal).await.unwrap();
        let one = offered.iter().find(|one| one.kind == ChannelKind::Whatsapp).unwrap();
        assert_eq!(one.promise, ReactionTime { count: 3, unit: Unit::Hours });
        assert_eq!((one.hours.0[0], one.hours.0[2], one.hours.0[5]), (Some((510, 1080)), None, Some((540, 780))));
        change(&portal, &Actor::Portal, ChannelKind::Whatsapp, &ChannelForm { offered: "no".to_owned(), ..form() }).await.unwrap();
        assert!(queries::offered(&portal).await.unwrap().iter().all(|one| one.kind != ChannelKind::Whatsapp));
        assert!(matches!(change(&portal, &Actor::Visitor, ChannelKind::Mail, &form()).await, Err(Error::Forbidden)));
    }

    async fn every_mistake_in_a_channel_is_told_beside_its_field(portal: Portal) {
        let mut typed = form();
        typed.hours[1] = "half negen".to_owned();
        typed.hours[5] = "13-9".to_owned();
        typed.count = "0".to_owned();
        typed.unit = String::new();
        let wrong = invalid(change(&portal, &Actor::Portal, ChannelKind::Mail, &typed).await);
        let fields: Vec<_> = wrong.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(fields, ["hours_2", "hours_6", "count", "unit"]);
        let never = ChannelForm { hours: Default::default(), ..form() };
        assert_eq!(invalid(change(&portal, &Actor::Portal, ChannelKind::Mail, &never).await), [("hours_1".to_owned(), Problem::Missing)]);
    }

    async fn a_year_is_fixed_when_it_is_first_looked_at_and_a_day_can_be_added(portal: Portal) {
        let today = portal.now().date_in(&jiff::tz::TimeZone::UTC);
        let before = due(&portal, ChannelKind::Letter).await;
        let day = today.checked_add(jiff::Span::new().days(40)).unwrap();
        let typed = HolidayForm { day: day.to_string(), name: "Uitje".to_owned() };
        add_holiday(&portal, &Actor::Portal, &typed).await.unwrap();
        assert_eq!(invalid(add_holiday(&portal, &Actor::Portal, &typed).await), [("day".to_owned(), Problem::Taken)]);
        let listed = queries::holidays(&portal, &Actor::Portal).await.unwrap();
        assert!(listed.iter().any(|one| one.day == day && one.name == "Uitje"));
        assert!(listed.iter().any(|one| one.day == date(today.year(), 12, 25) && one.name.is_empty()));
        remove_holiday(&portal, &Actor::Portal, &day.to_string()).await.unwrap();
        assert!(matches!(remove_holiday(&portal, &Actor::Portal, &day.to_string()).await, Err(Error::NotFound)));
        let today = today.to_string();
        assert!(matches!(remove_holiday(&portal, &Actor::Portal, &today).await, Err(Error::NotFound)));
        assert_eq!(due(&portal, ChannelKind::Letter).await, before);
        assert!(matches!(add_holiday(&portal, &Actor::Visitor, &typed).await, Err(Error::Forbidden)));
        assert!(matches!(queries::holidays(&portal, &Actor::Visitor).await, Err(Error::Forbidden)));
    }
}
