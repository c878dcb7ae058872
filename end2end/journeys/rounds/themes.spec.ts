import type { Page } from "@playwright/test";
import { expectAccessible } from "../../support/accessible.js";
import { choose, expectProblems } from "../../support/forms.js";
import { linkTo, openMail } from "../../support/mailbox.js";
import { EMILY, HENK, own, OWNER } from "../../support/names.js";
import { openRound } from "../../support/rounds.js";
import { expect, test } from "../../support/sign-in.js";

/** Writes a question on a proposal, in Dutch or English. */
async function ask(page: Page, proposal: string, text: string): Promise<void> {
  await page.goto(`${proposal}/more`);
  await choose(page.getByRole("radio", { name: /^(Vraag|Question)$/ }));
  await page.getByLabel(/^(In uw eigen woorden|In your own words)$/).fill(text);
  await choose(page.getByRole("radio", { name: /^(Met mijn naam|With my name)$/ }));
  await page.getByRole("button", { name: /^(Versturen|Send)$/ }).click();
  await expect(page.getByRole("status")).toContainText(/Bedankt|Thank you/);
}

test("the owner groups what belongs together, merges what says the same and answers it once", async ({
  as,
}) => {
  test.slow();
  const title = own("Nieuwe leidingen");
  const owner = await as(OWNER);
  const proposal = await openRound(owner, title, ["Huurders"]);
  const henk = await as(HENK);
  const emily = await as(EMILY);
  const early = own("Hoe vroeg komt u?");
  const noise = own("Maakt dat veel lawaai?");
  const when = own("At what time will you come?");
  await ask(henk, proposal, early);
  await ask(henk, proposal, noise);
  await ask(emily, proposal, when);

  // The contributions in no theme yet, at the width of a small phone.
  await owner.setViewportSize({ width: 320, height: 900 });
  await owner.goto(proposal);
  await owner.getByRole("link", { name: "Thema's in de inbreng" }).click();
  await expect(owner.getByText("Er zijn nog geen thema's.")).toBeVisible();
  await expectAccessible(owner);
  const save = owner.getByRole("button", { name: "In dit thema zetten" });
  await save.click();
  await expectProblems(owner, [
    "Wat hoort bij elkaar? Maak een keuze.",
    "In welk thema? Maak een keuze.",
  ]);
  for (const text of [early, noise, when]) {
    await owner.getByRole("checkbox", { name: text }).check();
  }
  const name = own("Als u <b>komt</b>");
  await owner.getByLabel("Naam van het nieuwe thema").fill(name);
  await save.click();
  await expect(owner.getByRole("status")).toHaveText("De inbreng staat nu in het thema.");
  await expect(owner.getByText("Alles staat in een thema.")).toBeVisible();
  const line = owner.getByRole("listitem").filter({ hasText: name });
  await expect(line).toContainText("2 mensen");
  await expect(line).toContainText("3 reacties");

  // Merging, separating, and merging once more.
  await line.getByRole("link").click();
  await expect(owner.getByRole("heading", { level: 1 })).toHaveText(name);
  await expectAccessible(owner);
  for (const round of [1, 2]) {
    await owner.getByRole("checkbox", { name: early }).check();
    await owner.getByRole("checkbox", { name: when }).check();
    await owner.getByRole("button", { name: "Inbreng samenvoegen" }).click();
    await expectAccessible(owner);
    await choose(owner.getByRole("radio", { name: early }));
    await owner.getByRole("button", { name: "Samenvoegen", exact: true }).click();
    await expect(owner.getByText("En nog één zoals deze")).toBeVisible();
    await expect(owner.getByRole("checkbox", { name: when })).toHaveCount(0);
    if (round === 1) {
      await owner.getByRole("button", { name: /^Losmaken/ }).click();
      await expect(owner.getByRole("status")).toHaveText("Deze inbreng staat weer op zichzelf.");
      await expect(owner.getByRole("checkbox", { name: when })).toBeVisible();
    }
  }
  await expectAccessible(owner);

  // One answer goes to the whole theme.
  await owner.getByRole("link", { name: "Dit thema beantwoorden" }).click();
  await expect(owner.getByRole("main")).toContainText("Dit is uw antwoord op 3 reacties van 2 mensen.");
  await expectAccessible(owner);
  const answer = own("Na acht uur, en met weinig lawaai.");
  await owner.getByLabel("Uw antwoord").fill(answer);
  await owner.getByRole("button", { name: "Publiceren en mailen" }).click();
  await expect(owner.getByRole("status")).toContainText("Uw antwoord is gepubliceerd.");

  // Each writer reads it in their own language, with their own words only.
  await openMail(henk, HENK, `Antwoord op wat u schreef bij “${title}”`);
  for (const text of [early, noise, answer]) {
    await expect(henk.getByRole("main")).toContainText(text);
  }
  await expect(henk.getByRole("main")).not.toContainText(when);
  await linkTo(henk, /^\/mine$/).click();
  await expect(henk.getByRole("listitem").filter({ hasText: noise })).toContainText(answer);
  await openMail(emily, EMILY, `An answer to what you wrote about “${title}”`);
  await expect(emily.getByRole("main")).toContainText(when);
  await expect(emily.getByRole("main")).not.toContainText(early);
  await linkTo(emily, /^\/contributions\//).click();
  await emily.getByRole("button", { name: "Yes, my question is answered" }).click();
  await expect(emily.getByRole("status")).toHaveText("Thank you. We have closed it.");
  await expectAccessible(emily);
});
