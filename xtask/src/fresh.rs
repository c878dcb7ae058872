//! Skipping work whose inputs did not change.
//!
//! Inputs are compared by content and not by time, so that a fresh checkout or another branch and back costs nothing.

use anyhow::{Context as _, Result};
use sha2::{Digest as _, Sha256};
use std::{fs, path::Path};

/// Everything that decides the outcome of a step.
pub struct Inputs(Sha256);

impl Inputs {
    /// The first input of a step is the text of its recipe.
    pub fn new(recipe: &str) -> Self {
        let mut inputs = Self(Sha256::new());
        inputs.add(recipe.as_bytes());
        inputs
    }

    /// Adds a file, or all files of a folder with their names. A path that does not exist adds nothing.
    pub fn with(mut self, path: &Path) -> Result<Self> {
        self.add_path(path)?;
        Ok(self)
    }

    fn add_path(&mut self, path: &Path) -> Result<()> {
        if path.is_dir() {
            for path in sorted(path)? {
                self.add(path.as_os_str().as_encoded_bytes());
                self.add_path(&path)?;
            }
        } else if path.is_file() {
            let bytes =
                fs::read(path).with_context(|| format!("{} can't be read", path.display()))?;
            self.add(&bytes);
        }
        Ok(())
    }

    fn add(&mut self, bytes: &[u8]) {
        self.0.update(bytes.len().to_le_bytes());
        self.0.update(bytes);
    }

    /// Does the work unless the stamp says that it was done with the same inputs; returns whether it was done.
    pub fn unless_fresh(self, stamp: &Path, work: impl FnOnce() -> Result<()>) -> Result<bool> {
        let now = hex::encode(self.0.finalize());
        if fs::read_to_string(stamp).is_ok_and(|then| then == now) {
            return Ok(false);
        }
        work()?;
        fs::write(stamp, now).with_context(|| format!("{} can't be written", stamp.display()))?;
        Ok(true)
    }
}

/// The paths in a folder, by name.
pub fn sorted(folder: &Path) -> Result<Vec<std::path::PathBuf>> {
    let mut paths = fs::read_dir(folder)
        .with_context(|| format!("{} can't be read", folder.display()))?
        .map(|entry| Ok(entry?.path()))
        .collect::<Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
