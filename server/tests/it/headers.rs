//! The headers of every answer.

use crate::support::{TestApp, on_both_engines};
use klankbord_domain::base::db::testing::Engine;

on_both_engines! {
    async fn pages_failures_and_health_carry_the_security_headers(engine: Engine) {
        let app = TestApp::set_up(engine).await;
        for path in ["/", "/nowhere", "/health/ready", "/assets/none.css"] {
            let answer = app.browser().get(path).await;
            let policy = answer.headers["content-security-policy"].to_str().unwrap();
            assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe-inline"), "{path}");
            assert_eq!(answer.headers["x-content-type-options"], "nosniff", "{path}");
        }
    }
}
