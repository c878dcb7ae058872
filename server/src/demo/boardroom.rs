//! The board of the invented organisation at one table with customers: a past session, a coming one, and one
//! that still needs a date.

use super::play::Play;
use klankbord_domain::{
    Actor, Error, Result, Timestamp,
    base::ids::{ProjectId, ProposalId, SeriesId, SessionId},
    boardroom::{
        agenda::operations as agenda,
        arranging::operations::{plan, set_date},
        minutes::operations as minutes,
        room::{
            operations::{
                ClosingForm, HeardForm, QuestionForm, ask, attend, close, hear, mark, move_round,
                say,
            },
            queries::room,
        },
        seats::{
            operations::{
                DrawForm, NeedsForm, accept, change_needs, decline, draw, say_willing, send,
            },
            queries::own as own_seat,
        },
        session_feedback::operations as session_feedback,
        sessions::{
            SessionForm,
            operations::{SeriesForm, create_series},
            queries::find,
        },
    },
    overview::contacts::operations::{self as contacts, ContactForm},
};

/// Customers who had a seat in the past session, and those who are asked for the coming one.
const SEATED: [usize; 4] = [3, 4, 7, 8];
const ASKED: [usize; 6] = [0, 1, 2, 9, 12, 13];

fn account(actor: &Actor) -> Result<String> {
    let account = actor.account().ok_or(Error::NotFound)?;
    Ok(account.to_string())
}

impl Play<'_> {
    /// Plays the sessions about this project and its proposal.
    pub(super) async fn boardroom(&self, project: ProjectId, proposal: ProposalId) -> Result<()> {
        self.on_day(-45);
        let staff = self.staff;
        let series = SeriesForm {
            name: "Klant aan tafel".to_owned(),
            rhythm: "monthly".to_owned(),
            secretary: account(&staff.colleague)?,
        };
        let series = create_series(self.portal, &staff.board, &series).await?;
        self.session_that_was(series, project).await?;
        self.session_to_come(series, project, proposal).await?;
        let winter = SessionForm {
            theme: "Als de warmte in de winter uitvalt".to_owned(),
            scope_open: "Hoe wij u waarschuwen, en wie wij het eerst helpen.".to_owned(),
            staff: vec![account(&staff.board)?],
            ..self.usual(series)?
        };
        plan(self.portal, &staff.colleague, &winter).await?;
        self.on_day(-3);
        let contact = ContactForm {
            segment: self.segment(0)?.to_string(),
            channel: "phone".to_owned(),
            surprise: "Mensen bewaren de rekening jarenlang in een map, en kijken er zelden in."
                .to_owned(),
            met_on: self.date(-3),
        };
        contacts::log(self.portal, &staff.owner, &contact).await?;
        Ok(())
    }

    /// The common values of all sessions of the series.
    fn usual(&self, series: SeriesId) -> Result<SessionForm> {
        Ok(SessionForm {
            series: series.to_string(),
            place: "Raadzaal op de tweede verdieping, Stationsplein 1, Ommen. Er is een lift."
                .to_owned(),
            minutes: "90".to_owned(),
            capacity: "12".to_owned(),
            seats: "6".to_owned(),
            languages: "nl,en".to_owned(),
            facilitator: account(&self.staff.conscience)?,
            ..SessionForm::default()
        })
    }

    /// Makes these customers willing, draws among them, and sends the offers.
    async fn offered(&self, id: SessionId, customers: &[usize]) -> Result<()> {
        for &customer in customers {
            say_willing(self.portal, self.customer(customer)?, "yes").await?;
        }
        let typed = DrawForm {
            months: "6".to_owned(),
            hours: "72".to_owned(),
            ..DrawForm::default()
        };
        draw(self.portal, &self.staff.colleague, id, &typed).await?;
        send(self.portal, &self.staff.colleague, id).await
    }

    async fn takes_seat(&self, id: SessionId, customer: usize, access: &str) -> Result<()> {
        let actor = self.customer(customer)?;
        let seat = own_seat(self.portal, actor, id).await?;
        accept(self.portal, actor, id, &seat.terms.id.to_string()).await?;
        if access.is_empty() {
            return Ok(());
        }
        let typed = NeedsForm {
            access: access.to_owned(),
            ..NeedsForm::default()
        };
        change_needs(self.portal, actor, id, &typed).await
    }

    /// The past session: four customers, a board member and the owner spoke about the first bill that somebody gets.
    async fn session_that_was(&self, series: SeriesId, project: ProjectId) -> Result<()> {
        let staff = self.staff;
        let typed = SessionForm {
            theme: "De eerste rekening na een verhuizing".to_owned(),
            scope_open: "Wat er in de brief staat die u dan krijgt, en wanneer.".to_owned(),
            staff: vec![account(&staff.board)?, account(&staff.owner)?],
            projects: vec![project.to_string()],
            seats: "4".to_owned(),
            ..self.usual(series)?
        };
        let id = plan(self.portal, &staff.colleague, &typed).await?;
        let day = self.date(-20);
        set_date(
            self.portal,
            &staff.colleague,
            id,
            (&day, "14:00"),
            "Dat past beter.",
        )
        .await?;
        self.offered(id, &SEATED).await?;
        for customer in SEATED {
            self.takes_seat(id, customer, "").await?;
        }
        let session = find(self.portal, &staff.board, id).await?.session;
        let begins = session.starts_at.ok_or(Error::NotFound)?;
        self.held(id, begins, project).await?;

        self.portal.clock.set(begins.plus_days(1));
        let text = "## Wat klanten zeiden\n\nWie verhuist, krijgt twee rekeningen door elkaar en weet niet welke de laatste \
                    is. Een klant betaalde drie maanden dubbel.\n\n## Wat wij hoorden\n\nDe eerste brief komt te laat en \
                    gaat over ons, niet over de verhuizing.\n\n## Wat wij doen\n\nTom zorgt dat wie verhuist binnen een \
                    week één brief krijgt, met de eindstand erop.";
        let typed = minutes::MinutesForm {
            text: text.to_owned(),
            ..minutes::MinutesForm::default()
        };
        minutes::publish(self.portal, &staff.colleague, id, &typed).await?;

        self.on_day(-6);
        for (customer, rating, heard, wish) in [
            (
                SEATED[0],
                "good",
                "yes",
                "Dat de verhuisbrief ook in het Turks zou mogen.",
            ),
            (SEATED[1], "mixed", "partly", ""),
        ] {
            let typed = session_feedback::FeedbackForm {
                rating: rating.to_owned(),
                heard: heard.to_owned(),
                wish: wish.to_owned(),
                shown_as: String::new(),
                expense: (customer == SEATED[0]).then(|| session_feedback::ExpenseForm {
                    amount: "8,40".to_owned(),
                    what: "Bus van Dalfsen naar Ommen en terug".to_owned(),
                    iban: "NL91 ABNA 0417 1643 00".to_owned(),
                }),
            };
            session_feedback::say(self.portal, self.customer(customer)?, id, &typed).await?;
        }
        Ok(())
    }

    /// Plays the three rounds, with the notes and promise of the board member, and the closing.
    async fn held(&self, id: SessionId, begins: Timestamp, project: ProjectId) -> Result<()> {
        let lead = &self.staff.conscience;
        let board = &self.staff.board;
        let at = |minutes: i64| self.portal.clock.set(begins.plus_minutes(minutes));
        at(-5);
        for person in find(self.portal, lead, id).await?.people {
            attend(self.portal, lead, id, person.account_id, true).await?;
        }
        at(0);
        move_round(self.portal, lead, id, "before", "one", "30").await?;
        at(5);
        let question = QuestionForm {
            text: "Waarom krijg ik na een verhuizing twee rekeningen in één week?".to_owned(),
            shown_as: "segment".to_owned(),
        };
        ask(self.portal, self.customer(SEATED[0])?, id, &question).await?;
        at(55);
        for question in room(self.portal, id).await?.questions {
            mark(self.portal, lead, id, question.id, "answered", "").await?;
        }
        at(60);
        move_round(self.portal, lead, id, "one", "three", "20").await?;
        let heard = HeardForm {
            heard: "Wie verhuist, weet niet welke rekening de laatste is.".to_owned(),
            promise: "Wie verhuist, krijgt binnen een week één brief met de eindstand erop."
                .to_owned(),
            due_on: self.date(30),
            project: project.to_string(),
        };
        hear(self.portal, board, id, &heard).await?;
        at(85);
        move_round(self.portal, lead, id, "three", "closing", "").await?;
        let of = board.account().ok_or(Error::NotFound)?;
        for customer in SEATED {
            say(self.portal, self.customer(customer)?, id, of, true, "").await?;
        }
        close(self.portal, lead, id, &ClosingForm::default()).await
    }

    /// The coming session, with six offers: one customer takes the seat, one declines, the others have not
    /// answered yet.
    async fn session_to_come(
        &self,
        series: SeriesId,
        project: ProjectId,
        proposal: ProposalId,
    ) -> Result<()> {
        let staff = self.staff;
        self.on_day(-2);
        let typed = SessionForm {
            theme: "Wat maakt een rekening duidelijk?".to_owned(),
            scope_open: "Wat er op de eerste bladzijde staat, en welke woorden wij gebruiken. De rekening gaat pas \
                         naar de drukker als wij u gehoord hebben."
                .to_owned(),
            staff: vec![account(&staff.board)?, account(&staff.owner)?],
            proposals: vec![proposal.to_string()],
            projects: vec![project.to_string()],
            ..self.usual(series)?
        };
        let id = plan(self.portal, &staff.colleague, &typed).await?;
        let day = self.date(12);
        set_date(
            self.portal,
            &staff.colleague,
            id,
            (&day, "14:00"),
            "Dat past beter.",
        )
        .await?;
        self.agenda(id, project).await?;
        self.session_in_english(id).await?;
        self.on_day(-1);
        self.offered(id, &ASKED).await?;
        self.takes_seat(id, ASKED[1], "Ik hoor slecht; graag een plek vooraan.")
            .await?;
        agenda::mark_read(self.portal, self.customer(ASKED[1])?, id).await?;
        agenda::mark_read(self.portal, &staff.board, id).await?;
        decline(self.portal, self.customer(ASKED[2])?, id).await
    }

    async fn agenda(&self, id: SessionId, project: ProjectId) -> Result<()> {
        let first = agenda::AgendaItemForm {
            title: "De eerste bladzijde".to_owned(),
            minutes: "45".to_owned(),
            audience: "customers".to_owned(),
            about: format!("project:{project}"),
            why: "U krijgt de rekening elke maand. Wij lezen hem anders dan u.".to_owned(),
            known: "Zes van de tien klanten die bellen, vragen wat het voorschot is.".to_owned(),
            question_one: "Wat zoekt u als eerste?".to_owned(),
            question_two: "Welk woord begrijpt u niet?".to_owned(),
            words: "Voorschot: wat u elke maand vooruit betaalt.".to_owned(),
        };
        let last = agenda::AgendaItemForm {
            title: "Wie doet wat".to_owned(),
            minutes: "15".to_owned(),
            audience: "internal".to_owned(),
            ..agenda::AgendaItemForm::default()
        };
        agenda::add(self.portal, &self.staff.colleague, id, &first).await?;
        agenda::add(self.portal, &self.staff.colleague, id, &last).await?;
        let bring = "Uw laatste rekening, als u hem hebt.";
        agenda::set_bring(self.portal, &self.staff.colleague, id, bring).await
    }
}
