import { expectAccessible } from "../support/accessible.js";
import { expect, test } from "../support/portal.js";

test("the first page is there, has its style and is accessible", async ({ page }) => {
  const failures: string[] = [];
  page.on("requestfailed", (request) => failures.push(request.url()));
  page.on("response", (response) => {
    if (response.status() >= 400) {
      failures.push(`${response.status()} ${response.url()}`);
    }
  });

  await page.goto("/");

  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(page.locator("link[rel=stylesheet][href^='/assets/main.']")).toHaveCount(1);
  await expectAccessible(page);
  expect(failures).toEqual([]);
});
