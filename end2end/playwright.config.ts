import { defineConfig } from "@playwright/test";
import { LAUNCH } from "./support/browser.js";
import type { PortalOptions } from "./support/portal.js";

/**
 * Every journey runs twice: with JavaScript and without. Journeys that need JavaScript
 * are in files named `*.js.spec.ts`.
 */
export default defineConfig<object, PortalOptions>({
  testDir: "journeys",
  outputDir: "test-results",
  // The pictures of `looks.js.spec.ts`.
  snapshotPathTemplate: "{testDir}/../looks/{arg}{ext}",
  // The report is for `cargo xtask test`, which reads from it which tests are slow.
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ? [["list"], ["json"]] : "list",
  forbidOnly: true,
  fullyParallel: false,
  // A test that sometimes passes has failed.
  retries: 0,
  workers: 2,
  // This is long enough even for a machine that compiles something meanwhile.
  timeout: 180_000,
  expect: { timeout: 10_000 },
  use: {
    locale: "nl-NL",
    timezoneId: "Europe/Amsterdam",
    screenshot: "only-on-failure",
    // Drawing the passage from page to page takes a third of the processor. `weight.js.spec.ts` keeps it.
    contextOptions: { reducedMotion: "reduce" },
    launchOptions: LAUNCH,
  },
  projects: [
    { name: "js", use: { javaScriptEnabled: true } },
    {
      name: "nojs",
      use: { javaScriptEnabled: false },
      testIgnore: "**/*.js.spec.ts",
    },
  ],
});
