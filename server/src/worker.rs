//! The worker: sends mail and does scheduled work, inside the server.
//!
//! What must stay true: a job is done by one worker at a time and settled by the worker that did it; at a stop
//! the worker finishes the jobs that it holds; scheduled work is a row in the outbox and not a timer here.

mod tasks;

use crate::mail::{self, Mailer, Refusal, Stamp};
use klankbord_app::{mails, web::context::Site};
use klankbord_domain::{
    Error, Portal,
    base::outbox::{Claimed, Mail, Wanted, Work, rules::Failure, work},
    lifecycle::schedule,
    overview::outcomes::operations as outcomes,
    people::accounts::keys,
};
use std::{sync::Arc, time::Duration};
use tokio::{
    sync::{Notify, watch},
    task::JoinSet,
};

/// The number of jobs that a node does beside the others when somebody waits for them.
const URGENT_AT_ONCE: usize = mail::KEPT as usize;
/// The time that an idle worker sleeps before it checks by itself, since other nodes enqueue too.
pub const LOOK_EVERY: Duration = Duration::from_secs(5);
/// The time that the worker waits after it was woken, so that a burst of requests wakes it once.
const BURST: Duration = Duration::from_millis(50);
/// The interval at which a worker that is still busy asks for more time; well within the lease.
const HOLD_EVERY: Duration = Duration::from_secs(120);

/// Wakes the worker of this node. It is cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Wakeup(Arc<Notify>);

impl Wakeup {
    /// Announces that there may be something to do.
    pub fn ring(&self) {
        self.0.notify_one();
    }
}

/// Does the jobs in the outbox. It is cheap to clone.
#[derive(Clone)]
pub struct Worker {
    /// The means of this installation.
    pub portal: Portal,
    /// The data for links in mails.
    pub site: Arc<Site>,
    /// The transport of mails.
    pub mailer: Arc<Mailer>,
    /// The number of jobs that it does at once.
    pub at_once: usize,
    /// The time that it sleeps when it is idle and nobody wakes it.
    pub look_every: Duration,
}

impl Worker {
    /// Works until `stop` turns true, and then finishes the jobs that it holds.
    pub async fn run(self, wakeup: Wakeup, mut stop: watch::Receiver<bool>) {
        if let Err(error) = schedule::plan(&self.portal).await {
            tracing::error!(error = %error.source_text(), "what comes back could not be planned");
        }
        if let Err(error) = outcomes::catch_up(&self.portal).await {
            tracing::error!(error = %error.source_text(), "earlier decisions could not be told");
        }
        if let Err(error) = keys::fold_again(&self.portal).await {
            tracing::error!(error = %error.source_text(), "earlier names and addresses could not be folded again");
        }
        let mut busy = JoinSet::new();
        while !*stop.borrow() {
            while busy.try_join_next().is_some() {}
            if busy.len() < self.at_once + URGENT_AT_ONCE {
                let wanted = if busy.len() >= self.at_once {
                    Wanted::OnlyUrgent
                } else if self.mailer.pace.wait().is_zero() {
                    Wanted::Everything
                } else {
                    Wanted::NoOrdinaryMail
                };
                match self.next(wanted).await {
                    Ok(Some(job)) => {
                        if matches!(job.work, Work::Mail(_)) {
                            self.mailer.pace.leaves();
                        }
                        let worker = self.clone();
                        busy.spawn(async move { worker.finish(job).await });
                        continue;
                    }
                    Ok(None) => {}
                    Err(error) => {
                        tracing::error!(error = %error.source_text(), "the outbox can't be read");
                    }
                }
            }
            let full = busy.len() >= self.at_once + URGENT_AT_ONCE;
            let sleep = match self.mailer.pace.wait() {
                Duration::ZERO => self.look_every,
                wait => wait.min(self.look_every),
            };
            tokio::select! {
                () = wakeup.0.notified(), if !full => tokio::time::sleep(BURST).await,
                () = tokio::time::sleep(sleep), if !full => {}
                // A job may have left others behind, such as a letter to many its mails.
                _ = busy.join_next(), if !busy.is_empty() => {}
                _ = stop.changed() => {}
            }
        }
        while busy.join_next().await.is_some() {}
    }

    /// Does everything that is due now, one by one, and returns the number of jobs. It is for tests and for the
    /// command line.
    ///
    /// # Errors
    /// [`Error::Unavailable`] when the outbox can't be read or written.
    pub async fn run_due(&self) -> Result<usize, Error> {
        let mut jobs = 0;
        while let Some(job) = self.next(Wanted::Everything).await? {
            self.do_and_settle(&job).await?;
            jobs += 1;
        }
        Ok(jobs)
    }

    async fn next(&self, wanted: Wanted) -> Result<Option<Claimed>, Error> {
        // Reading costs little, while a claim is a write.
        if work::due(&self.portal).await? == 0 {
            return Ok(None);
        }
        work::claim(&self.portal, wanted).await
    }

    /// Does a job to the end, whatever happens, and keeps the lease meanwhile.
    async fn finish(self, job: Claimed) {
        let id = job.id;
        let (worker, held) = (self.clone(), job.clone());
        let mut doing = tokio::spawn(async move { worker.do_and_settle(&held).await });
        let outcome = loop {
            tokio::select! {
                outcome = &mut doing => break outcome,
                () = tokio::time::sleep(HOLD_EVERY) => {
                    if let Err(error) = work::hold(&self.portal, &job).await {
                        tracing::warn!(%id, error = %error.source_text(), "no more time for a job");
                    }
                }
            }
        };
        match outcome {
            Ok(Ok(())) => {}
            Ok(Err(error)) => {
                tracing::error!(%id, error = %error.source_text(), "a job could not be settled");
            }
            Err(_) => {
                tracing::error!(%id, "a job panicked");
                let why = "the software failed; the log says where";
                if let Err(error) = work::failed(&self.portal, &job, Failure::Transient, why).await
                {
                    tracing::error!(%id, error = %error.source_text(), "a job could not be settled");
                }
            }
        }
    }

    async fn do_and_settle(&self, job: &Claimed) -> Result<(), Error> {
        let outcome = match &job.work {
            Work::Mail(mail) => self.mail(job, mail).await,
            Work::Task(task) => tasks::run(&self.portal, task).await,
        };
        match outcome {
            Ok(Done::Done) => {
                tracing::info!(id = %job.id, attempt = job.attempt, "a job is done");
                self.note_done(job).await
            }
            Ok(Done::NotNeeded) => {
                tracing::info!(id = %job.id, "a job is not needed any more");
                work::not_needed(&self.portal, job).await
            }
            Err(Refusal { failure, why }) => {
                // The reason may hold an address, so it is for the administrator and not for the log.
                tracing::warn!(id = %job.id, attempt = job.attempt, ?failure, "a job failed");
                work::failed(&self.portal, job, failure, &why).await
            }
        }
    }

    /// Notes that a mail was sent, with several attempts: a mail that is sent but not noted would be sent again.
    async fn note_done(&self, job: &Claimed) -> Result<(), Error> {
        for _ in 0..5 {
            match work::done(&self.portal, job).await {
                Ok(()) => return Ok(()),
                Err(error) => {
                    tracing::error!(id = %job.id, error = %error.source_text(), "could not note that a job is done");
                    tokio::time::sleep(Duration::from_secs(2)).await;
                }
            }
        }
        work::done(&self.portal, job).await
    }

    async fn mail(&self, job: &Claimed, mail: &Mail) -> Result<Done, Refusal> {
        let Some(to) = job.account else {
            return Ok(Done::NotNeeded);
        };
        let letter = mails::write(&self.portal, &self.site, to, job.created_at, mail)
            .await
            .map_err(|error| refusal(&error))?;
        let Some(letter) = letter else {
            return Ok(Done::NotNeeded);
        };
        self.mailer
            .send(Stamp::of(job, self.portal.now()), &letter)
            .await?;
        Ok(Done::Done)
    }
}

/// The way in which a job succeeded.
enum Done {
    /// It was done.
    Done,
    /// There was nothing left to do.
    NotNeeded,
}

/// The refusal for an error of our own: a failing database recovers, but a job that can't be done stays so.
fn refusal(error: &Error) -> Refusal {
    let failure = match error {
        Error::Unavailable(_) => Failure::Transient,
        Error::NotFound | Error::Forbidden | Error::Invalid(_) | Error::Conflict(_) => {
            Failure::Permanent
        }
    };
    Refusal {
        failure,
        why: error.source_text(),
    }
}
