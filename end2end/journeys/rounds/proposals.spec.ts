import type { Locator, Page } from "@playwright/test";
import { setTimeout as pause } from "node:timers/promises";
import { expectAccessible } from "../../support/accessible.js";
import { choose, expectProblems } from "../../support/forms.js";
import { expectIslandsAwake } from "../../support/islands.js";
import { read, type Language } from "../../support/language.js";
import { linkTo, openMail } from "../../support/mailbox.js";
import { EMILY, HENK, inDays, own, OWNER } from "../../support/names.js";
import { makeProject, openRound } from "../../support/rounds.js";
import { expect, test } from "../../support/sign-in.js";

const LANGUAGES = {
  nl: {
    customer: HENK,
    newProject: "Nieuw project",
    projectName: "Naam van het project",
    about: "Waar gaat het over?",
    begins: "Onderzoek: begint op",
    ends: "Onderzoek: eindigt op",
    saveProject: "Project opslaan",
    propose: "Nieuw voorstel in deze fase",
    next: "Opslaan en verder",
    draft: "Opgeslagen als concept. Klanten zien dit nog niet.",
    title: "Titel",
    missing: ["Titel: Vul dit in.", "Samenvatting in gewone taal: Vul dit in."],
    summary: "Samenvatting in gewone taal",
    fixed: "Wat staat vast?",
    open: "Wat ligt nog open?",
    course: "Wat zou ons van koers laten veranderen?",
    decide: "Wanneer besluiten we?",
    nothing: "niets",
    onlyInforms: "dit informeert alleen",
    meaning: "Wat merkt de klant ervan?",
    minutes: "Hoeveel minuten kost het lezen en stemmen?",
    question: "Vraag 1",
    count: "Tel hoeveel mensen dit zijn",
    load: /7 mensen krijgen dit voorstel/,
    closes: "Laatste dag om te stemmen",
    answers: "Antwoord uiterlijk op",
    tooEarly: "Antwoord uiterlijk op: Dit moet later zijn dan de datum ervoor.",
    preview: "Zo ziet de klant het",
    openIt: "Open de ronde en nodig 7 mensen uit",
    opened: "De ronde is open. De uitnodigingen gaan nu de deur uit.",
    subject: "Uw mening gevraagd: ",
    position: "Voor, met zorgen",
    reason: "Waar moeten we op letten?",
    onwards: "Opslaan en verder",
    previous: "Vorige vraag",
    skip: "Sla deze vraag over",
    thanks: "Dank u wel",
    seeResults: /^Bekijk de stand/,
    goOn: "Verder",
    change: "Stem wijzigen",
    choose: "Wat vindt u hiervan? Maak een keuze.",
    kept: "Uw stem is opgeslagen. Dank u wel.",
    results: "De stand tot nu toe",
    turnout: "1 van de 7 mensen die we vroegen, gaf een standpunt.",
    few: "geen percentages",
    against: "Tegen",
    became: "Uw standpunt: Tegen.",
  },
  en: {
    customer: EMILY,
    newProject: "New project",
    projectName: "Name of the project",
    about: "What is it about?",
    begins: "Research: begins on",
    ends: "Research: ends on",
    saveProject: "Save the project",
    propose: "New proposal in this phase",
    next: "Save and continue",
    draft: "Saved as a draft. Customers can't see this yet.",
    title: "Title",
    missing: ["Title: Please fill this in.", "Summary in plain words: Please fill this in."],
    summary: "Summary in plain words",
    fixed: "What is fixed?",
    open: "What is still open?",
    course: "What would make us change course?",
    decide: "When do we decide?",
    nothing: "nothing",
    onlyInforms: "this only informs",
    meaning: "What will the customer notice?",
    minutes: "How many minutes does it take to read and vote?",
    question: "Question 1",
    count: "Count how many people these are",
    load: /7 people get this proposal/,
    closes: "Last day to vote",
    answers: "Answers by",
    tooEarly: "Answers by: This must be later than the date before it.",
    preview: "This is what the customer sees",
    openIt: "Open the round and invite 7 people",
    opened: "The round is open. The invitations are on their way.",
    subject: "We would like your opinion: ",
    position: "For, with concerns",
    reason: "What should we look out for?",
    onwards: "Save and continue",
    previous: "Previous question",
    skip: "Skip this question",
    thanks: "Thank you",
    seeResults: /^See the results/,
    goOn: "Continue",
    change: "Change my vote",
    choose: "What do you think of this? Please choose one.",
    kept: "Your vote has been saved. Thank you.",
    results: "The results so far",
    turnout: "1 of the 7 people we asked took a position.",
    few: "no percentages",
    against: "Against",
    became: "Your position: Against.",
  },
} as const;

const heading = (page: Page): Locator => page.getByRole("heading", { level: 1 });
const radio = (page: Page, name: string): Locator => page.getByRole("radio", { name, exact: true });

for (const [code, texts] of Object.entries(LANGUAGES)) {
  const language = code as Language;

  test(`from an idea to a vote, in ${language}`, async ({ as, javaScriptEnabled }) => {
    test.slow();
    const title = own("Warmte <b>terug</b> & meer");
    const owner = await as(OWNER);
    await read(owner, language);

    const project = own("Minder gas");
    await owner.getByRole("main").getByRole("link", { name: texts.newProject }).click();
    await owner.getByLabel(texts.projectName).fill(project);
    await owner.getByLabel(texts.about).fill("Wij willen minder stoken.");
    await owner.getByLabel(texts.begins).fill(inDays(-5));
    await owner.getByLabel(texts.ends).fill(inDays(40));
    await owner.getByRole("button", { name: texts.saveProject }).click();
    await expect(heading(owner)).toHaveText(project);

    const next = owner.getByRole("button", { name: texts.next });
    await owner.getByRole("link", { name: texts.propose }).click();
    await next.click();
    await expectProblems(owner, [...texts.missing]);
    await owner.getByLabel(texts.title).fill(title);
    await owner.getByLabel(texts.summary).fill("Wij willen **minder** stoken.\n\n- eerst hier\n- dan daar");
    await next.click();
    await expect(owner.getByRole("status")).toHaveText(texts.draft);

    // A proposal that only informs is refused, with the reason, and nothing typed is lost.
    await owner.getByLabel(texts.fixed).fill("De prijs.");
    await owner.getByLabel(texts.open).fill(texts.nothing);
    await owner.getByLabel(texts.course).fill("Als de helft het niet wil.");
    await owner.getByLabel(texts.decide).fill(inDays(30));
    await next.click();
    await expect(owner.getByRole("alert")).toContainText(texts.onlyInforms);
    await expect(owner.getByRole("alert")).toBeFocused();
    await expect(owner.getByLabel(texts.fixed)).toHaveValue("De prijs.");
    await expectAccessible(owner);
    await owner.getByLabel(texts.open).fill("De dag waarop wij beginnen.");
    await next.click();

    await owner.getByLabel(texts.meaning).fill("U betaalt minder.");
    await owner.getByLabel(texts.minutes).fill("3");
    await next.click();
    await owner.getByLabel(texts.question).fill("Welke dag past u?");
    // Our code in the browser comes late, so that somebody chooses before it wakes.
    await owner.route("**/*.wasm", async (route) => {
      await pause(1_000);
      await route.continue();
    });
    await next.click();
    await choose(owner.getByLabel("Huurders"));
    // The page counts by itself where our code runs, and at a button where it does not.
    const count = owner.getByRole("button", { name: texts.count });
    if (javaScriptEnabled) {
      await expectIslandsAwake(owner);
      await expect(count).toBeHidden();
      await owner.unroute("**/*.wasm");
    } else {
      await count.click();
    }
    await expect(owner.getByRole("main")).toContainText(texts.load);
    await expect(owner.getByLabel("Huurders")).toBeChecked();
    await next.click();
    await owner.getByLabel(texts.closes).fill(inDays(10));
    await owner.getByLabel(texts.answers).fill(inDays(5));
    await next.click();
    await expectProblems(owner, [texts.tooEarly]);
    await owner.getByLabel(texts.answers).fill(inDays(20));
    await next.click();

    await expect(heading(owner)).toHaveText(texts.preview);
    await expect(owner.getByRole("main")).toContainText("minder stoken");
    await expectAccessible(owner);
    await owner.getByRole("button", { name: texts.openIt }).click();
    await expect(owner.getByRole("status")).toHaveText(texts.opened);

    // The mail leads to a vote in two clicks: the link, and the position.
    const customer = await as(texts.customer);
    await openMail(customer, texts.customer, texts.subject + title);
    let clicks = 0;
    const click = async (target: Locator): Promise<void> => {
      clicks += 1;
      await target.click();
    };
    await click(linkTo(customer, /^\/proposals\//));
    await expect(heading(customer)).toHaveText(title);
    const proposal = new URL(customer.url()).pathname;
    await expectAccessible(customer);
    // A member who has not voted sees no results.
    await expect(customer.getByRole("heading", { name: texts.results })).toHaveCount(0);
    await click(customer.getByRole("button", { name: texts.position, exact: true }));
    await expect(customer.getByRole("status")).toHaveText(texts.kept);
    expect(clicks).toBe(2);

    // Then one question on a screen, back and forth; whatever was given stays.
    const onwards = customer.getByRole("button", { name: texts.onwards });
    await customer.getByLabel(texts.reason).fill("Begin niet op <maandag> & ook niet op zondag.");
    await expectAccessible(customer);
    await onwards.click();
    await expect(heading(customer)).toHaveText("Welke dag past u?");
    await customer.getByLabel("Welke dag past u?").fill("Dinsdag");
    await onwards.click();
    await customer.getByRole("link", { name: texts.previous }).click();
    await expect(customer.getByLabel("Welke dag past u?")).toHaveValue("Dinsdag");
    await customer.getByRole("link", { name: texts.skip }).click();
    await expectAccessible(customer);
    await customer.getByRole("link", { name: texts.skip }).click();
    await expect(heading(customer)).toHaveText(texts.thanks);
    await expect(customer.getByRole("main")).toContainText("Begin niet op <maandag>");
    await expectAccessible(customer);
    await customer.getByRole("link", { name: texts.seeResults }).click();

    // Small numbers are presented honestly.
    await expect(customer.getByRole("heading", { name: texts.results })).toBeVisible();
    await expect(customer.getByRole("main")).toContainText(texts.turnout);
    await expect(customer.getByRole("main")).toContainText(texts.few);
    await expect(customer.locator(".tally > .concerns")).toContainText("1");
    await expect(customer.getByRole("main")).toContainText("Begin niet op <maandag> & ook niet op zondag.");
    await expectAccessible(customer);

    await customer.goto(proposal);
    await customer.getByRole("link", { name: texts.change }).click();
    await expect(radio(customer, texts.position)).toBeChecked();
    await choose(radio(customer, texts.against));
    await customer.getByRole("button", { name: texts.goOn, exact: true }).click();
    await expect(customer.getByRole("status")).toHaveText(texts.kept);
    await customer.goto(`${proposal}/results`);
    await expect(customer.getByRole("main")).toContainText(texts.turnout);

    // It does not wait any more, and is in the list of results.
    await customer.goto("/");
    const entry = customer.getByRole("listitem").filter({ hasText: title });
    await expect(entry).toHaveCount(1);
    await expect(entry).toContainText(texts.became);

    // The owner reads the reason and the reply.
    await owner.goto(`${proposal}/results`);
    await expect(owner.getByRole("main")).toContainText("Begin niet op <maandag>");
    await expectAccessible(owner);
    await owner.goto(proposal);
    await owner.getByRole("link", { name: /: Welke dag past u\?$/ }).click();
    await expect(owner.getByRole("main")).toContainText("Dinsdag");
    await expectAccessible(owner);
    await read(owner, "nl");
  });

  test(`the home of a customer has three lists, in ${language}`, async ({ as }) => {
    const customer = await as(texts.customer);
    await read(customer, language);
    const lists = language === "nl"
      ? ["Wat er met uw inbreng gebeurde", "Uw sessies"]
      : ["What happened with your input", "Your sessions"];
    for (const name of lists) {
      await expect(customer.getByRole("heading", { level: 2, name })).toBeVisible();
    }
    // What waits lies on top, with its one button; the sentence says how much it is.
    await expect(customer.locator("#waiting")).toContainText(language === "nl" ? /wacht/ : /waiting/);
    await expectAccessible(customer);
  });
}

test("a vote without a position is asked for again", async ({ as }) => {
  const customer = await as(HENK);
  await customer.goto("/");
  const waits = customer.locator("#waiting :is(article, li)").filter({ hasText: "Bij een storing bellen wij u terug" });
  await waits.getByRole("link", { name: "Lees de brief en antwoord" }).click();
  await customer.getByRole("link", { name: "Wat deze keuzes betekenen" }).click();
  await customer.getByRole("button", { name: "Stem versturen" }).click();
  await expectProblems(customer, [LANGUAGES.nl.choose]);
  await expectAccessible(customer);
});

test("a round that was withdrawn says why, and takes no votes", async ({ as }) => {
  const owner = await as(OWNER);
  const proposal = await openRound(owner, own("Toch niet"), ["Kleine ondernemers"]);
  await owner.getByRole("link", { name: "Voorstel intrekken" }).click();
  await owner.getByRole("button", { name: "Voorstel intrekken" }).click();
  await expect(owner.getByRole("alert")).toBeFocused();
  await owner.getByLabel(/^Waarom trekt u het in/).fill("De leverancier is gestopt.");
  await owner.getByRole("button", { name: "Voorstel intrekken" }).click();
  await expect(owner.getByRole("status")).toHaveText("Het voorstel is ingetrokken.");
  const customer = await as("mehmet@klant.example");
  await customer.goto(proposal);
  await expect(customer.getByRole("main")).toContainText("De leverancier is gestopt.");
  await expect(customer.getByRole("button", { name: "Voor", exact: true })).toHaveCount(0);
});

test("somebody who was not asked does not find a proposal", async ({ as }) => {
  const owner = await as(OWNER);
  const proposal = await openRound(owner, own("Alleen voor zaken"), ["Kleine ondernemers"]);
  const customer = await as(HENK);
  const response = await customer.goto(proposal);
  expect(response?.status()).toBe(404);
});

test("the way back from a half written step keeps its words", async ({ as }) => {
  const owner = await as(OWNER);
  await makeProject(owner, own("Heen en weer"));
  await owner.getByRole("link", { name: "Nieuw voorstel in deze fase" }).click();
  await owner.getByLabel("Titel").fill(own("Nog niet af"));
  await owner.getByLabel("Samenvatting in gewone taal").fill("Eerst dit.");
  await owner.getByRole("button", { name: "Opslaan en verder" }).click();
  await owner.getByLabel("Wat staat vast?").fill("Half getypt");
  await owner.getByRole("button", { name: "Vorige stap" }).click();
  await expect(owner.getByLabel("Samenvatting in gewone taal")).toHaveValue("Eerst dit.");
  await expectAccessible(owner);
  // The Enter key saves, although the buttons of the other steps come first.
  await owner.getByLabel("Titel").press("Enter");
  await expect(owner.getByLabel("Wat staat vast?")).toHaveValue("Half getypt");
  await owner.getByRole("button", { name: "Naar de voorvertoning" }).click();
  await expect(owner.getByRole("link", { name: /^Vul aan/ })).toBeVisible();
  await owner.goBack();
  await expect(owner.getByLabel("Wat staat vast?")).toHaveValue("Half getypt");
});
