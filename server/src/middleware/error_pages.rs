//! Turns every failure that reaches it into a page in the reader's language.

use super::headers::RequestId;
use axum::{
    body::{Body, to_bytes},
    extract::Request,
    middleware::Next,
    response::{IntoResponse, Response},
};
use http::{Method, StatusCode, header};
use klankbord_app::web::{
    context::PageContext,
    error_page::show_error,
    failure::{ErrorPage, Kind, error_page, report},
    ui::unsent::with_words,
    unsent::Unsent,
};

/// The largest form that is accepted, in bytes; the import of customer lists has its own limit.
pub const LARGEST_FORM: usize = 256 * 1024;

/// Shows the error, and the words that were typed.
pub async fn show(cx: PageContext, request: Request, next: Next) -> Response {
    let id = request
        .extensions()
        .get::<RequestId>()
        .map(|id| id.0.clone())
        .unwrap_or_default();
    let asked = request.method() == Method::GET;
    let (mut unsent, response) = match sent(&cx, request).await {
        Ok((Some(unsent), _)) if unsent.is_for_another(&cx.actor) => {
            (Some(unsent), error_page(Kind::ForAnother))
        }
        Ok((unsent, request)) => (unsent, next.run(request).await),
        Err(kind) => (None, error_page(kind)),
    };
    let kind = match response.extensions().get::<ErrorPage>() {
        Some(ErrorPage(kind)) => Some(*kind),
        None => refused(&response, asked),
    };
    let done = match (kind, &mut unsent) {
        (None, Some(unsent)) if unsent.has_waited && response.status().is_redirection() => {
            Unsent::forget(&cx).await
        }
        (Some(Kind::SignedOut), Some(unsent)) if unsent.made_for.is_some() => {
            unsent.wait(&cx).await
        }
        _ => Ok(()),
    };
    if let Some(refusal @ (Kind::Forbidden | Kind::ForAnother | Kind::WrongAddress)) = kind {
        let account = cx.actor.account().map(|account| account.0);
        tracing::warn!(event = "refused", kind = ?refusal, account, "a request was refused");
    }
    if let Err(error) = done {
        // The page holds the words even then.
        report(&error);
    }
    match (kind, unsent) {
        (Some(kind), unsent) => {
            show_error(&cx, kind, &id, unsent.as_ref()).unwrap_or_else(IntoResponse::into_response)
        }
        (None, Some(unsent))
            if !response.status().is_success() && type_is(&response, "text/html") =>
        {
            refused_with(&cx, &unsent, response).await
        }
        (None, _) => response,
    }
}

/// A page that refuses a form, with the words that were typed.
async fn refused_with(cx: &PageContext, unsent: &Unsent, response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let Ok(page) = to_bytes(body, usize::MAX).await else {
        return error_page(Kind::Unavailable);
    };
    let page = String::from_utf8_lossy(&page).into_owned();
    parts.headers.remove(header::CONTENT_LENGTH);
    Response::from_parts(parts, Body::from(with_words(cx.lang, unsent, page)))
}

fn type_is(response: &Response, name: &str) -> bool {
    response
        .headers()
        .get(header::CONTENT_TYPE)
        .is_some_and(|value| value.as_bytes().starts_with(name.as_bytes()))
}

/// The form in a request, if there is one, and the unchanged request.
async fn sent(cx: &PageContext, request: Request) -> Result<(Option<Unsent>, Request), Kind> {
    let is_form = request.method() == Method::POST
        && request
            .headers()
            .get(header::CONTENT_TYPE)
            .is_some_and(|kind| {
                kind.as_bytes()
                    .starts_with(b"application/x-www-form-urlencoded")
            });
    if !is_form {
        return Ok((None, request));
    }
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, LARGEST_FORM)
        .await
        .map_err(|_| Kind::TooLarge)?;
    let action = parts
        .uri
        .path_and_query()
        .map_or_else(|| "/".to_owned(), ToString::to_string);
    let unsent = Unsent::read(action, &body, cx.portal.now());
    let body = unsent.without_marks(body);
    Ok((Some(unsent), Request::from_parts(parts, Body::from(body))))
}

/// The kind of error when the framework itself refused the request, with a line of plain text that no reader
/// should see. When a page was only `asked` for, an address that can't be parsed is one that does not exist.
fn refused(response: &Response, asked: bool) -> Option<Kind> {
    let status = response.status();
    let plain =
        !response.headers().contains_key(header::CONTENT_TYPE) || type_is(response, "text/plain");
    match status {
        _ if !plain => None,
        StatusCode::NOT_FOUND | StatusCode::METHOD_NOT_ALLOWED => Some(Kind::NotFound),
        StatusCode::BAD_REQUEST if asked => Some(Kind::NotFound),
        StatusCode::PAYLOAD_TOO_LARGE => Some(Kind::TooLarge),
        status if status.is_client_error() => Some(Kind::Invalid),
        status if status.is_server_error() => Some(Kind::Unavailable),
        _ => None,
    }
}
