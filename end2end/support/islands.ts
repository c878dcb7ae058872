/** The check that the browser program was understood and has taken over. */

import type { Page } from "@playwright/test";
import { expect } from "./portal.js";

/**
 * Waits until the islands of the page are awake. A page looks the same when the browser refuses
 * the program, so each journey with an island asks this.
 */
export async function expectIslandsAwake(page: Page): Promise<void> {
  await expect(page.locator("leptos-island").first()).toBeAttached();
  await expect(page.locator("html[data-islands=awake]")).toBeAttached();
}
