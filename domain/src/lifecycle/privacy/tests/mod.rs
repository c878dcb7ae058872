//! Nothing is forgotten in the export or the erasure, and nothing that others rely on is lost.

mod boardroom;
mod journey;
mod schema;

use super::{TABLES, queries, store::quotes::TEXTS_OF_STAFF};
use crate::lifecycle::leaving::{operations, queries::erasable};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Role,
    answering::{commitments, decisions},
    base::{
        audit::{self, Recorded},
        ids::{CommitmentId, MemberId, ProposalId},
    },
    execute, on_both_engines,
    rounds::{
        positions::{Position, queries::tally},
        proposals::queries::view,
    },
    scalars, value,
};
use journey::{Panel, sure};

async fn counts(portal: &Portal, actor: &Actor, id: ProposalId) -> (i64, Vec<(Position, i64)>) {
    let view = view(portal, actor, id).await.unwrap();
    let tally = tally(portal, &Actor::Visitor, &view)
        .await
        .unwrap()
        .unwrap();
    (tally.asked, tally.counts)
}

async fn count(portal: &Portal, sql: &'static str, member: MemberId) -> i64 {
    let mut tx = portal.db.read().await.unwrap();
    value!(tx, sql, member).unwrap()
}

/// Every byte of the files of an embedded database.
async fn files_of(portal: &Portal) -> Vec<u8> {
    if portal.db.is_postgres() {
        return Vec::new();
    }
    let mut tx = portal.db.read().await.unwrap();
    let file: String = value!(
        tx,
        "select file from pragma_database_list where name = 'main'"
    )
    .unwrap();
    let mut bytes = Vec::new();
    for ending in ["", "-wal", "-journal"] {
        bytes.extend(std::fs::read(format!("{file}{ending}")).unwrap_or_default());
    }
    bytes
}

on_both_engines! {
    async fn all_that_is_personal_is_exported_and_then_gone(portal: Portal) {
        let panel = Panel::new(&portal).await;
        panel.whole_journey(&portal, "Bram Omstander", "lantaarn").await;
        let before = schema::personal_values(&portal).await;
        let zyx = panel.whole_journey(&portal, "Zyxwiek Grootenhuis", "kwartelei").await;
        let mut planted = schema::personal_values(&portal).await;
        for (column, values) in &mut planted {
            values.retain(|value| !before[column].contains(value));
            assert!(!values.is_empty(), "the journey leaves nothing in {column}, so that nothing about it is proven");
        }

        let export = queries::export(&portal, &zyx.actor).await.unwrap();
        for table in TABLES.iter().filter(|table| !table.personal.is_empty()) {
            assert!(
                export[table.exported].as_array().is_some_and(|rows| !rows.is_empty()),
                "{} is not in the export as {}", table.name, table.exported
            );
        }
        let written = export.to_string();
        for word in ["Zyxwiek Grootenhuis", "kwartelei is mijn reden", "kwartelei is mijn reactie", "kwartelei is mijn zorg",
                     "kwartelei is geen antwoord", "2026-03-02T11:00:00Z"] {
            assert!(written.contains(word), "{word} is not in the export");
        }
        for other in ["lantaarn", "Bram"] {
            assert!(!written.contains(other), "{other} is of somebody else");
        }
        for secret in ["accounts.password_hash", "accounts.unsubscribe_token", "attempts.subject_hash",
                       "contributions.text_hash", "invitation_tokens.token_hash", "outbox.payload",
                       "password_tokens.token_hash", "sign_ins.token_hash", "sign_in_codes.code_hash", "calendar_feeds.token_hash"] {
            for value in &planted[secret] {
                assert!(!written.contains(value), "{secret} is in the export");
            }
        }

        operations::erase_me(&portal, &zyx.actor, &sure()).await.unwrap();
        let all = schema::all_texts(&portal).await;
        let short = |value: &&String| value.len() > 5;
        let needles = planted.values().flatten().filter(short).map(|value| value.to_lowercase());
        for needle in needles.chain(["zyxwiek", "grootenhuis", "kwartelei"].map(str::to_owned)) {
            for (column, text) in &all {
                assert!(!text.to_lowercase().contains(&needle), "{needle} is still in {column}");
            }
        }
        let sql = "select count(*) from signals where words = '' and $1 > 0";
        assert_eq!(count(&portal, sql, zyx.member).await, 1, "the number of a question is not given to somebody else's");
        let after = schema::personal_values(&portal).await;
        for (column, values) in &before {
            assert!(after[column].is_superset(values), "{column} of somebody else was touched");
        }
        for (what, sql) in [
            ("an answer is owed", "select count(*) from contributions where member_id = $1 and state <> 'withdrawn'"),
            ("an invitation is under way", "select count(*) from invitations where member_id = $1 and state in ('drafted', 'sent', 'opened', 'reminded')"),
            ("on the panel", "select count(*) from members where id = $1 and state <> 'ended'"),
            ("a mail waits", "select count(*) from outbox o join members m on m.account_id = o.account_id where m.id = $1"),
            ("an owner will be told of a refusal",
             "select count(*) from outbox where kind = 'answer_refused' and state = 'waiting' and $1 < 0
              or kind = 'answer_refused' and state = 'waiting' and event like (
                 select '%:refused:' || cast(max(id) as text) from contributions where member_id = $1 and reopened_at is not null)"),
        ] {
            assert_eq!(count(&portal, sql, zyx.member).await, 0, "{what}");
        }
    }

    async fn nothing_of_them_can_be_read_in_the_files_of_the_database(portal: Portal) {
        let panel = Panel::new(&portal).await;
        panel.whole_journey(&portal, "Bram Omstander", "lantaarn").await;
        let zyx = panel.whole_journey(&portal, "Zyxwiek Grootenhuis", "kwartelei").await;
        operations::erase_me(&portal, &zyx.actor, &sure()).await.unwrap();
        let bytes = files_of(&portal).await;
        if portal.db.is_postgres() {
            assert!(bytes.is_empty(), "the files of a server are its own");
            return;
        }
        let holds = |word: &str| bytes.windows(word.len()).any(|found| found.eq_ignore_ascii_case(word.as_bytes()));
        assert!(holds("lantaarn") && holds("Omstander"), "what stays can be read");
        for gone in ["kwartelei", "zyxwiek", "grootenhuis"] {
            assert!(!holds(gone), "{gone} can still be read in the files");
        }
    }

    async fn what_staff_quoted_of_them_goes_with_them(portal: Portal) {
        let panel = Panel::new(&portal).await;
        let zyx = panel.whole_journey(&portal, "Zyxwiek Grootenhuis", "kwartelei van de buurvrouw naast ons").await;
        let quoted = "U schreef: “kwartelei van de buurvrouw naast ons is mijn zorg”. Dat snappen wij, Zyxwiek Grootenhuis.";
        let mut quotes = 0;
        for (table, column) in TEXTS_OF_STAFF {
            let sql: &'static str = String::leak(format!("update {table} set {column} = $1"));
            let changed: crate::Result<u64> =
                crate::transaction!(portal.db, tx => { execute!(tx, sql, quoted) });
            quotes += changed.unwrap();
        }
        assert!(quotes > 10, "the journey leaves little to quote in");
        // The words by which the quotations are found are somebody's words as well.
        let published: crate::Result<usize> = crate::transaction!(portal.db, tx => {
            let decided: Vec<ProposalId> = scalars!(tx, "select proposal_id from decisions")?;
            for id in &decided {
                decisions::telling::publish(tx, portal.now(), *id).await?;
            }
            let promised: Vec<CommitmentId> = scalars!(tx, "select id from commitments where of_conscience = 0")?;
            for id in &promised {
                commitments::telling::publish(tx, *id).await?;
            }
            Ok(decided.len() + promised.len())
        });
        assert!(published.unwrap() > 0, "the journey leaves nothing to find");
        operations::erase_me(&portal, &zyx.actor, &sure()).await.unwrap();
        for (column, text) in schema::all_texts(&portal).await {
            assert!(!text.contains("kwartelei") && !text.contains("Zyxwiek"), "{column}: {text}");
        }
        let mut tx = portal.db.read().await.unwrap();
        let left: Vec<String> = scalars!(tx, "select distinct text from answers where text like 'U schreef%'").unwrap();
        assert_eq!(left, ["U schreef: “[…]”. Dat snappen wij, […]."]);
    }

    async fn votes_of_closed_rounds_say_no_more_that_one_person_cast_them(portal: Portal) {
        let panel = Panel::new(&portal).await;
        let anna = panel.join(&portal, "Anna Vermeer").await;
        let bas = panel.join(&portal, "Bas de Wit").await;
        let mut rounds = Vec::new();
        for title in ["Een", "Twee"] {
            let round = panel.round(&portal, title, &[&anna, &bas]).await;
            journey::vote(&portal, &anna, round, "against", "omdat het kan").await;
            portal.clock.set(portal.now().plus_days(8));
            rounds.push((round, counts(&portal, &panel.owner.actor, round).await));
        }
        operations::erase_me(&portal, &anna.actor, &sure()).await.unwrap();
        for (round, before) in rounds {
            assert_eq!(counts(&portal, &panel.owner.actor, round).await, before);
            let mut tx = portal.db.read().await.unwrap();
            let kept: i64 = value!(
                tx,
                "select count(*) from positions v join proposals p on p.id = v.proposal_id
                 where v.proposal_id = $1 and v.member_id is null and v.reason = ''
                   and v.cast_at = p.closes_at and v.changed_at = p.closes_at",
                round
            ).unwrap();
            assert_eq!(kept, 1);
        }
    }

    async fn a_closed_round_keeps_its_counts_and_an_open_one_lets_go(portal: Portal) {
        let panel = Panel::new(&portal).await;
        let anna = panel.join(&portal, "Anna Vermeer").await;
        let bas = panel.join(&portal, "Bas de Wit").await;
        let closed = panel.round(&portal, "Gesloten", &[&anna, &bas]).await;
        for (who, position) in [(&anna, "against"), (&bas, "for")] {
            journey::vote(&portal, who, closed, position, "omdat het kan").await;
        }
        portal.clock.set(portal.now().plus_days(8));
        let open = panel.round(&portal, "Open", &[&anna, &bas]).await;
        for who in [&anna, &bas] {
            journey::vote(&portal, who, open, "for", "omdat het moet").await;
        }
        let before = counts(&portal, &bas.actor, closed).await;
        operations::erase_me(&portal, &anna.actor, &sure()).await.unwrap();
        assert_eq!(counts(&portal, &bas.actor, closed).await, before);
        assert_eq!(before.1.iter().map(|(_, count)| count).sum::<i64>(), 2);
        let (asked, votes) = counts(&portal, &bas.actor, open).await;
        assert_eq!((asked, votes.iter().map(|(_, count)| count).sum::<i64>()), (2, 1));
    }

    async fn erasing_twice_is_erasing_once(portal: Portal) {
        let panel = Panel::new(&portal).await;
        let anna = panel.join(&portal, "Anna Vermeer").await;
        for _ in 0..2 {
            operations::erase_member(&portal, &panel.admin, anna.member, &sure()).await.unwrap();
        }
        let log = audit::queries::log(&portal, &panel.admin, &Default::default()).await.unwrap();
        let lines: Vec<_> = log.lines.iter().filter(|line| line.action == Recorded::Known(audit::Action::MemberErase)).collect();
        assert_eq!(lines.len(), 1);
        assert_eq!((lines[0].account_id, lines[0].detail.as_str()), (panel.admin.account(), ""));
        let found = erasable(&portal, &panel.admin, anna.member).await.unwrap();
        assert!(found.erased && found.name.is_empty());
    }

    async fn nothing_is_erased_unless_it_is_confirmed(portal: Portal) {
        let panel = Panel::new(&portal).await;
        let anna = panel.join(&portal, "Anna Vermeer").await;
        for (sure, word, field, problem) in [
            ("", "wissen", "sure", Problem::NotChosen),
            ("yes", "", "word", Problem::Missing),
            ("yes", "wis", "word", Problem::Wrong),
        ] {
            let typed = operations::ErasureForm { sure: sure.to_owned(), word: word.to_owned() };
            let refused = operations::erase_me(&portal, &anna.actor, &typed).await;
            let Err(Error::Invalid(errors)) = refused else { panic!("{refused:?}") };
            assert_eq!(errors.iter().collect::<Vec<_>>(), [(field, &problem)]);
        }
        assert_eq!(count(&portal, "select count(*) from members where id = $1 and state = 'active'", anna.member).await, 1);
        let typed = operations::ErasureForm { sure: "yes".to_owned(), word: " ERASE ".to_owned() };
        operations::erase_me(&portal, &anna.actor, &typed).await.unwrap();
    }

    async fn only_the_administrator_erases_somebody_else(portal: Portal) {
        let panel = Panel::new(&portal).await;
        let anna = panel.join(&portal, "Anna Vermeer").await;
        let bas = panel.join(&portal, "Bas de Wit").await;
        for actor in [&bas.actor, &panel.owner.actor, &panel.conscience, &Actor::Visitor] {
            let refused = operations::erase_member(&portal, actor, anna.member, &sure()).await;
            assert!(matches!(refused, Err(Error::Forbidden)), "{refused:?}");
            assert!(matches!(erasable(&portal, actor, anna.member).await, Err(Error::Forbidden)));
        }
        let unknown = operations::erase_member(&portal, &panel.admin, MemberId(404), &sure()).await;
        assert!(matches!(unknown, Err(Error::NotFound)));
        assert!(matches!(queries::export(&portal, &Actor::Visitor).await, Err(Error::Forbidden)));
        assert!(matches!(operations::erase_me(&portal, &panel.admin, &sure()).await, Err(Error::Forbidden)));
    }

    async fn whoever_has_a_role_hands_it_over_first(portal: Portal) {
        let panel = Panel::new(&portal).await;
        let anna = panel.join(&portal, "Anna Vermeer").await;
        let refused = async || match operations::erase_me(&portal, &anna.actor, &sure()).await {
            Err(Error::Conflict(why)) => Some(why),
            Ok(()) => None,
            Err(error) => panic!("{error}"),
        };
        let give = async |role: Role| {
            let done: crate::Result<()> = crate::transaction!(portal.db, tx => {
                crate::people::accounts::store::give_role(tx, portal.now(), anna.account, role).await
            });
            done.unwrap();
        };
        give(Role::Administrator).await;
        assert_eq!(refused().await, Some(Conflict::StillStaff));
        let alone: crate::Result<u64> = crate::transaction!(portal.db, tx => {
            execute!(tx, "delete from staff_roles where account_id <> $1", anna.account)
        });
        alone.unwrap();
        assert_eq!(refused().await, Some(Conflict::LastOne));
        let conscience: crate::Result<()> = crate::transaction!(portal.db, tx => {
            execute!(tx, "delete from staff_roles")?;
            execute!(tx, "update conscience_mandates set ends_at = $1", portal.now())?;
            crate::people::mandates::store::begin(tx, portal.now(), anna.account, "Waakt.", "").await
        });
        conscience.unwrap();
        assert_eq!(refused().await, Some(Conflict::LastOne));
        let over: crate::Result<u64> = crate::transaction!(portal.db, tx => {
            execute!(tx, "update conscience_mandates set ends_at = $1", portal.now())
        });
        over.unwrap();
        assert_eq!(refused().await, None);
    }
}
