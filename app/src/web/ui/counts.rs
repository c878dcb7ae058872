//! Lengths of time as they stand in sentences that count something else too.

texts! {
    minutes(count: i64) = "{count} minuten" | "{count} minutes", one(count) "{count} minuut" | "{count} minute";
    days(count: i64) = "{count} dagen" | "{count} days", one(count) "{count} dag" | "{count} day";
}
