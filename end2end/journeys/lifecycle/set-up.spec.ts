import type { Page } from "@playwright/test";
import { expectAccessible } from "../../support/accessible.js";
import { choose, expectProblems } from "../../support/forms.js";
import { sent, setUpLink, test } from "../../support/installation.js";
import { PASSWORD } from "../../support/names.js";
import { expect } from "../../support/portal.js";

const LANGUAGES = {
  "nl-NL": {
    title: "Klankbord inrichten",
    name: "Naam van de organisatie",
    zone: "Tijdzone",
    phone: "Telefoonnummer dat op elke pagina staat",
    email: "E-mailadres dat op elke pagina staat",
    yourName: "Uw naam",
    yourEmail: "Uw e-mailadres",
    password: "Kies een wachtwoord",
    conscience: "Naam van het klantgeweten",
    conscienceEmail: "E-mailadres van het klantgeweten",
    notInSales: "Nee",
    mandate: /^Opdracht, in gewone taal/,
    done: "Inrichten en proefmail sturen",
    notice: "Klankbord is ingericht. We hebben u een proefmail gestuurd.",
    problems: [
      "Telefoonnummer dat op elke pagina staat: Vul een telefoonnummer in, zoals 030 123 45 67.",
      "Kies een wachtwoord: Gebruik minstens 12 tekens.",
    ],
    missing: "Vul dit in.",
    start: "Goed begonnen, Ada",
    mail: "Kijk of mail aankomt",
    ticked: "Klaar: ",
    carryOn: "Naar de lijst",
    home: "Dag Ada",
  },
  "en-GB": {
    title: "Set up Klankbord",
    name: "Name of the organisation",
    zone: "Time zone",
    phone: "Phone number shown on every page",
    email: "Email address shown on every page",
    yourName: "Your name",
    yourEmail: "Your email address",
    password: "Choose a password",
    conscience: "Name of the customer conscience",
    conscienceEmail: "Email address of the customer conscience",
    notInSales: "No",
    mandate: /^Mandate, in plain words/,
    done: "Set up and send a test email",
    notice: "Klankbord is set up. We have sent you a test email.",
    problems: [
      "Phone number shown on every page: Enter a phone number, like +31 30 123 45 67.",
      "Choose a password: Use at least 12 characters.",
    ],
    missing: "Please fill this in.",
    start: "A good start, Ada",
    mail: "Check that email arrives",
    ticked: "Done: ",
    carryOn: "Go to the list",
    home: "Hello Ada",
  },
} as const;

type Texts = (typeof LANGUAGES)[keyof typeof LANGUAGES];

async function fill(page: Page, texts: Texts, phone: string, password: string) {
  await page.getByLabel(texts.name).fill("Waterschap De Waag & zonen");
  await expect(page.getByLabel(texts.zone)).toHaveValue("Europe/Amsterdam");
  await page.getByLabel(texts.phone).fill(phone);
  await page.getByLabel(texts.email, { exact: true }).fill("klant@dewaag.example");
  await page.getByLabel(texts.yourName).fill("Ada");
  await page.getByLabel(texts.yourEmail).fill("ada@dewaag.example");
  await page.getByLabel(texts.password).fill(password);
  await page.getByLabel(texts.conscience).fill("Bo");
  await page.getByLabel(texts.conscienceEmail).fill("bo@dewaag.example");
  await choose(page.getByRole("radio", { name: texts.notInSales, exact: true }));
  await page.getByLabel(texts.mandate).fill("Waakt over de kant van de klant.");
}

for (const [locale, texts] of Object.entries(LANGUAGES)) {
  test.describe(locale, () => {
    test.use({ locale });

    test("the first visitor sets the portal up, after a mistake", async ({ installation, page }) => {
      // Every address of an empty installation leads to the set-up first.
      await page.goto("/projects");
      await expect(page).toHaveURL(/\/set-up$/);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.title);
      await expectAccessible(page);
      // Only whoever started the server has the link to do it.
      await expect(page.getByLabel(texts.name)).toHaveCount(0);
      await page.goto(await setUpLink(installation));
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.title);
      await expectAccessible(page);

      await fill(page, texts, "geen nummer", "kort");
      await page.getByRole("button", { name: texts.done }).click();
      await expectProblems(page, [...texts.problems]);
      await expectAccessible(page);
      // The typed values are still there, except the password.
      await expect(page.getByLabel(texts.phone)).toHaveValue("geen nummer");
      await expect(page.getByLabel(texts.name)).toHaveValue("Waterschap De Waag & zonen");
      await expect(page.getByLabel(texts.mandate)).toHaveValue("Waakt over de kant van de klant.");
      await expect(page.getByLabel(texts.password)).toHaveValue("");
      // The summary leads to the field.
      await page.getByRole("alert").getByRole("link").first().click();
      await expect(page.getByLabel(texts.phone)).toBeFocused();
      await expect(page.getByLabel(texts.phone)).toHaveAccessibleDescription(/.+/);

      await fill(page, texts, "030 123 45 67", PASSWORD);
      await page.getByRole("button", { name: texts.done }).click();
      await expect(page.getByRole("status")).toHaveText(texts.notice);
      await expect(page.getByRole("contentinfo")).toContainText("030 123 45 67");
      await expect(page.getByRole("contentinfo")).toContainText("klant@dewaag.example");
      await expectAccessible(page);
      await expect
        .poll(async () => (await sent(installation)).join("\n"), { timeout: 10_000 })
        .toContain("ada@dewaag.example");
      // The list of first steps ticks off that this mail was sent.
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.start);
      const mail = page.getByRole("main").getByRole("listitem").filter({ hasText: texts.mail });
      await expect(async () => {
        await page.reload();
        await expect(mail).toContainText(texts.ticked, { timeout: 100 });
      }).toPass({ timeout: 10_000 });
      await expectAccessible(page);

      await page.goto("/");
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.home);
      // What is left of the first steps waits there.
      await page.getByRole("link", { name: texts.carryOn }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.start);
      // It can be done only once.
      const again = await page.goto("/set-up");
      expect(again?.status()).toBe(409);
    });

    test("a form that was left empty says what is missing", async ({ installation, page }) => {
      await page.goto(await setUpLink(installation));
      await page.getByRole("button", { name: texts.done }).click();
      const problems = page.getByRole("alert").getByRole("listitem");
      await expect(problems).toHaveCount(10);
      await expect(problems.first()).toContainText(texts.missing);
      await expect(page.getByRole("alert")).toBeFocused();
    });
  });
}
