//! The addresses of pages across the portal, and of its mail.

use super::{Access::*, BOARD, Place, fill, names};
use klankbord_domain::{
    Role::Administrator,
    base::{
        ids::{JobId, PlacementId, ProjectId},
        outbox::Topic,
    },
};

places! {
    SAID_AND_DONE: SignedIn, "/you-said-we-did" => said_and_done();
    PROJECT_REPORT: Staff, "/projects/{id}/report" => project_report(id: ProjectId);
    INDICATORS: BOARD, "/board" => indicators();
    CONTACTS: Staff, "/contacts" => contacts();
    LOG_CONTACT: Staff, "/contacts/new" => log_contact();
    PLACEMENTS: Staff, "/placements" => placements();
    PLAN_PLACEMENT: Staff, "/placements/new" => plan_placement();
    FINISH_PLACEMENT: Staff, "/placements/{id}/done" => finish_placement(id: PlacementId);
    CANCEL_PLACEMENT: Staff, "/placements/{id}/cancel" => cancel_placement(id: PlacementId);
    AUDIT: Only(Administrator), "/audit" => audit();

    OUTBOX: Only(Administrator), "/outbox" => outbox();
    SEND_TEST: Only(Administrator), "/outbox/test" => send_test();
    RETRY_ALL_JOBS: Only(Administrator), "/outbox/retry" => retry_all_jobs();
    RETRY_JOB: Only(Administrator), "/outbox/{id}/retry" => retry_job(id: JobId);
    GIVE_UP_JOB: Only(Administrator), "/outbox/{id}/give-up" => give_up_job(id: JobId);
    MAIL_PREFERENCES: SignedIn, "/account/mail" => mail_preferences();
    UNSUBSCRIBE: Anyone, "/unsubscribe/{token}/{topic}" => unsubscribe(token: &str, topic: Topic);

    MAILBOX: Demo, "/mailbox" => mailbox();
    LATER: Demo, "/mailbox/later" => later();
    CAPTURED: Demo, "/mailbox/{number}" => captured(number: usize);
    CAPTURED_HTML: Demo, "/mailbox/{number}/html" => captured_html(number: usize);
    CAPTURED_INVITE: Demo, "/mailbox/{number}/invite.ics" => captured_invite(number: usize);
}
