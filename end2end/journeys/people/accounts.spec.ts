import { openOwnMenu } from "../../support/language.js";
import { expectAccessible } from "../../support/accessible.js";
import { choose, expectProblems } from "../../support/forms.js";
import { linkTo, mailsTo, openMail } from "../../support/mailbox.js";
import { ADMINISTRATOR, HENK, own, OWNER, PASSWORD } from "../../support/names.js";
import { expect, signIn, test } from "../../support/sign-in.js";

const OTHER = "een heel ander wachtwoord";

test("the administrator adds somebody, who chooses a password and reads English", async ({ as, page }) => {
  const admin = await as(ADMINISTRATOR);
  const name = own("Olga Smit");
  const email = `${name.toLowerCase().replaceAll(" ", ".")}@warmte.example`;
  await admin.goto("/staff");
  await admin.getByRole("link", { name: "Medewerker toevoegen" }).click();
  await admin.getByRole("button", { name: "Medewerker toevoegen" }).click();
  await expect(admin.getByRole("alert")).toBeFocused();
  await expectAccessible(admin);
  await admin.getByLabel("Naam", { exact: true }).fill(name);
  await admin.getByLabel("E-mailadres").fill(email);
  await choose(admin.getByRole("radio", { name: "English" }));
  await choose(admin.getByRole("checkbox", { name: "projecteigenaar" }));
  await admin.getByRole("button", { name: "Medewerker toevoegen" }).click();
  await expect(admin.getByRole("status")).toContainText("De medewerker is toegevoegd.");

  await openMail(page, email, /./);
  await linkTo(page, /^\/password\//).click();
  const link = page.url();
  await expectAccessible(page);
  await page.getByLabel(/^(Nieuw wachtwoord|New password)$/).fill("kort");
  await page.getByRole("button", { name: /^(Wachtwoord opslaan|Save the password)$/ }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await page.getByLabel(/^(Nieuw wachtwoord|New password)$/).fill(PASSWORD);
  await page.getByRole("button", { name: /^(Wachtwoord opslaan|Save the password)$/ }).click();
  await signIn(page, email);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Hello ${name.split(" ")[0] ?? ""}`);
  await page.goto("/projects/new");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("New project");
  // The link worked once.
  const again = await page.goto(link);
  expect(again?.status()).toBe(404);
  await expectAccessible(page);

  // Somebody whose access was ended is signed out at once.
  await admin.goto("/staff");
  await admin.getByRole("link", { name }).click();
  await admin.getByRole("button", { name: "Toegang beëindigen" }).click();
  await expect(admin.getByRole("status")).toHaveText("De toegang is beëindigd.");
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("a forgotten password is replaced by a link in a mail", async ({ page, context }) => {
  const email = "gerda@klant.example";
  const mailbox = await context.newPage();
  const before = await mailsTo(mailbox, email, /wachtwoord/);
  await page.goto("/sign-in/password");
  await page.getByRole("link", { name: "Wachtwoord vergeten?" }).click();
  await expectAccessible(page);
  await page.getByLabel("Uw e-mailadres").fill(email);
  await page.getByRole("button", { name: "Mail mij een link" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Kijk in uw mail");
  await expectAccessible(page);
  await openMail(mailbox, email, /wachtwoord/, before);
  await linkTo(mailbox, /^\/password\//).click();
  await mailbox.getByLabel("Nieuw wachtwoord").fill(OTHER);
  await mailbox.getByRole("button", { name: "Wachtwoord opslaan" }).click();
  await expect(mailbox.getByRole("status")).toContainText("Uw wachtwoord is opgeslagen.");
  await signIn(page, email, OTHER);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dag Gerda");
});

test("a name and a password are changed", async ({ page }) => {
  await signIn(page, "cor@klant.example");
  await openOwnMenu(page);
  await page.getByRole("link", { name: "Uw gegevens" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Uw account");
  await page.getByLabel("Uw naam").fill("");
  await page.getByRole("button", { name: "Opslaan" }).click();
  await expectProblems(page, ["Uw naam: Vul dit in."]);
  await page.getByLabel("Uw naam").fill("Cor <de> Wit & Zn.");
  await page.getByRole("button", { name: "Opslaan" }).click();
  await expect(page.getByRole("status")).toHaveText("Uw account is gewijzigd.");
  await expect(page.locator(".me-name")).toHaveText("Cor <de> Wit & Zn.");

  await page.getByRole("link", { name: "Wachtwoord wijzigen" }).click();
  await page.getByLabel("Uw huidige wachtwoord").fill("niet dit");
  await page.getByLabel("Nieuw wachtwoord").fill(OTHER);
  await page.getByRole("button", { name: "Wachtwoord opslaan" }).click();
  await expectProblems(page, [
    "Uw huidige wachtwoord: Dit klopt niet. Controleer het en probeer het opnieuw.",
  ]);
  await page.getByLabel("Uw huidige wachtwoord").fill(PASSWORD);
  await page.getByLabel("Nieuw wachtwoord").fill(OTHER);
  await page.getByRole("button", { name: "Wachtwoord opslaan" }).click();
  await expect(page.getByRole("status")).toHaveText("Uw nieuwe wachtwoord geldt vanaf nu.");
});

test("somebody chooses which mails to get, also from the mail itself", async ({ as, page }) => {
  const customer = await as("ingrid@klant.example");
  await customer.goto("/account");
  await customer.getByRole("link", { name: "Welke mails u krijgt" }).click();
  await expect(customer.getByRole("heading", { level: 1 })).toHaveText("Welke mails u krijgt");
  await expectAccessible(customer);
  const topics = customer.getByRole("checkbox", { checked: true });
  const before = await topics.count();
  expect(before).toBeGreaterThan(0);

  await openMail(page, "ingrid@klant.example", /^Uw mening gevraagd: /);
  await page.goto((await linkTo(page, /^\/unsubscribe\//).getAttribute("href")) ?? "");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wilt u deze mails niet meer krijgen?");
  await expectAccessible(page);
  // Opening the page changed nothing; the button does.
  await customer.reload();
  await expect(topics).toHaveCount(before);
  await page.getByRole("button", { name: "Stuur mij deze mails niet meer" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("U krijgt deze mails niet meer");
  await customer.reload();
  await expect(topics).toHaveCount(before - 1);

  await choose(customer.getByRole("checkbox", { checked: false }).first());
  await customer.getByRole("button", { name: "Opslaan" }).click();
  await expect(customer.getByRole("status")).toHaveText("Uw keuze is opgeslagen.");
  await expect(topics).toHaveCount(before);
});

test("a member takes everything along and has it erased", async ({ page }) => {
  await signIn(page, "jaap@klant.example");
  await page.goto("/account/data");
  await expectAccessible(page);
  const response = await page.request.get("/account/data/download");
  expect(response.headers()["content-disposition"]).toContain("attachment");
  expect(JSON.stringify(await response.json())).toContain("jaap@klant.example");

  await page.getByRole("button", { name: "Alles wissen" }).click();
  await expect(page.getByRole("alert")).toBeFocused();
  await expectAccessible(page);
  await choose(page.getByRole("checkbox", { name: "Ja, wis alles" }));
  await page.getByLabel("Typ het woord: wissen").fill("wissen");
  await page.getByRole("button", { name: "Alles wissen" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Uw gegevens zijn gewist");
  await expectAccessible(page);
  await page.goto("/account");
  await expect(page).toHaveURL(/\/sign-in/);
});

test("who works here is sent to the administrator for that", async ({ as }) => {
  const owner = await as(OWNER);
  await owner.goto("/account/data");
  await expect(owner.getByRole("main")).toContainText("Vraag de beheerder");
  await expect(owner.getByRole("button", { name: "Alles wissen" })).toHaveCount(0);
});

test("a customer reads the mandate of the customer conscience", async ({ as }) => {
  const customer = await as(HENK);
  await customer.goto("/conscience");
  await expect(customer.getByRole("main")).toContainText("Saskia Jansen");
  await expect(customer.getByRole("main")).toContainText("komt op voor de klant");
  await expectAccessible(customer);
});
