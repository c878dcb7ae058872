import { expectAccessible } from "../../support/accessible.js";
import { expectProblems } from "../../support/forms.js";
import { openOwnMenu } from "../../support/language.js";
import { mailsTo, openMail } from "../../support/mailbox.js";
import { PASSWORD } from "../../support/names.js";
import { expect, signIn, test } from "../../support/sign-in.js";

// These journeys end sessions, so nobody else may use the sessions of these people.
const LANGUAGES = {
  "nl-NL": {
    email: "joke@klant.example",
    hello: "Dag Joke",
    yourEmail: "Uw e-mailadres",
    askCode: "Mail mij een code",
    typeCode: "Typ de code uit de mail",
    code: "Code van zes cijfers",
    mail: /code/,
    wrong: "Code van zes cijfers: Dit klopt niet. Controleer het en probeer het opnieuw.",
    signIn: "Aanmelden",
    signedIn: "U bent aangemeld.",
    signOut: "Afmelden",
    signedOut: "U bent afgemeld.",
    byPassword: /^Werkt u hier/,
    password: "Uw wachtwoord",
    wrongPassword: "Dit klopt niet. Controleer het en probeer het opnieuw.",
  },
  "en-GB": {
    email: "thomas@klant.example",
    hello: "Hello Thomas",
    yourEmail: "Your email address",
    askCode: "Email me a code",
    typeCode: "Type the code from the email",
    code: "Six-digit code",
    mail: /code/,
    wrong: "Six-digit code: This is not right. Check it and try again.",
    signIn: "Sign in",
    signedIn: "You are signed in.",
    signOut: "Sign out",
    signedOut: "You are signed out.",
    byPassword: /^Do you work here/,
    password: "Your password",
    wrongPassword: "This is not right. Check it and try again.",
  },
} as const;

for (const [locale, texts] of Object.entries(LANGUAGES)) {
  test.describe(locale, () => {
    test.use({ locale });

    test("with a code by mail, and out again", async ({ page, context }) => {
      const mailbox = await context.newPage();
      const before = await mailsTo(mailbox, texts.email, texts.mail);
      await page.goto("/");
      await page.getByRole("main").getByRole("link", { name: texts.signIn }).click();
      await expectAccessible(page);
      await page.getByLabel(texts.yourEmail).fill(texts.email);
      await page.getByRole("button", { name: texts.askCode }).click();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.typeCode);
      await expectAccessible(page);

      await openMail(mailbox, texts.email, texts.mail, before);
      const said = await mailbox.getByRole("main").innerText();
      const code = /\b\d{3} ?\d{3}\b/.exec(said)?.[0] ?? "";
      const wrong = code === "000000" ? "000001" : "000000";
      await page.getByLabel(texts.code).fill(wrong);
      await page.getByRole("button", { name: texts.signIn }).click();
      await expectProblems(page, [texts.wrong]);
      await expect(page.getByLabel(texts.code)).toHaveValue(wrong);
      await page.getByLabel(texts.code).fill(code);
      await page.getByRole("button", { name: texts.signIn }).click();
      await expect(page.getByRole("status")).toHaveText(texts.signedIn);
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(texts.hello);

      await openOwnMenu(page);
      await page.getByRole("button", { name: texts.signOut, exact: true }).click();
      await expect(page.getByRole("status")).toHaveText(texts.signedOut);
      await page.goto("/account");
      await expect(page).toHaveURL(/\/sign-in\?next=%2Faccount$/);
    });

    test("with a password, to the page that was asked for", async ({ page }) => {
      await page.goto("/account/sessions");
      await page.getByRole("link", { name: texts.byPassword }).click();
      await expectAccessible(page);
      await page.getByLabel(texts.yourEmail).fill(texts.email);
      await page.getByLabel(texts.password).fill("zomaar een wachtwoord");
      await page.getByRole("button", { name: texts.signIn }).click();
      await expect(page.getByRole("alert")).toContainText(texts.wrongPassword);
      await expect(page.getByRole("alert")).toBeFocused();
      await expect(page.getByLabel(texts.yourEmail)).toHaveValue(texts.email);
      await page.getByLabel(texts.password).fill(PASSWORD);
      await page.getByRole("button", { name: texts.signIn }).click();
      await expect(page).toHaveURL(/\/account\/sessions$/);
    });
  });
}

test("an unknown address is told the same as a known one", async ({ page, context }) => {
  await page.goto("/sign-in");
  await page.getByLabel("Uw e-mailadres").fill("niemand@klant.example");
  await page.getByRole("button", { name: "Mail mij een code" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Typ de code uit de mail");
  await expect(page.getByRole("main")).toContainText("Als niemand@klant.example bij ons bekend is");
  const mailbox = await context.newPage();
  expect(await mailsTo(mailbox, "niemand@klant.example", /./)).toBe(0);
});

test("somebody sees where they are signed in and ends another session", async ({ page, browser }) => {
  await signIn(page, "wim@klant.example");
  const elsewhere = await browser.newContext();
  const other = await elsewhere.newPage();
  await signIn(other, "wim@klant.example");

  await page.goto("/account/sessions");
  const rows = page.getByRole("table").getByRole("rowgroup").last().getByRole("row");
  await expect(rows).toHaveCount(2);
  await expect(rows.filter({ hasText: "deze browser" })).toHaveCount(1);
  await page.getByRole("button", { name: /^Afmelden: / }).click();
  await expect(page.getByRole("status")).toHaveText("U bent daar afgemeld.");
  await expect(rows).toHaveCount(1);
  await other.goto("/account");
  await expect(other).toHaveURL(/\/sign-in/);
  await elsewhere.close();
});

test("a visitor chooses a language, and so does somebody with an account", async ({ page }) => {
  await page.goto("/sign-in");
  await page.getByRole("button", { name: "English" }).click();
  await expect(page).toHaveURL(/\/sign-in$/);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Sign in");
  await expect(page.locator("html")).toHaveAttribute("lang", "en");

  // The account has a language of its own, which the portal remembers when it is changed.
  await signIn(page, "lotte@klant.example");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dag Lotte");
  await openOwnMenu(page);
  await page.getByRole("button", { name: "English" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hello Lotte");
  await openOwnMenu(page);
  await page.getByRole("button", { name: "Sign out" }).click();
  await signIn(page, "lotte@klant.example");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Hello Lotte");
  await openOwnMenu(page);
  await page.getByRole("button", { name: "Nederlands" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dag Lotte");
});
