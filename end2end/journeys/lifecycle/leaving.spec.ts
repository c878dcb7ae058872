import type { Page } from "@playwright/test";
import { expectAccessible } from "../../support/accessible.js";
import { choose, expectProblems } from "../../support/forms.js";
import { linkTo, openMail } from "../../support/mailbox.js";
import { ADMINISTRATOR, HENK, own, PASSWORD } from "../../support/names.js";
import { openRound } from "../../support/rounds.js";
import { expect, signIn, test } from "../../support/sign-in.js";

/** A new project owner: their name and their address. */
async function hire(admin: Page, mailbox: Page, name: string): Promise<string> {
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@warmte.example`;
  await admin.goto("/staff/new");
  await admin.getByLabel("Naam", { exact: true }).fill(name);
  await admin.getByLabel("E-mailadres").fill(email);
  await choose(admin.getByRole("radio", { name: "Nederlands" }));
  await choose(admin.getByRole("checkbox", { name: "projecteigenaar" }));
  await admin.getByRole("button", { name: "Medewerker toevoegen" }).click();
  await expect(admin.getByRole("status")).toContainText("De medewerker is toegevoegd.");
  await openMail(mailbox, email, /./);
  await linkTo(mailbox, /^\/password\//).click();
  await mailbox.getByLabel("Nieuw wachtwoord").fill(PASSWORD);
  await mailbox.getByRole("button", { name: "Wachtwoord opslaan" }).click();
  return email;
}

test("an owner leaves once what they owe has another owner, who is told why", async ({ as, browser, page }) => {
  test.slow();
  const admin = await as(ADMINISTRATOR);
  const leaver = own("Roos Vertrek");
  const taker = own("Daan Blijft");
  const leaverEmail = await hire(admin, page, leaver);
  const takerEmail = await hire(admin, page, taker);
  const context = await browser.newContext();
  const roos = await context.newPage();
  await signIn(roos, leaverEmail);
  const title = own("Warm water");
  const proposal = await openRound(roos, title, ["Huurders"]);
  const henk = await as(HENK);
  await henk.goto(`${proposal}/more`);
  await choose(henk.getByRole("radio", { name: "Vraag", exact: true }));
  await henk.getByLabel("In uw eigen woorden").fill(own("Waarom is het koud?"));
  await choose(henk.getByRole("radio", { name: "Met mijn naam", exact: true }));
  await henk.getByRole("button", { name: "Versturen", exact: true }).click();
  await expect(henk.getByRole("status")).toContainText("Bedankt");

  // The administrator reads what is owed, but no customer's words.
  await admin.goto("/staff");
  await admin.getByRole("link", { name: leaver }).click();
  await admin.getByRole("button", { name: "Toegang beëindigen" }).click();
  await expect(admin.getByRole("alert")).toContainText("Dit is niet gelukt");
  await expect(admin.getByRole("heading", { level: 1 })).toHaveText(`Wat ${leaver} nog heeft`);
  await expect(admin.getByRole("main")).not.toContainText("Waarom is het koud?");
  await expect(admin.getByRole("button", { name: "Toegang beëindigen" })).toHaveCount(0);
  await expectAccessible(admin);

  // The typed words are kept.
  await admin.getByLabel("Waarom?").fill("Roos krijgt een andere baan.");
  await admin.getByRole("button", { name: "Doorgeven en mailen" }).click();
  await expectProblems(admin, ["Aan wie? Maak een keuze."]);
  await expect(admin.getByLabel("Waarom?")).toHaveValue("Roos krijgt een andere baan.");
  await expectAccessible(admin);
  await choose(admin.getByRole("radio", { name: taker }));
  await admin.getByRole("button", { name: "Doorgeven en mailen" }).click();
  await expect(admin.getByRole("status")).toContainText("Het is doorgegeven.");
  await expectAccessible(admin);
  await admin.getByRole("button", { name: "Toegang beëindigen" }).click();
  await expect(admin.getByRole("status")).toHaveText("De toegang is beëindigd.");
  await roos.goto("/account");
  await expect(roos).toHaveURL(/\/sign-in/);
  await context.close();

  // Both got a mail with the reason; the new owner finds the answers that customers wait for.
  await openMail(page, leaverEmail, `Uw werk gaat naar ${taker}`);
  await openMail(page, takerEmail, `Werk van ${leaver} is nu van u`);
  await expect(page.getByRole("main")).toContainText("Roos krijgt een andere baan.");
  const taking = await browser.newContext();
  const daan = await taking.newPage();
  await signIn(daan, takerEmail);
  await daan.goto("/debts?whose=mine");
  await expect(daan.getByRole("main")).toContainText(title);
  await taking.close();

  // Whoever left can be erased when they ask for it.
  await admin.goto("/staff");
  await admin.locator("#former li").filter({ hasText: leaver }).getByRole("link").click();
  await expectAccessible(admin);
  await choose(admin.getByRole("checkbox", { name: "Ja, wis alles" }));
  await admin.getByLabel("Typ het woord: wissen").fill("wissen");
  await admin.getByRole("button", { name: "Alles wissen" }).click();
  await expect(admin.getByRole("status")).toHaveText("Alles over deze persoon is gewist.");
  await expect(admin.getByRole("main")).not.toContainText(leaver);
});
