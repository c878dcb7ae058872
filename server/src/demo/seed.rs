//! The invented organisation.

use super::Login;
use klankbord_domain::{
    Error, Language, Portal, Role,
    accounts::{NewAccount, Password, testing},
    organisation::operations::{SetUp, USUAL_ACCENT, set_up},
    values::Email,
};

/// The password of everybody who has one.
const PASSWORD: &str = "samen klinkt het beter";
const ADMINISTRATOR: &str = "ada@dewaag.example";
const CONSCIENCE: &str = "bo@dewaag.example";
const OWNER: &str = "olga@dewaag.example";
const BOARD: &str = "dirk@dewaag.example";

/// Who there is to sign in as.
pub(super) fn logins() -> Vec<Login> {
    let login = |role, email: &str, password| Login {
        role,
        email: email.to_owned(),
        password,
    };
    vec![
        login("administrator", ADMINISTRATOR, Some(PASSWORD)),
        login("project owner", OWNER, Some(PASSWORD)),
        login("board member", BOARD, Some(PASSWORD)),
        login("customer conscience", CONSCIENCE, None),
    ]
}

/// Sets up the organisation and its staff.
pub(super) async fn seed(portal: &Portal) -> Result<(), Error> {
    let organisation = SetUp {
        name: "Waterschap De Waag".to_owned(),
        zone: "Europe/Amsterdam".to_owned(),
        phone: "030 123 45 67".to_owned(),
        email: "klant@dewaag.example".to_owned(),
        accent: USUAL_ACCENT.to_owned(),
        admin_name: "Ada de Wit".to_owned(),
        admin_email: ADMINISTRATOR.to_owned(),
        admin_password: PASSWORD.to_owned(),
        conscience_name: "Bo Jansen".to_owned(),
        conscience_email: CONSCIENCE.to_owned(),
        mandate: "Bo waakt over de kant van de klant en mag elk besluit tegenspreken.".to_owned(),
    };
    set_up(portal, Language::Nl, &organisation).await?;
    for (email, name, role) in [
        (OWNER, "Olga Smit", Role::ProjectOwner),
        (BOARD, "Dirk Visser", Role::BoardMember),
    ] {
        let parse = |problem| Error::invalid("email", problem);
        let new = NewAccount {
            email: Email::parse(email).map_err(parse)?,
            name: name.to_owned(),
            language: Language::Nl,
        };
        let password = Password::parse(PASSWORD).map_err(parse)?;
        let hash = portal.passwords.hash(password).await?;
        testing::staff(portal, &new, &hash, role).await?;
    }
    Ok(())
}
