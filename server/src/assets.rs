//! Static files.
pub fn router() -> axum::Router {
    axum::Router::new()
}
pub fn url(_: &str) -> Option<String> {
    None
}
