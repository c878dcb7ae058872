/** Rounds of proposals, opened by their owner through the pages. In Dutch. */

import type { Page } from "@playwright/test";
import { choose } from "./forms.js";
import { inDays, own } from "./names.js";
import { expect } from "./portal.js";

/** Makes a project that is being researched now. Leaves `page` on it. */
export async function makeProject(page: Page, name: string): Promise<void> {
  await page.goto("/projects/new");
  await page.getByLabel("Naam van het project").fill(name);
  await page.getByLabel("Waar gaat het over?").fill("Wij denken na.");
  await page.getByLabel("Onderzoek: begint op").fill(inDays(-5));
  await page.getByLabel("Onderzoek: eindigt op").fill(inDays(40));
  await page.getByRole("button", { name: "Project opslaan" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
}

/** Fills in a date, a text and so on, and goes on to the next step. */
export async function step(page: Page, fields: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(fields)) {
    await page.getByLabel(label).fill(value);
  }
  await page.getByRole("button", { name: "Opslaan en verder" }).click();
}

/**
 * Opens a round for these segments in a project of its own. Returns the address of the proposal. Leaves
 * `page` there.
 */
export async function openRound(page: Page, title: string, segments: string[]): Promise<string> {
  await makeProject(page, own("Project"));
  await page.getByRole("link", { name: "Nieuw voorstel in deze fase" }).click();
  await step(page, { Titel: title, "Samenvatting in gewone taal": "Wij willen iets **anders**." });
  await step(page, {
    "Wat staat vast?": "De prijs.",
    "Wat ligt nog open?": "De dag.",
    "Wat zou ons van koers laten veranderen?": "Als de helft het niet wil.",
    "Wanneer besluiten we?": inDays(30),
  });
  await step(page, {
    "Wat merkt de klant ervan?": "U hoeft minder te doen.",
    // It is short, so that the month of the members who are asked is not full before the last journey.
    "Hoeveel minuten kost het lezen en stemmen?": "1",
  });
  await step(page, { "Vraag 1": "Welke dag past u?" });
  for (const segment of segments) {
    await choose(page.getByLabel(segment));
  }
  await step(page, {});
  await step(page, { "Laatste dag om te stemmen": inDays(10), "Antwoord uiterlijk op": inDays(20) });
  await page.getByRole("button", { name: /^Open de ronde/ }).click();
  await expect(page.getByRole("status")).toHaveText(
    "De ronde is open. De uitnodigingen gaan nu de deur uit.",
  );
  return new URL(page.url()).pathname;
}
