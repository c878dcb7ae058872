import { expectAccessible } from "../../support/accessible.js";
import { choose, expectProblems } from "../../support/forms.js";
import { COLLEAGUE, CONSCIENCE, EMILY, own } from "../../support/names.js";
import { expect, test } from "../../support/sign-in.js";

test("a customer asks something without a round, gets an answer from a named person, and judges it", async ({ as }) => {
  const emily = await as(EMILY);
  const words = own("I paid 34.47 euros. What was that for?");
  await emily.goto("/");
  await emily.getByRole("main").getByRole("link", { name: "Ask us" }).click();
  await expectAccessible(emily);
  await emily.getByLabel("In your own words").fill(words);
  await emily.getByRole("button", { name: "Send" }).click();
  await expectProblems(emily, ["Who may know that this is from you? Please choose one."]);
  await expect(emily.getByLabel("In your own words")).toHaveValue(words);
  await choose(emily.getByRole("radio", { name: /^With my name/ }));
  await emily.getByRole("button", { name: "Send" }).click();
  await expect(emily.getByRole("status")).toContainText("we have your question");
  await expect(emily.getByRole("main")).toContainText("will answer you by");
  await expectAccessible(emily);
  const asked = new URL(emily.url()).pathname;

  // No rule knows where this belongs, so the customer conscience sends it on.
  const saskia = await as(CONSCIENCE);
  await saskia.goto("/signals?list=all");
  await saskia.getByRole("link", { name: words }).click();
  await expect(saskia.getByRole("main")).toContainText("Emily Carter, gevraagd op dit portaal");
  await saskia.getByLabel("Naar welke afdeling?").selectOption({ label: "Klant en markt: Klantenservice" });
  await saskia.getByRole("button", { name: "Doorsturen" }).click();

  const karim = await as(COLLEAGUE);
  await karim.goto("/signals");
  await karim.getByRole("link", { name: words }).click();
  await expect(karim.getByRole("main")).not.toContainText("Emily");
  await karim.getByRole("button", { name: "Ik pak dit op" }).click();
  await expect(karim.getByRole("main")).toContainText("Emily Carter");
  await expect(karim.getByRole("button", { name: "Ik wacht op de klant" })).toHaveCount(0);
  const answer = async (text: string): Promise<void> => {
    await karim.getByRole("link", { name: "Beantwoord deze vraag" }).click();
    await expectAccessible(karim);
    await choose(karim.getByRole("radio", { name: /^Wij geven antwoord/ }));
    await karim.getByLabel("Uw antwoord").fill(text);
    await karim.getByRole("button", { name: "Antwoorden" }).click();
    await expect(karim.getByRole("status")).toContainText("De klant heeft uw antwoord.");
  };
  await answer("For your new meter.");

  await emily.goto("/?all=yes");
  await expect(emily.getByRole("main")).toContainText("Is your question answered?");
  await emily.goto(asked);
  await expect(emily.getByRole("main")).toContainText("For your new meter.");
  await expectAccessible(emily);
  await emily.getByRole("link", { name: "No, not yet" }).click();
  await expectAccessible(emily);
  await emily.getByRole("button", { name: "Send: my question is not answered" }).click();
  await expectProblems(emily, ["What is missing? Please fill this in."]);
  await emily.getByLabel("What is missing?").fill("And when does it come?");
  await emily.getByRole("button", { name: "Send: my question is not answered" }).click();
  await expect(emily.getByRole("status")).toContainText("You will get a new answer.");

  await karim.reload();
  await expect(karim.getByRole("main")).toContainText("And when does it come?");
  await answer("Next Tuesday.");
  await emily.goto(asked);
  await emily.getByRole("button", { name: "Yes, my question is answered" }).click();
  await expect(emily.getByRole("status")).toContainText("Thank you.");
  await emily.goto("/asked");
  await expectAccessible(emily);
  await expect(emily.getByRole("listitem").filter({ hasText: words })).toContainText("It is closed");
});

test("a customer who is stuck asks for a call from whatever page, and is called", async ({ as }) => {
  const emily = await as(EMILY);
  const words = own("My storing has lasted all day.");
  await emily.goto("/commitments");
  await emily.getByRole("contentinfo").getByRole("link", { name: "Call me back" }).click();
  await expectAccessible(emily);
  await emily.getByLabel("Your phone number").fill("not now");
  await emily.getByLabel("What is it about?").fill(words);
  await emily.getByRole("button", { name: "Call me back" }).click();
  await expect(emily.getByRole("alert").getByRole("listitem")).toHaveText([/^Your phone number: /]);
  await expect(emily.getByLabel("What is it about?")).toHaveValue(words);
  await emily.getByLabel("Your phone number").fill("06-12345678");
  await choose(emily.getByRole("radio").nth(1));
  await emily.getByRole("button", { name: "Call me back" }).click();
  await expect(emily.getByRole("heading", { level: 1 })).toHaveText("We will call you");
  await expect(emily.getByRole("main")).toContainText(/will call you on \w+ \d+ .* between \d+:\d\d and \d+:\d\d/);
  await expectAccessible(emily);
});
