//! The way in which texts are kept: each slice has its own, in both languages side by side.
//!
//! A text in one language only does not compile, an argument that a sentence does not use does not
//! compile, and neither does a text that no page uses (`unused` is denied).

/// Defines texts as functions of the language: `texts! { title = "Aanmelden" | "Sign in"; }`, with
/// arguments where a sentence needs them: `hello(name: &str) = "Dag {name}" | "Hello {name}";`.
macro_rules! texts {
    ($($name:ident $(($($arg:ident: $type:ty),+ $(,)?))? = $nl:literal | $en:literal;)*) => {
        $(texts!(@text $name $(($($arg: $type),+))? = $nl | $en);)*
    };
    (@text $name:ident = $nl:literal | $en:literal) => {
        pub(crate) const fn $name(lang: klankbord_domain::Language) -> &'static str {
            match lang {
                klankbord_domain::Language::Nl => $nl,
                klankbord_domain::Language::En => $en,
            }
        }
    };
    (@text $name:ident ($($arg:ident: $type:ty),+) = $nl:literal | $en:literal) => {
        pub(crate) fn $name(lang: klankbord_domain::Language, $($arg: $type),+) -> String {
            match lang {
                klankbord_domain::Language::Nl => format!($nl),
                klankbord_domain::Language::En => format!($en),
            }
        }
    };
}
