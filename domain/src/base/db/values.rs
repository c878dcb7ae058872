//! The values of a statement, apart from the engine that it will run on.
//!
//! A statement that waits for the other reads of its page can't hold on to what its caller lent it, so its values are
//! copied. PostgreSQL's own encoding tells the kind and the bytes of a value, so whatever can be bound to a statement
//! can wait; there is no second list of types.

use crate::base::error::{Error, Result};
use sqlx::{
    Arguments as _, Encode, Postgres, Type, TypeInfo as _,
    encode::IsNull,
    postgres::{PgArgumentBuffer, PgArguments},
    sqlite::SqliteArguments,
};

/// A value to bind; `None` is nothing where a value of its kind could be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    Integer(Option<i64>),
    Truth(Option<bool>),
    Text(Option<String>),
    Bytes(Option<Vec<u8>>),
}

impl Value {
    /// Copies a value.
    ///
    /// # Errors
    /// [`Error::Unavailable`] for a type that no column has.
    pub fn of<'q, T: Encode<'q, Postgres> + Type<Postgres>>(value: T) -> Result<Self> {
        let kind = value.produces().unwrap_or_else(T::type_info);
        let wrong = || {
            Error::unavailable(sqlx::Error::Encode(
                format!("a value of the type {kind}").into(),
            ))
        };
        let mut buffer = PgArgumentBuffer::default();
        let bytes = match value.encode(&mut buffer) {
            Ok(IsNull::No) => Some(std::mem::take(&mut *buffer)),
            Ok(IsNull::Yes) => None,
            Err(_) => return Err(wrong()),
        };
        Ok(match kind.name() {
            "INT8" | "INT4" | "INT2" => Self::Integer(read(bytes, integer).ok_or_else(wrong)?),
            "BOOL" => Self::Truth(read(bytes, |bytes| Some(bytes == [1])).ok_or_else(wrong)?),
            "TEXT" | "VARCHAR" => {
                Self::Text(read(bytes, |bytes| String::from_utf8(bytes).ok()).ok_or_else(wrong)?)
            }
            "BYTEA" => Self::Bytes(bytes),
            _ => return Err(wrong()),
        })
    }
}

/// A number of any size, its first byte the highest.
fn integer(bytes: Vec<u8>) -> Option<i64> {
    Some(match *bytes {
        [a, b] => i64::from(i16::from_be_bytes([a, b])),
        [a, b, c, d] => i64::from(i32::from_be_bytes([a, b, c, d])),
        _ => i64::from_be_bytes(bytes.try_into().ok()?),
    })
}

/// Reads bytes, if there are any; `None` when they are not what they should be.
fn read<T>(bytes: Option<Vec<u8>>, parse: impl FnOnce(Vec<u8>) -> Option<T>) -> Option<Option<T>> {
    match bytes {
        Some(bytes) => parse(bytes).map(Some),
        None => Some(None),
    }
}

macro_rules! bind {
    ($name:ident, $arguments:ident) => {
        /// The values, for one engine.
        pub(super) fn $name<'v>(values: impl IntoIterator<Item = &'v Value>) -> Result<$arguments> {
            let mut arguments = $arguments::default();
            for value in values {
                let added = match value {
                    Value::Integer(value) => arguments.add(*value),
                    Value::Truth(value) => arguments.add(*value),
                    Value::Text(value) => arguments.add(value.clone()),
                    Value::Bytes(value) => arguments.add(value.clone()),
                };
                added.map_err(|error| Error::unavailable(sqlx::Error::Encode(error)))?;
            }
            Ok(arguments)
        }
    };
}

bind!(for_sqlite, SqliteArguments);
bind!(for_postgres, PgArguments);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_keeps_its_kind_and_its_content() {
        let text = |text: &str| Value::Text(Some(text.to_owned()));
        assert_eq!(Value::of(-7_i64).unwrap(), Value::Integer(Some(-7)));
        assert_eq!(Value::of(-7_i32).unwrap(), Value::Integer(Some(-7)));
        assert_eq!(Value::of(-7_i16).unwrap(), Value::Integer(Some(-7)));
        assert_eq!(Value::of(None::<i64>).unwrap(), Value::Integer(None));
        assert_eq!(Value::of(true).unwrap(), Value::Truth(Some(true)));
        assert_eq!(Value::of("Zoë").unwrap(), text("Zoë"));
        assert_eq!(Value::of(Some(String::new())).unwrap(), text(""));
        assert_eq!(Value::of(None::<&str>).unwrap(), Value::Text(None));
        assert_eq!(
            Value::of(&[0_u8, 255][..]).unwrap(),
            Value::Bytes(Some(vec![0, 255]))
        );
        assert_eq!(Value::of(crate::Language::En).unwrap(), text("en"));
        assert!(Value::of(0.5_f64).is_err());
    }
}
