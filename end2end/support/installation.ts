/** An installation that nobody has set up yet, one for each test. */

import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { served, test as base, type Portal } from "./portal.js";

/** Playwright's `test` with an empty installation behind `page.goto("/")`. */
export const test = base.extend<{ installation: Portal }>({
  // Playwright reads from the pattern which fixtures this one needs: none.
  installation: async ({}, use) => {
    await served("serve", use);
  },

  baseURL: async ({ installation }, use) => {
    await use(installation.address);
  },
});

/** The mails that this installation sent, each as the whole message. */
export async function sent(installation: Portal): Promise<string[]> {
  const names = await readdir(installation.mails).catch(() => []);
  const whole = names.filter((name) => !name.startsWith("."));
  return Promise.all(
    whole.map((name) => readFile(join(installation.mails, name), "utf8")),
  );
}
