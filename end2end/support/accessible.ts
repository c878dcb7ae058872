/** The check that a page can be used by everybody, as far as a machine can tell. */

import { test, type Frame, type Page } from "@playwright/test";
import axe from "axe-core";
import { expect } from "./portal.js";

/** One obstacle for somebody. */
export interface Offence {
  id: string;
  help: string;
  where: string[];
}

const EVERYTHING: axe.RunOptions["runOnly"] = {
  type: "tag",
  values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
};

/** The rules that other colours alone can break; a test of xtask checks that the dark changes no more. */
const OF_COLOURS: axe.RunOptions["runOnly"] = {
  type: "rule",
  values: ["color-contrast", "link-in-text-block"],
};

/** Every offence against WCAG 2.2 AA on the present page, or only those that colours make. */
export async function offences(page: Page, only?: "colours"): Promise<Offence[]> {
  const options: axe.RunOptions = {
    runOnly: only === "colours" ? OF_COLOURS : EVERYTHING,
    resultTypes: ["violations"],
    // Reading the style sheets once more would serve only rules that are not checked.
    preload: { assets: ["media"] },
  };
  // The frames are checked one after the other: a mail is in a frame that runs no scripts, and so can't answer the page.
  const found: Offence[] = [];
  for (const frame of page.frames()) {
    found.push(...(await offencesIn(frame, options)));
  }
  return found;
}

async function offencesIn(frame: Frame, options: axe.RunOptions): Promise<Offence[]> {
  // The script is read once for each page that is loaded: reading it takes longer than many a check.
  if (!(await frame.evaluate(() => "axe" in window))) {
    await frame.evaluate(axe.source);
  }
  return frame.evaluate(async (options) => {
    const { axe } = window as unknown as { axe: typeof import("axe-core") };
    const { violations } = await axe.run(document, options);
    return violations.map(({ id, help, nodes }) => ({
      id,
      help,
      where: nodes.map((node) => node.html),
    }));
  }, options);
}

/**
 * Fails with every offence against WCAG 2.2 AA on the present page.
 *
 * It runs only where JavaScript does, because the check is a script itself. The server sends the same
 * page to browsers without.
 */
export async function expectAccessible(page: Page): Promise<void> {
  if (test.info().project.use.javaScriptEnabled === false) {
    return;
  }
  expect(await offences(page), `accessibility of ${page.url()}`).toEqual([]);
}
