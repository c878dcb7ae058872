//! Makes a page, in the reader's language, of every failure that reaches it.

use super::headers::RequestId;
use axum::{
    extract::Request,
    middleware::Next,
    response::{IntoResponse as _, Response},
};
use http::{Method, StatusCode, header};
use klankbord_app::web::{
    context::PageContext,
    error_page::show_error,
    failure::{ErrorPage, Kind},
};

/// Shows what went wrong.
pub async fn show(cx: PageContext, request: Request, next: Next) -> Response {
    let id = request
        .extensions()
        .get::<RequestId>()
        .map(|id| id.0.clone())
        .unwrap_or_default();
    let asked = request.method() == Method::GET;
    let response = next.run(request).await;
    let kind = match response.extensions().get::<ErrorPage>() {
        Some(ErrorPage(kind)) => *kind,
        None => match refused(&response, asked) {
            Some(kind) => kind,
            None => return response,
        },
    };
    show_error(&cx, kind, &id)
        .unwrap_or_else(axum::response::IntoResponse::into_response)
        .into_response()
}

/// What the framework refused by itself, with a line of plain text that no reader should see. Of what
/// was only `asked` for, an address that can't be read is one that does not exist.
fn refused(response: &Response, asked: bool) -> Option<Kind> {
    let status = response.status();
    let type_is = |name: &str| {
        response
            .headers()
            .get(header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.starts_with(name))
    };
    let plain = !response.headers().contains_key(header::CONTENT_TYPE) || type_is("text/plain");
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
