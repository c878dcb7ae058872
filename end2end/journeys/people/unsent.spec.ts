import { expectAccessible } from "../../support/accessible.js";
import { openOwnMenu } from "../../support/language.js";
import { BOARD, own, OWNER, PASSWORD } from "../../support/names.js";
import { expect, signIn, test } from "../../support/sign-in.js";

const WORDS = {
  nl: {
    surprise: "Wat verraste u? In één zin.",
    log: "Noteren",
    another: "Dit formulier is van iemand anders",
  },
  en: {
    surprise: "What surprised you? In one sentence.",
    log: "Log",
    another: "This form belongs to somebody else",
  },
};

test("what is sent after the sign-in ended waits until its writer has signed in again", async ({ as }) => {
  const page = await as(BOARD);
  await page.goto("/contacts/new");
  const surprise = own("Zij belt <b>liever</b> & vaker");
  await page.getByLabel(WORDS.nl.surprise).fill(surprise);
  await page.context().clearCookies();
  await page.getByRole("button", { name: "Noteren" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("U bent niet meer aangemeld");
  await expect(page.getByRole("main")).toContainText(surprise);
  await expectAccessible(page);

  await page.getByRole("main").getByRole("link", { name: "Aanmelden" }).click();
  await page.getByRole("link", { name: /wachtwoord/ }).click();
  await page.getByLabel("Uw e-mailadres").fill(BOARD);
  await page.getByLabel("Uw wachtwoord").fill(PASSWORD);
  await page.getByRole("button", { name: "Aanmelden" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dit is nog niet verstuurd");
  await expect(page.getByRole("main")).toContainText(surprise);
  await expectAccessible(page);
  await page.getByRole("button", { name: "Opnieuw versturen" }).click();
  // The form itself asks for the missing fields, with the words in their place.
  await expect(page.getByRole("alert")).toContainText("Bij welk segment hoort de klant? Maak een keuze.");
  await expect(page.getByLabel(WORDS.nl.surprise)).toHaveValue(surprise);
});

for (const [language, words] of Object.entries(WORDS)) {
  test(`a form that was made for somebody else is refused, with its words, in ${language}`, async ({ as }) => {
    const page = await as(BOARD);
    await page.goto("/contacts/new");
    if (language === "en") {
      await openOwnMenu(page);
      await page.getByRole("button", { name: "English" }).click();
    }
    const surprise = own("Zij belt liever");
    await page.getByLabel(words.surprise).fill(surprise);
    const other = await page.context().newPage();
    await other.context().clearCookies();
    await signIn(other, OWNER);
    if (language === "en") {
      await openOwnMenu(other);
      await other.getByRole("button", { name: "English" }).click();
    }
    await page.getByRole("button", { name: words.log }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText(words.another);
    await expect(page.getByRole("main")).toContainText(surprise);
    await expectAccessible(page);
    if (language === "en") {
      await openOwnMenu(other);
      await other.getByRole("button", { name: "Nederlands" }).click();
      const back = await as(BOARD);
      await back.goto("/");
      await openOwnMenu(back);
      await back.getByRole("button", { name: "Nederlands" }).click();
    }
  });
}
