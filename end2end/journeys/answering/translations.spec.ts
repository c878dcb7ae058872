import { expectAccessible } from "../../support/accessible.js";
import { choose } from "../../support/forms.js";
import { EMILY, own, OWNER } from "../../support/names.js";
import { openRound } from "../../support/rounds.js";
import { expect, test } from "../../support/sign-in.js";

const ONLY_DUTCH = "This text is in Dutch only.";
const NOTICE = "Een bericht voordat wij komen graven";

test("a decision gets a text in English, and is read and found in either language", async ({ as }) => {
  const owner = await as(OWNER);
  const emily = await as(EMILY);
  await emily.goto("/you-said-we-did");
  await emily.getByRole("heading", { name: NOTICE }).getByRole("link").click();
  const decision = emily.locator("#decision");
  // The line under the title is for the proposal and its decision.
  await expect(emily.getByText(ONLY_DUTCH)).toHaveCount(1);
  await expectAccessible(emily);
  const proposal = new URL(emily.url()).pathname;

  await owner.goto(proposal);
  await owner.locator("#decision").getByRole("link", { name: "Het besluit in het Engels schrijven" }).click();
  await expect(owner.getByRole("heading", { level: 1 })).toHaveText("Het besluit in het Engels");
  await expectAccessible(owner);
  const fields = owner.locator("form[novalidate]").locator("input[type=text], textarea");
  const word = own("Excavation").replaceAll(/[^A-Za-z0-9]/g, "");
  for (let place = 0; place < (await fields.count()); place++) {
    await fields.nth(place).fill(`${word} ${place}`);
  }
  await owner.getByRole("button", { name: "Opslaan" }).click();
  await expect(owner.getByRole("status")).toHaveText("De tekst in het Engels is opgeslagen.");

  await emily.goto("/you-said-we-did");
  await emily.getByRole("searchbox").fill(word);
  await emily.getByRole("button", { name: "Search" }).click();
  await expect(emily.locator(".publications > li")).toHaveCount(1);
  await emily.getByRole("heading", { name: NOTICE }).getByRole("link").click();
  await expect(decision).toContainText(`${word} 0`);
  // The decision is in both languages, the proposal is not.
  await expect(emily.getByText(ONLY_DUTCH)).toHaveCount(1);
  await expect(decision.getByText(ONLY_DUTCH)).toHaveCount(0);
  await decision.getByRole("link", { name: "Lees dit in het Nederlands" }).click();
  await expect(decision).not.toContainText(word);
  await expectAccessible(emily);
  await decision.getByRole("link", { name: "Read this in English" }).click();
  await expect(decision).toContainText(`${word} 0`);

  // The other journeys read it as it was.
  await owner.locator("#decision").getByRole("link", { name: "Het besluit in het Engels wijzigen" }).click();
  for (let place = 0; place < (await fields.count()); place++) {
    await fields.nth(place).fill("");
  }
  await owner.getByRole("button", { name: "Opslaan" }).click();
  await expect(owner.getByRole("status")).toHaveText("Er is geen tekst in het Engels meer.");
});

test("an answer gets a text in English before it is published", async ({ as }) => {
  const owner = await as(OWNER);
  const emily = await as(EMILY);
  const proposal = await openRound(owner, own("Vragen in het Engels"), ["Huurders"]);
  const question = own("Which day is it?");
  await emily.goto(`${proposal}/more`);
  await choose(emily.getByRole("radio", { name: "Question", exact: true }));
  await emily.getByLabel("In your own words").fill(question);
  await choose(emily.getByRole("radio", { name: "With my name", exact: true }));
  await emily.getByRole("button", { name: "Send" }).click();
  await expect(emily.getByRole("status")).toContainText("Thank you");

  await owner.goto("/inbox");
  await owner.getByRole("listitem").filter({ hasText: question }).getByRole("link").click();
  const answer = own("Op dinsdag.");
  await owner.getByLabel("Uw antwoord").fill(answer);
  await owner.getByRole("button", { name: "Klaarzetten voor later" }).click();
  await owner.goto("/inbox/held");
  const held = owner.getByRole("listitem").filter({ hasText: answer });
  await held.getByRole("link", { name: "Dit antwoord in de andere taal schrijven" }).click();
  await expect(owner.getByRole("heading", { level: 1 })).toHaveText("Uw antwoord in het Engels");
  await expectAccessible(owner);
  const english = own("On <b>Tuesday</b>.");
  await owner.getByLabel("Uw antwoord").fill(english);
  await owner.getByRole("button", { name: "Opslaan" }).click();
  await expect(owner.getByRole("status")).toHaveText("De tekst in het Engels is opgeslagen.");
  await owner.getByRole("button", { name: "Samen publiceren en mailen" }).click();

  await emily.goto("/mine");
  await emily.getByRole("link", { name: question }).click();
  const talk = emily.locator(".talk");
  await expect(talk).toContainText(english);
  await expectAccessible(emily);
  await talk.getByRole("link", { name: "Lees dit in het Nederlands" }).click();
  await expect(talk).toContainText(answer);
  await expect(talk.locator("[lang=nl]", { hasText: answer })).toBeVisible();
  await expectAccessible(emily);
});
