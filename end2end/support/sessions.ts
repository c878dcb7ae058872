/** Sessions that the board plans. */

import type { Page } from "@playwright/test";
import { choose } from "./forms.js";
import { inDays, own } from "./names.js";
import { expect } from "./portal.js";

/** Plans a session of a series of its own, with whoever plans it, in both languages; its path. Customers have six seats unless told. */
export async function planSession(board: Page, theme: string, seats = 6): Promise<string> {
  await board.goto("/series/new");
  await board.locator("[name=name]").fill(own("Klant aan tafel"));
  await choose(board.getByRole("radio", { name: "Elke maand" }));
  await board.locator("[name=secretary]").selectOption({ label: "Tom Visser" });
  await board.locator("main form button").last().click();
  await board.goto("/sessions/new");
  await board.getByLabel("Waar gaat het over?").fill(theme);
  await board.getByLabel("Wat kunnen klanten nog veranderen?").fill("Wat er op de eerste bladzijde staat");
  await board.getByLabel("Plaats", { exact: true }).fill("Raadzaal, Stationsplein 1");
  await board.getByLabel("Plaatsen in de zaal").fill("12");
  await board.getByLabel("Waarvan stoelen voor klanten").fill(String(seats));
  await choose(board.getByRole("radio", { name: "Nederlands en Engels" }));
  await board.getByRole("button", { name: "Sessie bewaren" }).click();
  await expect(board.getByRole("heading", { level: 1 })).toHaveText(theme);
  return new URL(board.url()).pathname;
}

/** Sets its date. */
export async function setDate(board: Page, session: string, days: number, time: string): Promise<void> {
  await board.goto(`${session}/date`);
  await board.getByLabel("Op welke dag?").fill(inDays(days));
  await board.getByLabel("Hoe laat begint de sessie?").fill(time);
  const why = board.getByLabel("Waarom verplaatst u de sessie?");
  if ((await why.count()) > 0) {
    await why.fill("De zaal is dan vrij.");
  }
  await board.getByRole("button", { name: "Datum en tijd vastleggen" }).click();
  await expect(board.getByRole("status")).toHaveText("De datum staat vast.");
}
