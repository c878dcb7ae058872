//! The browser program: compiled, bound to JavaScript and made small.

use crate::{
    fresh::Inputs,
    npm,
    program::{self, Compiler},
    workspace,
};
use anyhow::{Context as _, Result, ensure};
use std::{
    fs,
    path::{Path, PathBuf},
};
use wasm_bindgen_cli_support::Bindgen;

/// The target of everything that runs in the browser.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// The profile that makes it small. Tests use it too, so that they test what is served.
pub const PROFILE: &str = "release-wasm";

/// The features that rustc may use. wasm-opt refuses others than those that it gets as arguments.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// The two files that make up the program.
pub struct BrowserProgram {
    /// The JavaScript that carries values in and out.
    pub glue: PathBuf,
    /// The program.
    pub wasm: PathBuf,
}

/// Builds the program; cargo and a stamp skip steps whose inputs did not change.
pub fn build(compiler: Compiler) -> Result<BrowserProgram> {
    let folder = workspace::wasm_target().join("browser");
    let tools = workspace::root().join("app/frontend");
    fs::create_dir_all(&folder)?;
    let program = BrowserProgram {
        glue: folder.join("klankbord.js"),
        wasm: folder.join("klankbord.wasm"),
    };
    let compiled = compile(compiler)?;
    // Most changes to a page don't change this file, and then the slow half is skipped.
    Inputs::new(include_str!("wasm.rs"))
        .with(&compiled)?
        .with(&tools.join("package-lock.json"))?
        .unless_fresh(&folder.join("stamp"), || {
            let bound = bind(&compiled, &folder, &program.glue)?;
            optimise(&bound, &program.wasm, &tools)
        })?;
    Ok(program)
}

/// Makes sure that the compiler can build for the browser.
pub fn ensure_target() -> Result<()> {
    let mut rustc = program::command("rustc");
    let library = program::output(rustc.args(["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(library.trim()).is_dir() {
        return Ok(());
    }
    program::run(program::command("rustup").args(["target", "add", TARGET]))
        .with_context(|| format!("the Rust target {TARGET} is missing and rustup could not add it"))
}

fn compile(compiler: Compiler) -> Result<PathBuf> {
    ensure_target()?;
    let target = workspace::wasm_target();
    let mut cargo = compiler.cargo()?;
    cargo
        .args(["build", "--package", "klankbord-frontend", "--lib"])
        .args(["--target", TARGET, "--profile", PROFILE])
        .arg("--target-dir")
        .arg(&target);
    program::run(&mut cargo)?;
    Ok(target
        .join(TARGET)
        .join(PROFILE)
        .join("klankbord_frontend.wasm"))
}

fn bind(compiled: &Path, folder: &Path, glue: &Path) -> Result<PathBuf> {
    let mut output = Bindgen::new()
        .input_path(compiled)
        .out_name("klankbord")
        .web(true)?
        .typescript(false)
        .remove_name_section(true)
        .remove_producers_section(true)
        .generate_output()
        .context("wasm-bindgen failed")?;
    ensure!(
        output.snippets().values().all(Vec::is_empty) && output.local_modules().is_empty(),
        "a dependency brings JavaScript of its own, which the site does not know how to serve"
    );
    let bound = folder.join("bound.wasm");
    fs::write(&bound, output.wasm_mut().emit_wasm())?;
    fs::write(glue, output.js())?;
    Ok(bound)
}

fn optimise(bound: &Path, wasm: &Path, tools: &Path) -> Result<()> {
    npm::install(tools)?;
    let mut wasm_opt = program::command(tools.join("node_modules/.bin/wasm-opt"));
    wasm_opt
        .arg("-Oz")
        .args(FEATURES)
        .arg("-o")
        .arg(wasm)
        .arg(bound);
    program::run(&mut wasm_opt)
}
