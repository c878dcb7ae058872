//! Mails: what each one says, in the reader's language.
