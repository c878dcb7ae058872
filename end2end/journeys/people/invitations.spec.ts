import type { Page } from "@playwright/test";
import { expectAccessible } from "../../support/accessible.js";
import { choose } from "../../support/forms.js";
import { linkTo, openMail } from "../../support/mailbox.js";
import { ADMINISTRATOR, addressOf, own } from "../../support/names.js";
import { expect, test } from "../../support/sign-in.js";

const LANGUAGES = {
  nl: {
    language: "Nederlands",
    subject: "Warmte Vechtdal vraagt of u mee wilt denken",
    asks: "Warmte Vechtdal vraagt u om mee te denken",
    letter: "Denkt u mee over onze plannen?",
    minutes: /Ongeveer \d+ minuten per maand/,
    readOn: "Verder om mee te doen",
    no: "Nee, dank u",
    sure: "Nee, ik doe niet mee",
    join: "Ja, ik doe mee",
    agree: /^Ja, Warmte Vechtdal mag dit bewaren/,
    consent: "Zonder uw toestemming kunt u niet meedoen.",
    welcome: "Welkom in het panel",
    home: "Naar uw pagina",
    hello: "Dag",
    waiting: "Er wacht nu niets op u.",
    declined: "U wilt niet meedoen, en dat is goed",
    replaced: "Er is een nieuwere link",
    revoked: "Deze uitnodiging is ingetrokken",
  },
  en: {
    language: "Engels",
    subject: "Warmte Vechtdal would like your opinion",
    asks: "Warmte Vechtdal would like your opinion",
    letter: "Do you want to help shape our plans?",
    minutes: /About \d+ minutes a month/,
    readOn: "Continue to join",
    no: "No, thank you",
    sure: "No, I won't join",
    join: "Yes, I'll join",
    agree: /^Yes, Warmte Vechtdal may keep this/,
    consent: "You can't join without your consent.",
    welcome: "Welcome to the panel",
    home: "Go to your page",
    hello: "Hello",
    waiting: "Nothing is waiting for you now.",
    declined: "You don't want to join, and that is fine",
    replaced: "There is a newer link",
    revoked: "This invitation was withdrawn",
  },
} as const;

/** Puts somebody on the list and invites them. Leaves `page` on the letter that was sent. */
async function invite(page: Page, name: string, language: keyof typeof LANGUAGES): Promise<void> {
  await page.goto("/panel/new");
  await page.getByLabel("Naam", { exact: true }).fill(name);
  await page.getByLabel("E-mailadres").fill(addressOf(name));
  await choose(page.getByLabel(LANGUAGES[language].language));
  await page.getByRole("button", { name: "Toevoegen" }).click();
  await page.getByRole("link", { name: "Deze klant uitnodigen" }).click();
  await expect(page.getByLabel(`Alleen ${name}`)).toBeChecked();
  await page.getByLabel("Uw tekst in het Nederlands").fill(LANGUAGES.nl.letter);
  await page.getByLabel("Uw tekst in het Engels").fill(LANGUAGES.en.letter);
  await page.getByRole("button", { name: "Brief nakijken" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Klopt het zo?");
  await page.getByRole("button", { name: "Verstuur de uitnodiging" }).click();
  await expect(page.getByRole("status")).toHaveText("De uitnodigingen worden verstuurd.");
}

/** Opens the invitation of somebody, from the list of those in this state. */
async function openInvitation(page: Page, name: string, state: string): Promise<void> {
  await page.goto(`/invitations?state=${state}`);
  await page.getByRole("link", { name, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(`Uitnodiging voor ${name}`);
}

for (const [code, texts] of Object.entries(LANGUAGES)) {
  const language = code as keyof typeof LANGUAGES;

  test.describe(`in ${language}`, () => {
    test("from the invitation to the panel", async ({ as, page }) => {
      const admin = await as(ADMINISTRATOR);
      const name = own("Mieke Smit");
      await invite(admin, name, language);

      await openMail(page, addressOf(name), texts.subject);
      await expect(page.getByRole("main")).toContainText(texts.letter);
      const link = linkTo(page, /^\/join\//);
      const address = (await link.getAttribute("href")) ?? "";
      // Mail scanners open links; that changes nothing.
      for (let time = 0; time < 2; time += 1) {
        await page.goto(address);
      }
      await openInvitation(admin, name, "sent");

      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.asks);
      await expect(page.locator("html")).toHaveAttribute("lang", language);
      await expect(page.getByRole("main")).toContainText(texts.letter);
      await expect(page.getByRole("main")).toContainText(texts.minutes);
      await expectAccessible(page);
      await page.getByRole("button", { name: texts.readOn }).click();
      await page.getByRole("button", { name: texts.join }).click();
      await expect(page.getByRole("alert")).toContainText(texts.consent);
      await expect(page.getByRole("alert")).toBeFocused();
      await expectAccessible(page);
      await choose(page.getByLabel(texts.agree));
      await page.getByRole("button", { name: texts.join }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.welcome);
      await expectAccessible(page);
      await page.getByRole("link", { name: texts.home }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(`${texts.hello} Mieke`);
      await expect(page.locator("#waiting")).toContainText(texts.waiting);

      await openInvitation(admin, name, "accepted");
    });

    test("no is asked once more, and is respected", async ({ as, page }) => {
      const admin = await as(ADMINISTRATOR);
      const name = own("Harm Post");
      await invite(admin, name, language);
      await openMail(page, addressOf(name), texts.subject);
      const link = linkTo(page, /^\/join\//);
      const address = (await link.getAttribute("href")) ?? "";
      await page.goto(address);
      await page.getByRole("link", { name: texts.no }).click();
      await expectAccessible(page);
      await page.getByRole("button", { name: texts.sure }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.declined);
      await expectAccessible(page);
      // The link says so from now on, and does not offer to ask for a new one.
      await page.goto(address);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.declined);
      await admin.goto(`/panel?q=${encodeURIComponent(addressOf(name))}`);
      await admin.getByRole("link", { name, exact: true }).click();
      await expect(admin.getByRole("link", { name: "Deze klant uitnodigen" })).toHaveCount(0);
    });

    test("sending again voids the old link, and revoking all of them", async ({ as, page }) => {
      const admin = await as(ADMINISTRATOR);
      const name = own("Ria Vos");
      await invite(admin, name, language);
      await openMail(page, addressOf(name), texts.subject);
      const first = (await linkTo(page, /^\/join\//).getAttribute("href")) ?? "";
      await openInvitation(admin, name, "sent");
      await admin.getByRole("button", { name: "Opnieuw versturen" }).click();
      await expect(admin.getByRole("status")).toHaveText("De uitnodiging wordt opnieuw verstuurd.");
      await openMail(page, addressOf(name), texts.subject, 1);
      const second = (await linkTo(page, /^\/join\//).getAttribute("href")) ?? "";
      expect(second).not.toBe(first);

      await page.goto(first);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.replaced);
      await expectAccessible(page);
      await page.goto(second);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.asks);

      // The administrator hands over a link, since mail does not work.
      await admin.getByRole("button", { name: "Link maken om zelf door te geven" }).click();
      const third = await admin.getByLabel("Persoonlijke link").inputValue();
      await expectAccessible(admin);
      await page.goto(third);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.asks);
      await admin.getByRole("link", { name: "Terug naar de uitnodiging" }).click();
      await admin.getByRole("button", { name: "Uitnodiging intrekken" }).click();
      await expect(admin.getByRole("status")).toHaveText("De uitnodiging is ingetrokken.");
      await page.goto(third);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.revoked);
      await expectAccessible(page);
    });
  });
}

test("a link that was never given is not found", async ({ page }) => {
  const response = await page.goto("/join/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA");
  expect(response?.status()).toBe(404);
  await expectAccessible(page);
});
