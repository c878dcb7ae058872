/** Every page of the portal, as `app/src/routes` lists them. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SOURCE = join(import.meta.dirname, "../../app/src/routes");

/**
 * The paths of all pages that can be opened, as axum writes them (`/proposals/{id}`), those without
 * parameters first. What only takes a form is not among them.
 */
export function pages(): string[] {
  const files = readdirSync(SOURCE).map((file) => readFileSync(join(SOURCE, file), "utf8"));
  const parts = files.flatMap((file) => file.split(/\.at\(/).slice(1));
  const paths = parts.flatMap((part) => {
    const path = /^[^"]*"([^"]+)"/.exec(part)?.[1];
    // Up to the end of the function that this stands in.
    const step = part.split(/\n {4}\}/)[0] ?? part;
    return path !== undefined && /\bget\(/.test(step) ? [path] : [];
  });
  if (paths.length < 30) {
    throw new Error(`Only ${paths.length} pages were understood from ${SOURCE}`);
  }
  const parameters = (path: string): number => path.split("{").length;
  return paths.sort((one, other) => parameters(one) - parameters(other));
}

/** Which of these pages an address is of. */
export function pageOf(pages: string[], address: string): string | undefined {
  const path = address.split("?")[0] ?? address;
  return pages.find((page) =>
    new RegExp(`^${page.replaceAll(/\{\w+\}/g, "[^/]+")}$`).test(path),
  );
}
