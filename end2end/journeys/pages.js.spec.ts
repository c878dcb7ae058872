/** Every page that each role can reach is complete, and usable by everybody. */

import type { Page } from "@playwright/test";
import { offences } from "../support/accessible.js";
import { reached } from "../support/links.js";
import { ADMINISTRATOR, BOARD, COLLEAGUE, CONSCIENCE, DENNIS, EMILY, HENK, OWNER, MEHMET } from "../support/names.js";
import { expect, test } from "../support/sign-in.js";
import { pages } from "../support/pages.js";

test.describe.configure({ mode: "parallel" });

interface Somebody {
  /** The name of the person; empty for a visitor. */
  email?: string;
  /** The addresses where they begin, apart from the home page. */
  from: string[];
}

const EVERYBODY: Record<string, Somebody> = {
  "a visitor": { from: ["/sign-in", "/kit", "/kit?wide=true", "/mailbox"] },
  // So few people wrote in the demonstration that no link leads to the page with all contributions.
  "a customer": {
    email: HENK,
    from: ["/mine", "/account", "/proposals/1/contributions", "/proposals/1/reasons/for"],
  },
  "a customer who was at a session": { email: DENNIS, from: ["/sessions/1"] },
  "a customer who asked something": { email: MEHMET, from: ["/asked"] },
  "a customer who reads English": { email: EMILY, from: ["/mine", "/account"] },
  // Journeys before this one made projects that come before the one with a draft.
  "the owner": { email: OWNER, from: ["/projects/2"] },
  "the conscience": { email: CONSCIENCE, from: [] },
  // One session was held, and in one there are seats.
  "the board": {
    email: BOARD,
    from: ["/proposals/1", "/sessions/1", "/sessions/2", "/sessions/1/minutes", "/sessions/2/seats"],
  },
  "a colleague": { email: COLLEAGUE, from: [] },
  "the administrator": { email: ADMINISTRATOR, from: ["/departments/2/move", "/departments/2/split"] },
};

/** Pages without a link to them in the demonstration, with the journey that opens them instead. */
const ELSEWHERE: Record<string, string> = {
  "/set-up": "set-up.spec.ts",
  "/start": "set-up.spec.ts",
  "/sign-in/code": "sign-in.spec.ts",
  "/password/sent": "accounts.spec.ts",
  "/password/{token}": "accounts.spec.ts",
  "/account/data/erased": "accounts.spec.ts",
  "/address/{token}": "addresses.spec.ts",
  "/address/confirmed": "addresses.spec.ts",
  "/unsubscribe/{token}/{topic}": "accounts.spec.ts",
  "/join": "invitations.spec.ts",
  "/join/{token}": "invitations.spec.ts",
  "/join/{token}/consent": "invitations.spec.ts",
  "/sessions/{id}/seat/needs": "seats.spec.ts",
  "/staff/{id}/erase": "leaving.spec.ts",
  "/imports/{id}": "panel.spec.ts",
  "/imports/{id}/wrong.csv": "panel.spec.ts",
  "/asked/{id}/verdict": "enquiries.spec.ts",
  "/inbox/answer": "answers.spec.ts",
  "/inbox/held/{id}": "answers.spec.ts",
  "/themes/{id}/merge": "themes.spec.ts",
  "/proposals/{id}/challenge/reply": "conscience.spec.ts",
  "/contributions/{id}/edit": "answers.spec.ts",
  "/answers/{id}/promise": "commitments.spec.ts",
  "/proposals/{id}/promise": "commitments.spec.ts",
  "/proposals/{id}/preview": "proposals.spec.ts",
  "/proposals/{id}/reason": "proposals.spec.ts",
  "/proposals/{id}/questions/{place}": "proposals.spec.ts",
  "/proposals/{id}/more": "proposals.spec.ts",
  "/contributions/{id}/withdraw": "answers.spec.ts",
  "/join/{token}/decline": "invitations.spec.ts",
  "/sessions/{id}/dates": "dates.spec.ts",
  "/sessions/{id}/dates/{option}/settle": "dates.spec.ts",
  "/calendar/{file}": "calendar.spec.ts",
  "/sessions/{id}/agenda/{item}": "agenda.spec.ts",
  "/sessions/{id}/briefing": "agenda.spec.ts",
  "/sessions/{id}/room/close": "room.spec.ts",
  "/sessions/{id}/seats/add": "seats.spec.ts",
  "/unsent": "unsent.spec.ts",
  "/accent/{file}": "a style sheet of every page",
  "/icon/{file}": "the icon of every page",
  "/logo/{file}": "a picture of every page, once there is one",
};

/** Addresses that are no pages of the portal: files, a mail as a mail program shows it, a part of a page. */
const NO_PAGE = [
  "/account/data/download",
  "/mailbox/{number}/html",
  "/mailbox/{number}/invite.ics",
  "/proposals/{id}/load",
  "/sessions/{id}/invite.ics",
  "/sessions/{id}/live",
];

/** Pages that look the same for all; they are checked once for all members of staff. */
const SHARED = /^\/(account|kit|mailbox|sign-in|password)/;

const WIDTHS = [320, 1280];
/** Between the two, where tables are widest for their page: only whether everything fits. */
const TABLET = 768;

async function wrongWith(page: Page, address: string, widths: number[]): Promise<string[]> {
  const wrong: string[] = [];
  const response = await page.goto(address);
  const expected = address === "/nergens" ? 404 : 200;
  if (response?.status() !== expected) {
    wrong.push(`status ${response?.status()}`);
  }
  const titles = await page.getByRole("heading", { level: 1 }).count();
  if (titles !== 1) {
    wrong.push(`${titles} titles`);
  }
  if (!/\S.* – Warmte Vechtdal$/.test(await page.title())) {
    wrong.push(`title “${await page.title()}”`);
  }
  const footer = page.getByRole("contentinfo");
  // The wall of a session is read by a whole room, and nobody calls from there.
  const wall = /\/sessions\/\d+\/screen$/.test(address);
  if (!wall && (await footer.getByRole("link", { name: "0529 12 34 56" }).count()) !== 1) {
    wrong.push("no phone number");
  }
  // All looks are checked on one load: a width changes the layout, but the dark only the colours.
  for (const width of [...widths, TABLET]) {
    await page.setViewportSize({ width, height: 900 });
    const beyond = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    if (beyond > 0) {
      wrong.push(`${width} px: ${beyond} px beyond the edge`);
    }
    if (width === TABLET) {
      continue;
    }
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme });
      const only = colorScheme === "dark" ? "colours" : undefined;
      for (const { id, help, where } of await offences(page, only)) {
        wrong.push(`${width} px, ${colorScheme}: ${id}: ${help}: ${where.join(" ")}`);
      }
    }
  }
  return wrong.map((what) => `${address}: ${what}`);
}

for (const [name, { email, from }] of Object.entries(EVERYBODY)) {
  test(`every page of ${name} is whole and accessible`, async ({ as, page: visitor }) => {
    test.setTimeout(600_000);
    const page = email === undefined ? visitor : await as(email);
    const found = await reached(page, ["/", ...from]);
    const wrong = await wrongWith(page, "/nergens", WIDTHS);
    const customer = email === undefined || email === HENK || email === EMILY;
    for (const [of, addresses] of found) {
      if (NO_PAGE.includes(of)) {
        continue;
      }
      const widths = customer || !SHARED.test(of) ? WIDTHS : WIDTHS.slice(0, 1);
      for (const address of addresses) {
        wrong.push(...(await wrongWith(page, address, widths)));
      }
    }
    expect(wrong).toEqual([]);
  });
}

test("no page is forgotten", async ({ as, page }) => {
  const walked = new Set([...Object.keys(ELSEWHERE), ...NO_PAGE]);
  for (const { email, from } of Object.values(EVERYBODY)) {
    const browser = email === undefined ? page : await as(email);
    for (const of of (await reached(browser, ["/", ...from])).keys()) {
      walked.add(of);
    }
  }
  expect(pages().filter((of) => !walked.has(of))).toEqual([]);
});

test("a page of another role says so, and offers a way on", async ({ as }) => {
  const page = await as(HENK);
  for (const path of ["/panel", "/projects", "/inbox", "/staff"]) {
    const response = await page.goto(path);
    expect(response?.status(), path).toBe(403);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dit kunt u niet openen");
    expect(await offences(page)).toEqual([]);
    await page.getByRole("link", { name: "Naar de beginpagina" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dag Henk");
  }
});
