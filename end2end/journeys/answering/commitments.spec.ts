import type { Page } from "@playwright/test";
import { expectAccessible } from "../../support/accessible.js";
import { choose, expectProblems } from "../../support/forms.js";
import { linkTo, openMail } from "../../support/mailbox.js";
import { EMILY, HENK, inDays, own, OWNER } from "../../support/names.js";
import { openRound } from "../../support/rounds.js";
import { expect, test } from "../../support/sign-in.js";

const SAMPLE = /proefrekening op onze website/;

/** Writes a question on a proposal. */
async function ask(page: Page, proposal: string, text: string): Promise<void> {
  await page.goto(`${proposal}/more`);
  await choose(page.getByRole("radio", { name: "Vraag", exact: true }));
  await page.getByLabel("In uw eigen woorden").fill(text);
  await choose(page.getByRole("radio", { name: "Met mijn naam", exact: true }));
  await page.getByRole("button", { name: "Versturen", exact: true }).click();
  await expect(page.getByRole("status")).toContainText("Bedankt");
}

/** Answers the contribution that waits in the inbox, and returns to the inbox. */
async function answer(page: Page, question: string): Promise<void> {
  await page.goto("/inbox");
  await page.getByRole("link", { name: question }).click();
  const item = new URL(page.url()).pathname;
  await page.getByLabel("Uw antwoord").fill("Daar doen wij iets aan.");
  await page.getByRole("button", { name: "Publiceren en mailen" }).click();
  await expect(page.getByRole("status")).toContainText("Uw antwoord is gepubliceerd.");
  await page.goto(item);
}

test("a promise in an answer stands in the ledger, moves with a reason and is called done", async ({ as }) => {
  test.slow();
  const owner = await as(OWNER);
  const proposal = await openRound(owner, own("Bankjes"), ["Huurders"]);
  const henk = await as(HENK);
  const question = own("Waar kan ik <b>zitten</b> & wachten?");
  await ask(henk, proposal, question);
  await answer(owner, question);

  // The form keeps what was typed, and says what is missing.
  await owner.getByRole("link", { name: "Iets beloven bij dit antwoord" }).click();
  await expect(owner.getByRole("main")).toContainText(question);
  await owner.getByRole("button", { name: "Beloven" }).click();
  await expectProblems(owner, ["Wat belooft u? Vul dit in.", "Uiterlijk op: Vul dit in."]);
  await expectAccessible(owner);
  const text = own("Er komt een bankje");
  await owner.getByLabel("Wat belooft u?").fill(text);
  await owner.getByLabel("Uiterlijk op").fill(inDays(20));
  await owner.getByRole("button", { name: "Beloven" }).click();
  await expect(owner.getByRole("status")).toHaveText("Het staat in het afsprakenboek.");
  await expectAccessible(owner);
  const commitment = new URL(owner.url()).pathname;

  // The customer finds it in the ledger, with the menu in their own language, and with their own words.
  await henk.goto("/");
  await henk.getByRole("navigation", { name: "Hoofdmenu" }).getByRole("link", { name: "Afspraken" }).click();
  await henk.getByRole("link", { name: text }).click();
  await expect(henk.getByRole("main")).toContainText(question);
  await expect(henk.getByRole("main")).toContainText("Dit is aan u beloofd.");
  await expect(henk.getByRole("link", { name: "Melden dat het gedaan is" })).toHaveCount(0);
  await expectAccessible(henk);

  // Another date goes to everybody it was promised to, with the reason.
  await owner.getByRole("link", { name: "Datum verzetten" }).click();
  await owner.getByLabel("Nieuwe datum").fill(inDays(40));
  await owner.getByRole("button", { name: "Datum verzetten en mailen" }).click();
  await expectProblems(owner, ["Waarom? Vul dit in."]);
  await expect(owner.getByLabel("Nieuwe datum")).toHaveValue(inDays(40));
  const reason = own("De timmerman is ziek.");
  await owner.getByLabel("Waarom?").fill(reason);
  await owner.getByRole("button", { name: "Datum verzetten en mailen" }).click();
  await expect(owner.getByRole("status")).toContainText("De datum is verzet.");
  await expectAccessible(owner);
  await openMail(henk, HENK, `Nieuwe datum: ${text}`);
  await expect(henk.getByRole("main")).toContainText(reason);
  await linkTo(henk, /^\/commitments\//).click();
  await expect(henk.getByRole("table", { name: "Hoe de datum verschoof" })).toContainText(reason);

  // The pages for giving up and handing over exist as well, and opening them changes nothing.
  for (const [name, heading] of [
    ["Niet nakomen", "Een afspraak niet nakomen"],
    ["Overdragen aan een collega", "Een afspraak overdragen"],
  ] as const) {
    await owner.goto(commitment);
    await owner.getByRole("link", { name }).click();
    await expect(owner.getByRole("heading", { level: 1 })).toHaveText(heading);
    await expectAccessible(owner);
  }
  await owner.goto(commitment);
  await owner.getByRole("link", { name: "Melden dat het gedaan is" }).click();
  await owner.getByLabel("Wat is er gedaan?").fill("Het bankje staat er.");
  await owner.getByRole("button", { name: "Melden dat het gedaan is" }).click();
  await expect(owner.getByRole("status")).toContainText("Wij vragen de klanten");
  await henk.goto(commitment);
  await expect(henk.getByRole("main")).toContainText("Nog niet bevestigd");
  await expect(henk.getByRole("main")).toContainText("vragen wij de klanten aan wie dit beloofd is");
});

test("something is promised with a decision", async ({ as }) => {
  const owner = await as(OWNER);
  await owner.goto("/projects");
  await owner.getByRole("link", { name: "Dichterbij met onze balie" }).click();
  await owner.getByRole("link", { name: /bibliotheek/ }).first().click();
  await owner.getByRole("link", { name: "Iets beloven bij dit besluit" }).click();
  await expectAccessible(owner);
  const text = own("De lift wordt gemaakt");
  await owner.getByLabel("Wat belooft u?").fill(text);
  await owner.getByLabel(/^Op welke woorden/).fill("De lift is vaak stuk.");
  await owner.getByLabel("Uiterlijk op").fill(inDays(20));
  await owner.getByRole("button", { name: "Beloven" }).click();
  await expect(owner.getByRole("status")).toHaveText("Het staat in het afsprakenboek.");
  await expect(owner.getByRole("main")).toContainText("De lift is vaak stuk.");
});

test("the customers say whether it happened, each in their own language", async ({ as }) => {
  const henk = await as(HENK);
  await henk.goto("/");
  await henk.locator("#waiting").getByRole("link", { name: "Nee, of niet helemaal" }).first().click();
  await expect(henk.getByRole("main")).toContainText(SAMPLE);
  const commitment = new URL(henk.url()).pathname;
  await expectAccessible(henk);
  await henk.getByRole("button", { name: "Versturen", exact: true }).click();
  await expectProblems(henk, ["Is het gebeurd? Maak een keuze."]);
  await choose(henk.getByRole("radio", { name: "Ja", exact: true }));
  const words = own("Hij staat er.");
  await henk.getByLabel(/^Wilt u er iets bij zeggen/).fill(words);
  await henk.getByRole("button", { name: "Versturen", exact: true }).click();
  await expect(henk.getByRole("status")).toContainText("Dank u.");
  await expect(henk.getByRole("main")).toContainText("Nagekomen");
  await expectAccessible(henk);

  const emily = await as(EMILY);
  await emily.goto(commitment);
  await choose(emily.getByRole("radio", { name: "I can’t tell", exact: true }));
  await emily.getByRole("button", { name: "Send" }).click();
  await expect(emily.getByRole("status")).toContainText("Thank you.");
  await expect(emily.getByText(words)).toHaveCount(0);

  // The keeper of the promise reads the explanation, without a name.
  const owner = await as(OWNER);
  await owner.goto("/commitments");
  await owner.getByLabel("Status").selectOption({ label: "Nagekomen" });
  await owner.getByRole("button", { name: "Filteren" }).click();
  await expectAccessible(owner);
  await owner.getByRole("link", { name: SAMPLE }).click();
  await expect(owner.getByRole("main")).toContainText(words);
  await expect(owner.getByRole("main")).not.toContainText("Henk");
});
