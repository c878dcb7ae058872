import { readFile } from "node:fs/promises";
import { expectAccessible } from "../../support/accessible.js";
import { choose, expectProblems } from "../../support/forms.js";
import { ADMINISTRATOR, addressOf, own } from "../../support/names.js";
import { expect, test } from "../../support/sign-in.js";

test("the administrator makes a segment and puts a customer in it", async ({ as }) => {
  const page = await as(ADMINISTRATOR);
  const segment = own("Boeren & <b>tuinders</b>");
  const name = own("Kees de Vries");

  await page.goto("/panel/segments");
  await page.getByRole("link", { name: "Segment toevoegen" }).click();
  await page.getByLabel("Naam van het segment").fill(segment);
  await page.getByRole("button", { name: "Opslaan" }).click();
  await expectProblems(page, [
    "Waarom luisteren we naar deze klanten? Vul dit in.",
    "Wat voor segment is dit? Maak een keuze.",
  ]);
  await expectAccessible(page);
  await expect(page.getByLabel("Naam van het segment")).toHaveValue(segment);
  await page.getByLabel("Waarom luisteren we naar deze klanten?").fill("Zij wonen het verst weg.");
  await choose(page.getByLabel("Primair segment"));
  await page.getByLabel("Hoeveel van deze klanten wilt u in het panel?").fill("0");
  await page.getByRole("button", { name: "Opslaan" }).click();
  await expectProblems(page, [
    "Hoeveel van deze klanten wilt u in het panel? Vul een getal in van 1 tot en met 100000.",
  ]);
  await page.getByLabel("Hoeveel van deze klanten wilt u in het panel?").fill("12");
  await page.getByRole("button", { name: "Opslaan" }).click();
  await expect(page.getByRole("status")).toHaveText("Het segment is toegevoegd.");
  await expect(page.getByRole("row").filter({ hasText: segment })).toContainText("Primair segment");

  await page.goto("/panel");
  await page.getByRole("link", { name: "Klant toevoegen" }).click();
  await page.getByLabel("Naam", { exact: true }).fill(name);
  await page.getByLabel("E-mailadres").fill("geen adres");
  await choose(page.getByLabel(segment));
  await page.getByRole("button", { name: "Toevoegen" }).click();
  await expectProblems(page, ["E-mailadres: Vul een e-mailadres in, zoals naam@voorbeeld.nl."]);
  await expect(page.getByLabel(segment)).toBeChecked();
  await page.getByLabel("E-mailadres").fill(addressOf(name));
  await page.getByRole("button", { name: "Toevoegen" }).click();
  await expect(page.getByRole("status")).toHaveText("De klant staat op de lijst.");
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name);
  await expect(page.getByLabel(segment)).toBeChecked();

  await page.goto("/panel");
  await page.getByLabel("Zoek op naam of e-mailadres").fill(addressOf(name));
  await page.getByRole("button", { name: "Toon" }).click();
  await expect(page.getByRole("rowheader", { name })).toBeVisible();
  await expect(page.getByRole("table").getByRole("row")).toHaveCount(2);

  // Who is ticked stays ticked when something is missing.
  const tick = page.getByLabel(`Vink aan: ${name}`);
  await tick.check();
  await page.getByRole("button", { name: "Zet erin" }).click();
  await expectProblems(page, ["In of uit segment: Maak een keuze."]);
  await expectAccessible(page);
  await expect(tick).toBeChecked();
  await page.getByLabel("In of uit segment").selectOption({ label: "Minder digitaal" });
  await page.getByRole("button", { name: "Zet erin" }).click();
  await expect(page.getByRole("status")).toHaveText("1 klant is in het segment gezet.");
  await expect(page.getByRole("row").filter({ hasText: name })).toContainText("Minder digitaal");
  await tick.check();
  await page.getByRole("button", { name: "Nodig uit" }).click();
  await expect(page.getByLabel(`Alleen ${name}`)).toBeChecked();
});

test("a customer list from a file: looked at first, then imported, twice", async ({ as }) => {
  const page = await as(ADMINISTRATOR);
  const named = [own("Zoë Müller"), own("Renée Façon")] as const;
  const address = (name: string) => addressOf(name).replace(/[^\x20-\x7e]/g, "x");
  // The file is as a Dutch Excel saves it: semicolons, Windows-1252, Dutch names of columns, quoted line breaks.
  const rows = [
    "Naam;E-mailadres;Klantnummer;Segment",
    `${named[0]};${address(named[0])};"K\n1";Huurders`,
    `${named[1]};${address(named[1])};K2;Huurders`,
    `Jan zonder adres;geen adres;K3;Huurders`,
    `Nog een keer;${address(named[0])};K4;Huurders`,
    `Henk Mulder;henk@klant.example;;Huurders`,
  ];
  const file = {
    name: "klanten.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(rows.join("\r\n"), "latin1"),
  };

  await page.goto("/panel");
  await page.getByRole("link", { name: "Klantenlijst inlezen" }).click();
  await page.getByRole("button", { name: "Bestand nakijken" }).click();
  await expectProblems(page, ["Bestand: Vul dit in."]);
  await page.getByLabel("Bestand").setInputFiles({ ...file, buffer: Buffer.from("Naam;Plaats\nJan;Ommen\n") });
  await page.getByRole("button", { name: "Bestand nakijken" }).click();
  await expectProblems(page, ["Bestand: We missen een kolom met het e-mailadres."]);

  // The worker reads it; until then the page shows the progress.
  const wasRead = async () => {
    await expect(async () => {
      await page.reload();
      await expect(page.getByRole("heading", { level: 1 })).toHaveText("Wat er met deze lijst gebeurt", { timeout: 100 });
    }).toPass({ timeout: 20_000 });
  };
  await page.getByLabel("Bestand").setInputFiles(file);
  await page.getByRole("button", { name: "Bestand nakijken" }).click();
  await expect(page).toHaveURL(/\/imports\/\d+$/);
  await wasRead();
  await expectAccessible(page);
  const verdict = (name: string) => page.getByRole("row").filter({ hasText: name });
  await expect(verdict("Nieuw").getByRole("cell").first()).toHaveText("2");
  await expect(verdict("E-mailadres: geen geldig adres").getByRole("cell").first()).toHaveText("1");
  await expect(verdict("staat al eerder in het bestand").getByRole("cell").first()).toHaveText("1");

  await page.getByRole("link", { name: "Nieuw", exact: true }).click();
  const shown = page.getByRole("table").last();
  await expect(shown.getByRole("cell", { name: named[0], exact: true })).toBeVisible();
  await expect(shown.getByRole("cell", { name: named[1], exact: true })).toBeVisible();

  const downloading = page.waitForEvent("download");
  await page.getByRole("link", { name: "Download de regels die niet kloppen (CSV)" }).click();
  const wrong = await readFile(await (await downloading).path(), "utf8");
  expect(wrong).toContain("E-mailadres: geen geldig adres");
  expect(wrong).toContain("Jan zonder adres");
  expect(wrong).toContain("Nog een keer");
  expect(wrong).not.toContain(named[1]);

  await page.getByRole("button", { name: "Lees 2 klanten in" }).click();
  await expect(async () => {
    await page.reload();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("De lijst is ingelezen", { timeout: 100 });
  }).toPass({ timeout: 10_000 });
  await expectAccessible(page);
  await page.goto(`/panel?q=${encodeURIComponent(address(named[0]))}`);
  await expect(page.getByRole("rowheader", { name: named[0] })).toBeVisible();
  await expect(page.getByRole("row").filter({ hasText: named[0] })).toContainText("Huurders");

  // The same file again changes nothing.
  await page.goto("/imports/new");
  await page.getByLabel("Bestand").setInputFiles(file);
  await page.getByRole("button", { name: "Bestand nakijken" }).click();
  await expect(page).toHaveURL(/\/imports\/\d+$/);
  await wasRead();
  await expect(page.getByRole("main")).toContainText("Deze lijst verandert niets");
  await expect(page.getByRole("button", { name: /^Lees/ })).toHaveCount(0);
});

test("somebody else does not come near the panel", async ({ as }) => {
  const page = await as("henk@klant.example");
  const response = await page.goto("/panel");
  expect(response?.status()).toBe(403);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Dit kunt u niet openen");
  await expectAccessible(page);
});
