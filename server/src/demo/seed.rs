//! Founds the invented organisation and plays its story.

use super::{
    Login, placements,
    play::{Staff, actor, play},
    signals,
    story::{
        ADMINISTRATOR, BOARD, COLLEAGUE, CONSCIENCE, CUSTOMERS, Colleague, MANDATE, OWNER,
        PASSWORD, SERVICE, TREE, WELCOME,
    },
};
use klankbord_domain::{
    Error, Language, Portal, Result, Role, Roles,
    base::{ids::AccountId, time::Clock},
    lifecycle::set_up::operations::{SetUp, set_up},
    people::{
        accounts::{self, operations::NewStaff, queries::staff},
        departments::{self, operations::DepartmentForm, staff_list},
        organisation::operations::{self, Settings, USUAL_ACCENT},
    },
};

/// The people to sign in as.
pub fn logins() -> Vec<Login> {
    let login = |role, email| Login {
        role,
        email,
        password: PASSWORD,
    };
    let mut logins: Vec<_> = CUSTOMERS
        .first()
        .map(|henk| login("customer", henk.email))
        .into_iter()
        .collect();
    logins.extend([
        login("project owner", OWNER.email),
        login("colleague", SERVICE.email),
        login("customer conscience", CONSCIENCE.email),
        login("board member", BOARD.email),
        login("administrator", ADMINISTRATOR.email),
    ]);
    logins
}

/// Fills an empty database with an organisation that is halfway through two projects.
pub async fn seed(portal: &Portal) -> Result<()> {
    let today = portal.now();
    let past = Portal {
        clock: Clock::held_at(today.plus_days(-90)),
        ..portal.clone()
    };
    let organisation = SetUp {
        name: "Warmte Vechtdal".to_owned(),
        zone: "Europe/Amsterdam".to_owned(),
        phone: "0529 12 34 56".to_owned(),
        email: "klant@warmte.example".to_owned(),
        accent: USUAL_ACCENT.to_owned(),
        admin_name: ADMINISTRATOR.name.to_owned(),
        admin_email: ADMINISTRATOR.email.to_owned(),
        admin_password: PASSWORD.to_owned(),
        conscience_name: CONSCIENCE.name.to_owned(),
        conscience_email: CONSCIENCE.email.to_owned(),
        mandate: MANDATE.to_owned(),
        in_sales: "no".to_owned(),
        sales_reason: String::new(),
    };
    let founder = set_up(&past, Language::Nl, &organisation).await?;
    let administrator = actor(
        founder,
        ADMINISTRATOR.name,
        Roles::default().with(Role::Administrator),
        None,
    );
    let face = Settings {
        name: organisation.name.clone(),
        zone: organisation.zone.clone(),
        phone: organisation.phone.clone(),
        email: organisation.email.clone(),
        accent: organisation.accent.clone(),
        sender: "Klantenpanel Warmte Vechtdal".to_owned(),
        welcome_nl: WELCOME.to_owned(),
        welcome_en: String::new(),
        form_of_address: "first_name".to_owned(),
        writes_in: Language::Nl.as_str().to_owned(),
    };
    operations::change(&past, &administrator, &face).await?;
    let owner = hire(&past, &administrator, &OWNER, Role::ProjectOwner).await?;
    let colleague = hire(&past, &administrator, &COLLEAGUE, Role::ProjectOwner).await?;
    let board = hire(&past, &administrator, &BOARD, Role::BoardMember).await?;
    let service = hire(&past, &administrator, &SERVICE, Role::Colleague).await?;
    let sales = DepartmentForm {
        division: "Klant en markt".to_owned(),
        name: "Verkoop".to_owned(),
        kind: "sales".to_owned(),
    };
    departments::operations::add(&past, &administrator, &sales).await?;
    staff_list::write(&past, &administrator, TREE).await?;
    let conscience = staff(&past, &administrator)
        .await?
        .into_iter()
        .find(|colleague| colleague.name == CONSCIENCE.name)
        .ok_or(Error::NotFound)?;
    choose_password(
        &past,
        conscience.account,
        CONSCIENCE.name,
        Role::CustomerConscience,
    )
    .await?;
    let staff = Staff {
        owner: actor(
            owner,
            OWNER.name,
            Roles::default().with(Role::ProjectOwner),
            None,
        ),
        colleague: actor(
            colleague,
            COLLEAGUE.name,
            Roles::default().with(Role::ProjectOwner),
            None,
        ),
        conscience: actor(
            conscience.account,
            CONSCIENCE.name,
            Roles::default().with(Role::CustomerConscience),
            None,
        ),
        board: actor(
            board,
            BOARD.name,
            Roles::default().with(Role::BoardMember),
            None,
        ),
        administrator,
    };
    let customers = play(&past, &staff, today).await?;
    let service = actor(
        service,
        SERVICE.name,
        Roles::default().with(Role::Colleague),
        None,
    );
    signals::hear(&past, &staff, &service, today).await?;
    signals::asked(&past, &staff, &service, &customers, today).await?;
    placements::play(&past, &staff, &service, today).await
}

async fn hire(
    portal: &Portal,
    administrator: &klankbord_domain::Actor,
    colleague: &Colleague,
    role: Role,
) -> Result<AccountId> {
    let typed = NewStaff {
        name: colleague.name.to_owned(),
        email: colleague.email.to_owned(),
        language: Language::Nl.as_str().to_owned(),
        roles: vec![role.as_str().to_owned()],
    };
    let welcomed = accounts::operations::add_staff(portal, administrator, &typed).await?;
    choose_password(portal, welcomed.account, colleague.name, role).await?;
    Ok(welcomed.account)
}

async fn choose_password(
    portal: &Portal,
    account: AccountId,
    name: &str,
    role: Role,
) -> Result<()> {
    let person = actor(account, name, Roles::default().with(role), None);
    accounts::operations::change_password(portal, &person, "", PASSWORD).await
}
