//! The rows that a statement of a snapshot returned, read in the ways in which `sqlx` reads them.
//!
//! Each function has the name and the meaning of what `sqlx` calls the same, so that one macro serves both.

use sqlx::{postgres::PgRow, sqlite::SqliteRow};

/// The rows of one statement.
pub enum Rows {
    Sqlite(Vec<SqliteRow>),
    Postgres(Vec<PgRow>),
}

macro_rules! fetch {
    ($name:ident, $row:ty, $of:expr) => {
        #[doc(hidden)]
        pub mod $name {
            use super::{PgRow, Rows, SqliteRow};
            use crate::base::error::Result;
            use sqlx::FromRow;

            fn read<T, E: sqlx::Row>(rows: &[E]) -> Result<Vec<T>>
            where
                $row: for<'r> FromRow<'r, E>,
            {
                let read = |row: &E| <$row as FromRow<'_, E>>::from_row(row).map($of);
                Ok(rows.iter().map(read).collect::<sqlx::Result<_>>()?)
            }

            pub fn fetch_all<T>(rows: &Rows) -> Result<Vec<T>>
            where
                $row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow>,
            {
                match rows {
                    Rows::Sqlite(rows) => read(rows),
                    Rows::Postgres(rows) => read(rows),
                }
            }

            pub fn fetch_optional<T>(rows: &Rows) -> Result<Option<T>>
            where
                $row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow>,
            {
                Ok(fetch_all::<T>(rows)?.into_iter().next())
            }

            pub fn fetch_one<T>(rows: &Rows) -> Result<T>
            where
                $row: for<'r> FromRow<'r, SqliteRow> + for<'r> FromRow<'r, PgRow>,
            {
                Ok(fetch_optional::<T>(rows)?.ok_or(sqlx::Error::RowNotFound)?)
            }
        }
    };
}

fetch!(query_as, T, |row| row);
fetch!(query_scalar, (T,), |row: (T,)| row.0);
