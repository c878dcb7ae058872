//! Everything about one person: giving it to them, and erasing it.
//!
//! Owns no table; its `store` is the one place that touches all of them. What must stay true: a
//! table that holds something personal is in the export and in the erasure; erasing is one
//! transaction; closed rounds keep their counts.
