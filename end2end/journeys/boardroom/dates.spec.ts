import type { Page } from "@playwright/test";
import { expectAccessible } from "../../support/accessible.js";
import { choose, expectProblems } from "../../support/forms.js";
import { linkTo, openMail } from "../../support/mailbox.js";
import { BOARD, HENK, inDays, own, OWNER } from "../../support/names.js";
import { expect, test } from "../../support/sign-in.js";

/** Plans a session of the board and returns its address. */
async function plan(board: Page, theme: string): Promise<string> {
  await board.goto("/sessions/new");
  await board.getByLabel("Waar gaat het over?").fill(theme);
  await board.getByLabel("Wat kunnen klanten nog veranderen?").fill("De eerste bladzijde.");
  await board.getByLabel("Plaats", { exact: true }).fill("Raadzaal");
  await board.getByLabel("Plaatsen in de zaal").fill("12");
  await board.getByLabel("Waarvan stoelen voor klanten").fill("6");
  await board.getByRole("button", { name: "Sessie bewaren" }).click();
  await expect(board.getByRole("heading", { level: 1 })).toHaveText(theme);
  return new URL(board.url()).pathname;
}

/** Answers about the moment in this place. */
async function say(page: Page, place: number, what: string): Promise<void> {
  const moment = page.getByRole("main").locator("fieldset").nth(place);
  await choose(moment.getByRole("radio", { name: what, exact: true }));
}

test("a date is found with a customer and the board", async ({ as }) => {
  test.slow();
  const board = await as(BOARD);
  const theme = own("De <b>rekening</b> & de winter");
  const session = await plan(board, theme);
  await board.locator("#arrange").getByRole("link", { name: "Datum zoeken" }).click();
  await expectAccessible(board);

  // More room keeps the typed moments; without a customer to ask the form is refused.
  await board.getByLabel("Moment 1: op welke dag?").fill(inDays(10));
  await board.getByLabel("Moment 1: hoe laat?").fill("14:00");
  await board.getByRole("button", { name: "Meer momenten" }).click();
  await expect(board.getByLabel("Moment 1: op welke dag?")).toHaveValue(inDays(10));
  await board.getByLabel("Moment 12: op welke dag?").fill(inDays(12));
  await board.getByLabel("Moment 12: hoe laat?").fill("19:30");
  await board.getByRole("button", { name: "Momenten voorleggen" }).click();
  await expectProblems(board, [
    "Welke klanten vraagt u ook? Zo vraagt u geen enkele klant. Kies een segment met leden van het panel.",
  ]);
  await choose(board.getByRole("checkbox", { name: "Huurders" }));
  await board.getByRole("button", { name: "Momenten voorleggen" }).click();
  await expect(board.getByRole("status")).toContainText("De vraag is onderweg.");
  await expectAccessible(board);
  const dates = new URL(board.url()).pathname;

  // The mail leads to the answer in one press.
  const henk = await as(HENK);
  await openMail(henk, HENK, `Wanneer kunt u? ${theme}`);
  await linkTo(henk, /^\/sessions\//).click();
  await expect(henk).toHaveURL(new RegExp(`${dates}$`));
  await expect(henk.getByRole("main").locator("fieldset")).toHaveCount(2);
  await expect(henk.getByRole("main").locator("fieldset").first()).toContainText("14.00 uur");
  await expect(henk.getByRole("radio", { name: "Geen antwoord", exact: true }).first()).toBeChecked();
  await expectAccessible(henk);
  await say(henk, 0, "Nee");
  await say(henk, 1, "Als het moet");
  await henk.getByText("Leest u dit in een andere tijdzone?").click();
  await henk.getByLabel("In welke tijdzone bent u?").selectOption("Europe/London");
  await henk.getByRole("button", { name: "Antwoord bewaren" }).click();
  await expect(henk.getByRole("status")).toHaveText("Uw antwoord is bewaard.");
  await expect(henk.getByRole("main").locator("fieldset").first()).toContainText("13.00 uur");
  await expectAccessible(henk);
  await henk.goto(session);
  await expect(henk.locator("#dates")).toContainText("U kunt uw antwoord wijzigen tot de datum vaststaat.");

  // Staff who have no part in it read the counts, but can settle nothing.
  const owner = await as(OWNER);
  await owner.goto(dates);
  await expect(owner.getByRole("link", { name: "Deze datum kiezen" })).toHaveCount(0);

  // A moment that no customer can come to needs a reason.
  await board.goto(dates);
  await expect(board.locator("#ranking h3").first()).toContainText("19.30 uur");
  await board.getByRole("link", { name: "Toch deze datum kiezen" }).click();
  await expect(board.getByRole("main")).toContainText("Geen klant kan dan");
  await expectAccessible(board);
  await board.getByRole("button", { name: "Datum vastleggen" }).click();
  await expectProblems(board, ["Weet u het zeker? Maak een keuze.", "Waarom kiest u deze datum toch? Vul dit in."]);
  await expectAccessible(board);
  await board.getByRole("link", { name: "Een andere datum kiezen" }).click();
  await board.getByRole("link", { name: "Deze datum kiezen", exact: true }).click();
  await expect(board.getByRole("main")).toContainText("dan gaan er meteen mails uit");
  await expectAccessible(board);
  await board.getByRole("button", { name: "Datum vastleggen" }).click();
  await expect(board.getByRole("status")).toHaveText("De datum staat vast.");
  await expect(board.getByRole("main")).toContainText("19.30 uur");
  await henk.goto(dates);
  await expect(henk.getByRole("main")).toContainText("19.30 uur");
  await expect(henk.getByRole("button", { name: "Antwoord bewaren" })).toHaveCount(0);
  await expectAccessible(henk);
});
