//! Mails, as they are put into words and captured.

use crate::support::{TestApp, on_both_engines};
use klankbord_domain::base::db::testing::Engine;

on_both_engines! {
    async fn the_set_up_sends_a_test_mail(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        assert_eq!(app.run_jobs().await, 2, "the test, and a welcome for the conscience");
        let mail = app.mail_to("ada@dewaag.example");
        assert_eq!(mail.subject, "Proefmail van Klankbord");
        assert_eq!(mail.link("/outbox"), "/outbox");
        assert!(mail.text.contains("030 123 45 67") && mail.html.contains("030 123 45 67"));
        assert!(mail.unsubscribe.is_none());
        assert_eq!(app.run_jobs().await, 0, "once is enough");
        assert_eq!(app.mails().len(), 2);
    }
}
