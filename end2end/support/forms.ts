/** What every form does when something typed is wrong. */

import type { Page } from "@playwright/test";
import { expect } from "./portal.js";

/**
 * Expects the summary of what is wrong, with these sentences, and that it has the focus. Browsers
 * focus it without any script.
 */
export async function expectProblems(
  page: Page,
  problems: string[],
): Promise<void> {
  const summary = page.getByRole("alert");
  await expect(summary.getByRole("listitem")).toHaveText(problems);
  await expect(summary).toBeFocused();
  await expect(page).toHaveTitle(/^(Fout|Error): /);
}
