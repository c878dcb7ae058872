/** The behaviour of every form when something typed is wrong. */

import type { Locator, Page } from "@playwright/test";
import { expect } from "./portal.js";

/**
 * Expects the summary of the errors, with these sentences, and that it has the focus. Browsers
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

/** Chooses a radio button or ticks a box the way people do: by pressing its words. */
export async function choose(control: Locator): Promise<void> {
  const page = control.page();
  const id = await control.getAttribute("id");
  await page.locator(`label[for="${id}"]`).click();
  // It is found by its id, since a control that was found as “not checked” is not found any more.
  await expect(page.locator(`[id="${id}"]`)).toBeChecked();
}
