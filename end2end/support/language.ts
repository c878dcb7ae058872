/** The language that somebody reads. */

import type { Page } from "@playwright/test";
import { expect } from "./portal.js";

export type Language = "nl" | "en";

/** Makes sure that the account, or the visitor, reads this language from now on. */
export async function read(page: Page, language: Language): Promise<void> {
  await page.goto("/");
  const html = page.locator("html");
  if ((await html.getAttribute("lang")) !== language) {
    const name = { nl: "Nederlands", en: "English" }[language];
    await openOwnMenu(page);
    await page.getByRole("button", { name }).click();
  }
  await expect(html).toHaveAttribute("lang", language);
}

/** Opens what lies behind the reader's own name: details, language, sign-out. A visitor has it in view already. */
export async function openOwnMenu(page: Page): Promise<void> {
  const menu = page.locator("details.me:not([open]) > summary");
  if (await menu.isVisible()) {
    await menu.click();
  }
}
