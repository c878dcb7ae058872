/** A room without our code in the browser, and its closing. */

import { expectAccessible } from "../../support/accessible.js";
import { BOARD, CONSCIENCE } from "../../support/names.js";
import { expect, test } from "../../support/sign-in.js";

const THEME = "Wat maakt een rekening duidelijk?";

test("a room that is closed can still be read by everybody", async ({ as }) => {
  for (const who of [CONSCIENCE, BOARD]) {
    const page = await as(who);
    await page.goto("/sessions/1/room");
    await expect(page.getByRole("heading", { name: "De sessie is afgelopen" }).first()).toBeVisible();
    await expectAccessible(page);
  }
});

test("a room works with forms and a page that is loaded again", async ({ as }) => {
  const lead = await as(CONSCIENCE);
  await lead.goto("/sessions");
  await lead.getByRole("link", { name: THEME }).click();
  await lead.getByRole("link", { name: "Naar de zaal" }).first().click();
  const room = new URL(lead.url()).pathname;
  await lead.getByText("Andere ronde of tijd").click();
  await lead.getByRole("button", { name: "Naar: Ronde 3: wat wij hoorden en gaan doen" }).click();
  await expect(lead.getByRole("heading", { name: "Ronde 3: wat wij hoorden en gaan doen" })).toBeVisible();

  const guest = await as(BOARD);
  await guest.goto(room);
  await guest.getByLabel("Wat hoorde u?").fill("De rekening is te lang.");
  await guest.getByRole("button", { name: "Opslaan" }).click();
  await expect(guest.getByRole("status")).toContainText("Bewaard.");
  await expectAccessible(guest);
  await lead.goto(room);
  if (test.info().project.use.javaScriptEnabled === false) {
    await lead.getByRole("link", { name: "Vernieuwen" }).click();
  }
  await expect(lead.locator("#room-heard")).toContainText("De rekening is te lang.");

  // The page for closing exists, and opening it closes nothing.
  await lead.goto(`${room}/close`);
  await expect(lead.getByRole("heading", { level: 1 })).toHaveText("Sessie afronden");
  await expectAccessible(lead);
  await lead.goto(room);
  await lead.getByText("Andere ronde of tijd").click();
  await lead.getByRole("button", { name: "Terug naar de wachtstand" }).click();
  await expect(lead.getByRole("heading", { name: "Straks beginnen we" })).toBeVisible();
});
