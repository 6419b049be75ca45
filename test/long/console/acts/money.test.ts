import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { loans } from "../../../../functions/src/banking/schema.ts";
import { events } from "../../../../functions/src/economy/schema.ts";
import { DAY_MS } from "../../../../functions/src/platform/duration.ts";
import { currencyOf } from "../../../../functions/src/platform/ledger/assets.ts";
import { forEachPurpose } from "../../../../functions/src/regions/configuration/publicMoney.ts";
import { currencies } from "../../../../functions/src/regions/currency/schema.ts";
import { inRegion } from "../../../../functions/src/regions/schema.ts";
import { appointAdministrator } from "../../../../scripts/administrators.ts";
import { findChromium, launchChromium } from "../../../support/chromium.ts";
import { emptyDatabase } from "../../../support/emptyDatabase.ts";
import { configurationWith, openRegionFixture } from "../../../support/fixtures.ts";
import { grant, held, openAccounts } from "../../../support/ledger/ledger.ts";
import { walletOf } from "../../../web/actedWorld.ts";
import { actBy } from "../../../web/acting.ts";
import { expectSound, signIn, visit, visitAsCyrus } from "../../../web/visit.ts";
import { accountOf, admitCast, closeWorld, serveConsole } from "../../../web/world.ts";

const executable = findChromium(process.env);
const regionId = "coinage";
const UID = "demo-cyrus";
/** Half a credit a unit, at first. */
const RATE_MILLIONTHS = 500_000;
const REASON = "For the region's own money.";

describe.skipIf(executable === null)("acts of money and nature in a browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    await openCoinage();
    browser = await launchChromium(executable!);
  });
  afterAll(async () => {
    await browser?.close();
    await closeWorld();
  });

  test("credits are converted into units and back", async () => {
    const visited = await visitAsCyrus(browser, `/currency/${regionId}`);
    const units = async () => held(await walletOf(UID), currencyOf(regionId));
    await actBy(visited, "Convert at the board", {
      fields: { "How much": "1000" },
      confirm: "Convert now",
      said: "You have received 1,940 units, for a fee of 30 credits.",
    });
    expect(await units()).toBe(1_940);
    await expectSound(visited);
    await actBy(visited, "Convert at the board", {
      fields: { "You give": "units", "How much": "940" },
      confirm: "Convert now",
      said: /You have received \d+ credits, for a fee/,
    });
    expect(await units()).toBe(1_000);
    await visited.context.close();
  });

  test("the currency is backed with public money, and some of it issued", async () => {
    const visited = await visitAsCyrus(browser, `/currency/${regionId}`, 320);
    const reserve = await held(`reserve:${regionId}`);
    const supply = (kind: string, amount: string, said: RegExp) =>
      actBy(visited, "Back it, buy units, or issue some", {
        fields: { How: kind, "How much": amount, "Reason, which all members read": REASON },
        confirm: "Do it now",
        said,
      });
    await supply("back", "500", /A unit is worth [\d.]+ credits now/);
    expect(await held(`reserve:${regionId}`)).toBe(reserve + 500);
    await expectSound(visited);
    await supply("issue", "10", /^10 units were made/);
    expect((await currencies.ref(inRegion(regionId)).get()).data()?.unbacked.units).toBe(10);
    await visited.context.close();
  });

  test("a loan is taken up on the deposit, and repaid in two parts", async () => {
    const visited = await visitAsCyrus(browser, `/bank/${regionId}`);
    const loan = async () => (await loans.ref({ regionId, uid: UID }).get()).data();
    await actBy(visited, "Pay in", {
      fields: { Credits: "1000" },
      confirm: "Pay in now",
      said: "The deposit has 1,000 credits now.",
    });
    await actBy(visited, "Take up a loan", {
      fields: { Credits: "900" },
      confirm: "Borrow now",
      said: "You owe 901 credits, due on",
    });
    expect(await loan()).toMatchObject({ ended: null, collateral: { kind: "deposit" } });
    await expectSound(visited);
    const repay = (fields: Record<string, string>, said: string) =>
      actBy(visited, "Repay", { fields, confirm: "Repay now", said });
    await repay({ "Credits; empty is all that is owed": "500" }, "500 credits are paid. You still owe 401.");
    await repay({}, "401 credits are paid. You owe nothing any more.");
    expect((await loan())?.ended).not.toBeNull();
    await visited.context.close();
  });

  test("an administrator announces a harvest", async () => {
    const visited = await visit(browser, 320);
    await visited.page.goto(`/events/${regionId}`);
    await signIn(visited, "Ada");
    await actBy(visited, "Announce what nature does", {
      fields: {
        "Percent of what it is": "200",
        "From, in your time": inDays(2),
        "Until, in your time": inDays(4),
        "Reason, which everybody can read": "A long summer.",
      },
      confirm: "Announce it now",
      said: "It is announced.",
    });
    const { docs } = await events.collection({ regionId }).get();
    expect(docs.map((event) => event.data())).toMatchObject([{ template: "harvest" }]);
    await expectSound(visited);
    await visited.context.close();
  });
});

/** As a field of date and time has it. */
const inDays = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString().slice(0, 16);

/** A region of Cyrus' with a bank that lends and a currency of its own, and Ada with a mandate. */
async function openCoinage(): Promise<void> {
  await emptyDatabase();
  for (const platform of ["nexus", "default"]) await openRegionFixture(platform);
  const configuration = configurationWith({
    currency: { regime: "float", rateMillionths: RATE_MILLIONTHS, feeBasisPoints: 300 },
    economy: { publicBudget: { ...forEachPurpose(0), currency: 10_000 } },
    banking: {
      loansEnabled: true,
      maxLoanCredits: 5_000,
      interestBasisPoints: 0,
      loanMarginBasisPoints: 300,
    },
  });
  await openRegionFixture(regionId, { configuration, ownerUid: UID });
  await openAccounts(
    ...(["treasury", "reserve", "bank"] as const).map((kind) => ({
      accountId: `${kind}:${regionId}` as const,
      regionId,
    })),
  );
  for (const kind of ["treasury", "bank"] as const) await grant(`${kind}:${regionId}`, 5_000);
  const { regime, rateMillionths, feeBasisPoints, levyRebateBasisPoints } = configuration.currency;
  await currencies.ref(inRegion(regionId)).set({
    ...{ regionId, code: "AUR", name: "Aurora crown", announced: null, levyRebateBasisPoints },
    ...{ regime, rateMillionths, setRateMillionths: rateMillionths, feeBasisPoints },
    unbacked: { month: new Date().toISOString().slice(0, 7), units: 0 },
  });
  const cyrus = await admitCast();
  await cyrus.client.membership.joinRegion({ regionId });
  await cyrus.close();
  await grant(await walletOf(UID), 10_000);
  const ada = await accountOf("ada");
  await ada.client.players.registerPlayer({ name: "Ada" });
  await ada.close();
  await appointAdministrator(ada.email, "appointed by a test");
  await serveConsole();
}
