//! Plays the story of the demo through the portal's own operations, on a clock that begins in the past.

mod past;

use super::story::{
    BILL, BILL_ANSWER, BILL_ANSWER_TOGETHER, BILL_CHECK, BILL_CONTRIBUTIONS, BILL_EVERYBODY,
    BILL_POSITIONS, CUSTOMERS, Customer, DESK, DESK_ANSWER, DESK_CONTRIBUTION, DESK_DECISION,
    DESK_POSITIONS, FAULT_CONTRIBUTIONS, FAULT_POSITIONS, FAULT_SUPPORTS, FAULTS, INVITED,
    LETTER_EN, LETTER_NL, LISTED, METER, MINUTES, PASSWORD, SEGMENTS, Story,
};
use klankbord_domain::{
    Actor, Error, Language, Person, Portal, Result, Roles, Timestamp,
    answering::{answers, decisions},
    base::ids::{
        AccountId, AnswerId, ContributionId, MemberId, ProjectId, ProposalId, SegmentId, SignInId,
    },
    people::{
        accounts,
        invitations::{
            self,
            operations::{Drafted, LetterForm},
        },
        panel::{
            self,
            operations::{CustomerForm, SegmentForm, add_customer, add_segment},
        },
    },
    rounds::{
        contributions, positions,
        projects::{self, PhaseKind},
        proposals::{self, draft::Step},
        supports, themes,
    },
};

/// The members of staff in the story.
pub(super) struct Staff {
    pub(super) owner: Actor,
    pub(super) colleague: Actor,
    pub(super) conscience: Actor,
    pub(super) board: Actor,
    pub(super) administrator: Actor,
}

/// Somebody as they would be when signed in.
pub(super) fn actor(
    account: AccountId,
    name: &str,
    roles: Roles,
    member: Option<MemberId>,
) -> Actor {
    Actor::Person(Person {
        account,
        name: name.to_owned(),
        language: Language::Nl,
        member,
        roles,
        sign_in: SignInId(0),
    })
}

/// The story and its present day.
pub(super) struct Play<'a> {
    pub(super) portal: &'a Portal,
    pub(super) staff: &'a Staff,
    today: Timestamp,
    segments: Vec<SegmentId>,
    customers: Vec<Actor>,
}

/// Plays everything that happened before `today`, and returns the customers. `portal` holds a clock that this moves.
///
/// # Errors
/// When an operation refuses a step of the story, which then has a mistake.
pub(super) async fn play(portal: &Portal, staff: &Staff, today: Timestamp) -> Result<Vec<Actor>> {
    let mut play = Play {
        portal,
        staff,
        today,
        segments: Vec::new(),
        customers: Vec::new(),
    };
    play.on_day(-85);
    play.segments().await?;
    play.on_day(-80);
    for customer in &CUSTOMERS {
        play.join(customer).await?;
    }
    let (project, proposal) = play.bill().await?;
    play.faults().await?;
    play.visits().await?;
    play.desk().await?;
    play.quarter().await?;
    play.past().await?;
    play.boardroom(project, proposal).await?;
    play.on_day(-5);
    for customer in &INVITED {
        play.invite(customer).await?;
    }
    play.list(&LISTED).await?;
    Ok(play.customers)
}

impl Play<'_> {
    pub(super) fn on_day(&self, day: i64) {
        self.portal.clock.set(self.today.plus_days(day));
    }

    pub(super) fn date(&self, day: i64) -> String {
        self.today
            .plus_days(day)
            .date_in(&jiff::tz::TimeZone::UTC)
            .to_string()
    }

    async fn segments(&mut self) -> Result<()> {
        for (name, reason, priority, wanted, english) in SEGMENTS {
            let form = SegmentForm {
                name: name.to_owned(),
                second_name: english.to_owned(),
                reason: reason.to_owned(),
                priority: priority.to_owned(),
                wanted: wanted.to_owned(),
            };
            self.segments
                .push(add_segment(self.portal, &self.staff.administrator, &form).await?);
        }
        Ok(())
    }

    /// A colleague makes a project and offers it to the owner.
    async fn visits(&self) -> Result<()> {
        self.on_day(-2);
        let written = projects::operations::ProjectForm {
            name: "Monteur aan huis".to_owned(),
            summary: "Hoe een bezoek van de monteur voor iedereen prettig verloopt.".to_owned(),
            owner: self
                .staff
                .owner
                .account()
                .map(|owner| owner.to_string())
                .unwrap_or_default(),
            sentence: "Ik ben tot de zomer met verlof en u kent de monteurs.".to_owned(),
            phases: vec![(PhaseKind::Idea, self.date(-2), self.date(60))],
        };
        projects::operations::create(self.portal, &self.staff.colleague, &written).await?;
        Ok(())
    }

    async fn list(&self, customer: &Customer) -> Result<MemberId> {
        let segment = self.segment(customer.segment)?;
        let form = CustomerForm {
            name: customer.name.to_owned(),
            email: customer.email.to_owned(),
            number: String::new(),
            language: customer.language.as_str().to_owned(),
            segments: vec![segment.to_string()],
        };
        add_customer(self.portal, &self.staff.administrator, &form).await
    }

    async fn invite(&self, customer: &Customer) -> Result<MemberId> {
        let member = self.list(customer).await?;
        let form = LetterForm {
            text_nl: LETTER_NL.to_owned(),
            text_en: LETTER_EN.to_owned(),
            audience: "member".to_owned(),
            segments: Vec::new(),
            members: vec![member.to_string()],
        };
        let administrator = &self.staff.administrator;
        if let Drafted::Letter(letter) =
            invitations::operations::draft(self.portal, administrator, &form).await?
        {
            invitations::operations::send(self.portal, administrator, letter).await?;
            invitations::operations::send_drafted(self.portal, letter).await?;
        }
        Ok(member)
    }

    async fn join(&mut self, customer: &Customer) -> Result<()> {
        let member = self.invite(customer).await?;
        let administrator = &self.staff.administrator;
        let invitation = invitations::queries::of_member(self.portal, administrator, member)
            .await?
            .into_iter()
            .next()
            .ok_or(Error::NotFound)?;
        let token =
            invitations::operations::copy_link(self.portal, administrator, invitation.id).await?;
        let joined = invitations::operations::accept(self.portal, &token, true).await?;
        let actor = actor(
            joined.account,
            customer.name,
            Roles::default(),
            Some(member),
        );
        accounts::operations::change_password(self.portal, &actor, "", PASSWORD).await?;
        let (name, language) = (customer.name, customer.language.as_str());
        panel::own::change_own(self.portal, &actor, name, language, MINUTES).await?;
        self.customers.push(actor);
        Ok(())
    }

    pub(super) fn segment(&self, place: usize) -> Result<SegmentId> {
        self.segments.get(place).copied().ok_or(Error::NotFound)
    }

    pub(super) fn customer(&self, place: usize) -> Result<&Actor> {
        self.customers.get(place).ok_or(Error::NotFound)
    }

    pub(super) async fn project(
        &self,
        name: &str,
        summary: &str,
        phases: &[(PhaseKind, i64, i64)],
    ) -> Result<ProjectId> {
        let written = projects::operations::ProjectForm {
            name: name.to_owned(),
            summary: summary.to_owned(),
            owner: String::new(),
            sentence: String::new(),
            phases: phases
                .iter()
                .map(|(kind, begins, ends)| (*kind, self.date(*begins), self.date(*ends)))
                .collect(),
        };
        projects::operations::create(self.portal, &self.staff.owner, &written).await
    }

    /// Writes all steps of a proposal; `days` are the days of closing, answering and deciding.
    pub(super) async fn proposal(
        &self,
        project: ProjectId,
        phase: PhaseKind,
        story: &Story,
        segments: &[usize],
        days: [i64; 3],
    ) -> Result<ProposalId> {
        let mut questions: [String; 5] = Default::default();
        for (place, question) in questions.iter_mut().zip(story.questions) {
            *place = (*question).to_owned();
        }
        let written = proposals::draft::ProposalForm {
            title: story.title.to_owned(),
            summary: story.summary.to_owned(),
            fixed: story.fixed.to_owned(),
            open: story.open.to_owned(),
            course: story.course.to_owned(),
            decide_on: self.date(days[2]),
            influence: String::new(),
            quorum: String::new(),
            impact_statement: story.impact_statement.to_owned(),
            minutes: story.minutes.to_owned(),
            questions,
            segments: segments
                .iter()
                .filter_map(|&place| Some(self.segments.get(place)?.to_string()))
                .collect(),
            closes_on: self.date(days[0]),
            answers_by: self.date(days[1]),
        };
        let owner = &self.staff.owner;
        let id = proposals::operations::begin(self.portal, owner, project, phase, &written).await?;
        for step in Step::ALL {
            proposals::operations::save(self.portal, owner, id, *step, &written).await?;
        }
        Ok(id)
    }

    pub(super) async fn vote(
        &self,
        proposal: ProposalId,
        votes: &[(usize, &str, &str)],
    ) -> Result<()> {
        for (customer, position, reason) in votes {
            let written = positions::operations::PositionForm {
                position: Some((*position).to_owned()),
                reason: Some((*reason).to_owned()),
                ..Default::default()
            };
            positions::operations::cast(self.portal, self.customer(*customer)?, proposal, &written)
                .await?;
        }
        Ok(())
    }

    async fn write(
        &self,
        proposal: ProposalId,
        words: &[(usize, &str, &str, &str)],
    ) -> Result<Vec<ContributionId>> {
        let mut written = Vec::new();
        for (customer, kind, shown_as, text) in words {
            let typed = contributions::operations::ContributionForm {
                kind: (*kind).to_owned(),
                text: (*text).to_owned(),
                shown_as: (*shown_as).to_owned(),
            };
            written.push(
                contributions::operations::write(
                    self.portal,
                    self.customer(*customer)?,
                    proposal,
                    &typed,
                )
                .await?,
            );
        }
        Ok(written)
    }

    async fn answer(&self, contributions: &[ContributionId], text: &str) -> Result<AnswerId> {
        let typed = answers::operations::AnswerForm {
            contributions: contributions.to_vec(),
            text: text.to_owned(),
            read_at: self.portal.now(),
        };
        answers::operations::publish(self.portal, &self.staff.owner, &typed).await
    }

    /// Groups contributions into a theme.
    async fn group(
        &self,
        proposal: ProposalId,
        name: &str,
        contributions: &[ContributionId],
    ) -> Result<()> {
        let typed = themes::operations::ThemeForm {
            contributions: contributions.to_vec(),
            theme: String::new(),
            name: name.to_owned(),
        };
        themes::operations::group(self.portal, &self.staff.owner, proposal, &typed).await?;
        Ok(())
    }

    /// A round that closed and is being answered: one answer was accepted, one was refused.
    async fn bill(&self) -> Result<(ProjectId, ProposalId)> {
        self.on_day(-50);
        let project = self
            .project(
                "Een rekening die u begrijpt",
                "Wij vervangen de warmterekening. Hij moet kloppen, kort zijn en na te rekenen.",
                &[
                    (PhaseKind::Research, -60, -41),
                    (PhaseKind::Design, -40, 30),
                    (PhaseKind::Test, 31, 90),
                ],
            )
            .await?;
        self.on_day(-40);
        let proposal = self
            .proposal(
                project,
                PhaseKind::Design,
                &BILL,
                &[0, 1, 2, 3],
                [-8, 6, 20],
            )
            .await?;
        proposals::operations::open(self.portal, &self.staff.owner, proposal).await?;
        self.on_day(-36);
        self.vote(proposal, &BILL_POSITIONS).await?;
        let written = self.write(proposal, &BILL_CONTRIBUTIONS).await?;
        let [
            months,
            no_computer,
            bars,
            mistake,
            english,
            letters,
            _,
            nor_computer,
        ] = written[..]
        else {
            return Err(Error::NotFound);
        };
        self.promise_a_sample(project).await?;
        self.on_day(-7);
        proposals::operations::close_due(self.portal, proposal).await?;
        self.group(proposal, BILL_CHECK, &[bars, mistake]).await?;
        let everybody = [no_computer, english, letters, nor_computer];
        self.group(proposal, BILL_EVERYBODY, &everybody).await?;
        let lead = no_computer.to_string();
        themes::operations::merge(self.portal, &self.staff.owner, &lead, &[nor_computer]).await?;
        self.on_day(-4);
        self.answer(&[months], BILL_ANSWER).await?;
        let together = self
            .answer(&[no_computer, english, letters], BILL_ANSWER_TOGETHER)
            .await?;
        self.promise_large_letters(together).await?;
        self.on_day(-4);
        self.answer(&[mistake], "Dank u. Wij hebben de fout hersteld.")
            .await?;
        self.on_day(-3);
        answers::operations::judge(self.portal, self.customer(1)?, no_computer, "yes", "").await?;
        let why =
            "De fout was al hersteld. Ik wil weten wat u doet om dit bij anderen te voorkomen.";
        answers::operations::judge(self.portal, self.customer(8)?, mistake, "no", why).await?;
        Ok((project, proposal))
    }

    /// A round of some time ago that was answered and decided.
    async fn desk(&self) -> Result<()> {
        self.on_day(-75);
        let project = self
            .project(
                "Dichterbij met onze balie",
                "De balie in het gemeentehuis trekt weinig bezoek. Wij zoeken een plek waar u toch al komt.",
                &[(PhaseKind::Research, -75, -20), (PhaseKind::Build, -19, 60)],
            )
            .await?;
        let proposal = self
            .proposal(
                project,
                PhaseKind::Research,
                &DESK,
                &[1, 3],
                [-60, -50, -40],
            )
            .await?;
        proposals::operations::open(self.portal, &self.staff.owner, proposal).await?;
        self.on_day(-70);
        self.vote(proposal, &DESK_POSITIONS).await?;
        let written = self.write(proposal, &[DESK_CONTRIBUTION]).await?;
        self.on_day(-58);
        proposals::operations::close_due(self.portal, proposal).await?;
        self.answer(&written, DESK_ANSWER).await?;
        self.challenge_desk(proposal).await?;
        self.on_day(-45);
        self.decide(proposal, DESK_DECISION).await?;
        self.promise_a_room(proposal).await?;
        self.dissent_on_desk(proposal).await
    }

    /// The outcome, what customers said, what was decided, why, and what would change it.
    pub(super) async fn decide(&self, proposal: ProposalId, words: [&str; 5]) -> Result<()> {
        let [outcome, heard, decided, why, would_change] = words.map(str::to_owned);
        let typed = decisions::operations::DecisionForm {
            outcome,
            parts: vec![decisions::operations::DecisionPartForm {
                theme: None,
                heard,
                decided,
                why,
            }],
            would_change,
            review_on: self.date(-1),
            ..decisions::operations::DecisionForm::default()
        };
        decisions::operations::take(self.portal, &self.staff.owner, proposal, &typed).await
    }

    /// A round that is open, and a proposal that is not finished.
    async fn faults(&self) -> Result<()> {
        self.on_day(-14);
        let project = self
            .project(
                "Sneller geholpen bij een storing",
                "Wie zonder warmte zit, moet binnen een dag geholpen zijn en weten waar hij aan toe is.",
                &[(PhaseKind::Idea, -30, -11), (PhaseKind::Research, -10, 40), (PhaseKind::Build, 41, 120)],
            )
            .await?;
        self.on_day(-6);
        let proposal = self
            .proposal(
                project,
                PhaseKind::Research,
                &FAULTS,
                &[0, 1, 2, 3],
                [15, 30, 40],
            )
            .await?;
        self.in_english(proposal).await?;
        proposals::operations::open(self.portal, &self.staff.owner, proposal).await?;
        self.judge_faults(proposal, FAULTS.impact_statement).await?;
        self.on_day(-2);
        self.vote(proposal, &FAULT_POSITIONS).await?;
        let written = self.write(proposal, &FAULT_CONTRIBUTIONS).await?;
        for (customer, which) in FAULT_SUPPORTS {
            let actor = self.customer(customer)?;
            supports::operations::of_contribution(self.portal, actor, written[which], true).await?;
        }
        self.on_day(-1);
        self.proposal(project, PhaseKind::Build, &METER, &[0, 1], [25, 40, 55])
            .await?;
        Ok(())
    }
}
