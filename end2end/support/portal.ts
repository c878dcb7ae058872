/**
 * A portal for each worker: the real server on a free port with demonstration data of its own.
 *
 * Workers never meet, so the journeys of one can't disturb those of another. Within a worker all
 * journeys share one portal, because starting one costs more than a journey; so a journey makes up
 * names of its own (`support/names.ts`) and leaves the people of the demonstration as they were.
 */

import { test as base } from "@playwright/test";
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";

/** The server that is tested. */
export const BINARY =
  process.env.PORTAL_BINARY ??
  join(import.meta.dirname, "../../target/debug/klankbord");
const PATIENCE_MS = 60_000;

export interface Portal {
  /** The address on which it listens, without a slash at the end. */
  readonly address: string;
  /** The folder in which it leaves one file for each mail; a demonstration shows them at `/mailbox`. */
  readonly mails: string;
  /** What it says on standard error. */
  readonly log: string;
}

export interface PortalOptions {
  portal: Portal;
}

/** Playwright's `test` with a portal behind `page.goto("/")`. */
export const test = base.extend<object, PortalOptions>({
  portal: [
    // Playwright reads from the pattern which fixtures this one needs: none.
    async ({}, use) => {
      await served("demo", use);
    },
    { scope: "worker", timeout: PATIENCE_MS },
  ],

  baseURL: async ({ portal }, use) => {
    await use(portal.address);
  },
});

export { expect } from "@playwright/test";

/** Serves a portal on a free port for as long as `use` takes. */
export async function served(
  command: "demo" | "serve",
  use: (portal: Portal) => Promise<void>,
  options: string[] = [],
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "klankbord-journeys-"));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const mails = join(folder, "mails");
  const log = join(folder, "log");
  const server = start([command, ...options], log, {
    KLANKBORD_LISTEN: `127.0.0.1:${port}`,
    KLANKBORD_BASE_URL: address,
    KLANKBORD_DATABASE: `sqlite:${join(folder, "klankbord.sqlite")}`,
    KLANKBORD_MAIL: `file:${mails}`,
  });
  try {
    await ready(server, address, log);
    await use({ address, mails, log });
  } finally {
    await stop(server);
    await rm(folder, { recursive: true, force: true });
  }
}

/** Starts the server with these settings and no others, not even those of the person who runs the tests. */
function start(
  words: string[],
  log: string,
  settings: Record<string, string>,
): ChildProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith("KLANKBORD_"),
  );
  const server = spawn(BINARY, words, {
    env: { ...Object.fromEntries(inherited), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const file = createWriteStream(log);
  server.stdout?.pipe(file, { end: false });
  server.stderr?.pipe(file, { end: false });
  return server;
}

async function ready(
  server: ChildProcess,
  address: string,
  log: string,
): Promise<void> {
  let failure: Error | undefined;
  server.on("error", (error) => (failure = error));
  const deadline = Date.now() + PATIENCE_MS;
  while (Date.now() < deadline) {
    if (failure || server.exitCode !== null) {
      break;
    }
    const response = await fetch(`${address}/health/ready`).catch(() => null);
    if (response?.ok) {
      return;
    }
    await pause(50);
  }
  const said = failure?.message ?? (await readFile(log, "utf8"));
  throw new Error(`The portal (${BINARY}) did not start:\n${said}`);
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.pid === undefined || server.exitCode !== null) {
    return;
  }
  const gone = once(server, "exit");
  // There is nothing to save, and open connections would delay an orderly shutdown.
  server.kill("SIGKILL");
  await gone;
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const { port } = probe.address() as AddressInfo;
  probe.close();
  await once(probe, "close");
  return port;
}
