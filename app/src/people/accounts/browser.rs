//! The browser that somebody signs in with.

use crate::web::context::{ACCOUNT, BROWSER, PageContext};
use klankbord_domain::{Error, base::ids::AccountId};

/// Binds this browser to an account, under a new session id.
pub(crate) async fn sign_in(cx: &PageContext, account: AccountId) -> Result<(), Error> {
    let bind = async {
        cx.session.cycle_id().await?;
        cx.session.insert(ACCOUNT, account).await?;
        cx.session.insert(BROWSER, &cx.browser).await
    };
    bind.await.map_err(Error::unavailable)
}
