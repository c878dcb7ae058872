//! The engines on which a journey over HTTP is tested.

/// Makes tests on both engines out of functions that take an engine: one journey of each slice, and those that
/// depend on several things at the same moment, on several nodes, or on the whole portal.
macro_rules! on_both_engines {
    ($($(#[$meta:meta])* async fn $name:ident($engine:ident: Engine) $body:block)*) => {
        crate::engines::over_http! {
            [(sqlite, Sqlite), (postgres, Postgres)]
            $($(#[$meta])* async fn $name($engine: Engine) $body)*
        }
    };
}

/// Makes tests on SQLite alone: the SQL below them is proven on both engines in the domain.
macro_rules! on_sqlite {
    ($($(#[$meta:meta])* async fn $name:ident($engine:ident: Engine) $body:block)*) => {
        crate::engines::over_http! {
            [(sqlite, Sqlite)]
            $($(#[$meta])* async fn $name($engine: Engine) $body)*
        }
    };
}

/// The common part of the two.
macro_rules! over_http {
    ($engines:tt) => {};
    ($engines:tt $(#[$meta:meta])* async fn $name:ident($engine:ident: Engine) $body:block $($rest:tt)*) => {
        $(#[$meta])*
        mod $name {
            use super::*;

            fn run($engine: Engine) -> klankbord_domain::base::db::testing::ToRun {
                Box::pin(async move $body)
            }

            crate::engines::each_engine! { $engines }
        }
        crate::engines::over_http! { $engines $($rest)* }
    };
}

/// One test for each engine.
macro_rules! each_engine {
    ([$(($test:ident, $engine:ident)),*]) => {$(
        #[test]
        fn $test() {
            let name = concat!(module_path!(), "::", stringify!($test));
            klankbord_domain::base::db::testing::test(name, run(Engine::$engine));
        }
    )*};
}

pub(crate) use {each_engine, on_both_engines, on_sqlite, over_http};
