/**
 * Letters twice as large, on a phone: what stands at the top leaves the screen to the page, and nothing is wider than
 * the screen (WCAG 1.4.4 and 1.4.10).
 */

import { LAUNCH } from "../support/browser.js";
import { ADMINISTRATOR, HENK, OWNER } from "../support/names.js";
import { expect, test } from "../support/sign-in.js";

test.use({
  launchOptions: {
    ...LAUNCH,
    args: [...LAUNCH.args, "--blink-settings=defaultFontSize=32"],
  },
});

const PAGES: [string, string[]][] = [
  [HENK, ["/", "/proposals/2", "/commitments"]],
  [OWNER, ["/", "/inbox/4"]],
  [ADMINISTRATOR, ["/panel", "/invitations"]],
];

test("with letters twice as large a phone still shows the page", async ({ as }) => {
  for (const [who, paths] of PAGES) {
    const page = await as(who);
    await page.setViewportSize({ width: 390, height: 844 });
    for (const path of paths) {
      await page.goto(path);
      const size = await page.evaluate(() => ({
        letters: getComputedStyle(document.documentElement).fontSize,
        wide: document.documentElement.scrollWidth,
        top: document.querySelector(".masthead, .rail")?.getBoundingClientRect()
          .height,
      }));
      expect(size.letters, "the browser was told to").toBe("32px");
      expect(size.wide, `${path} for ${who}`).toBeLessThanOrEqual(390);
      expect(size.top, `the top of ${path} for ${who}`).toBeLessThan(844 / 3);
    }
  }
});
