//! `klankbord admin create`: the set-up from a shell, and another administrator later on.
//!
//! Values that are not given as arguments are asked for, on the terminal or from a pipe, a line each.

use crate::config::Config;
use clap::Args;
use klankbord_app::web::{paths, ui::problem::sentence};
use klankbord_domain::{
    Actor, Error, FieldErrors, Language, Portal, Role,
    lifecycle::set_up::operations::{SetUp, set_up},
    people::{
        accounts::operations::{NewStaff, add_staff},
        organisation::queries,
    },
};
use std::io::{BufRead as _, Write as _};

/// The first administrator and the organisation, from the command line.
#[derive(Args, Debug)]
pub struct Create {
    /// The administrator's name.
    #[arg(long)]
    name: Option<String>,
    /// The administrator's e-mail address.
    #[arg(long)]
    email: Option<String>,
    /// The administrator's password, for the first one only; rather let it be asked for.
    #[arg(long, env = "KLANKBORD_ADMIN_PASSWORD", hide_env_values = true)]
    password: Option<String>,
    /// The language they read: nl or en.
    #[arg(long, default_value = "nl")]
    language: String,
    /// The organisation's name.
    #[arg(long)]
    organisation: Option<String>,
    /// The time zone.
    #[arg(long, default_value = "Europe/Amsterdam")]
    zone: String,
    /// The phone number for every page.
    #[arg(long)]
    phone: Option<String>,
    /// The e-mail address for every page.
    #[arg(long)]
    organisation_email: Option<String>,
    /// The name of the customer conscience.
    #[arg(long)]
    conscience_name: Option<String>,
    /// The e-mail address of the customer conscience.
    #[arg(long)]
    conscience_email: Option<String>,
    /// The mandate of the customer conscience, for customers to read.
    #[arg(long)]
    mandate: Option<String>,
    /// Whether the customer conscience works in sales or marketing: yes or no.
    #[arg(long)]
    conscience_in_sales: Option<String>,
    /// Why they are appointed all the same, for customers to read.
    #[arg(long)]
    sales_reason: Option<String>,
}

/// Sets the installation up, or adds an administrator to one that was set up before.
///
/// # Errors
/// The problems, field by field, or the reason why the database failed.
pub async fn create(
    config: &Config,
    portal: Portal,
    given: Create,
) -> Result<(), Box<dyn std::error::Error>> {
    let language = given
        .language
        .parse::<Language>()
        .map_err(|_| "the language must be nl or en")?;
    if queries::organisation(&portal).await?.is_some() {
        let new = NewStaff {
            name: ask(given.name, "Name")?,
            email: ask(given.email, "Email address")?,
            language: given.language,
            roles: vec![Role::Administrator.as_str().to_owned()],
        };
        let added = add_staff(&portal, &Actor::Portal, &new)
            .await
            .map_err(told)?;
        match added.token {
            Some(token) => println!(
                "Added. Choose a password within seven days: {}{}",
                config.settings.base_url,
                paths::choose_password(token.secret())
            ),
            None => println!(
                "Added. This address was known already, so the link to choose a password is mailed to it."
            ),
        }
        return Ok(());
    }
    let in_sales = ask(
        given.conscience_in_sales,
        "Does the customer conscience work in sales or marketing? (yes or no)",
    )?;
    let sales_reason = if in_sales == "yes" {
        ask(given.sales_reason, "Why they are appointed all the same")?
    } else {
        String::new()
    };
    let typed = SetUp {
        name: ask(given.organisation, "Name of the organisation")?,
        zone: given.zone,
        phone: ask(given.phone, "Phone number shown on every page")?,
        email: ask(
            given.organisation_email,
            "Email address shown on every page",
        )?,
        accent: String::new(),
        admin_name: ask(given.name, "Your name")?,
        admin_email: ask(given.email, "Your email address")?,
        admin_password: ask(given.password, "Choose a password (it shows as you type)")?,
        conscience_name: ask(given.conscience_name, "Name of the customer conscience")?,
        conscience_email: ask(
            given.conscience_email,
            "Email address of the customer conscience",
        )?,
        mandate: ask(
            given.mandate,
            "Mandate of the customer conscience, in one line",
        )?,
        in_sales,
        sales_reason,
    };
    set_up(&portal, language, &typed).await.map_err(told)?;
    println!(
        "Klankbord is set up. Once it is served, sign in at {}{}; a test mail goes out then.",
        config.settings.base_url,
        paths::sign_in_password()
    );
    Ok(())
}

fn ask(given: Option<String>, label: &str) -> std::io::Result<String> {
    if let Some(given) = given.filter(|given| !given.is_empty()) {
        return Ok(given);
    }
    eprint!("{label}: ");
    std::io::stderr().flush()?;
    let mut line = String::new();
    std::io::stdin().lock().read_line(&mut line)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// One line for each problem.
fn told(error: Error) -> String {
    let lines = |errors: &FieldErrors| {
        let lines: Vec<_> = errors
            .iter()
            .map(|(field, problem)| format!("  - {field}: {}", sentence(Language::En, problem)))
            .collect();
        lines.join("\n")
    };
    match &error {
        Error::Invalid(errors) => format!("this is not right yet:\n{}", lines(errors)),
        _ => error.source_text(),
    }
}
