//! A file that a form sends.

use axum::extract::multipart::{Field, MultipartError};

/// What came of a file.
#[derive(Default)]
pub struct Upload {
    /// Its first bytes, up to the most that were wanted.
    pub bytes: Vec<u8>,
    /// How many bytes it has.
    pub size: usize,
}

impl Upload {
    /// Reads a file to its end, so that the browser waits for the answer, and keeps no chunk after its `most` bytes.
    ///
    /// # Errors
    /// When the connection breaks, or the body is longer than its route allows.
    pub async fn read(field: &mut Field<'_>, most: usize) -> Result<Self, MultipartError> {
        let mut upload = Self::default();
        while let Some(chunk) = field.chunk().await? {
            upload.size += chunk.len();
            if upload.size <= most {
                upload.bytes.extend_from_slice(&chunk);
            }
        }
        Ok(upload)
    }
}
