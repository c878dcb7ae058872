/** Seats: willing customers, the customer who gets a seat, and the next in the queue. */

import type { Page } from "@playwright/test";
import { expectAccessible } from "../../support/accessible.js";
import { choose, expectProblems } from "../../support/forms.js";
import { linkTo, openMail } from "../../support/mailbox.js";
import { BOARD, EMILY, HENK, own } from "../../support/names.js";
import { planSession, setDate } from "../../support/sessions.js";
import { served } from "../../support/portal.js";
import { expect, signIn, test } from "../../support/sign-in.js";

/** Says once that this customer is willing. */
async function beWilling(customer: Page, yes: RegExp, keep: string): Promise<void> {
  await customer.goto("/seats");
  await choose(customer.getByRole("radio", { name: yes }));
  await customer.getByRole("button", { name: keep }).click();
  await expectAccessible(customer);
}

test("who is willing takes the seat, and gives it back to who waits", async ({ as }) => {
  test.slow();
  const board = await as(BOARD);
  const henk = await as(HENK);
  const emily = await as(EMILY);
  await beWilling(henk, /^Ja/, "Opslaan");
  await beWilling(emily, /^Yes/, "Save");
  const theme = own("De <i>rekening</i> & de uitleg");
  const session = await planSession(board, theme, 1);
  await setDate(board, session, 40, "14:00");

  // The seats are opened to willing customers.
  await board.locator("#arrange").getByRole("link", { name: "Stoelen verdelen" }).click();
  await expectAccessible(board);
  await board.getByRole("button", { name: "Stoelen openstellen" }).click();
  await expect(board.getByRole("status")).toHaveText("Klanten kunnen nu zelf een stoel vragen.");

  await henk.goto("/seats");
  await henk.getByRole("link", { name: theme }).click();
  await henk.getByRole("button", { name: "Een stoel vragen" }).click();
  await expect(henk.getByRole("status")).toHaveText("Er is een stoel voor u. Zeg hieronder of u komt.");
  await expectAccessible(henk);

  await emily.goto(`${session}/seat`);
  await emily.getByRole("button", { name: "Ask for a seat" }).click();
  await expect(emily.getByRole("status")).toHaveText("You are number 1 on the waiting list.");
  await emily.goto("/");
  await expect(emily.locator("#sessions")).toContainText("number 1 on the waiting list");

  // The offer waits on the home page. One press of yes takes the seat, and then he is asked what he needs.
  await henk.goto("/");
  const waits = henk.locator("#waiting :is(article, li)").filter({ hasText: theme });
  await waits.getByRole("link", { name: "Bekijk uw stoel" }).click();
  await expectAccessible(henk);
  await henk.getByRole("button", { name: "Ja, ik kom" }).click();
  await expect(henk.getByRole("status")).toHaveText("De stoel is van u. Tot dan.");
  await expect(henk.getByRole("heading", { level: 1 })).toHaveText("Hebt u iets nodig?");
  await expectAccessible(henk);
  await henk.getByLabel("Om binnen te komen en mee te doen").fill("Een plek bij de deur");
  await henk.getByRole("button", { name: "Opslaan" }).click();
  await expect(henk.getByRole("heading", { level: 1 })).toHaveText("Deze stoel is van u");
  await expectAccessible(henk);

  // The secretary of the session reads his needs.
  await board.goto(`${session}/seats`);
  await expectAccessible(board);
  await board.locator("#line").getByRole("link", { name: "Henk" }).click();
  await expect(board.getByRole("main")).toContainText("Een plek bij de deur");
  await expectAccessible(board);

  // He can change his needs.
  await henk.getByRole("link", { name: "Zeg wat u nodig hebt" }).click();
  await henk.getByLabel("Om binnen te komen en mee te doen").fill("Een lift");
  await henk.getByRole("button", { name: "Opslaan" }).click();
  await henk.getByRole("link", { name: "Zeg wat u nodig hebt" }).click();
  await expect(henk.getByLabel("Om binnen te komen en mee te doen")).toHaveValue("Een lift");
  await henk.getByRole("link", { name: "Uw stoel" }).click();

  // Giving it back offers it to Emily at once, by mail too.
  await henk.getByRole("link", { name: "Kunt u toch niet?" }).click();
  await expectAccessible(henk);
  await henk.getByRole("button", { name: "De stoel teruggeven" }).click();
  await expect(henk.getByRole("status")).toContainText("De stoel gaat naar een ander.");
  await openMail(board, EMILY, `A seat for you: ${theme}`);
  await expect(linkTo(board, new RegExp(`${session}/seat$`))).toBeVisible();
  await emily.goto(`${session}/seat`);
  await emily.getByRole("link", { name: "No", exact: true }).click();
  await expectAccessible(emily);
  await emily.getByRole("button", { name: "No, pass my seat on" }).click();
  await expect(emily.getByRole("status")).toHaveText("Thank you for letting us know.");
});

test("a draw is repeatable, shows its reasons and is changed with a reason", async ({ browser }) => {
  // This has a portal of its own, so that the customers to draw from don't depend on the journeys before it.
  await served("demo", async ({ address }) => {
    const enter = async (email: string) => {
      const page = await (await browser.newContext({ baseURL: address })).newPage();
      await signIn(page, email);
      return page;
    };
    const board = await enter(BOARD);
    const henk = await enter(HENK);
    await beWilling(henk, /^Ja/, "Opslaan");
    const session = await planSession(board, own("De storing"), 1);
    await setDate(board, session, 40, "14:00");
    await board.goto(`${session}/seats`);
    await board.getByLabel("Hoelang geldt een aanbod?").fill("12");
    await board.getByRole("button", { name: "Loten" }).click();
    await expectProblems(board, ["Hoelang geldt een aanbod? Vul een getal in van 24 tot en met 168."]);
    await board.getByLabel("Hoelang geldt een aanbod?").fill("48");
    await board.getByRole("button", { name: "Loten" }).click();
    await expect(board.getByRole("status")).toHaveText("Er is geloot. Nog niemand heeft bericht gekregen.");
    await expectAccessible(board);
    const seed = await board.locator("#how code").textContent();
    await board.getByRole("button", { name: "Loten" }).click();
    await expect(board.locator("#how code")).toHaveText(seed ?? "");

    // The customer who was drawn is taken out, and another who is willing is put in.
    const drawn = board.locator("#seated").getByRole("link");
    await expect(drawn).toHaveCount(1);
    await drawn.click();
    await expectAccessible(board);
    await board.getByRole("link", { name: "Klant eruit halen" }).click();
    await board.getByRole("button", { name: "Klant eruit halen" }).click();
    await expectProblems(board, ["Waarom? In één zin: Vul dit in."]);
    await board.getByLabel("Waarom? In één zin").fill("Is op reis");
    await board.getByRole("button", { name: "Klant eruit halen" }).click();
    await expect(board.locator("#out")).toContainText("Is op reis");
    await board.getByRole("link", { name: "Iemand erbij zetten" }).click();
    await board.getByLabel("Wie?").selectOption({ label: "Henk Mulder" });
    await board.getByLabel("Waarom? In één zin").fill("Hij belde hierover");
    await expectAccessible(board);
    await board.getByRole("button", { name: "Erbij zetten" }).click();
    await expect(board.locator("#seated")).toContainText("Met de hand gewijzigd: Hij belde hierover");
    await board.getByRole("button", { name: "Stoelen aanbieden" }).click();
    await expect(board.getByRole("status")).toHaveText("De stoelen zijn aangeboden. De mails zijn onderweg.");
    await expect(board.locator("#line")).toContainText("0 aangenomen, 1 aangeboden, 0 vrij");
    await expectAccessible(board);
  });
});
