import { expectAccessible } from "../../support/accessible.js";
import { choose } from "../../support/forms.js";
import { EMILY, HENK, own, OWNER } from "../../support/names.js";
import { openRound } from "../../support/rounds.js";
import { expect, test } from "../../support/sign-in.js";

test("a customer says the same as somebody else, once and without a name", async ({ as }) => {
  const owner = await as(OWNER);
  const proposal = await openRound(owner, own("De stoep"), ["Huurders"]);
  const words = own("De stoep ligt scheef.");
  const reason = own("Omdat ik val.");

  const henk = await as(HENK);
  await henk.goto(proposal);
  await henk.getByRole("button", { name: "Tegen", exact: true }).click();
  await henk.getByRole("textbox").fill(reason);
  await henk.getByRole("button", { name: "Opslaan en verder" }).click();
  await henk.goto(`${proposal}/more`);
  await choose(henk.getByRole("radio", { name: "Zorg" }));
  await henk.getByLabel("In uw eigen woorden").fill(words);
  await choose(henk.getByRole("radio", { name: "Met mijn naam" }));
  await henk.getByRole("button", { name: "Versturen" }).click();
  await henk.goto(`${proposal}/results`);
  await expect(henk.getByRole("button", { name: "Dat zeg ik ook" })).toHaveCount(0);

  const emily = await as(EMILY);
  await emily.goto(proposal);
  await emily.getByRole("button", { name: "For", exact: true }).click();
  await emily.setViewportSize({ width: 320, height: 800 });
  await emily.goto(`${proposal}/results`);
  await expect(emily.getByText("We count you, without your name.").first()).toBeVisible();
  await expectAccessible(emily);
  for (const [said, at] of [[words, /#contribution-\d+$/], [reason, /#reason-\d+$/]] as const) {
    const place = emily.locator('[id^="contribution-"], [id^="reason-"]').filter({ hasText: said });
    const button = place.getByRole("button", { name: "I say this too" });
    await expect(button).toHaveAttribute("aria-pressed", "false");
    await button.click();
    await expect(emily).toHaveURL(at);
    await expect(button).toHaveAttribute("aria-pressed", "true");
  }
  await expectAccessible(emily);

  // The writer and the owner read the number, and nobody's name.
  await henk.goto(`${proposal}/results`);
  await expect(henk.getByText("Eén ander zegt dit ook")).toBeVisible();
  await henk.getByRole("link", { name: "Bekijk wat ermee gebeurt" }).first().click();
  await expect(henk.getByRole("main")).toContainText("Eén ander zegt dit ook");
  await expectAccessible(henk);
  await owner.goto(`${proposal}/results`);
  await expect(owner.getByText("Eén ander zegt dit ook").first()).toBeVisible();
  await expect(owner.getByRole("button", { name: "Dat zeg ik ook" })).toHaveCount(0);

  // It can be taken back.
  await emily.goto(`${proposal}/results`);
  await emily.getByRole("button", { name: "I say this too" }).first().click();
  await expect(emily.locator('[aria-pressed="true"]')).toHaveCount(1);
});
