//! The folders of the workspace.

use crate::program;
use anyhow::{Context as _, Result};
use std::path::{Path, PathBuf};

/// The workspace's folder: the parent of xtask's own.
pub fn root() -> PathBuf {
    // Cargo sets the variable for `cargo run` too; unlike a compiled-in path, it stays right when the folder moved.
    let xtask = std::env::var_os("CARGO_MANIFEST_DIR")
        .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
    xtask.parent().map_or(xtask.clone(), Path::to_path_buf)
}

/// The files that we build for the browser. They are always here, even when cargo uses another target folder,
/// because the server's source names this folder.
pub fn site() -> PathBuf {
    root().join("target/site")
}

/// Cargo's target folder for the browser program: a separate one, so that the two targets never
/// wait for each other or share features.
pub fn wasm_target() -> PathBuf {
    root().join("target/wasm")
}

/// Cargo's own target folder, wherever it is configured to be.
pub fn target() -> Result<PathBuf> {
    let metadata =
        program::output(program::cargo().args(["metadata", "--no-deps", "--format-version=1"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata)?;
    metadata["target_directory"]
        .as_str()
        .map(PathBuf::from)
        .context("cargo metadata names no target directory")
}
