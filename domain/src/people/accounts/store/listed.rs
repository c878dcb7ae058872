//! The SQL that carries the rows of a customer list into accounts, many at once: those after line `from` up to
//! and including line `to`.

use crate::{
    Result, Timestamp,
    base::{db::Tx, ids::ImportId},
    execute,
    people::accounts::store::staff::works_here,
};

/// Makes an account for each new address.
pub(crate) async fn add(
    tx: &mut Tx,
    now: Timestamp,
    import: ImportId,
    from: i64,
    to: i64,
) -> Result<()> {
    execute!(
        tx,
        "insert into accounts (email, email_key, name, name_key, language, unsubscribe_token, created_at)
         select email, email_key, name, name_key, case when language = '' then 'nl' else language end,
                unsubscribe_token, $4
         from import_rows where import_id = $1 and line > $2 and line <= $3 and verdict = 'new'
         on conflict do nothing",
        import, from, to, now
    )?;
    Ok(())
}

/// Corrects the names of customers who were not on the panel yet and don't work here.
pub(crate) async fn rename(tx: &mut Tx, import: ImportId, from: i64, to: i64) -> Result<()> {
    execute!(
        tx,
        concat!(
            "update accounts set name = r.name, name_key = r.name_key
         from import_rows r, members m
         where r.import_id = $1 and r.line > $2 and r.line <= $3 and r.verdict = 'changed'
           and r.email_key = accounts.email_key and m.account_id = accounts.id
           and m.state in ('listed', 'invited')
           and not ",
            works_here!("accounts.id")
        ),
        import,
        from,
        to
    )?;
    Ok(())
}
