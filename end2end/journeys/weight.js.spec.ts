/** A page that a mail leads to is light, whatever the connection: all of it, fonts too, in at most 100 KB. */

import { HENK } from "../support/names.js";
import { expect, test } from "../support/sign-in.js";

const MOST_BYTES = 100_000;

for (const path of ["/", "/proposals/2", "/contributions/1", "/sessions/2/seat"]) {
  test(`${path} is light and stands still`, async ({ as, browser, baseURL }) => {
    const henk = await as(HENK);
    const signedIn = await henk.context().storageState();
    // Nothing is in the cache of a visitor's first page.
    const first = await browser.newContext({
      baseURL,
      storageState: signedIn,
      reducedMotion: "no-preference",
    });
    const page = await first.newPage();
    const network = await first.newCDPSession(page);
    await network.send("Network.enable");
    let bytes = 0;
    network.on("Network.loadingFinished", (done) => {
      bytes += done.encodedDataLength;
    });
    await page.goto(path, { waitUntil: "networkidle" });
    expect(bytes).toBeGreaterThan(10_000);
    expect(bytes).toBeLessThanOrEqual(MOST_BYTES);
    const shift = await page.evaluate(
      () =>
        new Promise<number>((tell) => {
          let sum = 0;
          new PerformanceObserver((list) => {
            for (const entry of list.getEntries()) {
              sum += (entry as PerformanceEntry & { value: number }).value;
            }
          }).observe({ type: "layout-shift", buffered: true });
          requestAnimationFrame(() => setTimeout(() => tell(sum), 100));
        }),
    );
    expect(shift).toBeLessThan(0.01);
    await first.close();
  });
}

for (const motion of ["no-preference", "reduce"] as const) {
  test(`one page passes into the next only for who likes that: ${motion}`, async ({
    browser,
    baseURL,
  }) => {
    const visitor = await browser.newContext({ baseURL, reducedMotion: motion });
    const page = await visitor.newPage();
    await page.addInitScript(() => {
      addEventListener("pagereveal", (revealed) => {
        const { viewTransition } = revealed as Event & { viewTransition?: object };
        document.documentElement.dataset.passed = String(!!viewTransition);
      });
    });
    await page.goto("/sign-in");
    await page.locator("a[href='/sign-in/password']").click();
    await expect(page).toHaveURL(/password/);
    await expect(page.locator("html")).toHaveAttribute(
      "data-passed",
      String(motion === "no-preference"),
    );
    await visitor.close();
  });
}
