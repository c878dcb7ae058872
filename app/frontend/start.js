// Wakes the islands of a page. Every page works without this; a page without islands loads only
// these few lines.
//
// `cargo xtask site` replaces the two names by those of the built files.

const GLUE = "./klankbord.js";
const PROGRAM = "./klankbord.wasm";

const islands = document.querySelectorAll("leptos-island");

if (islands.length > 0) {
  const program = await import(GLUE);
  await program.default({ module_or_path: new URL(PROGRAM, import.meta.url) });
  program.hydrate();
  // The islands wake one by one and in the order of the document, because Leptos numbers them in that order.
  for (const island of islands) {
    const wake = program[island.dataset.component];
    if (wake) {
      await wake(island);
    } else {
      console.error(`No island is called ${island.dataset.component}.`);
    }
  }
  // Says that hydration is done, for styles and for the browser tests.
  document.documentElement.dataset.islands = "awake";
}
