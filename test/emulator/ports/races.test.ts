import { setTimeout } from "node:timers/promises";
import { beforeAll, describe, expect, test } from "vitest";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import { closeLedgerDays, reopenLedgerDays } from "../../../functions/src/platform/ledger/closeDays.ts";
import { monthOf } from "../../../functions/src/platform/ledger/day.ts";
import { markets } from "../../../functions/src/ports/schema.ts";
import { inRegion, regions, settings } from "../../../functions/src/regions/schema.ts";
import { closeMonth } from "../../../functions/src/treasury/months/closeMonth.ts";
import { monthBefore } from "../../../functions/src/treasury/months/month.ts";
import { treasuryMonths } from "../../../functions/src/treasury/schema.ts";
import { held } from "../../support/ledger/ledger.ts";
import { type Actor, activeRegion, region } from "../regions/world.ts";
import { cargoOf, creditsOf, pilotOf, trader } from "../ships/world.ts";

const PATIENCE = { timeout: 180_000 };
/** Between two questions of one player, of which a minute has room for 120. */
const PAUSE_MS = 600;
const machinery = { commodity: "machinery", side: "buy", units: 1 };

interface Quoted {
  readonly paper: string;
  readonly netCredits: number;
  readonly lines: readonly { priceCredits: number; taxCredits: number; levyCredits: number }[];
}

let regionId: string;
let owner: Actor;

beforeAll(async () => {
  ({ regionId, owner } = await activeRegion());
  const { activatedAt } = await region(regionId);
  await regions.ref({ regionId }).update({ activatedAt: after(activatedAt!, -5 * DAY_MS) });
});

/** Members with some credits who hold a quote each. */
async function crowd(size: number): Promise<{ actor: Actor; quoted: Quoted; credits: number }[]> {
  return Promise.all(
    Array.from({ length: size }, async () => {
      const actor = await trader(regionId, 1_010);
      await actor.call("membership/joinRegion", { regionId });
      const quoted = await actor.call<Quoted>("ports/quote", { regionId, lines: [machinery] });
      return { actor, quoted, credits: await creditsOf(actor) };
    }),
  );
}

/** Sends the trade until it is heard; the reason of its refusal, or what it came to. */
async function trade(actor: Actor, { paper }: Quoted): Promise<string | Quoted> {
  for (;;) {
    const { result, error } = await actor.send("ports/trade", { regionId, paper, toleranceBasisPoints: 500 });
    if (error === undefined) return result as unknown as Quoted;
    if (error.details?.reason !== "BUSY") return `${error.details?.reason}`;
  }
}

/** Whether each has either all of its trade or nothing of it. */
async function expectWhole(
  traders: Awaited<ReturnType<typeof crowd>>,
  outcomes: readonly (string | Quoted)[],
): Promise<void> {
  for (const [index, { actor, credits }] of traders.entries()) {
    const outcome = outcomes[index]!;
    const { shipId } = await pilotOf(actor);
    const [paid, cargo] = typeof outcome === "string" ? [0, {}] : [outcome.netCredits, { machinery: 1 }];
    expect([await creditsOf(actor), await cargoOf(shipId)]).toEqual([credits + paid, cargo]);
  }
}

describe("beside a trade", () => {
  test("undocking leaves all of it or nothing, and the next one is refused", PATIENCE, async () => {
    const traders = await crowd(5);
    const [outcomes] = await Promise.all([
      Promise.all(traders.map(({ actor, quoted }) => trade(actor, quoted))),
      Promise.all(traders.map(({ actor }) => actor.send("ships/undock", { regionId }))),
    ]);
    for (const outcome of outcomes) if (typeof outcome === "string") expect(outcome).toBe("NOT_DOCKED");
    await expectWhole(traders, outcomes);
    for (const { actor, quoted } of traders) {
      // Of one that was too slow.
      await actor.send("ships/undock", { regionId });
      expect(await trade(actor, quoted)).toBe("NOT_DOCKED");
    }
  });

  test("a member's ban leaves all of it or nothing, and the next one is refused", PATIENCE, async () => {
    const traders = await crowd(3);
    const reason = "Broke the peace of the port.";
    const [outcomes] = await Promise.all([
      Promise.all(traders.map(({ actor, quoted }) => trade(actor, quoted))),
      Promise.all(
        traders.map(({ actor: { uid } }) =>
          owner.call("membership/banMember", { regionId, uid, reason, termHours: 1 }),
        ),
      ),
    ]);
    for (const outcome of outcomes) if (typeof outcome === "string") expect(outcome).toBe("BANNED");
    await expectWhole(traders, outcomes);
    for (const { actor, quoted } of traders) expect(await trade(actor, quoted)).toBe("BANNED");
  });

  test(
    "the end of a month keeps its statement, and the treasury what is levied since",
    PATIENCE,
    async () => {
      const traders = await crowd(4);
      const month = monthBefore(monthOf(new Date()));
      await closeLedgerDays(new Date());
      const before = await held(`treasury:${regionId}`);
      const [outcomes] = await Promise.all([
        Promise.all(traders.map(({ actor, quoted }) => trade(actor, quoted))),
        closeMonth({ regionId, month }),
        closeMonth({ regionId, month }),
      ]);
      const lines = outcomes.flatMap((outcome) => (outcome as Quoted).lines);
      const levied = lines.reduce((sum, { taxCredits, levyCredits }) => sum + taxCredits + levyCredits, 0);
      expect(await held(`treasury:${regionId}`)).toBe(before + levied);
      const statement = (await treasuryMonths.ref({ regionId, month }).get()).data()!;
      expect(statement).toMatchObject({ closingCredits: 0, differenceCredits: 0 });
      await reopenLedgerDays();
    },
  );

  test("an event's first instant binds new quotes and no paper", PATIENCE, async () => {
    const traders = await crowd(3);
    const from = new Date();
    const event = { eventId: "scarcity", template: "epidemic", effect: "price" as const, portClass: null };
    const dearer = { ...event, commodity: "machinery" as const, thousandths: 2_000 };
    const [outcomes] = await Promise.all([
      Promise.all(traders.map(({ actor, quoted }) => trade(actor, quoted))),
      markets
        .ref(inRegion(regionId))
        .set({ regionId, events: [{ ...dearer, from, until: after(from, DAY_MS) }] }),
    ]);
    const priceOf = (quoted: Quoted) => quoted.lines[0]!.priceCredits;
    for (const [index, outcome] of outcomes.entries())
      expect(priceOf(outcome as Quoted)).toBeLessThan(1.5 * priceOf(traders[index]!.quoted));
    await expectWhole(traders, outcomes);
    const { actor, quoted } = traders[0]!;
    let next = quoted;
    // A port knows of it within five seconds.
    while (priceOf(next) < 1.5 * priceOf(quoted)) {
      await setTimeout(PAUSE_MS);
      next = await actor.call<Quoted>("ports/quote", { regionId, lines: [machinery] });
    }
    await markets.ref(inRegion(regionId)).delete();
  });

  test("a suspension leaves what papers hold whole, and soon none is given", PATIENCE, async () => {
    const traders = await crowd(3);
    const [outcomes] = await Promise.all([
      Promise.all(traders.map(({ actor, quoted }) => trade(actor, quoted))),
      regions.ref({ regionId }).update({ status: "suspended" }),
    ]);
    await expectWhole(traders, outcomes);
    const { actor } = traders[0]!;
    const refusal = async () => {
      await setTimeout(PAUSE_MS);
      return (await actor.send("ports/quote", { regionId, lines: [machinery] })).error?.details?.reason;
    };
    // A port knows of it within five seconds.
    let reason = await refusal();
    while (reason === undefined) reason = await refusal();
    expect(reason).toBe("REGION_CLOSED");
    await regions.ref({ regionId }).update({ status: "active" });
    while ((await refusal()) !== undefined) {}
  });

  test("a law that bans the good, and a tax, bind new quotes and no paper", PATIENCE, async () => {
    const traders = await crowd(3);
    const law = { "economy.bannedGoods": ["machinery"], "economy.taxForm": "byCommodity" };
    const [outcomes] = await Promise.all([
      Promise.all(traders.map(({ actor, quoted }) => trade(actor, quoted))),
      settings.ref(inRegion(regionId)).update(law),
    ]);
    for (const [index, outcome] of outcomes.entries())
      expect((outcome as Quoted).lines[0]!.taxCredits).toBe(traders[index]!.quoted.lines[0]!.taxCredits);
    await expectWhole(traders, outcomes);
  });
});
