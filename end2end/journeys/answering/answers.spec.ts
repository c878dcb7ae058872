import type { Page } from "@playwright/test";
import { expectAccessible } from "../../support/accessible.js";
import { choose, expectProblems } from "../../support/forms.js";
import { linkTo, openMail } from "../../support/mailbox.js";
import { CONSCIENCE, EMILY, HENK, own, OWNER } from "../../support/names.js";
import { openRound } from "../../support/rounds.js";
import { expect, test } from "../../support/sign-in.js";

const FATIMA = "fatima@klant.example";

interface Words {
  kind: string;
  attribution: string;
  text: string;
}

/** Writes on a proposal, in Dutch or English, and ends on the page that thanks, or on the proposal. */
async function write(page: Page, proposal: string, words: Words): Promise<void> {
  await page.goto(`${proposal}/more`);
  await choose(page.getByRole("radio", { name: words.kind, exact: true }));
  await page.getByLabel(/^(In uw eigen woorden|In your own words)$/).fill(words.text);
  await choose(page.getByRole("radio", { name: words.attribution, exact: true }));
  await page.getByRole("button", { name: /^(Versturen|Send)$/ }).click();
  await expect(page.getByRole("status")).toContainText(/Bedankt|Thank you/);
}

test("what customers write is answered, and they say whether it is an answer", async ({ as }) => {
  test.slow();
  const title = own("Nieuwe meters");
  const owner = await as(OWNER);
  const proposal = await openRound(owner, title, ["Huurders"]);
  const henk = await as(HENK);
  const emily = await as(EMILY);
  const fatima = await as(FATIMA);
  const question = own("Wanneer begint <b>het</b> & hoe lang duurt het?");
  const idea = own("Put a sign at the door.");
  const concern = own("Ik ben bang dat het koud wordt.");

  // With my name, in two languages, after a form that was not complete.
  await henk.goto(`${proposal}/more`);
  await henk.getByLabel("In uw eigen woorden").fill(question);
  await henk.getByRole("button", { name: "Versturen", exact: true }).click();
  await expectProblems(henk, [
    "Wat wilt u kwijt? Maak een keuze.",
    "Wie mag weten dat dit van u komt? Maak een keuze.",
  ]);
  await expect(henk.getByLabel("In uw eigen woorden")).toHaveValue(question);
  await expectAccessible(henk);
  await write(henk, proposal, { kind: "Vraag", attribution: "Met mijn naam", text: question });
  await expect(henk.getByRole("main")).toContainText(question);
  await expectAccessible(henk);
  await write(emily, proposal, { kind: "Idea", attribution: "With my name", text: idea });
  // With my segment only.
  await write(fatima, proposal, { kind: "Zorg", attribution: "Alleen met mijn groep", text: concern });

  // The owner's inbox: the clock of each, and answering two of them at once.
  await owner.goto("/inbox");
  const list = owner.getByRole("listitem");
  await expect(list.filter({ hasText: question })).toContainText("Henk Mulder");
  await expect(list.filter({ hasText: question })).toContainText(/uiterlijk/);
  await expect(list.filter({ hasText: concern })).not.toContainText("Fatima");
  await list.filter({ hasText: question }).getByRole("checkbox").check();
  await list.filter({ hasText: idea }).getByRole("checkbox").check();
  await owner.getByRole("button", { name: "Samen beantwoorden" }).click();
  await expect(owner.getByRole("heading", { level: 1 })).toHaveText("2 reacties samen beantwoorden");
  await expectAccessible(owner);
  await owner.getByRole("button", { name: "Publiceren en mailen" }).click();
  await expectProblems(owner, ["Uw antwoord: Vul dit in."]);
  const answer = own("Op 1 april, en er komt een bord.");
  await owner.getByLabel("Uw antwoord").fill(answer);
  await owner.getByRole("button", { name: "Publiceren en mailen" }).click();
  await expect(owner.getByRole("status")).toContainText("Uw antwoord is gepubliceerd.");
  await expect(list.filter({ hasText: question })).toHaveCount(0);
  await expect(list.filter({ hasText: concern })).toHaveCount(1);

  // Each customer gets a mail in their own language, and gives a verdict.
  await openMail(henk, HENK, `Antwoord op wat u schreef bij “${title}”`);
  await expect(henk.getByRole("main")).toContainText(answer);
  await linkTo(henk, /^\/contributions\//).click();
  await expect(henk.getByRole("heading", { level: 1 })).toHaveText("Het antwoord op uw vraag");
  await expect(henk.getByRole("main")).toContainText(answer);
  await expectAccessible(henk);
  await henk.getByRole("button", { name: "Ja, mijn vraag is beantwoord" }).click();
  await expect(henk.getByRole("status")).toHaveText("Dank u. We hebben het afgerond.");

  await openMail(emily, EMILY, `An answer to what you wrote about “${title}”`);
  await linkTo(emily, /^\/contributions\//).click();
  await expect(emily.getByRole("heading", { level: 1 })).toHaveText("The answer to your idea");
  await emily.getByRole("link", { name: "No, not yet" }).click();
  await emily.getByRole("button", { name: "Send: my question is not answered" }).click();
  await expect(emily.getByRole("alert")).toBeFocused();
  await emily.getByLabel(/^What is missing/).fill("At which door?");
  await expectAccessible(emily);
  await emily.getByRole("button", { name: "Send: my question is not answered" }).click();
  await expect(emily.getByRole("status")).toHaveText("Thank you. You will get a new answer.");
  await expectAccessible(emily);

  // The "no" opens it again, with its reason; the owner gets a mail.
  await openMail(owner, OWNER, `Nog niet beantwoord: een reactie op “${title}”`);
  await owner.goto("/inbox");
  await expect(list.filter({ hasText: idea })).toContainText("Wacht opnieuw op antwoord");
  await list.filter({ hasText: idea }).getByRole("link").click();
  await expect(owner.getByRole("main")).toContainText("At which door?");
  await expectAccessible(owner);
  await owner.getByLabel("Uw antwoord").fill("At your own front door.");
  await owner.getByRole("button", { name: "Publiceren en mailen" }).click();
  await expect(owner.getByRole("status")).toContainText("Uw antwoord is gepubliceerd.");

  // The page of the customer's own contribution shows every answer, in order.
  await emily.goto("/mine");
  await expect(emily.getByRole("listitem").filter({ hasText: idea })).toContainText("At your own front door.");
  await emily.getByRole("link", { name: idea }).click();
  await expect(emily.getByRole("main")).toContainText(answer);
  await expect(emily.getByRole("main")).toContainText("At which door?");
  await expect(emily.getByRole("main")).toContainText("At your own front door.");

  // Contributions of others can be read after taking a position, and show no more than their writers chose.
  await expect(henk.getByText(concern)).toHaveCount(0);
  await henk.goto(`${proposal}/results`);
  await expect(henk.getByText(concern)).toHaveCount(0);
  await henk.goto(proposal);
  await henk.getByRole("button", { name: "Voor", exact: true }).click();
  await henk.goto(`${proposal}/results`);
  await expect(henk.getByText(concern)).toBeVisible();
  await expect(henk.getByRole("main")).not.toContainText("Fatima");
});

test("only the customer conscience reads what is meant for them alone", async ({ as }) => {
  const owner = await as(OWNER);
  const proposal = await openRound(owner, own("Rode kaders"), ["Huurders"]);
  const fatima = await as(FATIMA);
  const secret = own("Ik loop achter met betalen.");
  await write(fatima, proposal, { kind: "Zorg", attribution: "Alleen voor het klantgeweten", text: secret });

  for (const path of ["/inbox?whose=all", proposal, `${proposal}/results`]) {
    await owner.goto(path);
    await expect(owner.getByText(secret)).toHaveCount(0);
  }
  const conscience = await as(CONSCIENCE);
  await conscience.goto("/inbox");
  await conscience.getByRole("link", { name: secret }).click();
  await expect(conscience.getByRole("main")).toContainText("Fatima el Amrani");
  await conscience.getByLabel("Uw antwoord").fill("Daar praten wij samen over.");
  await conscience.getByRole("button", { name: "Publiceren en mailen" }).click();
  await expect(conscience.getByRole("status")).toContainText("Uw antwoord is gepubliceerd.");
  await fatima.goto("/mine");
  await expect(fatima.getByRole("listitem").filter({ hasText: secret })).toContainText("Daar praten wij samen over.");
});

test("an answer can be held, changed and published later", async ({ as }) => {
  const owner = await as(OWNER);
  const proposal = await openRound(owner, own("Later"), ["Huurders"]);
  const henk = await as(HENK);
  const words = own("Mag dit ook later?");
  await write(henk, proposal, { kind: "Vraag", attribution: "Met mijn naam", text: words });
  await owner.goto("/inbox");
  await owner.getByRole("link", { name: words }).click();
  await owner.getByLabel("Uw antwoord").fill("Ja.");
  await owner.getByRole("button", { name: "Klaarzetten voor later" }).click();
  await expect(owner.getByRole("status")).toContainText("Er is nog niets verstuurd.");
  await henk.goto("/mine");
  await expect(henk.getByRole("listitem").filter({ hasText: words })).not.toContainText("Ja.");
  await owner.goto("/inbox/held");
  const held = owner.getByRole("listitem").filter({ hasText: words }).first();
  await held.getByRole("link", { name: "Wijzigen" }).click();
  await owner.getByLabel("Uw antwoord").fill("Ja, graag zelfs.");
  await owner.getByRole("button", { name: "Opslaan" }).click();
  await expectAccessible(owner);
  await owner.getByRole("button", { name: "Samen publiceren en mailen" }).click();
  await expect(owner.getByRole("status")).toContainText("Uw antwoorden zijn gepubliceerd.");
  await henk.goto("/mine");
  await expect(henk.getByRole("listitem").filter({ hasText: words })).toContainText("Ja, graag zelfs.");
});

test("what was written can be changed and taken back, but does not disappear", async ({ as }) => {
  const owner = await as(OWNER);
  const proposal = await openRound(owner, own("Wijzigen"), ["Huurders"]);
  const henk = await as(HENK);
  const words = own("Eerste gedachte");
  await write(henk, proposal, { kind: "Idee", attribution: "Met mijn naam", text: words });
  await henk.goto("/mine");
  await henk.getByRole("link", { name: words }).click();
  await henk.getByRole("link", { name: "Verander wat u schreef" }).click();
  await expectAccessible(henk);
  const better = own("Tweede gedachte");
  await henk.getByLabel("In uw eigen woorden").fill(better);
  await henk.getByRole("button", { name: "Opslaan" }).click();
  await expect(henk.getByRole("status")).toHaveText("Uw inbreng is veranderd.");
  await henk.getByRole("link", { name: "Trek het in" }).click();
  await expectAccessible(henk);
  await henk.getByRole("button", { name: "Trek het in" }).click();
  await expect(henk.getByRole("status")).toContainText("U hebt dit ingetrokken.");
  await expectAccessible(henk);
  await henk.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(henk.getByRole("status")).toHaveText("Het staat er weer. U krijgt er antwoord op.");
  await henk.getByRole("link", { name: "Trek het in" }).click();
  await henk.getByRole("button", { name: "Trek het in" }).click();
  await expect(henk.getByRole("main")).toContainText(better);
  await henk.goto("/mine");
  await expect(henk.getByRole("listitem").filter({ hasText: better })).toContainText("Ingetrokken");
  await owner.goto("/inbox");
  await expect(owner.getByText(better)).toHaveCount(0);
});

test("an answer that was sent too soon is taken back, and sent later", async ({ as }) => {
  const owner = await as(OWNER);
  const title = own("Te snel");
  const proposal = await openRound(owner, title, ["Huurders"]);
  const henk = await as(HENK);
  const words = own("Wat kost het?");
  await write(henk, proposal, { kind: "Vraag", attribution: "Met mijn naam", text: words });
  await owner.goto("/inbox");
  await owner.getByRole("link", { name: words }).click();
  const answer = own("Niets.");
  await owner.getByLabel("Uw antwoord").fill(answer);
  await owner.getByRole("button", { name: "Publiceren en mailen" }).click();
  await expect(owner.getByRole("status")).toContainText("Over 10 seconden");
  await owner.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(owner.getByRole("status")).toContainText("Er is niets verstuurd.");
  await expectAccessible(owner);
  await henk.goto("/mine");
  await expect(henk.getByRole("listitem").filter({ hasText: words })).not.toContainText(answer);

  await owner.getByRole("listitem").filter({ hasText: answer }).getByRole("checkbox").check();
  await owner.getByRole("button", { name: "Samen publiceren en mailen" }).click();
  await openMail(henk, HENK, `Antwoord op wat u schreef bij “${title}”`);
  await expect(henk.getByRole("main")).toContainText(answer);
  // Once the mail has left, it stays.
  await owner.getByRole("button", { name: "Ongedaan maken" }).click();
  await expect(owner.getByRole("main")).toContainText("Dit kunt u niet meer ongedaan maken");
});

test("the inbox is filtered, and walked with the keyboard", async ({ as }) => {
  const owner = await as(OWNER);
  await owner.goto("/inbox");
  await owner.locator(".sift > summary").click();
  await owner.getByLabel("Soort").selectOption({ label: "Idee" });
  await owner.getByRole("button", { name: "Filteren" }).click();
  await expect(owner.getByRole("link", { name: /Zet een klein staafje per maand/ })).toBeVisible();
  await expect(owner.getByRole("link", { name: /voorrang/ })).toHaveCount(0);
  await expectAccessible(owner);

  const item = owner.getByRole("link", { name: /Zet een klein staafje per maand/ });
  await item.focus();
  await owner.keyboard.press("Enter");
  await expect(owner.getByLabel("Uw antwoord")).toBeVisible();
  // The filter stays, and so does the list.
  await expect(owner.getByLabel("Soort")).toHaveValue("idea");
  await expect(item).toHaveAttribute("aria-current", "true");
  const tick = owner.getByRole("checkbox", { name: /Zet een klein staafje per maand/ });
  await tick.focus();
  await owner.keyboard.press("Space");
  await expect(tick).toBeChecked();
});
