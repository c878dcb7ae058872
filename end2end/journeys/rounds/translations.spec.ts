import { expectAccessible } from "../../support/accessible.js";
import { EMILY, own, OWNER } from "../../support/names.js";
import { openRound } from "../../support/rounds.js";
import { expect, test } from "../../support/sign-in.js";

const ONLY_DUTCH = "This text is in Dutch only.";

test("a proposal gets a text in English, and whoever reads English gets that", async ({ as }) => {
  const owner = await as(OWNER);
  const title = own("Alleen Nederlands");
  const english = own("In English");
  const proposal = await openRound(owner, title, ["Huurders"]);
  const emily = await as(EMILY);
  await emily.goto(proposal);
  await expect(emily.getByText(ONLY_DUTCH)).toHaveCount(1);
  await expect(emily.getByRole("heading", { level: 1 })).toHaveAttribute("lang", "nl");
  await expectAccessible(emily);

  await owner.goto(proposal);
  await owner.getByRole("link", { name: "Tekst in het Engels toevoegen" }).click();
  await expect(owner.getByRole("heading", { level: 1 })).toHaveText("Het voorstel in het Engels");
  await expectAccessible(owner);
  const fields = {
    Titel: english,
    "Samenvatting in gewone taal": "We want **something** else.",
    "Wat staat vast?": "The price.",
    "Wat ligt nog open?": "The day.",
    "Wat zou ons van koers laten veranderen?": "If half of you are against it.",
    "Wat merkt de klant ervan?": "You have less to do.",
  };
  for (const [label, text] of Object.entries(fields)) {
    await owner.getByLabel(label).fill(text);
  }
  await owner.getByRole("button", { name: "Opslaan" }).click();
  // The question has no text yet, so nobody would read the others.
  await expect(owner.getByRole("alert")).toContainText("Vraag 1: Vul dit in.");
  await owner.getByLabel("Vraag 1").fill("Which day suits you?");
  await owner.getByRole("button", { name: "Opslaan" }).click();
  await expect(owner.getByRole("status")).toHaveText("De tekst in het Engels is opgeslagen.");

  await emily.goto(proposal);
  await expect(emily.getByRole("heading", { level: 1 })).toHaveText(english);
  await expect(emily.getByText(ONLY_DUTCH)).toHaveCount(0);
  await emily.goto("/proposals");
  await expect(emily.getByRole("link", { name: english })).toBeVisible();
  await expectAccessible(emily);
});
