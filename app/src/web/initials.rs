//! The letters that stand for a name: in faces, in the monogram, and in mails.

/// The first letters of the first and of the last word: `Marijke de Boer` is `MB`.
#[must_use]
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(first_letter);
    let first = words.next();
    let last = words.next_back();
    first
        .into_iter()
        .chain(last)
        .flat_map(char::to_uppercase)
        .collect()
}

fn first_letter(word: &str) -> Option<char> {
    word.chars().find(|letter| letter.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_are_of_the_first_and_the_last_word() {
        assert_eq!(initials("Marijke de Boer"), "MB");
        assert_eq!(initials("Henk"), "H");
        assert_eq!(initials("  özlem yılmaz "), "ÖY");
        assert_eq!(initials("Fam. (van) 't Hoff"), "FH");
        assert_eq!(initials("- …"), "");
    }
}
