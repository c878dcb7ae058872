/** Every page of the portal, as the portal itself lists them. */

import { execFileSync } from "node:child_process";
import { BINARY } from "./portal.js";

interface Step {
  path: string;
  methods: string[];
}

let known: string[] | undefined;

/**
 * The paths of all pages that can be opened, in the syntax of axum (`/proposals/{id}`), those without
 * parameters first. Addresses that only take a form are not among them.
 */
export function pages(): string[] {
  if (known === undefined) {
    const steps = JSON.parse(execFileSync(BINARY, ["routes"], { encoding: "utf8" })) as Step[];
    const opened = steps.filter(({ methods }) => methods.includes("GET"));
    const parameters = ({ path }: Step): number => path.split("{").length;
    opened.sort((one, other) => parameters(one) - parameters(other));
    known = opened.map(({ path }) => path);
  }
  return known;
}

/** The one of these pages that an address belongs to. */
export function pageOf(pages: string[], address: string): string | undefined {
  const path = address.split("?")[0] ?? address;
  return pages.find((page) =>
    new RegExp(`^${page.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path),
  );
}
