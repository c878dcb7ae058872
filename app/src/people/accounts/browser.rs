//! The browser that somebody signs in with.

use crate::web::{
    context::{ACCOUNT, BROWSER, Page, PageContext},
    cookie,
};
use http::header;
use klankbord_domain::{Error, base::ids::AccountId, people::accounts::operations};

/// Binds this browser to an account, under a new session id, and answers with `page`. From now on the browser is known
/// to that account, so that nobody else's mistakes keep it out.
pub(crate) async fn sign_in(cx: &PageContext, account: AccountId, page: Page) -> Page {
    let bind = async {
        cx.session.cycle_id().await?;
        cx.session.insert(ACCOUNT, account).await?;
        cx.session.insert(BROWSER, &cx.browser).await
    };
    bind.await.map_err(Error::unavailable)?;
    let known = cx
        .known
        .clone()
        .filter(|known| known.secret().len() == LENGTH);
    let known = known.unwrap_or_else(|| cx.portal.random.token());
    operations::remember_browser(&cx.portal, account, &known).await?;
    tracing::info!(
        event = "signed_in",
        account = account.0,
        "somebody signed in"
    );
    let mut page = page?;
    let cookie = cookie::given(cookie::KNOWN, known.secret(), cookie::YEAR, cx.https());
    if let Some(cookie) = cookie {
        page.headers_mut().append(header::SET_COOKIE, cookie);
    }
    Ok(page)
}

/// How long the token is that such a browser holds.
const LENGTH: usize = 32;
