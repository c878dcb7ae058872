import { expectAccessible } from "../../support/accessible.js";
import { choose, expectProblems } from "../../support/forms.js";
import { ADMINISTRATOR, COLLEAGUE, CONSCIENCE, own, SECRETARY } from "../../support/names.js";
import { expect, test } from "../../support/sign-in.js";

test("what a customer said is filed with the keyboard, and whoever heard it reads what was done", async ({ as }) => {
  const nadia = await as(SECRETARY);
  const words = own("De klok op het plein staat stil.");
  await nadia.goto("/signals/new");
  await expectAccessible(nadia);
  // The cursor is in the words already; eight keys do the rest.
  await expect(nadia.getByLabel("In de woorden van de klant")).toBeFocused();
  await nadia.keyboard.type(`${words} Bel 06-12345678.`);
  for (const key of ["Tab", "Space", "Tab", "Tab", "Tab", "Tab", "Tab", "Enter"]) {
    await nadia.keyboard.press(key);
  }
  await expect(nadia.getByRole("status")).toContainText("Het signaal is gemeld");
  await expect(nadia.getByRole("radio", { name: "Telefoon" })).toBeChecked();
  await expect(nadia.getByLabel("In de woorden van de klant")).toBeFocused();
  await expect(nadia.locator("#filed")).toContainText(words);
  await expect(nadia.getByRole("main")).not.toContainText("12345678");
  const signal = await nadia.locator("#filed").getByRole("link", { name: words }).getAttribute("href");

  // Nobody knows which department it is for, so the customer conscience sends it on.
  const saskia = await as(CONSCIENCE);
  await saskia.goto("/signals");
  await saskia.getByRole("link", { name: "Alle open" }).click();
  await saskia.getByRole("link", { name: words }).click();
  await expectAccessible(saskia);
  await saskia.getByLabel("Naar welke afdeling?").selectOption({ label: "Klant en markt: Klantenservice" });
  await saskia.getByRole("button", { name: "Doorsturen" }).click();
  await expect(saskia.getByRole("status")).toContainText("doorgestuurd");

  const karim = await as(COLLEAGUE);
  await karim.goto("/signals");
  await expectAccessible(karim);
  await karim.getByRole("link", { name: words }).click();
  await karim.getByRole("button", { name: "Ik pak dit op" }).click();
  await karim.getByRole("button", { name: "Ik wacht op de klant" }).click();
  await expect(karim.getByRole("main")).toContainText("wacht op de klant");
  await karim.getByRole("button", { name: "De klant heeft gereageerd" }).click();
  await karim.getByRole("link", { name: "Zeg wat u doet" }).click();
  await expectAccessible(karim);
  await karim.getByLabel("Wat deed u, of waarom niets?").fill("Hij loopt weer.");
  await karim.getByRole("button", { name: "Afhandelen" }).click();
  await expectProblems(karim, ["Wat is de uitkomst? Maak een keuze."]);
  await expect(karim.getByLabel("Wat deed u, of waarom niets?")).toHaveValue("Hij loopt weer.");
  await choose(karim.getByRole("radio", { name: /Wij deden er iets aan/ }));
  await karim.getByLabel("Waar ligt het aan?").selectOption({ label: "Onze gebouwen zijn er niet op ingericht" });
  await karim.getByRole("button", { name: "Afhandelen" }).click();
  await expect(karim.getByRole("status")).toContainText("afgehandeld");
  await karim.goto("/signals");
  await karim.getByRole("link", { name: "Wat er met signalen gebeurde" }).click();
  await expectAccessible(karim);
  await expect(karim.getByRole("row", { name: /Onze gebouwen/ })).toContainText(/\d+ van de \d+/);

  await nadia.goto(signal ?? "");
  await expect(nadia.locator("#outcome")).toContainText("Hij loopt weer.");
});

test("a call list is pasted, and each line is a signal", async ({ as }) => {
  const karim = await as(COLLEAGUE);
  const words = own("De brief was te lang.");
  await karim.goto("/signals/new");
  await karim.getByRole("link", { name: "Een hele bellijst plakken" }).click();
  await expectAccessible(karim);
  await karim.getByLabel("Wat zeiden klanten?").fill(`118;\n119; ${words}`);
  await karim.getByRole("button", { name: "Meld ze allemaal" }).click();
  await expectProblems(karim, ["Wat zeiden klanten? 1 regel klopt nog niet. Verbeter die hieronder.", "Waar hoorde u het? Maak een keuze."]);
  await expect(karim.getByLabel("Wat zeiden klanten?")).toHaveValue(`118;\n119; ${words}`);
  await karim.getByLabel("Wat zeiden klanten?").fill(`118; Te duur.\n119; ${words}`);
  await choose(karim.getByRole("radio", { name: "Telefoon" }));
  await karim.getByRole("button", { name: "Meld ze allemaal" }).click();
  await expect(karim.getByRole("status")).toContainText("2 signalen zijn gemeld.");
  await karim.goto("/signals?list=filed");
  await expect(karim.getByRole("main")).toContainText(words);
});

test("the administrator keeps the main causes under which signals are counted", async ({ as }) => {
  const ruben = await as(ADMINISTRATOR);
  const name = own("De wachttijd is te lang");
  await ruben.goto("/channels");
  await ruben.getByRole("link", { name: "Hoofdoorzaken van signalen" }).click();
  await expectAccessible(ruben);
  await ruben.getByRole("link", { name: "Hoofdoorzaak toevoegen" }).click();
  await expectAccessible(ruben);
  await ruben.getByRole("button", { name: "Hoofdoorzaak toevoegen" }).click();
  await expectProblems(ruben, ["Hoofdoorzaak: Vul dit in."]);
  await ruben.getByLabel("Hoofdoorzaak").fill(name);
  await ruben.getByRole("button", { name: "Hoofdoorzaak toevoegen" }).click();
  const line = ruben.getByRole("listitem").filter({ hasText: name });
  await line.getByRole("button", { name: "Niet meer gebruiken" }).click();
  await expect(ruben.getByRole("status")).toContainText("kan niet meer worden gekozen");
  await expect(line).toHaveCount(0);
});
