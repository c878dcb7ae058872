//! A long customer list: read and carried out as the worker does it.

use crate::{Result, seed};
use klankbord_domain::{
    Actor, Language, Person, Portal, Role,
    base::{
        db::Db,
        ids::{AccountId, SignInId},
    },
    people::imports::{operations, staging},
};
use std::{fmt::Write as _, time::Instant};

/// The number of customers on the list.
const ROWS: usize = 50_000;

/// Measures it on a database that was seeded, and prints how long it took.
pub async fn run(database: &str, engine: &str) -> Result<()> {
    let portal = Portal::on(Db::open(database).await?);
    let administrator = Actor::Person(Person {
        account: AccountId(seed::OWNER),
        name: String::new(),
        language: Language::Nl,
        member: None,
        roles: [Role::Administrator].into_iter().collect(),
        sign_in: SignInId(1),
    });
    let mut list = String::from("naam;e-mail;klantnummer\n");
    for row in 0..ROWS {
        writeln!(list, "Nieuwe Klant {row};nieuw{row}@example.nl;N{row}")?;
    }
    let begun = Instant::now();
    let import =
        operations::receive(&portal, &administrator, "klanten.csv", list.as_bytes(), &[]).await?;
    let received = begun.elapsed();
    staging::stage(&portal, import).await?;
    let read = begun.elapsed();
    operations::start(&portal, &administrator, import).await?;
    operations::run(&portal, import).await?;
    println!(
        "\n{engine}: a list of {ROWS} customers was received in {:.2} s, read in {:.1} s and put on the panel in {:.1} s",
        received.as_secs_f64(),
        (read - received).as_secs_f64(),
        (begun.elapsed() - read).as_secs_f64()
    );
    portal.db.close().await;
    Ok(())
}
