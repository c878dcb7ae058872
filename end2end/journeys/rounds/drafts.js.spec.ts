import type { Locator, Page } from "@playwright/test";
import { choose } from "../../support/forms.js";
import { expectIslandsAwake } from "../../support/islands.js";
import { EMILY, HENK, own, OWNER } from "../../support/names.js";
import { makeProject, openRound } from "../../support/rounds.js";
import { expect, signIn, test } from "../../support/sign-in.js";

test("what was being written survives a reload and a lost tab, until it is sent", async ({ as }) => {
  const owner = await as(OWNER);
  const proposal = await openRound(owner, own("Concept"), ["Huurders"]);
  const page = await as(HENK);
  const reason = (of: Page): Locator => of.getByLabel("Wat maakt dit voor u goed?");
  const words = (of: Page): Locator => of.getByLabel("In uw eigen woorden");

  await page.goto(proposal);
  await page.getByRole("button", { name: "Voor", exact: true }).click();
  await expectIslandsAwake(page);
  await reason(page).fill("Half geschreven <reden>");
  await page.reload();
  await expectIslandsAwake(page);
  await expect(reason(page)).toHaveValue("Half geschreven <reden>");
  // Another question, and back: both are kept.
  await page.goto(`${proposal}/more`);
  await expectIslandsAwake(page);
  await words(page).fill("Half geschreven inbreng & meer");

  const tab = await page.context().newPage();
  await page.close();
  await tab.goto(`${proposal}/reason`);
  await expect(reason(tab)).toHaveValue("Half geschreven <reden>");
  await tab.getByRole("button", { name: "Opslaan en verder" }).click();
  await expect(tab.getByRole("status")).toHaveText("Uw reden is opgeslagen.");
  await expectIslandsAwake(tab);
  // The other form was not sent, so its draft is still there.
  await tab.goto(`${proposal}/more`);
  await expectIslandsAwake(tab);
  await expect(words(tab)).toHaveValue("Half geschreven inbreng & meer");
  await choose(tab.getByRole("radio", { name: "Idee", exact: true }));
  await choose(tab.getByRole("radio", { name: "Met mijn naam", exact: true }));
  await tab.getByRole("button", { name: "Versturen", exact: true }).click();
  await expect(tab.getByRole("status")).toContainText("Bedankt, we hebben uw inbreng.");
  await tab.goto(`${proposal}/more`);
  await expectIslandsAwake(tab);
  await expect(words(tab)).toHaveValue("");
});

test("on a shared computer, nobody reads what somebody else was writing", async ({ as }) => {
  const owner = await as(OWNER);
  const proposal = await openRound(owner, own("Gedeeld"), ["Huurders"]);
  const page = await as(HENK);
  const words = page.getByLabel(/^(In uw eigen woorden|In your own words)$/);
  await page.goto(`${proposal}/more`);
  await expectIslandsAwake(page);
  await words.fill("Alleen van Henk");

  await page.context().clearCookies();
  await signIn(page, EMILY);
  await page.goto(`${proposal}/more`);
  await expectIslandsAwake(page);
  await expect(words).toHaveValue("");
  await words.fill("Van een ander");

  // Its writer finds it again.
  await page.context().clearCookies();
  await signIn(page, HENK);
  await page.goto(`${proposal}/more`);
  await expectIslandsAwake(page);
  await expect(words).toHaveValue("Alleen van Henk");
});

test("drafts of an earlier release, which belong to nobody in particular, are removed", async ({ as }) => {
  const owner = await as(OWNER);
  const proposal = await openRound(owner, own("Oud"), ["Huurders"]);
  const page = await as(HENK);
  await page.goto(`${proposal}/more`);
  await page.evaluate(() => {
    localStorage.setItem("draft:/proposals/1/more:text", "Van wie dan ook");
    localStorage.setItem("draft:bring:3:bring", "Van wie dan ook");
    localStorage.setItem("draft:123456:/proposals/1/more:text", "Van een ander");
    localStorage.setItem("other", "Iets anders");
  });
  await page.reload();
  await expectIslandsAwake(page);
  const kept = await page.evaluate(() => Object.keys(localStorage).sort());
  expect(kept).toEqual(["draft:123456:/proposals/1/more:text", "other"]);
});

test("another step of a proposal, a step back and a reload keep what was typed", async ({ as }) => {
  const owner = await as(OWNER);
  const summary = owner.getByLabel("Samenvatting in gewone taal");
  const fixed = owner.getByLabel("Wat staat vast?");
  await makeProject(owner, own("Stappen"));
  await owner.getByRole("link", { name: "Nieuw voorstel in deze fase" }).click();
  await owner.getByLabel("Titel").fill(own("Stap voor stap"));
  await summary.fill("Eerst dit.");
  await owner.getByRole("button", { name: "Opslaan en verder" }).click();
  await expectIslandsAwake(owner);
  await fixed.fill("Half getypt");

  const words = owner.url().replace(/[^/]+$/, "words");
  await owner.goto(words);
  await expectIslandsAwake(owner);
  await expect(summary).toHaveValue("Eerst dit.");
  await summary.fill("Eerst dit, en dan dat.");
  await owner.reload();
  await expectIslandsAwake(owner);
  await expect(summary).toHaveValue("Eerst dit, en dan dat.");
  await owner.getByRole("button", { name: "Opslaan en verder" }).click();
  await expectIslandsAwake(owner);
  await expect(fixed).toHaveValue("Half getypt");

  // What was saved is no draft any more: it is shown as it was saved.
  await owner.goto(words);
  await expectIslandsAwake(owner);
  await expect(summary).toHaveValue("Eerst dit, en dan dat.");
  const kept = await owner.evaluate(() => Object.values(localStorage));
  expect(kept).toContain("Half getypt");
  expect(kept).not.toContain("Eerst dit, en dan dat.");
});
