/** The check that a page can be used by everybody, as far as a machine can tell. */

import { AxeBuilder } from "@axe-core/playwright";
import { test, type Page } from "@playwright/test";
import { expect } from "./portal.js";

/** One thing that somebody stumbles over. */
export interface Offence {
  id: string;
  help: string;
  where: string[];
}

/** Every offence against WCAG 2.2 AA on the page as it stands. */
export async function offences(page: Page): Promise<Offence[]> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    where: nodes.map((node) => node.html),
  }));
}

/**
 * Fails with every offence against WCAG 2.2 AA on the page as it stands.
 *
 * Only where JavaScript runs, because the check is a script itself. The server sends the same page
 * to those without.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (test.info().project.use.javaScriptEnabled === false) {
    return;
  }
  expect(await offences(page), `accessibility of ${page.url()}`).toEqual([]);
}
