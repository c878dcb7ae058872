/**
 * How twenty pages look, on a phone and on a screen, by day and in the dark. A picture that changes is a change that is
 * seen: `npx playwright test looks --update-snapshots` takes them anew, and they are looked at before they are committed.
 */

import { served } from "../support/portal.js";
import { BOARD, CONSCIENCE, HENK, OWNER, ADMINISTRATOR } from "../support/names.js";
import { expect, signIn, test } from "../support/sign-in.js";

/** The days and times on the pages are these, whenever the pictures are taken. */
const BEGINS_AT = "2026-11-27T09:00:20Z";

const WIDTHS = [
  { width: 390, height: 844 },
  { width: 1280, height: 900 },
];

/** Who looks, and at what. A draw is left to chance, so no page with its order is among them. */
const PAGES: [string | undefined, string[]][] = [
  [undefined, ["/sign-in", "/sign-in/password"]],
  [
    HENK,
    [
      "/",
      "/proposals",
      "/proposals/2",
      "/proposals/2/position",
      "/proposals/1/results",
      "/proposals/7",
      "/contributions/1",
      "/commitments",
      "/sessions/2/seat",
    ],
  ],
  [OWNER, ["/", "/inbox", "/inbox/3", "/projects/1", "/proposals/1"]],
  [BOARD, ["/board", "/sessions"]],
  [CONSCIENCE, ["/conscience/workbench"]],
  [ADMINISTRATOR, ["/panel", "/settings"]],
];

/** The page's part of a file's name. */
const called = (path: string): string =>
  path === "/" ? "home" : path.slice(1).replaceAll("/", "-");

test("twenty pages look as they did", async ({ browser }) => {
  test.slow();
  await served("demo", async ({ address }) => {
    for (const [who, paths] of PAGES) {
      const visitor = await browser.newContext({ baseURL: address });
      const page = await visitor.newPage();
      if (who !== undefined) {
        await signIn(page, who);
      }
      for (const path of paths) {
        for (const size of WIDTHS) {
          await page.setViewportSize(size);
          for (const colorScheme of ["light", "dark"] as const) {
            await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
            await page.goto(path);
            const name = `${called(path)}-${size.width}-${colorScheme}.png`;
            await expect
              .soft(page)
              .toHaveScreenshot([who?.split("@")[0] ?? "visitor", name], {
                animations: "disabled",
                maxDiffPixelRatio: 0.01,
              });
          }
        }
      }
      await visitor.close();
    }
  }, ["--at", BEGINS_AT]);
});
