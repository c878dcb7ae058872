import { expectAccessible } from "../../support/accessible.js";
import { EMILY, HENK, OWNER } from "../../support/names.js";
import { expect, test } from "../../support/sign-in.js";

const DESK = "De balie verhuist naar de bibliotheek";
const NOTICE = "Een bericht voordat wij komen graven";

test("what was decided is found by its words, with the keyboard alone", async ({ as }) => {
  const henk = await as(HENK);
  await henk.goto("/");
  const menu = henk.getByRole("navigation", { name: "Hoofdmenu" });
  await menu.getByRole("link", { name: "U zei, wij deden" }).click();
  await expect(henk.getByRole("heading", { level: 1 })).toHaveText("U zei, wij deden");
  await expect(henk.getByRole("heading", { name: DESK })).toBeVisible();
  await expect(henk.getByRole("heading", { name: NOTICE })).toBeVisible();

  await henk.getByRole("searchbox", { name: "Zoek op woorden" }).focus();
  await henk.keyboard.type("balies biblio");
  await henk.keyboard.press("Enter");
  await expect(henk).toHaveURL(/search=balies/);
  await expect(henk.getByRole("searchbox")).toHaveValue("balies biblio");
  await expect(henk.getByRole("heading", { name: DESK })).toBeVisible();
  await expect(henk.getByRole("heading", { name: NOTICE })).toHaveCount(0);
  await expectAccessible(henk);

  const hostile = "<b>niets</b> %_ \"'&";
  await henk.getByRole("searchbox").fill(hostile);
  await henk.keyboard.press("Tab");
  await expect(henk.getByRole("button", { name: "Zoeken" })).toBeFocused();
  await henk.keyboard.press("Enter");
  await expect(henk.getByRole("status")).toContainText(`Niets gevonden voor “${hostile}”.`);
  await expect(henk.getByRole("status")).toContainText("Probeer minder woorden");
  await expectAccessible(henk);
  await henk.getByRole("link", { name: "Toon alles" }).click();
  await expect(henk.getByRole("heading", { name: NOTICE })).toBeVisible();
});

test("a reader of English searches in either language", async ({ as }) => {
  const emily = await as(EMILY);
  await emily.goto("/you-said-we-did");
  await expect(emily.getByRole("heading", { level: 1 })).toHaveText("You said, we did");
  await emily.getByRole("searchbox", { name: "Search for words" }).fill("brieven");
  await emily.getByRole("button", { name: "Search" }).click();
  await expect(emily.getByRole("heading", { name: NOTICE })).toBeVisible();
  await emily.getByRole("heading", { name: NOTICE }).getByRole("link").click();
  await expect(emily.getByRole("heading", { name: "The decision" })).toBeVisible();
});

test("what was decided and the report of a project come out well on paper", async ({ as }) => {
  const henk = await as(HENK);
  await henk.goto("/you-said-we-did");
  await henk.emulateMedia({ media: "print" });
  await expect(henk.getByRole("navigation", { name: "Hoofdmenu" })).toBeHidden();
  await expect(henk.getByRole("search")).toBeHidden();
  await expect(henk.getByRole("heading", { name: DESK })).toBeVisible();

  const owner = await as(OWNER);
  await owner.goto("/projects");
  await owner.getByRole("link", { name: "Dichterbij met onze balie" }).click();
  await owner.getByRole("link", { name: "Verslag voor het bestuur" }).click();
  await expect(owner.getByRole("heading", { level: 1 })).toHaveText("Dichterbij met onze balie");
  await expect(owner.getByRole("main")).toContainText("in een aparte kamer");
  await expectAccessible(owner);
  const hint = owner.getByText("Deze pagina is gemaakt om af te drukken.");
  await expect(hint).toBeVisible();
  const print = owner.getByRole("button", { name: "Afdrukken" });
  if (test.info().project.use.javaScriptEnabled === false) {
    await expect(print).toBeHidden();
  } else {
    await owner.evaluate(() => {
      window.print = () => document.body.classList.add("was-printed");
    });
    await print.click();
    await expect(owner.locator("body.was-printed")).toBeVisible();
  }
  await owner.emulateMedia({ media: "print" });
  await expect(owner.getByRole("navigation", { name: "Hoofdmenu" })).toBeHidden();
  await expect(hint).toBeHidden();
  await expect(print).toBeHidden();
  await expect(owner.getByRole("heading", { name: DESK })).toBeVisible();
});
