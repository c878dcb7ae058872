import { expectAccessible } from "../../support/accessible.js";
import { openMail } from "../../support/mailbox.js";
import { BOARD, own } from "../../support/names.js";
import { planSession, setDate } from "../../support/sessions.js";
import { expect, test } from "../../support/sign-in.js";

test("a date comes with a file for the calendar, in the mail and on the page", async ({ as }) => {
  const board = await as(BOARD);
  const theme = own("De rekening");
  const session = await planSession(board, theme);
  await setDate(board, session, 40, "14:00");
  await expectAccessible(board);
  const file = await board.request.get(`${session}/invite.ics`);
  expect(file.headers()["content-type"]).toBe("text/calendar; charset=utf-8; method=PUBLISH");
  expect(await file.text()).toContain("T140000\r\n");

  await openMail(board, BOARD, `In uw agenda: ${theme}`);
  const link = board.getByRole("link", { name: "Het agendabestand bij deze mail" });
  const invitation = await board.request.get((await link.getAttribute("href")) ?? "");
  expect(await invitation.text()).toContain("METHOD:REQUEST");

  await board.goto("/sessions");
  await board.getByRole("link", { name: "Sessies per maand" }).click();
  await board.getByRole("navigation", { name: "Andere maanden" }).getByRole("link").last().click();
  await expectAccessible(board);
});

test("a private address is shown once, and a new one ends the old one", async ({ as }) => {
  const board = await as(BOARD);
  await board.goto("/account");
  await board.getByRole("link", { name: "Uw sessies in uw agenda" }).click();
  await board.getByRole("button", { name: "Adres maken" }).click();
  const code = board.locator("main code");
  const first = (await code.textContent()) ?? "";
  await expectAccessible(board);
  const path = (address: string): string => new URL(address).pathname;
  expect((await board.request.get(path(first))).status()).toBe(200);
  await board.goto("/account/calendar");
  await expect(code).toHaveCount(0);
  await board.getByRole("button", { name: "Nieuw adres maken" }).click();
  const second = (await code.textContent()) ?? "";
  expect((await board.request.get(path(first))).status()).toBe(404);
  expect((await board.request.get(path(second))).status()).toBe(200);
  await board.getByRole("button", { name: "Adres stoppen" }).click();
  await expect(board.getByRole("status")).toHaveText("Het adres werkt niet meer.");
  expect((await board.request.get(path(second))).status()).toBe(404);
});
