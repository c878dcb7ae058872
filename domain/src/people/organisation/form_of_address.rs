//! How people are addressed: by their first name, or by their full one.

/// The way in which the organisation addresses people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum FormOfAddress {
    /// `Henk`.
    #[default]
    FirstName,
    /// `Henk Mulder`.
    FullName,
}
crate::base::db::text_enum!(FormOfAddress { FirstName => "first_name", FullName => "full_name" });

impl FormOfAddress {
    /// The part of a name with which to greet somebody. A name that begins with a title or with initials is said whole.
    #[must_use]
    pub fn greets(self, name: &str) -> &str {
        let first = name.split_whitespace().next().unwrap_or_default();
        let is_given = first.chars().count() > 1 && !first.contains('.');
        match self {
            Self::FirstName if is_given => first,
            Self::FirstName | Self::FullName => name.trim(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_first_name_is_used_where_there_is_one() {
        let first = |name| FormOfAddress::FirstName.greets(name);
        assert_eq!(first("Henk Mulder"), "Henk");
        assert_eq!(first("Anne-Fleur van der Berg"), "Anne-Fleur");
        assert_eq!(first("J.P. Balk"), "J.P. Balk");
        assert_eq!(first("Fam. de Wit"), "Fam. de Wit");
        assert_eq!(first("H Mulder"), "H Mulder");
        assert_eq!(first(" Henk "), "Henk");
        assert_eq!(first(""), "");
        assert_eq!(FormOfAddress::FullName.greets("Henk Mulder"), "Henk Mulder");
    }
}
