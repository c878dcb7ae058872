//! The board of the invented organisation at one table with customers: a series, a session that comes, and one
//! that still needs a date.

use super::play::Play;
use klankbord_domain::{
    Error, Result,
    ids::{ProjectId, ProposalId, SeriesId, SessionId},
    sessions::operations::{Typed, TypedSeries, create_series, plan, set_date},
};

impl Play<'_> {
    /// Plans the sessions about these projects and this proposal.
    pub(super) async fn boardroom(&self, project: ProjectId, proposal: ProposalId) -> Result<()> {
        self.on_day(-21);
        let staff = self.staff;
        let account = |actor: &klankbord_domain::Actor| {
            let account = actor.account().ok_or(Error::NotFound)?;
            Ok::<_, Error>(account.to_string())
        };
        let series = TypedSeries {
            name: "Klant aan tafel".to_owned(),
            rhythm: "monthly".to_owned(),
            secretary: account(&staff.colleague)?,
        };
        let series = create_series(self.portal, &staff.board, &series).await?;
        let bill = Typed {
            theme: "Wat maakt een rekening duidelijk?".to_owned(),
            scope_open: "Wat er op de eerste bladzijde staat, en welke woorden wij gebruiken. De rekening gaat pas \
                         naar de drukker als wij u gehoord hebben."
                .to_owned(),
            facilitator: account(&staff.conscience)?,
            staff: vec![account(&staff.board)?, account(&staff.owner)?],
            proposals: vec![proposal.to_string()],
            projects: vec![project.to_string()],
            ..usual(series)
        };
        let coming = self.session(&bill).await?;
        let day = self.date(12);
        set_date(self.portal, &staff.colleague, coming, &day, "14:00").await?;
        let winter = Typed {
            theme: "Als de warmte in de winter uitvalt".to_owned(),
            scope_open: "Hoe wij u waarschuwen, en wie wij het eerst helpen.".to_owned(),
            facilitator: account(&staff.conscience)?,
            staff: vec![account(&staff.board)?],
            ..usual(series)
        };
        self.session(&winter).await?;
        Ok(())
    }

    async fn session(&self, typed: &Typed) -> Result<SessionId> {
        plan(self.portal, &self.staff.colleague, typed).await
    }
}

/// What all sessions of the series have in common.
fn usual(series: SeriesId) -> Typed {
    Typed {
        series: series.to_string(),
        place: "Raadzaal op de tweede verdieping, Stationsplein 1, Ommen. Er is een lift."
            .to_owned(),
        minutes: "90".to_owned(),
        capacity: "12".to_owned(),
        seats: "6".to_owned(),
        languages: "nl,en".to_owned(),
        ..Typed::default()
    }
}
