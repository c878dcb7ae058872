import { expectAccessible } from "../../support/accessible.js";
import { expectProblems } from "../../support/forms.js";
import { BOARD, own } from "../../support/names.js";
import { planSession } from "../../support/sessions.js";
import { expect, test } from "../../support/sign-in.js";

test("an agenda gets a point for customers with its briefing, and everybody says that they read it", async ({ as }) => {
  const board = await as(BOARD);
  const session = await planSession(board, own("De rekening"));
  await expect(board.locator("#agenda")).toContainText("Op de agenda staat niets voor klanten");
  await board.locator("#arrange").getByRole("link", { name: "Agenda en briefing" }).click();
  await board.getByRole("link", { name: "Agendapunt toevoegen" }).click();
  await board.getByLabel("Waar gaat dit punt over?").fill("De eerste bladzijde");
  await board.getByRole("button", { name: "Opslaan" }).click();
  await expectProblems(board, [
    "Waarom vragen we dit aan u? Vul dit in.",
    "Wat weten we al? Vul dit in.",
    "Eerste vraag: Vul dit in.",
    "Tweede vraag: Vul dit in.",
  ]);
  await expectAccessible(board);
  await board.getByLabel("Waarom vragen we dit aan u?").fill("U krijgt de rekening.");
  await board.getByLabel("Wat weten we al?").fill("De helft belt erover.");
  await board.getByLabel("Eerste vraag").fill("Wat leest u eerst?");
  await board.getByLabel("Tweede vraag").fill("Wat mist u?");
  await board.getByRole("button", { name: "Opslaan" }).click();
  await expect(board.getByRole("status")).toHaveText("Het punt staat op de agenda.");
  await expectAccessible(board);

  await board.goto(`${session}/briefing`);
  await expect(board.getByRole("heading", { level: 2 })).toContainText(["De eerste bladzijde"]);
  await board.getByRole("button", { name: "Ik heb dit gelezen" }).click();
  await expect(board.getByRole("main")).toContainText("U hebt dit gelezen.");
  await expect(board.getByRole("main")).toContainText("0 van 0 klanten, 1 van 1 van ons");
  await expectAccessible(board);

  // Customers who read English get the briefing in English once all of it is there.
  await board.goto(`${session}/agenda`);
  await board.getByRole("link", { name: "De briefing in het Engels schrijven" }).click();
  await expect(board.getByRole("heading", { level: 1 })).toHaveText("De briefing in het Engels");
  await expectAccessible(board);
  await board.getByLabel("De eerste bladzijde. Titel").fill("The first page");
  await board.getByRole("button", { name: "Opslaan" }).click();
  await expect(board.getByRole("alert")).toContainText("De eerste bladzijde. Eerste vraag: Vul dit in.");
  await board.getByLabel("Waarom vragen we dit aan u?").fill("You get the bill.");
  await board.getByLabel("Wat weten we al?").fill("Half of you call about it.");
  await board.getByLabel("Eerste vraag").fill("What do you read first?");
  await board.getByLabel("Tweede vraag").fill("What do you miss?");
  await board.getByRole("button", { name: "Opslaan" }).click();
  await expect(board.getByRole("status")).toHaveText("De tekst in het Engels is opgeslagen.");
  await board.goto(`${session}/briefing`);
  await board.getByRole("link", { name: "Read this in English" }).click();
  await expect(board.getByRole("main")).toContainText("What do you read first?");
  await expectAccessible(board);
});
