import { expectAccessible } from "../../support/accessible.js";
import { choose, expectProblems } from "../../support/forms.js";
import { linkTo, openMail } from "../../support/mailbox.js";
import { CONSCIENCE, HENK, own, OWNER } from "../../support/names.js";
import { openRound } from "../../support/rounds.js";
import { expect, test } from "../../support/sign-in.js";

test("a challenge of the conscience goes to the owner, who replies", async ({ as }) => {
  test.slow();
  const title = own("Een nieuwe balie");
  const owner = await as(OWNER);
  const conscience = await as(CONSCIENCE);
  const proposal = await openRound(owner, title, ["Huurders"]);

  // The workbench leads to decisions that can be challenged.
  await conscience.goto("/");
  await conscience.getByRole("link", { name: "Werkbank", exact: true }).click();
  await expect(conscience.getByRole("heading", { level: 1 })).toHaveText("Werkbank van het klantgeweten");
  await expectAccessible(conscience);
  await conscience.goto(proposal);
  await conscience.getByRole("link", { name: "Tegenspreken" }).click();
  await conscience.getByRole("button", { name: "Tegenspraak versturen" }).click();
  await expectProblems(conscience, ["Waar spreekt u tegen, en waarom? Vul dit in."]);
  await expectAccessible(conscience);
  const words = own("Wie slecht loopt, <b>komt</b> er niet & staat buiten.");
  await conscience.getByLabel("Waar spreekt u tegen, en waarom?").fill(words);
  await conscience.getByRole("button", { name: "Tegenspraak versturen" }).click();
  await expect(conscience.getByRole("status")).toContainText("Uw tegenspraak is verstuurd.");
  await expect(conscience.getByRole("main")).toContainText(words);

  // The panel does not read it while the round is open.
  const henk = await as(HENK);
  await henk.goto(proposal);
  await expect(henk.getByText(words)).toHaveCount(0);

  // The link in the mail leads straight to the reply.
  await openMail(owner, OWNER, `Het klantgeweten spreekt u tegen: ${title}`);
  await expect(owner.getByRole("main")).toContainText(words);
  await linkTo(owner, /\/challenge\/reply$/).click();
  await expect(owner.getByRole("heading", { level: 1 })).toHaveText("Het klantgeweten antwoorden");
  await owner.getByRole("button", { name: "Antwoord versturen" }).click();
  await expectProblems(owner, ["Uw antwoord: Vul dit in."]);
  await expectAccessible(owner);
  const reply = own("Wij zetten er een stoel & een bel.");
  await owner.getByLabel("Uw antwoord").fill(reply);
  await owner.getByRole("button", { name: "Antwoord versturen" }).click();
  await expect(owner.getByRole("status")).toContainText("Uw antwoord is verstuurd.");
  await expect(owner.getByRole("main")).toContainText(reply);
  await expectAccessible(owner);
  await openMail(conscience, CONSCIENCE, `Antwoord op uw tegenspraak: ${title}`);
  await expect(conscience.getByRole("main")).toContainText(reply);
});

test("the conscience judges what a proposal means, and the owner says it better", async ({ as }) => {
  test.slow();
  const title = own("Langer open");
  const owner = await as(OWNER);
  const conscience = await as(CONSCIENCE);
  const proposal = await openRound(owner, title, ["Huurders"]);
  await conscience.goto(proposal);
  await conscience.getByRole("link", { name: "Beoordelen wat dit voor de klant betekent" }).click();
  await choose(conscience.getByRole("radio", { name: "Nee, nog niet" }));
  await conscience.getByRole("button", { name: "Oordeel geven" }).click();
  await expectProblems(conscience, ["Wat mist u, in één zin? Vul dit in."]);
  await expect(conscience.getByRole("radio", { name: "Nee, nog niet" })).toBeChecked();
  await expectAccessible(conscience);
  const sentence = own("Wat kost dit mij?");
  await conscience.getByLabel(/^Wat mist u/).fill(sentence);
  await conscience.getByRole("button", { name: "Oordeel geven" }).click();
  await expect(conscience.getByRole("status")).toHaveText("Uw oordeel is opgeslagen.");

  await openMail(owner, OWNER, `Wat betekent dit voor de klant? ${title}`);
  await linkTo(owner, /\/meaning\/improve$/).click();
  await expect(owner.getByRole("main")).toContainText(sentence);
  await expectAccessible(owner);
  const better = own("Het kost u niets en u wacht korter.");
  await owner.getByLabel("Wat merkt de klant ervan?").fill(better);
  await owner.getByRole("button", { name: "Tekst verbeteren" }).click();
  await expect(owner.getByRole("status")).toContainText("De nieuwe tekst staat er.");
  const henk = await as(HENK);
  await henk.goto(proposal);
  await expect(henk.getByRole("main")).toContainText(better);
});

test("a customer sees that their appeal waits", async ({ as }) => {
  const henk = await as(HENK);
  await henk.goto("/");
  const appeal = henk.getByRole("listitem").filter({ hasText: "Uw beroep: Voortaan per kwartaal betalen" });
  await expect(appeal).toContainText(/uiterlijk .*Het klantgeweten antwoordt u\./);
  await appeal.getByRole("link").click();
  await expect(henk.getByRole("heading", { level: 1 })).toHaveText("Beroep bij het klantgeweten");
  await expect(henk.getByRole("main")).toContainText("Ik wil zelf kunnen kiezen");
  await expectAccessible(henk);
  // The challenge, the reply and the dissent are shown with the decision.
  const conscience = await as(CONSCIENCE);
  await conscience.goto("/conscience/workbench");
  await conscience.getByRole("link", { name: "Voortaan per kwartaal betalen" }).click();
  await expect(conscience.getByRole("main")).toContainText("Henk Mulder");
  await expectAccessible(conscience);
});
