/** Following links from page to page. */

import type { Page } from "@playwright/test";
import { pageOf, pages } from "./pages.js";

/** The number of addresses of one page that are opened: a proposal that is open and one that has closed. */
const OF_ONE_PAGE = 2;

/**
 * Follows every link from these addresses on, as the person who uses this browser, and returns the
 * addresses by page. Opening a page changes nothing, so this is harmless.
 */
export async function reached(
  page: Page,
  from: string[],
): Promise<Map<string, string[]>> {
  const all = pages();
  const found = new Map<string, string[]>();
  const queue = [...from];
  for (let address = queue.shift(); address !== undefined; address = queue.shift()) {
    const of = pageOf(all, address);
    if (of === undefined) {
      continue;
    }
    const known = found.get(of) ?? [];
    if (known.includes(address) || known.length >= OF_ONE_PAGE) {
      continue;
    }
    found.set(of, [...known, address]);
    const response = await page.request.get(address);
    if (response.headers()["content-type"]?.startsWith("text/html") !== true) {
      continue;
    }
    for (const [, href = ""] of (await response.text()).matchAll(/<a [^>]*?href="(\/[^"#]*)/g)) {
      queue.push(href.replaceAll("&amp;", "&"));
    }
  }
  return found;
}
