/**
 * The browser of the tests.
 */

import { existsSync } from "node:fs";

/** The first is the same browser without its windows, and shows the same pages in two thirds of the time. */
const BROWSERS = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"];

/** How it is started: the system's browser, of which `cargo xtask test` makes sure that it is there. */
export const LAUNCH = {
  executablePath: BROWSERS.find((path) => existsSync(path)),
  args: [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    // As on a screen: letters stand where the font puts them, not on whole pixels.
    "--font-render-hinting=none",
  ],
};
