import { expectAccessible } from "../support/accessible.js";
import { expect, test } from "../support/portal.js";

test("the first page is there, looks like something and is accessible", async ({ page }) => {
  const failures: string[] = [];
  page.on("requestfailed", (request) => failures.push(request.url()));
  page.on("response", (response) => {
    if (response.status() >= 400) {
      failures.push(`${response.status()} ${response.url()}`);
    }
  });

  const response = await page.goto("/");

  expect(response?.ok()).toBe(true);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("link[rel=stylesheet][href^='/assets/main.']")).toHaveCount(1);
  expect(failures).toEqual([]);
});

test("every page is accessible to a stranger", async ({ page }) => {
  await page.goto("/");
  await expectAccessible(page);
});
