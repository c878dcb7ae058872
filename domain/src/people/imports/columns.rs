//! The meaning of the columns of a customer list: told by their heads, or pointed at.

use super::Unreadable;
use crate::base::values::Email;
use serde::{Deserialize, Serialize};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Email,
    Name,
    Given,
    Infix,
    Family,
    Number,
    Language,
    Segments,
}

/// What columns are called in the files of Dutch organisations and in the address books of common mail programs:
/// folded, letters and digits only.
pub(super) fn column(head: &str) -> Option<Column> {
    let key: String = head
        .to_lowercase()
        .chars()
        .filter(|c| c.is_alphanumeric())
        .collect();
    Some(match key.as_str() {
        "email" | "emailadres" | "emailaddress" | "mail" | "mailadres" | "epost" | "email1"
        | "email1value" | "emailaddress1" | "emailadres1" | "primaryemail"
        | "primairemailadres" | "primairemail" => Column::Email,
        "naam" | "name" | "klantnaam" | "volledigenaam" | "fullname" | "customername"
        | "contactpersoon" | "weergavenaam" | "displayname" | "klant" | "customer" => Column::Name,
        "voornaam" | "roepnaam" | "firstname" | "givenname" | "voorletters" | "initials" => {
            Column::Given
        }
        "tussenvoegsel" | "tussenvoegsels" | "voorvoegsel" | "voorvoegsels" | "infix"
        | "middlename" | "additionalname" | "middelstenaam" | "tweedenaam" => Column::Infix,
        "achternaam" | "familienaam" | "lastname" | "surname" | "familyname" => Column::Family,
        "klantnummer" | "klantnr" | "klantid" | "customernumber" | "customerno" | "customerid"
        | "relatienummer" | "debiteurnummer" | "lidnummer" | "nummer" | "number" => Column::Number,
        "taal" | "taalcode" | "voorkeurstaal" | "language" | "lang" => Column::Language,
        "segment" | "segmenten" | "segments" | "doelgroep" | "doelgroepen" | "klantgroep"
        | "groep" | "group" | "groups" => Column::Segments,
        _ => return None,
    })
}

/// What the columns under these heads hold.
///
/// # Errors
/// [`Unreadable::NoAddresses`] and [`Unreadable::NoNames`].
pub(super) fn columns(heads: &[&str]) -> Result<Vec<Option<Column>>, Unreadable> {
    let mut columns: Vec<_> = heads.iter().map(|head| column(head)).collect();
    let has = |column: Column, columns: &[Option<Column>]| columns.contains(&Some(column));
    if !has(Column::Email, &columns) {
        return Err(Unreadable::NoAddresses);
    }
    // "Voornaam; Naam": then the name is the family name.
    if has(Column::Given, &columns) && !has(Column::Family, &columns) {
        for column in &mut columns {
            if *column == Some(Column::Name) {
                *column = Some(Column::Family);
            }
        }
    }
    if has(Column::Name, &columns) || has(Column::Family, &columns) {
        Ok(columns)
    } else {
        Err(Unreadable::NoNames)
    }
}

/// Which columns somebody pointed at, by their place in the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pointed {
    /// The address.
    pub email: usize,
    /// The name, or the first name.
    pub name: usize,
    /// The last name, when it has a column of its own.
    pub family: Option<usize>,
    /// The customer number.
    pub number: Option<usize>,
    /// The language.
    pub language: Option<usize>,
    /// The segments.
    pub segments: Option<usize>,
}

impl Pointed {
    /// What each of the columns holds. A column that has two meanings has the first one.
    pub(super) fn columns(&self) -> Vec<Option<Column>> {
        let name = match self.family {
            Some(_) => Column::Given,
            None => Column::Name,
        };
        let pointed = [
            (Some(self.email), Column::Email),
            (Some(self.name), name),
            (self.family, Column::Family),
            (self.number, Column::Number),
            (self.language, Column::Language),
            (self.segments, Column::Segments),
        ];
        let last = pointed.iter().filter_map(|(place, _)| *place).max();
        let mut columns = vec![None; last.map_or(0, |last| last + 1)];
        for (place, column) in pointed.into_iter().rev() {
            if let Some(place) = place {
                columns[place] = Some(column);
            }
        }
        columns
    }
}

/// Whether a cell holds an address, and so is no head.
pub(super) fn is_address(cell: &str) -> bool {
    Email::parse(cell).is_ok()
}
