/** Browsers in which somebody is signed in. */

import type { BrowserContext, Page } from "@playwright/test";
import { expect, test as base } from "./portal.js";
import { PASSWORD } from "./names.js";

type Kept = Awaited<ReturnType<BrowserContext["storageState"]>>;

interface Workers {
  sessions: Map<string, Kept>;
}

interface Tests {
  /**
   * Opens a page in a browser of its own, signed in as that person. Everybody signs in once for each
   * worker: the portal rightly limits how often one network address may try.
   */
  as: (email: string) => Promise<Page>;
}

export const test = base.extend<Tests, Workers>({
  sessions: [
    // Playwright reads from the pattern which fixtures this one needs: none.
    async ({}, use) => {
      await use(new Map());
    },
    { scope: "worker" },
  ],

  as: async ({ browser, sessions }, use) => {
    const opened: BrowserContext[] = [];
    await use(async (email) => {
      const storageState = sessions.get(email);
      const context = await browser.newContext({ storageState });
      opened.push(context);
      const page = await context.newPage();
      if (storageState === undefined) {
        await signIn(page, email);
        sessions.set(email, await context.storageState());
      }
      return page;
    });
    await Promise.all(opened.map((context) => context.close()));
  },
});

export { expect } from "./portal.js";

/** Signs in with a password, in any language of the page. */
export async function signIn(
  page: Page,
  email: string,
  password = PASSWORD,
): Promise<void> {
  await page.goto("/sign-in/password");
  await page.getByLabel(/^(Uw e-mailadres|Your email address)$/).fill(email);
  await page.getByLabel(/^(Uw wachtwoord|Your password)$/).fill(password);
  await page.getByRole("button", { name: /^(Aanmelden|Sign in)$/ }).click();
  await expect(page.getByRole("status")).toHaveText(
    /U bent aangemeld|You are signed in/,
  );
}
