import { expectAccessible } from "../../support/accessible.js";
import { choose, expectProblems } from "../../support/forms.js";
import { inDays, own, OWNER } from "../../support/names.js";
import { expect, test } from "../../support/sign-in.js";

test("a colleague spends a day among customers, tells one lesson, and what has to be mended is a signal", async ({ as }) => {
  const marijke = await as(OWNER);
  const lesson = own("Iedereen belt over hetzelfde formulier.");
  const mend = own("Het formulier vraagt twee keer om het adres.");
  await marijke.goto("/contacts");
  await marijke.getByRole("main").getByRole("link", { name: "Klantstages" }).click();
  await expectAccessible(marijke);
  await marijke.getByRole("link", { name: "Plan uw klantstage" }).click();
  await expectAccessible(marijke);
  await marijke.getByRole("button", { name: "Vastzetten" }).click();
  await expectProblems(marijke, ["Wat gaat u doen? Maak een keuze.", "Op welke dag? Vul dit in."]);
  await choose(marijke.getByRole("radio", { name: /^Meeluisteren/ }));
  await marijke.getByLabel("Op welke dag?").fill(inDays(0));
  await marijke.getByRole("button", { name: "Vastzetten" }).click();
  await expect(marijke.getByRole("status")).toContainText("Uw klantstage staat gepland.");

  // On the day, the home asks what was learned.
  await marijke.goto("/");
  await marijke.getByRole("link", { name: /Vertel wat u leerde/ }).first().click();
  await expectAccessible(marijke);
  await marijke.getByLabel(/^Wat moet er beter/).fill(mend);
  await marijke.getByRole("button", { name: "Vertel het" }).click();
  await expectProblems(marijke, ["Eén les, in één zin: Vul dit in."]);
  await expect(marijke.getByLabel(/^Wat moet er beter/)).toHaveValue(mend);
  await marijke.getByLabel(/^Eén les/).fill(lesson);
  await marijke.getByRole("button", { name: "Vertel het" }).click();
  await expect(marijke.getByRole("status")).toContainText("Bedankt.");
  await expect(marijke.locator("#lessons")).toContainText(lesson);
  await marijke.goto("/signals?list=filed");
  await expect(marijke.getByRole("main")).toContainText(mend);
});
