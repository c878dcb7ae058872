import { expectAccessible } from "../../support/accessible.js";
import { choose } from "../../support/forms.js";
import { BOARD, EMILY, own } from "../../support/names.js";
import { planSession, setDate } from "../../support/sessions.js";
import { expect, test } from "../../support/sign-in.js";

const ONLY_DUTCH = "This text is in Dutch only.";

test("a session gets its subject in English, and whoever reads English gets that", async ({ as }) => {
  const board = await as(BOARD);
  const emily = await as(EMILY);
  await emily.goto("/seats");
  await choose(emily.getByRole("radio", { name: /^Yes/ }));
  await emily.getByRole("button", { name: "Save" }).click();
  const theme = own("De wachttijd");
  const english = own("The <i>waiting</i> time");
  const session = await planSession(board, theme, 2);
  await setDate(board, session, 45, "10:00");
  await board.locator("#arrange").getByRole("link", { name: "Stoelen verdelen" }).click();
  await board.getByRole("button", { name: "Stoelen openstellen" }).click();

  await emily.goto("/seats");
  await emily.getByRole("link", { name: theme }).click();
  await expect(emily.getByText(ONLY_DUTCH)).toHaveCount(1);
  await expect(emily.locator("strong [lang=nl]")).toHaveText(theme);
  await expectAccessible(emily);

  await board.goto(session);
  await board.getByRole("link", { name: "Tekst in het Engels toevoegen" }).click();
  await expect(board.getByRole("heading", { level: 1 })).toHaveText("De sessie in het Engels");
  await expectAccessible(board);
  await board.getByLabel("Waar gaat het over?").fill(english);
  await board.getByRole("button", { name: "Opslaan" }).click();
  await expect(board.getByRole("alert")).toContainText("Wat kunnen klanten nog veranderen? Vul dit in.");
  await board.getByLabel("Wat kunnen klanten nog veranderen?").fill("What stands on the first page");
  await board.getByRole("button", { name: "Opslaan" }).click();
  await expect(board.getByRole("status")).toHaveText("De tekst in het Engels is opgeslagen.");

  await emily.goto("/seats");
  await emily.getByRole("link", { name: english }).click();
  await expect(emily.getByRole("main")).toContainText("What stands on the first page");
  await expect(emily.getByText(ONLY_DUTCH)).toHaveCount(0);
  await expectAccessible(emily);
  await emily.getByRole("link", { name: "Lees dit in het Nederlands" }).click();
  await expect(emily.locator("strong [lang=nl]")).toHaveText(theme);
  await expectAccessible(emily);
  // The page around it stays in the language of its reader.
  await expect(emily.getByRole("button", { name: "Ask for a seat" })).toBeVisible();
});
