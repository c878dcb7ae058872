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

/** The link by which this installation is set up: it stands in the log, for whoever started the server. */
export async function setUpLink(installation: Portal): Promise<string> {
  const log = await readFile(installation.log, "utf8");
  const link = log
    .split("\n")
    .filter((line) => line.startsWith("{"))
    .map((line) => (JSON.parse(line) as { link?: string }).link)
    .find((link) => link !== undefined);
  if (link === undefined) {
    throw new Error(`No link to set the portal up:\n${log}`);
  }
  return link;
}
