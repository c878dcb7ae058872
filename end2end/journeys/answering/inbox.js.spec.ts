import { expectIslandsAwake } from "../../support/islands.js";
import { OWNER } from "../../support/names.js";
import { expect, test } from "../../support/sign-in.js";

test("the inbox is worked through with keys, which can be turned off", async ({ as }) => {
  const page = await as(OWNER);
  const chosen = page.getByRole("main").locator("a[aria-current]");
  await page.goto("/inbox?whose=all");
  await expectIslandsAwake(page);
  await expect(page.getByText("j volgende, k vorige, x aanvinken, a antwoorden")).toBeVisible();

  await page.keyboard.press("j");
  await expect(page).toHaveURL(/\/inbox\/\d+/);
  const first = page.url();
  await expectIslandsAwake(page);
  await page.keyboard.press("x");
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(1);
  await page.keyboard.press("j");
  await expect(page).not.toHaveURL(first);
  await expect(chosen).toHaveCount(1);
  await expectIslandsAwake(page);
  // Ticked items are still ticked on the next page.
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(1);
  await page.keyboard.press("k");
  await expect(page).toHaveURL(first);
  await expectIslandsAwake(page);
  await page.keyboard.press("x");
  await expect(page.getByRole("checkbox", { checked: true })).toHaveCount(0);
  await page.keyboard.press("a");
  await expect(page.getByLabel("Uw antwoord")).toBeFocused();
  // In a field the keys are letters.
  await page.keyboard.type("jaja");
  await expect(page.getByLabel("Uw antwoord")).toHaveValue("jaja");
  await expect(page).toHaveURL(first);

  await page.getByRole("button", { name: "Toetsen uitzetten" }).click();
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("j");
  await expect(page.getByRole("button", { name: "Toetsen aanzetten" })).toBeVisible();
  await expect(page).toHaveURL(first);
  await page.getByRole("button", { name: "Toetsen aanzetten" }).click();
});
