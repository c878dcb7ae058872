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
 * `before`, because mails go out after the page that caused them; what is held back for some seconds, so that it can be
 * undone, gets them from the clock of the demonstration.
 */
export async function openMail(
  page: Page,
  to: string,
  subject: string | RegExp,
  before = 0,
): Promise<void> {
  const mail = found(page, to, subject);
  const forward = page.getByRole("button", { name: /^10 (seconden vooruit|seconds forward)$/ });
  let patience = 3;
  await page.goto("/mailbox");
  await expect(async () => {
    if ((await mail.count()) <= before) {
      await (patience-- === 0 ? forward.click() : page.goto("/mailbox"));
    }
    expect(await mail.count()).toBeGreaterThan(before);
  }).toPass({ intervals: [150, 300, 600], timeout: 30_000 });
  await mail.first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(subject);
}

/** The link to this place in the mail that is open. */
export function linkTo(page: Page, path: RegExp): Locator {
  return page.getByRole("listitem").getByRole("link", { name: path }).first();
}
