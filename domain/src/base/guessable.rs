//! Passwords that are guessed first. Pure.
//!
//! Lists of passwords that were stolen hold few of twelve characters and more, and nearly all of those are made of the
//! same pieces: common words, names, years, rows of keys, repeats. So the pieces are taken out, and what is left says
//! how much there is to guess. That covers far more than the three thousand that ASVS 5.0 asks for (6.2.4).

/// Words that stand in the most used passwords, in Dutch and in English. Longer ones come before those that they hold.
const PIECES: &[&str] = &[
    "wachtwoorden",
    "wachtwoord",
    "passwords",
    "password",
    "passwort",
    "passord",
    "administrator",
    "administratie",
    "superman",
    "football",
    "baseball",
    "basketball",
    "voetbal",
    "sunshine",
    "princess",
    "prinses",
    "iloveyou",
    "ikhouvanjou",
    "liefde",
    "schatje",
    "welkom",
    "welcome",
    "letmein",
    "laatmeerin",
    "hallo",
    "hello",
    "geheim",
    "secret",
    "changeme",
    "veranderdit",
    "default",
    "standaard",
    "dragon",
    "monkey",
    "master",
    "shadow",
    "killer",
    "trustno",
    "starwars",
    "batman",
    "pokemon",
    "computer",
    "internet",
    "amsterdam",
    "rotterdam",
    "utrecht",
    "feyenoord",
    "ajax",
    "holland",
    "nederland",
    "netherlands",
    "klankbord",
    "klantenpanel",
    "klant",
    "panel",
    "customer",
    "organisatie",
    "bedrijf",
    "company",
    "winter",
    "lente",
    "zomer",
    "herfst",
    "spring",
    "summer",
    "autumn",
    "januari",
    "january",
    "februari",
    "february",
    "maart",
    "march",
    "april",
    "juni",
    "june",
    "juli",
    "july",
    "augustus",
    "august",
    "september",
    "oktober",
    "october",
    "november",
    "december",
    "maandag",
    "monday",
    "dinsdag",
    "tuesday",
    "woensdag",
    "wednesday",
    "donderdag",
    "thursday",
    "vrijdag",
    "friday",
    "zaterdag",
    "saturday",
    "zondag",
    "sunday",
    "michael",
    "jennifer",
    "jordan",
    "charlie",
    "daniel",
    "thomas",
    "andrew",
    "jessica",
    "ashley",
    "sophie",
    "emma",
    "sanne",
    "daan",
    "bram",
    "manager",
    "support",
    "service",
    "student",
    "school",
    "qwerty",
    "azerty",
    "qazwsx",
    "test",
    "admin",
    "login",
    "user",
    "gebruiker",
    "abc",
];

/// Rows that fingers follow, forwards and backwards.
const ROWS: &[&str] = &[
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "azertyuiop",
    "qsdfghjklm",
    "wxcvbn",
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "1qaz2wsx3edc4rfv5tgb6yhn",
];

/// How many different characters have to be left.
const FEWEST: usize = 5;

/// Whether a password is among the first that somebody would try for this person. `about` is what is known of them:
/// their address, their name.
pub(super) fn is_guessable(password: &str, about: &[&str]) -> bool {
    let lower = password.to_lowercase();
    let mut known: Vec<String> = about
        .iter()
        .flat_map(|text| {
            let text = text.to_lowercase();
            let parts: Vec<_> = text
                .split(|c: char| !c.is_alphanumeric())
                .filter(|part| part.chars().count() > 2)
                .map(str::to_owned)
                .collect();
            [text].into_iter().chain(parts)
        })
        .collect();
    known.sort_by_key(|piece| std::cmp::Reverse(piece.len()));
    [lower.clone(), plain(&lower)]
        .iter()
        .any(|text| left(text, &known) < FEWEST)
}

/// Digits and signs that stand for letters, read as those letters.
fn plain(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '0' => 'o',
            '1' | '!' => 'i',
            '3' => 'e',
            '4' | '@' => 'a',
            '5' | '$' => 's',
            '7' => 't',
            other => other,
        })
        .collect()
}

/// How many different characters are left once what everybody uses is out.
fn left(text: &str, known: &[String]) -> usize {
    if text.chars().all(|c| !c.is_alphabetic()) {
        return 0;
    }
    let mut text = text.to_owned();
    for piece in known
        .iter()
        .map(String::as_str)
        .chain(PIECES.iter().copied())
    {
        text = text.replace(piece, " ");
    }
    let chars: Vec<char> = text.chars().collect();
    let mut rest = Vec::new();
    let mut place = 0;
    while place < chars.len() {
        let run = row(&chars[place..]).max(year(&chars[place..]));
        if run > 0 {
            place += run;
            continue;
        }
        let c = chars[place];
        if !c.is_whitespace() && !rest.contains(&c) {
            rest.push(c);
        }
        place += 1;
    }
    rest.len()
}

/// How many of the first characters follow a row of keys or of the alphabet: three at least.
fn row(chars: &[char]) -> usize {
    let mut longest = 0;
    for row in ROWS {
        let forwards: Vec<char> = row.chars().collect();
        let backwards: Vec<char> = row.chars().rev().collect();
        for row in [forwards, backwards] {
            for start in 0..row.len() {
                let same = row[start..]
                    .iter()
                    .zip(chars)
                    .take_while(|(one, other)| one == other);
                longest = longest.max(same.count());
            }
        }
    }
    if longest >= 3 { longest } else { 0 }
}

/// Four, when the first characters are a year of somebody's life.
fn year(chars: &[char]) -> usize {
    let Some(four) = chars.get(..4) else { return 0 };
    let text: String = four.iter().collect();
    let is_year = text
        .parse()
        .is_ok_and(|year: u16| (1930..=2039).contains(&year));
    if is_year { 4 } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::is_guessable;

    #[test]
    fn what_everybody_uses_is_guessable_and_a_sentence_is_not() {
        for common in [
            "password1234",
            "Wachtwoord2026!",
            "P@ssw0rd1234",
            "W4chtw00rd!!",
            "welkomwelkom",
            "Welkom01Welkom01",
            "qwertyuiop12",
            "123456789012",
            "abcdefghijkl",
            "aaaaaaaaaaaa",
            "iloveyou2024",
            "Amsterdam2026!",
            "ajaxajaxajax",
            "zomer2026zomer",
            "1qaz2wsx3edc",
            "poiuytrewq12",
            "klankbord2026",
            "annaannaanna",
        ] {
            assert!(is_guessable(common, &[]), "{common}");
        }
        for own in [
            "een goed wachtwoord",
            "een heel ander wachtwoord",
            "samen klinkt het beter",
            "correct horse battery staple",
            "xK9#mQ2$vL5!",
            "de sluis bij Ommen lekt",
            "vier blauwe fietsen 7",
        ] {
            assert!(!is_guessable(own, &[]), "{own}");
        }
    }

    #[test]
    fn ones_own_address_and_name_are_guessed_first() {
        let about = ["kees.vandijk@klant.example", "Kees van Dijk"];
        for own in [
            "kees.vandijk@klant.example",
            "keesvandijk2026",
            "Vandijk-kees-1971",
            "kees@klant.example",
        ] {
            assert!(is_guessable(own, &about), "{own}");
        }
        assert!(!is_guessable("kees fietst naar zijn tuin", &about));
    }
}
