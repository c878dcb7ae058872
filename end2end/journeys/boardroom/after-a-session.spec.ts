/** After a session: the feedback of customers, their expenses, and the minutes. */

import { expectAccessible } from "../../support/accessible.js";
import { choose, expectProblems } from "../../support/forms.js";
import { openMail } from "../../support/mailbox.js";
import { ANNEKE, DENNIS, OWNER, SECRETARY, own } from "../../support/names.js";
import { expect, test } from "../../support/sign-in.js";

const THEME = "De eerste rekening na een verhuizing";
const SESSION = "/sessions/1";

test("a customer says how it was, and what it cost is paid back", async ({ as }) => {
  const anneke = await as(ANNEKE);
  await anneke.goto("/");
  const waits = anneke.locator("#waiting :is(article, li)").filter({ hasText: THEME });
  await waits.getByRole("link", { name: "Vertel hoe het was" }).click();
  const wish = own("Ik had <b>willen</b> vragen & horen waarom");
  await anneke.getByLabel("Wat had u nog willen zeggen?").fill(wish);
  await anneke.getByRole("button", { name: "Versturen" }).click();
  await expectProblems(anneke, [
    "Hoe was de sessie? Maak een keuze.",
    "Voelde u zich gehoord? Maak een keuze.",
  ]);
  await expect(anneke.getByLabel("Wat had u nog willen zeggen?")).toHaveValue(wish);
  await expectAccessible(anneke);
  await choose(anneke.getByRole("group", { name: "Hoe was de sessie?" }).getByRole("radio").first());
  await choose(anneke.getByRole("group", { name: "Voelde u zich gehoord?" }).getByRole("radio").last());

  // The problem with the account number is shown beside it, and the typed words stay.
  await anneke.getByLabel("Hoeveel was het?").fill("12,60");
  await anneke.getByLabel("Waarvoor?").fill("Trein van Zwolle naar Ommen");
  await anneke.getByLabel("Uw rekeningnummer (IBAN)").fill("NL00 BANK 0000 0000 00");
  await anneke.getByRole("button", { name: "Versturen" }).click();
  await expect(anneke.getByRole("alert")).toContainText("Uw rekeningnummer (IBAN)");
  await expect(anneke.getByLabel("Waarvoor?")).toHaveValue("Trein van Zwolle naar Ommen");
  await expect(anneke.getByLabel("Wat had u nog willen zeggen?")).toHaveValue(wish);
  await anneke.getByLabel("Uw rekeningnummer (IBAN)").fill("NL91 ABNA 0417 1643 00");
  await anneke.getByRole("button", { name: "Versturen" }).click();
  await expect(anneke.getByRole("status")).toContainText("Wij betalen u terug wat het kostte.");
  await anneke.goto("/");
  await expect(waits).toHaveCount(0);

  // The secretary of the session pays it, and sees the account number only until then.
  const secretary = await as(SECRETARY);
  await secretary.goto(SESSION);
  await secretary.getByRole("link", { name: "Wat klanten ervan vonden, en hun reiskosten" }).click();
  const expenses = secretary.locator("#expenses");
  await expect(expenses).toContainText("NL91 ABNA 0417 1643 00");
  await expectAccessible(secretary);
  await expenses.getByRole("button", { name: "Op betaald zetten: Anneke" }).click();
  await expect(secretary.getByRole("status")).toHaveText("Op betaald gezet. Het rekeningnummer is gewist.");
  await anneke.goto(`${SESSION}/look-back`);
  await expect(anneke.locator("#expenses")).toContainText("Wij betaalden u € 12,60");
  await expect(anneke.getByRole("main")).not.toContainText("ABNA");

  // The wish is shown with the minutes, without a name; staff who were not there read no numbers.
  await secretary.getByRole("link", { name: "Lees bij het verslag wat zij nog hadden willen zeggen" }).click();
  await expect(secretary.locator("#addendum")).toContainText(wish);
  await expect(secretary.locator("#addendum")).not.toContainText("Anneke");
});

test("minutes get a second revision with its reason, and whoever was there gets it", async ({ as }) => {
  const secretary = await as(SECRETARY);
  await secretary.goto(`${SESSION}/minutes/write`);
  const text = own("Wie verhuist, belde gemiddeld drie keer");
  await secretary.getByLabel("Wat is er gezegd?").fill(`## Wat klanten zeiden\n\n${text}`);
  await secretary.getByRole("button", { name: "Opslaan" }).click();
  await expect(secretary.getByRole("status")).toContainText("Het verslag is bewaard.");
  await secretary.getByRole("button", { name: "Verslag publiceren" }).click();
  await expectProblems(secretary, ["Waarom komt er een nieuwe versie? Vul dit in."]);
  await expect(secretary.getByLabel("Wat is er gezegd?")).toHaveValue(new RegExp(text));
  await expectAccessible(secretary);
  await secretary.getByLabel("Waarom komt er een nieuwe versie?").fill("Het aantal gesprekken ontbrak.");
  await secretary.getByRole("button", { name: "Verslag publiceren" }).click();
  await expect(secretary.getByRole("status")).toHaveText("Het verslag is gepubliceerd.");

  const dennis = await as(DENNIS);
  await dennis.goto(`${SESSION}/minutes`);
  await expect(dennis.locator("article.minutes").first()).toContainText(text);
  await expect(dennis.getByRole("main")).toContainText("Het aantal gesprekken ontbrak.");
  await expectAccessible(dennis);
  await dennis.getByText("Versie 1", { exact: true }).click();
  await expect(dennis.getByText("Een klant betaalde drie maanden dubbel.")).toBeVisible();
  await openMail(secretary, DENNIS, new RegExp(THEME));

  // A colleague who neither arranges nor leads it can't write them.
  const owner = await as(OWNER);
  const answer = await owner.goto(`${SESSION}/minutes/write`);
  expect(answer?.status()).toBe(403);
});
