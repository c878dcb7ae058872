import { expectAccessible } from "../../support/accessible.js";
import { choose, expectProblems } from "../../support/forms.js";
import { BOARD, CONSCIENCE, inDays, own } from "../../support/names.js";
import { expect, test } from "../../support/sign-in.js";

test("a conversation is logged in a moment, and the board reads by name who met a customer", async ({ as }) => {
  const board = await as(BOARD);
  await board.goto("/board");
  const met = board.locator("#met");
  await expect(met.getByRole("heading")).toHaveText("Wie van de directie sprak een klant?");

  // The form names the missing field, and the typed words stay.
  await board.goto("/");
  await board.getByRole("link", { name: "Gesprek met een klant noteren" }).click();
  await expectAccessible(board);
  const surprise = own("Zij leest <b>nooit</b> mail & belt liever");
  await board.getByLabel("Wat verraste u? In één zin.").fill(surprise);
  await board.getByRole("button", { name: "Noteren" }).click();
  await expectProblems(board, [
    "Bij welk segment hoort de klant? Maak een keuze.",
    "Hoe sprak u de klant? Maak een keuze.",
  ]);
  await expect(board.getByLabel("Wat verraste u? In één zin.")).toHaveValue(surprise);
  await board.getByLabel("Bij welk segment hoort de klant?").selectOption({ label: "Huurders" });
  await choose(board.getByRole("radio", { name: "Aan de balie" }));
  await board.getByLabel("Wanneer was het?").fill(inDays(-1));
  await board.getByRole("button", { name: "Noteren" }).click();
  await expect(board.getByRole("status")).toHaveText("Het gesprek is genoteerd.");
  const line = board.locator("#latest").getByRole("listitem").filter({ hasText: surprise });
  await expect(line).toContainText("Huurders");
  await expect(line).toContainText("Aan de balie");
  await expectAccessible(board);

  await board.goto("/board");
  await expect(met.getByRole("listitem").filter({ hasText: "Tom" })).toContainText(/gesprek(ken)?, .*laatst op/);
  await expectAccessible(board);

  // The conscience reads the same list with the contacts.
  const conscience = await as(CONSCIENCE);
  await conscience.goto("/contacts");
  await expect(conscience.locator("#met")).toContainText("laatst op");
  await expect(conscience.getByRole("main")).toContainText(surprise);
});

test("the page of the board is one sheet of paper", async ({ as }) => {
  const board = await as(BOARD);
  await board.goto("/board");
  const pdf = await board.pdf({ format: "A4", preferCSSPageSize: false });
  const sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g) ?? [];
  expect(sheets).toHaveLength(1);
});
