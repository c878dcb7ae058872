import { expectAccessible } from "../../support/accessible.js";
import { expectProblems } from "../../support/forms.js";
import { linkTo, openMail } from "../../support/mailbox.js";
import { own, PASSWORD } from "../../support/names.js";
import { expect, signIn, test } from "../../support/sign-in.js";

test("another address is confirmed there, with the password, and ends every sign-in", async ({ page, context }) => {
  const old = "truus@klant.example";
  const address = `${own("truus").toLowerCase().replaceAll(" ", ".")}@elders.example`;
  await signIn(page, old);
  await page.goto("/account");
  await page.getByRole("link", { name: "Een ander e-mailadres gebruiken" }).click();
  await page.getByLabel("Nieuw e-mailadres").fill("geen adres");
  await page.getByRole("button", { name: "Mail mij een link" }).click();
  await expectProblems(page, [
    "Nieuw e-mailadres: Vul een e-mailadres in, zoals naam@voorbeeld.nl.",
  ]);
  await page.getByLabel("Nieuw e-mailadres").fill(address);
  await page.getByRole("button", { name: "Mail mij een link" }).click();
  await expect(page.getByRole("main")).toContainText(`wacht tot het wordt bevestigd: ${address}`);
  await expectAccessible(page);

  const mailbox = await context.newPage();
  await openMail(mailbox, old, "Iemand wil uw e-mailadres wijzigen");
  await openMail(mailbox, address, "Bevestig uw nieuwe e-mailadres");
  await linkTo(mailbox, /^\/address\//).click();
  await expect(mailbox.getByRole("heading", { level: 1 })).toHaveText("Is dit uw nieuwe adres?");
  await expectAccessible(mailbox);
  await mailbox.getByRole("button", { name: "Ja, gebruik dit adres" }).click();
  await expectProblems(mailbox, ["Uw wachtwoord: Vul dit in."]);
  await mailbox.getByLabel("Uw wachtwoord").fill(PASSWORD);
  await mailbox.getByRole("button", { name: "Ja, gebruik dit adres" }).click();
  await expect(mailbox.getByRole("heading", { level: 1 })).toHaveText("Uw nieuwe adres geldt");
  await expectAccessible(mailbox);
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);
  await signIn(page, address);
  await openMail(mailbox, old, "U gebruikt nu een ander e-mailadres");
});
