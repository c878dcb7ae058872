import type { Browser, Page } from "@playwright/test";
import { expectAccessible } from "../support/accessible.js";
import { choose } from "../support/forms.js";
import { linkTo, openMail } from "../support/mailbox.js";
import { BOARD, CONSCIENCE, HENK, inDays, OWNER, own } from "../support/names.js";
import { expect, served, test } from "../support/portal.js";
import { openRound } from "../support/rounds.js";
import { signIn } from "../support/sign-in.js";

/** The people of one story, on a portal of its own: its clock is put forward, and then they sign in again. */
class People {
  private readonly pages = new Map<string, Page>();

  constructor(
    private readonly browser: Browser,
    private readonly address: string,
  ) {}

  async as(email: string): Promise<Page> {
    const known = this.pages.get(email);
    if (known) {
      return known;
    }
    const context = await this.browser.newContext({ baseURL: this.address });
    const page = await context.newPage();
    await signIn(page, email);
    this.pages.set(email, page);
    return page;
  }

  /** Puts the clock forward; people who come back after that have to sign in again. */
  async later(days: 10 | 31): Promise<void> {
    const visitor = await this.browser.newContext({ baseURL: this.address });
    const page = await visitor.newPage();
    await page.goto("/mailbox");
    await page.getByRole("button", { name: `${days} dagen vooruit` }).click();
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("Mailbox");
    await visitor.close();
    await this.leave();
  }

  async leave(): Promise<void> {
    await Promise.all([...this.pages.values()].map((page) => page.context().close()));
    this.pages.clear();
  }
}

test("from a proposal to “it happened”", async ({ browser }) => {
  test.slow();
  await served("demo", async ({ address }) => {
    const people = new People(browser, address);
    const title = own("Bankjes bij de haltes");
    const concern = "Op mijn halte kan ik <b>nergens</b> zitten & wachten.";

    // The owner asks, the customer votes and writes.
    let owner = await people.as(OWNER);
    const proposal = await openRound(owner, title, ["Huurders"]);
    let henk = await people.as(HENK);
    await openMail(henk, HENK, new RegExp(title));
    await linkTo(henk, /^\/proposals\//).click();
    await henk.getByRole("button", { name: "Voor", exact: true }).click();
    await expect(henk.getByRole("status")).toContainText("Uw stem is opgeslagen");
    await henk.getByLabel("Wat maakt dit voor u goed?").fill("Dan kan ik uitrusten.");
    await henk.getByRole("button", { name: "Opslaan en verder" }).click();
    await expect(henk.getByRole("status")).toContainText("Uw reden is opgeslagen");
    await henk.getByRole("link", { name: "Sla deze vraag over" }).click();
    await choose(henk.getByRole("radio", { name: "Zorg", exact: true }));
    await henk.getByLabel("In uw eigen woorden").fill(concern);
    await choose(henk.getByRole("radio", { name: "Met mijn naam", exact: true }));
    await henk.getByRole("button", { name: "Versturen", exact: true }).click();
    await expect(henk.getByRole("status")).toContainText("Bedankt");

    // It gets a theme, and the theme an answer.
    await owner.goto(`${proposal}/themes`);
    await owner.getByRole("checkbox", { name: /nergens/ }).check();
    await owner.getByLabel("Naam van het nieuwe thema").fill("Zitten");
    await owner.getByRole("button", { name: "In dit thema zetten" }).click();
    await owner.getByRole("link", { name: "Zitten" }).click();
    await owner.getByRole("link", { name: "Dit thema beantwoorden" }).click();
    await owner.getByLabel("Uw antwoord").fill("Er komt een bankje bij elke halte.");
    await owner.getByRole("button", { name: "Publiceren en mailen" }).click();
    await expect(owner.getByRole("status")).toContainText("Uw antwoord is gepubliceerd");
    await openMail(henk, HENK, `Antwoord op wat u schreef bij “${title}”`);
    await expect(henk.getByRole("main")).toContainText(concern);
    await linkTo(henk, /^\/contributions\//).click();
    const mine = new URL(henk.url()).pathname;
    await henk.getByRole("button", { name: "Ja, mijn vraag is beantwoord" }).click();
    await expect(henk.getByRole("status")).toContainText("We hebben het afgerond");

    // The round closes and asks for the outcome; the conscience objects, and is answered first.
    await people.later(10);
    await people.later(10);
    owner = await people.as(OWNER);
    await openMail(owner, OWNER, /De ronde is gesloten/);
    const conscience = await people.as(CONSCIENCE);
    await conscience.goto(`${proposal}/challenge`);
    await conscience.getByLabel("Waar spreekt u tegen, en waarom?").fill("Wie slecht ziet, is niet gehoord.");
    await conscience.getByRole("button", { name: "Tegenspraak versturen" }).click();
    await expect(conscience.getByRole("status")).toContainText("Uw tegenspraak is verstuurd");
    await owner.goto(`${proposal}/decide`);
    await expect(owner.getByRole("main")).toContainText("Het klantgeweten spreekt dit tegen");
    await owner.getByRole("link", { name: "Het klantgeweten antwoorden" }).click();
    await owner.getByLabel("Uw antwoord").fill("Wij hebben hen gebeld. Zij zijn voor.");
    await owner.getByRole("button", { name: "Antwoord versturen" }).click();
    await expect(owner.getByRole("status")).toContainText("Uw antwoord is verstuurd.");

    // The decision speaks of the theme, and reaches everybody who voted or wrote.
    await owner.goto(`${proposal}/decide`);
    await choose(owner.getByRole("radio", { name: "het gaat door", exact: true }));
    await owner.getByLabel("Zitten. Wat zeiden klanten?", { exact: true }).fill("U kunt nergens zitten.");
    await owner.getByLabel("Zitten. Wat besluiten we?", { exact: true }).fill("Bij elke halte komt een bankje.");
    await owner.getByLabel("Zitten. Waarom?", { exact: true }).fill("Wachten moet iedereen kunnen.");
    // Whoever reads English gets it in English at once: all of it.
    await owner.getByText("Ook in het Engels").click();
    const second = (question: string) => owner.getByLabel(`Zitten. ${question} (in het Engels)`);
    await second("Thema").fill("Sitting down");
    await second("Wat zeiden klanten?").fill("There is nowhere to sit.");
    await second("Wat besluiten we?").fill("Each stop gets a bench.");
    await owner.getByRole("button", { name: "Besluit vastleggen en versturen" }).click();
    await expect(owner.getByRole("alert")).toContainText("Zitten. Waarom? (in het Engels): Vul dit in.");
    await second("Waarom?").fill("Everybody must be able to wait.");
    await expectAccessible(owner);
    await owner.getByRole("button", { name: "Besluit vastleggen en versturen" }).click();
    await expect(owner.getByRole("status")).toContainText("Het besluit is genomen");
    await owner.getByRole("link", { name: "Iets beloven bij dit besluit" }).click();
    const promise = own("Op 1 halte staat een bankje");
    await owner.getByLabel("Wat belooft u?").fill(promise);
    await owner.getByLabel("Uiterlijk op").fill(inDays(60));
    await owner.getByRole("button", { name: "Beloven" }).click();
    const commitment = new URL(owner.url()).pathname;
    henk = await people.as(HENK);
    await openMail(henk, HENK, /Er is besloten/);
    await expect(henk.getByRole("main")).toContainText("Bij elke halte komt een bankje.");
    await linkTo(henk, /^\/proposals\//).click();
    await henk.locator("#decision").getByRole("link", { name: "Read this in English" }).click();
    await expect(henk.locator("#decision")).toContainText("Each stop gets a bench.");
    await henk.goto("/you-said-we-did");
    await expect(henk.getByRole("main")).toContainText(title);

    // The owner says that it is done; a month later the customer is asked, and confirms it.
    await owner.goto(commitment);
    await owner.getByRole("link", { name: "Melden dat het gedaan is" }).click();
    await owner.getByLabel("Wat is er gedaan?").fill("Het bankje staat er.");
    await owner.getByRole("button", { name: "Melden dat het gedaan is" }).click();
    await expect(owner.getByRole("status")).toBeVisible();
    await people.later(31);
    henk = await people.as(HENK);
    await openMail(henk, HENK, new RegExp(promise));
    await henk.goto(commitment);
    await choose(henk.getByRole("radio", { name: "Ja", exact: true }));
    await henk.getByRole("button", { name: "Versturen", exact: true }).click();
    await expect(henk.getByRole("status")).toContainText("Dank u.");
    await expect(henk.getByRole("main")).toContainText("Nagekomen");

    // One page shows the whole way from the contribution to the result.
    await henk.goto(mine);
    for (const step of ["Zitten", "het gaat door", promise, "Nagekomen"]) {
      await expect(henk.getByRole("main")).toContainText(new RegExp(step, "i"));
    }
    await expectAccessible(henk);

    // The board reads the indicators that result from it.
    const board = await people.as(BOARD);
    await board.goto("/board");
    await board.getByRole("button", { name: "Nu tellen" }).click();
    await board.getByText("Alle cijfers in een tabel").click();
    await expect(board.getByRole("table", { name: "Wat klanten van ons merken" })).toBeVisible();
    await expectAccessible(board);
    await people.leave();
  });
});
