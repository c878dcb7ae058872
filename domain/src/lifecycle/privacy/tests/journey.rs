//! A customer who does everything that a customer can do.

use super::boardroom;
use crate::{
    Actor, Language, Person, Portal, Role, Roles,
    answering::{
        answers::operations as answers,
        signals::{
            enquiries::operations::{AskForm, ask, judge},
            operations::{EndForm, end},
        },
    },
    base::{
        audit::{self, Subject},
        ids::{AccountId, ContributionId, LetterId, MemberId, ProposalId, SignInId},
        outbox::Mail,
        random::Token,
    },
    execute,
    lifecycle::leaving::operations::ErasureForm,
    people::{
        accounts,
        accounts::sessions,
        invitations::operations as invitations,
        panel::operations::{self as panel, CustomerForm, SegmentForm},
    },
    rounds::{
        contributions::{
            operations as contributions,
            testing::{self, Someone},
        },
        positions::operations::{PositionForm, cast},
    },
    transaction, value,
};

/// An erasure that is confirmed.
pub(super) fn sure() -> ErasureForm {
    ErasureForm {
        sure: "yes".to_owned(),
        word: "wissen".to_owned(),
    }
}

pub(super) struct Customer {
    pub account: AccountId,
    pub member: MemberId,
    pub actor: Actor,
}

/// The organisation around the customers.
pub(super) struct Panel {
    pub admin: Actor,
    pub conscience: Actor,
    pub owner: Someone,
    segment: String,
}

impl Panel {
    pub(super) async fn new(portal: &Portal) -> Self {
        let staff = async |name, role| testing::staff(portal, name, role).await.unwrap();
        let admin = staff("Ada", Role::Administrator).await.actor;
        let form = SegmentForm {
            name: "Huurders".to_owned(),
            second_name: String::new(),
            reason: "Zij wonen er.".to_owned(),
            priority: "primary".to_owned(),
            wanted: String::new(),
        };
        let segment = panel::add_segment(portal, &admin, &form).await.unwrap();
        Self {
            admin,
            conscience: staff("Bo", Role::CustomerConscience).await.actor,
            owner: staff("Olga", Role::ProjectOwner).await,
            segment: segment.to_string(),
        }
    }

    /// A customer who was put on the list, invited, and joined.
    pub(super) async fn join(&self, portal: &Portal, name: &str) -> Customer {
        let form = CustomerForm {
            name: name.to_owned(),
            email: address(name),
            number: format!("klant-{}", name.to_lowercase()),
            language: "nl".to_owned(),
            segments: vec![self.segment.clone()],
        };
        let member = panel::add_customer(portal, &self.admin, &form)
            .await
            .unwrap();
        let mut tx = portal.db.read().await.unwrap();
        let account: AccountId =
            value!(tx, "select account_id from members where id = $1", member).unwrap();
        drop(tx);
        let letter = invitations::LetterForm {
            text_nl: "Denkt u mee?".to_owned(),
            text_en: "Will you think along?".to_owned(),
            audience: "member".to_owned(),
            segments: Vec::new(),
            members: vec![member.to_string()],
        };
        let drafted = invitations::draft(portal, &self.admin, &letter)
            .await
            .unwrap();
        let invitations::Drafted::Letter(letter) = drafted else {
            panic!("{drafted:?}")
        };
        invitations::send(portal, &self.admin, letter)
            .await
            .unwrap();
        invitations::send_drafted(portal, letter).await.unwrap();
        // The worker does this in production.
        let done: crate::Result<u64> = transaction!(portal.db, tx => {
            execute!(tx, "update outbox set state = 'done', payload = '{}' where kind = 'send_invitations'")
        });
        done.unwrap();
        let mails = accounts::testing::mails(portal, account).await.unwrap();
        let Some(Mail::Invitation { token, .. }) = mails.last() else {
            panic!("{mails:?}")
        };
        let token = Token::presented(token);
        invitations::accept(portal, &token, true).await.unwrap();
        let actor = Actor::Person(Person {
            account,
            name: name.to_owned(),
            language: Language::Nl,
            member: Some(member),
            roles: Roles::default(),
            sign_in: SignInId(0),
        });
        Customer {
            account,
            member,
            actor,
        }
    }

    /// An open round with one question.
    pub(super) async fn round(
        &self,
        portal: &Portal,
        title: &str,
        asked: &[&Customer],
    ) -> ProposalId {
        let asked: Vec<_> = asked
            .iter()
            .map(|who| Someone {
                account: who.account,
                member: Some(who.member),
                actor: who.actor.clone(),
            })
            .collect();
        let asked: Vec<_> = asked.iter().collect();
        let round = testing::round(portal, title, self.owner.account, &asked)
            .await
            .unwrap();
        let done: crate::Result<u64> = transaction!(portal.db, tx => {
            execute!(
                tx,
                "insert into questions (proposal_id, place, text) values ($1, 1, 'Wat mist u?')",
                round.proposal
            )
        });
        done.unwrap();
        round.proposal
    }

    /// Leaves something personal in every column that can hold it. All texts hold `word`.
    pub(super) async fn whole_journey(&self, portal: &Portal, name: &str, word: &str) -> Customer {
        let who = self.join(portal, name).await;
        let email = address(name);
        // A round that is closed at the time of the erasure: answered, refused, owed again.
        let first = self
            .round(portal, &format!("Eerste {}", who.member), &[&who])
            .await;
        vote(
            portal,
            &who,
            first,
            "against",
            &format!("{word} is mijn reden"),
        )
        .await;
        let concern = write_one(portal, &who, first, &format!("{word} is mijn zorg")).await;
        let answer = self.answer(concern);
        answers::publish(portal, &self.owner.actor, &answer)
            .await
            .unwrap();
        let reason = format!("{word} is geen antwoord");
        answers::judge(portal, &who.actor, concern, "no", &reason)
            .await
            .unwrap();
        let done: crate::Result<u64> = transaction!(portal.db, tx => {
            execute!(tx, "update proposals set closes_at = $2 where id = $1", first, portal.now())
        });
        done.unwrap();
        // An open round, with an answer that is held.
        let second = self
            .round(portal, &format!("Tweede {}", who.member), &[&who])
            .await;
        vote(portal, &who, second, "for", &format!("{word}: graag")).await;
        let idea = write_one(portal, &who, second, &format!("{word} is mijn idee")).await;
        answers::hold(portal, &self.owner.actor, &self.answer(idea))
            .await
            .unwrap();
        // An appeal that was answered and one that waits.
        appealed(
            portal,
            &who,
            first,
            &format!("{word} is mijn beroep"),
            Some("explained"),
        )
        .await;
        appealed(portal, &who, second, &format!("{word} wacht"), None).await;
        // A question without a round, answered and refused.
        let asked = AskForm {
            words: format!("{word} is mijn vraag"),
            shown_as: "conscience".to_owned(),
            form_key: word.to_owned(),
        };
        let asked = ask(portal, &who.actor, &asked).await.unwrap();
        let reply = EndForm {
            state: "answered".to_owned(),
            outcome: format!("Over {word} weten wij niets."),
            ..EndForm::default()
        };
        end(portal, &self.conscience, asked, &reply).await.unwrap();
        let reason = format!("{word} is toch bekend");
        judge(portal, &who.actor, asked, "no", &reason)
            .await
            .unwrap();
        // A question in the room of a session.
        let done: crate::Result<u64> = transaction!(portal.db, tx => {
            let now = portal.now();
            let series: i64 = value!(
                tx,
                "insert into series (name, rhythm, secretary_id, created_at) values ('Reeks', 'loose', $1, $2) returning id",
                self.owner.account, now
            )?;
            let session: i64 = value!(
                tx,
                "insert into sessions (series_id, theme, scope_open, place, link, minutes, capacity, seats, languages,
                                       facilitator_id, state, created_by, created_at)
                 values ($1, 'Thema', 'Veel', 'Hier', '', 90, 12, 6, 'nl', $2, 'dated', $2, $3) returning id",
                series, self.owner.account, now
            )?;
            execute!(
                tx,
                "insert into room_questions (session_id, account_id, part, text, dedup_key, shown_as, state, hidden_why, asked_at)
                 values ($1, $2, 'customer', $3, $4, 'name', 'hidden', $5, $6)",
                session, who.account, format!("{word} is mijn vraag"), format!("{word}-{}", who.account),
                format!("{word} hoort hier niet"), now
            )?;
            execute!(
                tx,
                "insert into room_promises (session_id, account_id, heard, promise, due_on, changed_at)
                 values ($1, $2, 'De rekening is lang', 'Een kortere', '2026-04-01', $3)",
                session, self.owner.account, now
            )?;
            execute!(
                tx,
                "insert into room_confirmations (session_id, heard_by, account_id, is_right, words, said_at)
                 values ($1, $2, $3, 0, $4, $5)",
                session, self.owner.account, who.account, format!("{word} klopt niet"), now
            )
        });
        done.unwrap();
        // Ways in.
        let caller = accounts::Caller::default();
        accounts::operations::ask_for_code(portal, &email, &caller)
            .await
            .unwrap();
        accounts::operations::remember_browser(portal, who.account, &portal.random.token())
            .await
            .unwrap();
        let elsewhere = format!("nieuw-{}@elders.example", who.account);
        crate::lifecycle::addresses::operations::ask(portal, &who.actor, &elsewhere)
            .await
            .unwrap();
        let token = portal.random.token();
        let data = format!("{{\"account\":{},\"said\":\"{word}\"}}", who.account);
        let browser = "Firefox";
        sessions::create(portal, &token.hash(), Some(who.account), &data, browser)
            .await
            .unwrap();
        let asking = format!("{{\"code\":{{\"email\":\"{}\"}}}}", email.to_uppercase());
        sessions::create(portal, &portal.random.token().hash(), None, &asking, "")
            .await
            .unwrap();
        self.planted(portal, &who, name, &email).await;
        boardroom::attended(portal, self.owner.account, &who, word).await;
        who
    }

    fn answer(&self, to: ContributionId) -> answers::AnswerForm {
        answers::AnswerForm {
            contributions: vec![to],
            text: "Wij zoeken het uit.".to_owned(),
            read_at: crate::Timestamp(i64::MAX),
        }
    }

    /// Writes data of other slices directly that would take a test of their own.
    async fn planted(&self, portal: &Portal, who: &Customer, name: &str, email: &str) {
        let now = portal.now();
        let hash = portal.random.token().hash();
        let done: crate::Result<()> = transaction!(portal.db, tx => {
            accounts::store::set_password(tx, who.account, &format!("argon2id of {name}")).await?;
            execute!(
                tx,
                "insert into password_tokens (token_hash, account_id, created_at, expires_at) values ($1, $2, $3, $3)",
                hash.as_str(), who.account, now
            )?;
            execute!(
                tx,
                "insert into mail_preferences (account_id, kind, off_at) values ($1, 'proposal_opened', $2)",
                who.account, now
            )?;
            execute!(
                tx,
                "update outbox set last_error = $2 where account_id = $1",
                who.account, format!("550 no such user: {email}")
            )?;
            let commitment: i64 = value!(
                tx,
                "insert into commitments (project_id, source, text, responds_to, dedup_key, owner_id, made_by, made_at, due_on, state)
                 select j.id, 'hand', 'Het komt.', '', $1, $2, $2, $3, '2026-03-09', 'done'
                 from projects j where j.owner_id = $2 order by j.id desc limit 1 returning id",
                format!("{}", who.member), self.owner.account, now
            )?;
            execute!(
                tx,
                "insert into commitment_people (commitment_id, member_id, asked_at, happened, said, said_at)
                 values ($1, $2, $3, 'no', $4, $3)",
                commitment, who.member, now, format!("{name} zag er niets van")
            )?;
            let import: i64 = value!(
                tx,
                "insert into imports (file_name, state, rows_total, created_by, created_at)
                 values ('klanten.csv', 'done', 2, $1, $2) returning id",
                self.admin.account(), now
            )?;
            for (line, email, number) in [(2, email, ""), (3, "", &*format!("klant-{}", name.to_lowercase()))] {
                execute!(
                    tx,
                    "insert into import_rows (import_id, line, verdict, name, name_key, email, email_key, number, language,
                                              segments, unsubscribe_token)
                     values ($1, $2, 'unchanged', $3, $4, $5, $6, $7, 'nl', 'Huurders', $8)",
                    import, line, name.to_uppercase(), name.to_lowercase(), email, email.to_lowercase(), number,
                    portal.random.token().secret()
                )?;
            }
            execute!(
                tx,
                "insert into import_files (import_id, bytes) values ($1, $2)",
                import, format!("Naam;E-mail\n{name};{email}\n").as_bytes()
            )?;
            let subject = Subject::Member(who.member);
            audit::note(tx, now, &self.admin, audit::Action::MemberAdd, subject, &format!("{name}, op verzoek")).await?;
            audit::note(tx, now, &self.admin, audit::Action::LetterDraft, Subject::Letter(LetterId(import)), email).await
        });
        done.unwrap();
    }
}

fn address(name: &str) -> String {
    format!("{}@klant.example", name.replace(' ', "."))
}

pub(super) async fn vote(
    portal: &Portal,
    who: &Customer,
    proposal: ProposalId,
    position: &str,
    reason: &str,
) {
    let mut written = PositionForm {
        position: Some(position.to_owned()),
        reason: Some(reason.to_owned()),
        ..PositionForm::default()
    };
    written.replies[0] = Some(reason.replace("reden", "reactie"));
    cast(portal, &who.actor, proposal, &written).await.unwrap();
}

async fn write_one(
    portal: &Portal,
    who: &Customer,
    proposal: ProposalId,
    text: &str,
) -> ContributionId {
    let typed = contributions::ContributionForm {
        kind: "concern".to_owned(),
        text: text.to_owned(),
        shown_as: "name".to_owned(),
    };
    contributions::write(portal, &who.actor, proposal, &typed)
        .await
        .unwrap()
}

/// An appeal, written without its decision.
async fn appealed(
    portal: &Portal,
    who: &Customer,
    proposal: ProposalId,
    text: &str,
    ruling: Option<&str>,
) {
    let now = portal.now();
    let done: crate::Result<u64> = transaction!(portal.db, tx => {
        execute!(
            tx,
            "insert into appeals (proposal_id, member_id, text, written_at, due_at, ruling, ruled_at)
             values ($1, $2, $3, $4, $4, nullif($5, ''), case when $5 = '' then null else $4 end)",
            proposal, who.member, text, now, ruling.unwrap_or_default()
        )
    });
    done.unwrap();
}
