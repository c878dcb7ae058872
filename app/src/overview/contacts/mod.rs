//! Conversations with customers: logging them, the list, and the names of the management team.

pub(crate) mod list;
pub(crate) mod log;
pub(crate) mod met;

use klankbord_domain::{Language, overview::contacts::Channel};

texts! {
    in_person = "In gesprek" | "In person";
    counter = "Aan de balie" | "At the counter";
    phone = "Telefoon" | "Phone";
    mail = "Mail of brief" | "Email or letter";
    chat = "Chat of WhatsApp" | "Chat or WhatsApp";
    elsewhere = "Anders" | "Another way";
}

pub(crate) const fn channel_name(lang: Language, channel: Channel) -> &'static str {
    match channel {
        Channel::InPerson => in_person(lang),
        Channel::Counter => counter(lang),
        Channel::Phone => phone(lang),
        Channel::Mail => mail(lang),
        Channel::Chat => chat(lang),
        Channel::Elsewhere => elsewhere(lang),
    }
}
