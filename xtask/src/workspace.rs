//! Where things stand in the workspace.

use std::path::{Path, PathBuf};

/// The workspace's folder: the parent of xtask's own.
pub fn root() -> PathBuf {
    // Cargo sets the variable for `cargo run` too; that one stays right when the folder moved.
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask.parent().map_or(xtask.clone(), Path::to_path_buf)
}
