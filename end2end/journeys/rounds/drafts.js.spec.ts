import { choose } from "../../support/forms.js";
import { expectIslandsAwake } from "../../support/islands.js";
import { EMILY, HENK, own, OWNER } from "../../support/names.js";
import { openRound } from "../../support/rounds.js";
import { expect, signIn, test } from "../../support/sign-in.js";

test("what was being written survives a reload and a lost tab, until it is sent", async ({ as }) => {
  const owner = await as(OWNER);
  const proposal = await openRound(owner, own("Concept"), ["Huurders"]);
  const page = await as(HENK);
  const reason = page.getByLabel(/^Uw reden/);
  const words = page.getByLabel("In uw eigen woorden");

  await page.goto(proposal);
  await expectIslandsAwake(page);
  await reason.fill("Half geschreven <reden>");
  await words.fill("Half geschreven inbreng & meer");
  await page.reload();
  await expectIslandsAwake(page);
  await expect(reason).toHaveValue("Half geschreven <reden>");
  await expect(words).toHaveValue("Half geschreven inbreng & meer");

  const tab = await page.context().newPage();
  await page.close();
  await tab.goto(proposal);
  await expect(tab.getByLabel(/^Uw reden/)).toHaveValue("Half geschreven <reden>");
  await choose(tab.getByRole("radio", { name: "Voor", exact: true }));
  await tab.getByRole("button", { name: "Stem versturen" }).click();
  await expect(tab.getByRole("status")).toHaveText("Uw stem is opgeslagen. Dank u wel.");
  await expectIslandsAwake(tab);
  // The other form was not sent, so its draft is still there.
  await expect(tab.getByLabel("In uw eigen woorden")).toHaveValue("Half geschreven inbreng & meer");
  await choose(tab.getByRole("radio", { name: "Idee", exact: true }));
  await choose(tab.locator("#contributions").getByRole("radio", { name: "Met mijn naam", exact: true }));
  await tab.getByRole("button", { name: "Versturen", exact: true }).click();
  await expect(tab.getByRole("status")).toContainText("Bedankt, we hebben uw inbreng.");
  await expectIslandsAwake(tab);
  await expect(tab.getByLabel("In uw eigen woorden")).toHaveValue("");
  await tab.reload();
  await expectIslandsAwake(tab);
  await expect(tab.getByLabel("In uw eigen woorden")).toHaveValue("");
});

test("on a shared computer, nobody reads what somebody else was writing", async ({ as }) => {
  const owner = await as(OWNER);
  const proposal = await openRound(owner, own("Gedeeld"), ["Huurders"]);
  const page = await as(HENK);
  const words = page.getByLabel(/^(In uw eigen woorden|In your own words)$/);
  await page.goto(proposal);
  await expectIslandsAwake(page);
  await words.fill("Alleen van Henk");

  await page.context().clearCookies();
  await signIn(page, EMILY);
  await page.goto(proposal);
  await expectIslandsAwake(page);
  await expect(words).toHaveValue("");
  await words.fill("Van een ander");

  // Its writer finds it again.
  await page.context().clearCookies();
  await signIn(page, HENK);
  await page.goto(proposal);
  await expectIslandsAwake(page);
  await expect(words).toHaveValue("Alleen van Henk");
});
