//! Grouping contributions into themes, and merging those that say the same.

use super::{
    Name,
    rules::{check_group, check_groupable},
    store,
};
use crate::{
    Actor, Conflict, Error, Portal, Problem, Result, Timestamp,
    base::{
        audit::{self, Subject},
        db::Tx,
        form,
        ids::{ContributionId, ProposalId, ThemeId},
        values,
    },
    rounds::{
        contributions::{
            grouping::{self, Grouped},
            merging::Places,
            together,
        },
        proposals,
    },
    transaction,
};

/// The form of the owner, as typed.
#[derive(Clone, Debug, Default)]
pub struct ThemeForm {
    /// The contributions that were ticked.
    pub contributions: Vec<ContributionId>,
    /// The theme that was chosen; empty for a new one.
    pub theme: String,
    /// The name of a new theme. When it is filled in, it goes before the theme that was chosen.
    pub name: String,
}

/// Puts contributions into a theme, a new one when a name was typed. Merged contributions go along with their
/// lead. The same form sent twice has one effect.
///
/// # Errors
/// [`Error::Invalid`] field by field; [`Error::NotFound`] and [`Error::Forbidden`] for anyone who does not own
/// the project; [`Conflict::Decided`] after the decision, [`Conflict::Withdrawn`] for a withdrawn contribution.
pub async fn group(
    portal: &Portal,
    actor: &Actor,
    proposal: ProposalId,
    typed: &ThemeForm,
) -> Result<ThemeId> {
    let new = values::optional(&typed.name, |name| Name::parse(name).map(Some));
    let old = match new {
        Ok(None) => values::chosen::<ThemeId>(&typed.theme).map(Some),
        Ok(Some(_)) | Err(_) => Ok(None),
    };
    let (ids, new, old) = form::read((
        ("c", together(&typed.contributions)),
        ("name", new),
        ("theme", old),
    ))?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        require_owner(tx, now, actor, proposal).await?;
        let leads = leads(tx, actor, proposal, &ids).await?;
        let theme = match (&new, old) {
            (Some(name), _) => match store::insert(tx, now, proposal, name, actor.account()).await? {
                Some(theme) => {
                    audit::note(tx, now, actor, audit::Action::ThemeCreate, Subject::Theme(theme), "").await?;
                    theme
                }
                None => {
                    let same = store::named(tx, proposal, name).await?.ok_or(Error::NotFound)?;
                    for id in &ids {
                        if !store::is_in_theme(tx, same, *id).await? {
                            return Err(Error::invalid("name", Problem::Taken));
                        }
                    }
                    return Ok(same);
                }
            },
            (None, Some(theme)) if store::proposal_of(tx, theme).await? == Some(proposal) => theme,
            (None, _) => return Err(Error::invalid("theme", Problem::NotAChoice)),
        };
        let mut moved = 0;
        for lead in leads {
            moved += grouping::put(tx, now, lead, Some(theme)).await?;
        }
        if moved > 0 {
            audit::note(tx, now, actor, audit::Action::ThemeFill, Subject::Theme(theme), &moved.to_string()).await?;
        }
        Ok(theme)
    })
}

/// Takes contributions out of a theme, with all that was merged into them.
///
/// # Errors
/// As [`group`]; [`Problem::OtherTheme`] for a contribution that is not in it.
pub async fn take_out(
    portal: &Portal,
    actor: &Actor,
    theme: ThemeId,
    contributions: &[ContributionId],
) -> Result<()> {
    let ids = form::one("c", together(contributions))?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let proposal = require_owner_of(tx, now, actor, theme).await?;
        let mut moved = 0;
        for id in &ids {
            let found = groupable(tx, actor, proposal, *id).await?;
            if found.theme_id.is_some_and(|stands| stands != theme) {
                return Err(Error::invalid("c", Problem::OtherTheme));
            }
            moved += grouping::put(tx, now, found.lead.unwrap_or(*id), None).await?;
        }
        if moved > 0 {
            audit::note(tx, now, actor, audit::Action::ThemeTakeOut, Subject::Theme(theme), &moved.to_string()).await?;
        }
        Ok(())
    })
}

/// Gives a theme another name.
///
/// # Errors
/// As [`group`]; [`Problem::Taken`] when another theme of the proposal has it.
pub async fn rename(portal: &Portal, actor: &Actor, theme: ThemeId, name: &str) -> Result<()> {
    let name = form::one("name", Name::parse(name))?;
    let now = portal.now();
    transaction!(portal.db, tx => {
        let proposal = require_owner_of(tx, now, actor, theme).await?;
        match store::named(tx, proposal, &name).await? {
            Some(other) if other != theme => return Err(Error::invalid("name", Problem::Taken)),
            Some(_) | None => {}
        }
        store::rename(tx, theme, &name).await?;
        audit::note(tx, now, actor, audit::Action::ThemeRename, Subject::Theme(theme), "").await
    })
}

/// Removes an empty theme.
///
/// # Errors
/// As [`group`]; [`Conflict::NotEmpty`].
pub async fn delete(portal: &Portal, actor: &Actor, theme: ThemeId) -> Result<ProposalId> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let proposal = require_owner_of(tx, now, actor, theme).await?;
        if !store::delete(tx, theme).await? {
            return Err(Conflict::NotEmpty.into());
        }
        audit::note(tx, now, actor, audit::Action::ThemeDelete, Subject::Theme(theme), "").await?;
        Ok(proposal)
    })
}

/// Merges contributions that say the same into a lead. Contributions that were merged into them go along, and a
/// lead is never itself merged: choosing a merged contribution chooses its lead.
///
/// # Errors
/// [`Error::Invalid`] when nothing is left to merge, or when not all are in one theme; otherwise as [`group`].
pub async fn merge(
    portal: &Portal,
    actor: &Actor,
    lead: &str,
    contributions: &[ContributionId],
) -> Result<ContributionId> {
    let (lead, ids) = form::read((
        ("lead", values::chosen::<ContributionId>(lead)),
        ("c", together(contributions)),
    ))?;
    if ids == [lead] {
        return Err(Error::invalid("c", Problem::NotChosen));
    }
    let now = portal.now();
    transaction!(portal.db, tx => {
        let found = grouping::grouped(tx, lead).await?.ok_or(Error::NotFound)?;
        let proposal = found.proposal_id;
        require_owner(tx, now, actor, proposal).await?;
        let found = groupable(tx, actor, proposal, lead).await?;
        let mut all = grouping::places(tx, found.lead.unwrap_or(lead)).await?;
        for id in &ids {
            let other = groupable(tx, actor, proposal, *id).await?;
            if other.theme_id != found.theme_id {
                return Err(Error::invalid("c", Problem::OtherTheme));
            }
            all.extend(grouping::places(tx, other.lead.unwrap_or(*id)).await?);
        }
        let before: Places = all.into_iter().collect();
        let mut after = before.clone();
        for id in &ids {
            after.merge(lead, *id);
        }
        let moved = grouping::write(tx, now, &before, &after).await?;
        let lead = after.lead(lead);
        if moved > 0 {
            audit::note(tx, now, actor, audit::Action::ContributionMerge, Subject::Contribution(lead), &moved.to_string()).await?;
        }
        Ok(lead)
    })
}

/// Takes a contribution out from under its lead, with all that came along when it was merged. It stays in its
/// theme. Unmerging twice has no further effect.
///
/// # Errors
/// As [`group`].
pub async fn unmerge(portal: &Portal, actor: &Actor, id: ContributionId) -> Result<()> {
    let now = portal.now();
    transaction!(portal.db, tx => {
        let found = grouping::grouped(tx, id).await?.ok_or(Error::NotFound)?;
        require_owner(tx, now, actor, found.proposal_id).await?;
        let found = groupable(tx, actor, found.proposal_id, id).await?;
        let before: Places = grouping::places(tx, found.lead.unwrap_or(id)).await?.into_iter().collect();
        let mut after = before.clone();
        after.unmerge(id);
        if grouping::write(tx, now, &before, &after).await? > 0 {
            audit::note(tx, now, actor, audit::Action::ContributionUnmerge, Subject::Contribution(id), "").await?;
        }
        Ok(())
    })
}

async fn require_owner(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    proposal: ProposalId,
) -> Result<()> {
    let proposal = proposals::store::find(tx, now, proposal).await?;
    let proposal = proposal.ok_or(Error::NotFound)?;
    check_group(actor, proposal.owner_id, proposal.state)
}

async fn require_owner_of(
    tx: &mut Tx,
    now: Timestamp,
    actor: &Actor,
    theme: ThemeId,
) -> Result<ProposalId> {
    let proposal = store::proposal_of(tx, theme).await?;
    let proposal = proposal.ok_or(Error::NotFound)?;
    require_owner(tx, now, actor, proposal).await?;
    Ok(proposal)
}

/// A contribution on this proposal that its owner may group.
async fn groupable(
    tx: &mut Tx,
    actor: &Actor,
    proposal: ProposalId,
    id: ContributionId,
) -> Result<Grouped> {
    let found = grouping::grouped(tx, id).await?.ok_or(Error::NotFound)?;
    if found.proposal_id != proposal {
        return Err(Error::invalid("c", Problem::OtherProposal));
    }
    check_groupable(actor, found.shown_as, found.state)?;
    Ok(found)
}

/// The leads of these, each once.
async fn leads(
    tx: &mut Tx,
    actor: &Actor,
    proposal: ProposalId,
    ids: &[ContributionId],
) -> Result<Vec<ContributionId>> {
    let mut leads = Vec::new();
    for id in ids {
        let found = groupable(tx, actor, proposal, *id).await?;
        leads.push(found.lead.unwrap_or(*id));
    }
    leads.sort_unstable();
    leads.dedup();
    Ok(leads)
}
