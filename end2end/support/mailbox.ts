/** The mails that the portal sent, as its mailbox shows them. */

import type { Locator, Page } from "@playwright/test";
import { expect } from "./portal.js";

function found(page: Page, to: string, subject: string | RegExp): Locator {
  return page
    .getByRole("listitem")
    .filter({ hasText: `<${to}>` })
    .getByRole("link", { name: subject });
}

/** The number of such mails that were sent so far. */
export async function mailsTo(
  page: Page,
  to: string,
  subject: string | RegExp,
): Promise<number> {
  await page.goto("/mailbox");
  return found(page, to, subject).count();
}

/**
 * Opens the latest mail of that subject to that address. Waits until there are more of them than
 * `before`, because mails go out after the page that caused them.
 */
export async function openMail(
  page: Page,
  to: string,
  subject: string | RegExp,
  before = 0,
): Promise<void> {
  const mail = found(page, to, subject);
  await expect(async () => {
    await page.goto("/mailbox");
    expect(await mail.count()).toBeGreaterThan(before);
  }).toPass({ intervals: [100, 200, 400], timeout: 30_000 });
  await mail.first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(subject);
}

/** The link to this place in the mail that is open. */
export function linkTo(page: Page, path: RegExp): Locator {
  return page.getByRole("listitem").getByRole("link", { name: path }).first();
}
