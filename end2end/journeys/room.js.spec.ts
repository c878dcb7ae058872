/** A session that is followed live: who takes part, who leads it, and the screen that everybody sees. */

import type { Page } from "@playwright/test";
import { expectAccessible } from "../support/accessible.js";
import { choose } from "../support/forms.js";
import { BOARD, CONSCIENCE, FATIMA, own } from "../support/names.js";
import { expect, test } from "../support/sign-in.js";

const THEME = "Wat maakt een rekening duidelijk?";

/** Opens the room of the session that comes, and gives its address. */
async function enter(page: Page): Promise<string> {
  await page.goto("/sessions");
  await page.getByRole("link", { name: THEME }).click();
  await page.getByRole("link", { name: "Naar de zaal" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(THEME);
  return new URL(page.url()).pathname;
}

/** Moves the room to a round. */
async function moveTo(lead: Page, round: string): Promise<void> {
  const rounds = lead.getByText("U leidt deze sessie");
  const button = lead.getByRole("button", { name: `Naar: ${round}` });
  if (!(await button.isVisible())) {
    await rounds.click();
  }
  await button.click();
}

test("phones and the screen follow a session without being loaded again", async ({ as }) => {
  test.slow();
  const lead = await as(CONSCIENCE);
  const room = await enter(lead);
  await expectAccessible(lead);
  const guest = await as(FATIMA);
  await guest.goto(room);
  const screen = await lead.context().newPage();
  await screen.goto(room.replace(/room$/, "screen"));
  await expectAccessible(screen);
  let loads = 0;
  for (const page of [guest, screen]) {
    page.on("load", () => (loads += 1));
  }

  await moveTo(lead, "Ronde 1: klanten aan het woord");
  for (const page of [guest, screen]) {
    await expect(page.getByRole("heading", { name: "Ronde 1: klanten aan het woord" })).toBeVisible();
    await expect(page.getByRole("timer")).toHaveText(/^\d\d:\d\d$/);
  }
  expect(loads).toBe(0);

  // What somebody sends is on every screen; the form came with the round.
  const question = own("Wat bedoelt u met <b>duidelijk</b>?");
  await guest.getByLabel("Uw vraag").fill(question);
  await choose(guest.getByRole("radio").first());
  await guest.getByRole("button", { name: "Vraag sturen" }).click();
  await expect(guest.getByRole("status")).toHaveText("Uw vraag staat erbij.");
  const listed = lead.locator("#room-questions").getByRole("listitem").filter({ hasText: question });
  await expect(listed).toBeVisible();
  await expect(screen.locator("#room-questions")).toContainText(question);
  await expect(listed).toContainText("Een klant");
  await expect(guest.locator("#room-mine")).toContainText(question);
  await listed.getByRole("button", { name: "Ik steun dit" }).click();
  await expect(screen.locator("#room-questions")).toContainText("1 steun");

  await listed.getByRole("button", { name: "Op het scherm" }).click();
  await expect(screen.locator("#room-stage")).toContainText(question);
  await expect(guest.locator("#room-stage")).toContainText(question);

  // What is hidden vanishes for others; who asked reads why.
  await lead.goto(room);
  await listed.getByText("Verbergen", { exact: true }).click();
  await listed.getByLabel("Waarom? De vrager leest dit.").fill("Die hadden we al.");
  await listed.getByRole("button", { name: "Verberg de vraag" }).click();
  await expect(screen.locator("#room")).not.toContainText(question);
  await expect(guest.locator("#room-mine")).toContainText("Die hadden we al.");
  await expect(guest.locator("#room-questions")).not.toContainText(question);

  // A connection that was lost catches up by itself.
  const board = await as(BOARD);
  await board.goto(room);
  await screen.context().setOffline(true);
  await moveTo(board, "Straks beginnen we");
  await screen.context().setOffline(false);
  await expect(screen.getByRole("heading", { name: "Straks beginnen we" })).toBeVisible();
  await expect(screen.getByRole("timer")).toHaveCount(0);
  await screen.close();
});
