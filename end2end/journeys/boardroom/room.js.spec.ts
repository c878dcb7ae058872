/** A session that is followed live: by a participant, by the facilitator, and on the screen that everybody sees. */

import type { Page } from "@playwright/test";
import { expectAccessible } from "../../support/accessible.js";
import { BOARD, CONSCIENCE, FATIMA, inDays, own } from "../../support/names.js";
import { expect, test } from "../../support/sign-in.js";

const THEME = "Wat maakt een rekening duidelijk?";

/** Opens the room of the coming session, and returns its address. */
async function enter(page: Page): Promise<string> {
  await page.goto("/sessions");
  await page.getByRole("link", { name: THEME }).click();
  await page.getByRole("link", { name: "Naar de zaal" }).first().click();
  await expect(page.getByRole("link", { name: THEME })).toBeVisible();
  return new URL(page.url()).pathname;
}

/** Moves the room to another round with the button of this name. */
async function moveTo(lead: Page, name: string): Promise<void> {
  const rounds = lead.getByText("Andere ronde of tijd");
  const button = lead.getByRole("button", { name });
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

  await moveTo(lead, "Naar: Ronde 1: klanten aan het woord");
  await expect(guest.getByRole("heading", { level: 1 })).toHaveText("U bent aan het woord");
  await expect(screen.getByRole("heading", { level: 2 })).toHaveText("Ronde 1. Klanten zijn aan het woord.");
  await expect(guest.locator("[data-room-news]")).toContainText("U bent aan het woord");
  for (const page of [guest, screen]) {
    await expect(page.getByRole("timer")).toHaveText(/^\d+ min$/);
  }
  expect(loads).toBe(0);

  // A question that somebody sends is on every screen; the form came with the round.
  const question = own("Wat bedoelt u met <b>duidelijk</b>?");
  await guest.getByLabel("Uw vraag").fill(question);
  await guest.getByRole("button", { name: "Stuur uw vraag" }).click();
  await expect(guest.getByRole("status")).toHaveText("Uw vraag is verstuurd.");
  const listed = lead.locator("#room-questions").getByRole("listitem").filter({ hasText: question });
  await expect(listed).toBeVisible();
  await expect(screen.locator("#room")).not.toContainText(question);
  await expect(listed).toContainText("Een klant");
  await expect(guest.locator("#room-mine")).toContainText(question);
  await expect(lead.locator("[data-room-news]")).toContainText(question);

  // Support keeps the focus where it was pressed, also when the update arrives.
  const colleague = await as(BOARD);
  await colleague.goto(room);
  await colleague.locator("#room-questions").getByText("Meer", { exact: true }).first().click();
  const hand = colleague.locator("#room-questions li").filter({ hasText: question }).locator(".support");
  await hand.click();
  await expect(listed).toContainText("1 steunt dit");
  await expect(hand).toHaveAttribute("aria-pressed", "true");
  await expect(hand).toBeFocused();

  // The screen shows the question that the facilitator chose, and nothing twice.
  await listed.getByText("Meer", { exact: true }).click();
  await listed.getByRole("button", { name: "Zet op de lijst" }).click();
  await expect(screen.locator("#room-questions")).toContainText(question);
  await expect(screen.locator("#room-questions")).toContainText("1 steunt dit");

  await listed.getByRole("button", { name: "Zet op het scherm" }).click();
  await expect(screen.locator("#room-stage")).toContainText(question);
  await expect(screen.locator("#room-questions")).not.toContainText(question);
  await expect(guest.locator("#room-stage")).toContainText(question);

  // A hidden question vanishes for others; the person who asked it reads the reason.
  await lead.goto(room);
  await listed.getByText("Meer", { exact: true }).click();
  await listed.getByLabel("Waarom? De vrager leest dit.").fill("Die hadden we al.");
  await listed.getByRole("button", { name: "Verberg de vraag" }).click();
  await expect(screen.locator("#room")).not.toContainText(question);
  await expect(guest.locator("#room-mine")).toContainText("Die hadden we al.");
  await expect(guest.locator("#room-questions")).not.toContainText(question);

  // A browser that lost its connection catches up by itself.
  await colleague.goto(room);
  await screen.context().setOffline(true);
  await moveTo(colleague, "Terug naar de wachtstand");
  await screen.context().setOffline(false);
  await expect(screen.getByRole("heading", { name: "Straks beginnen we." })).toBeVisible();
  await expect(screen.getByRole("timer")).toHaveCount(0);
  await screen.close();
});

test("what somebody types stays when others press", async ({ as }) => {
  test.slow();
  const lead = await as(CONSCIENCE);
  const room = await enter(lead);
  await moveTo(lead, "Naar: Ronde 3: wat wij hoorden en gaan doen");
  await lead.getByLabel("Wat hoorde u?").fill("De rekening is te lang.");
  await lead.getByLabel("Wat gaat u doen?").fill("Wij maken hem korter.");
  await lead.getByLabel("Uiterlijk op").fill(inDays(60));
  await lead.getByLabel("Bij welk project hoort het?").selectOption({ index: 0 });
  await lead.getByRole("button", { name: "Opslaan" }).click();
  await expect(lead.getByRole("status")).toContainText("Bewaard.");
  await moveTo(lead, "Naar: Afronden");

  const guest = await as(FATIMA);
  await guest.goto(room);
  const other = await as(FATIMA);
  await other.goto(room);
  const heard = guest.locator("#room-heard");
  await heard.getByText("Dit klopt niet", { exact: true }).click();
  const words = own("Ook de bijlage moet korter");
  await heard.getByLabel("Wat klopt er niet?").fill(words);
  // Somebody else says something meanwhile, and the field has lost the focus.
  await other.locator("#room-heard").getByRole("button", { name: "Dit klopt" }).click();
  await expect(lead.locator("#room-heard")).toContainText("1 klant zegt: dit klopt.");
  await guest.getByRole("heading", { level: 1 }).click();
  await expect(heard.getByLabel("Wat klopt er niet?")).toHaveValue(words);
  await heard.getByRole("button", { name: "Verbetering sturen" }).click();
  await expect(guest.getByRole("status")).toContainText("Wij hebben het gehoord.");
  await expect(lead.locator("#room-heard")).toContainText(words);

  // The update that waited is shown once the field is empty again.
  await heard.getByText("Dit klopt niet", { exact: true }).click();
  await heard.getByLabel("Wat klopt er niet?").fill("Toch niet");
  await other.goto(room);
  await other.locator("#room-heard").getByRole("button", { name: "Dit klopt" }).click();
  await expect(lead.locator("#room-heard")).not.toContainText(words);
  await expect(heard).toContainText(words);
  await heard.getByLabel("Wat klopt er niet?").fill("");
  await guest.getByRole("heading", { level: 1 }).click();
  await expect(heard).not.toContainText(words);
  await moveTo(lead, "Terug naar de wachtstand");
});
