//! The ways in which stores run statements, and operations transactions; and enums that are stored as text.

/// Runs a block in a transaction that writes: `transaction!(portal.db, tx => { … Ok(value) })`.
///
/// The block is an `async` block that yields [`Result`]; within it `tx` is a `&mut Tx`. `Ok` commits, anything
/// else undoes all of it. On PostgreSQL the block may run several times, so it must not have effects outside
/// the transaction. This is a macro and not a function with an async closure, because the future of such a
/// function would not be `Send`.
#[macro_export]
macro_rules! transaction {
    ($db:expr, $tx:ident => $body:block) => {
        $crate::transaction!(begin, $db, $tx => $body)
    };
    ($begin:ident, $db:expr, $tx:ident => $body:block) => {{
        let db: &$crate::base::db::Db = &$db;
        let mut attempt = 0;
        loop {
            let mut owned = match db.$begin().await {
                Ok(tx) => tx,
                Err(error) => break Err(error),
            };
            let outcome = {
                let $tx = &mut owned;
                async { $body }.await
            };
            match db.settle(owned, outcome, &mut attempt).await {
                Ok(Some(value)) => break Ok(value),
                Ok(None) => {}
                Err(error) => break Err(error),
            }
        }
    }};
}

/// Runs one statement that writes, as a transaction of its own: `statement!(portal.db, tx => store::cast(tx, …))`. PostgreSQL
/// needs no word of beginning and end for it, which are two of three messages. The statement must not write to a table
/// whose rows are shared.
#[macro_export]
macro_rules! statement {
    ($db:expr, $tx:ident => $write:expr) => {
        $crate::transaction!(begin_one, $db, $tx => { $write.await })
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! run_sql {
    ($tx:expr, $build:ident, $finish:ident, $sql:expr $(, $bind:expr)*) => {
        async {
            let values = vec![$($crate::base::db::values::Value::of($bind)?),*];
            let rows = $tx.fetch($sql, values).await?;
            $crate::base::db::rows::$build::$finish(&rows)
        }
        .await
    };
}

/// One read of several that are asked together, on a connection of its own: `read!(portal.db, tx => store::find(tx, id))`.
#[macro_export]
macro_rules! read {
    ($db:expr, $tx:ident => $read:expr) => {
        async {
            let mut owned = $db.read().await?;
            let $tx = &mut owned;
            $read.await
        }
    };
}

#[doc(hidden)]
#[macro_export]
macro_rules! run_shared {
    ($tx:expr, $finish:ident, $sql:expr $(, $bind:expr)*) => {
        async {
            let values = vec![$($crate::base::db::values::Value::of($bind)?),*];
            $tx.fetch_shared($sql, values, $crate::base::db::rows::query_as::$finish).await
        }
        .await
    };
}

/// All rows, each as a `FromRow`: `all!(tx, "select …", bind, …)`.
#[macro_export]
macro_rules! all {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::run_sql!($tx, query_as, fetch_all, $sql $(, $bind)*)
    };
}

/// All rows of a statement that is the same for every reader and reads only tables that change seldom, as in `all!`: a page
/// takes them from memory as long as none of those tables was written to.
#[macro_export]
macro_rules! shared {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::run_shared!($tx, fetch_all, $sql $(, $bind)*)
    };
}

/// The row, if there is one, in the same way.
#[macro_export]
macro_rules! shared_optional {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::run_shared!($tx, fetch_optional, $sql $(, $bind)*)
    };
}

/// The one row that there must be.
#[macro_export]
macro_rules! one {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::run_sql!($tx, query_as, fetch_one, $sql $(, $bind)*)
    };
}

/// The row, if there is one.
#[macro_export]
macro_rules! optional {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::run_sql!($tx, query_as, fetch_optional, $sql $(, $bind)*)
    };
}

/// The first column of the one row.
#[macro_export]
macro_rules! value {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::run_sql!($tx, query_scalar, fetch_one, $sql $(, $bind)*)
    };
}

/// The first column of the row, if there is one.
#[macro_export]
macro_rules! optional_value {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::run_sql!($tx, query_scalar, fetch_optional, $sql $(, $bind)*)
    };
}

/// The first column of every row.
#[macro_export]
macro_rules! scalars {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        $crate::run_sql!($tx, query_scalar, fetch_all, $sql $(, $bind)*)
    };
}

/// Runs a statement and returns the number of rows that it changed.
#[macro_export]
macro_rules! execute {
    ($tx:expr, $sql:expr $(, $bind:expr)* $(,)?) => {
        async {
            let values = vec![$($crate::base::db::values::Value::of($bind)?),*];
            $tx.execute($sql, values).await
        }
        .await
    };
}

/// Stores an enum as text, and shows its names to forms: `text_enum!(Kind { Idea => "idea" })`.
#[macro_export]
macro_rules! text_enum {
    ($name:ident { $($variant:ident => $text:literal),* $(,)? }) => {
        impl $name {
            /// Every value, in the order of the declaration.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// Its name in the database, in addresses and in forms.
            #[must_use]
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text),* }
            }
        }

        impl std::str::FromStr for $name {
            type Err = $crate::Problem;
            fn from_str(text: &str) -> Result<Self, Self::Err> {
                match text {
                    $($text => Ok(Self::$variant),)*
                    "" => Err($crate::Problem::NotChosen),
                    _ => Err($crate::Problem::NotAChoice),
                }
            }
        }

        impl<DB: sqlx::Database> sqlx::Type<DB> for $name
        where
            str: sqlx::Type<DB>,
        {
            fn type_info() -> DB::TypeInfo {
                <str as sqlx::Type<DB>>::type_info()
            }
            fn compatible(ty: &DB::TypeInfo) -> bool {
                <str as sqlx::Type<DB>>::compatible(ty)
            }
        }

        impl<'q, DB: sqlx::Database> sqlx::Encode<'q, DB> for $name
        where
            &'q str: sqlx::Encode<'q, DB>,
        {
            fn encode_by_ref(
                &self,
                buffer: &mut <DB as sqlx::Database>::ArgumentBuffer,
            ) -> Result<sqlx::encode::IsNull, sqlx::error::BoxDynError> {
                self.as_str().encode(buffer)
            }
        }

        impl<'r, DB: sqlx::Database> sqlx::Decode<'r, DB> for $name
        where
            &'r str: sqlx::Decode<'r, DB>,
        {
            fn decode(
                value: <DB as sqlx::Database>::ValueRef<'r>,
            ) -> Result<Self, sqlx::error::BoxDynError> {
                let text = <&str as sqlx::Decode<DB>>::decode(value)?;
                text.parse().map_err(|_| format!("unknown {}: {text}", stringify!($name)).into())
            }
        }
    };
}
