import "../../functions/src/house.ts";
import { setTimeout } from "node:timers/promises";
import { callables } from "../../functions/src/platform/calls/router.ts";
import { db } from "../../functions/src/platform/store.ts";
import { desks } from "../../functions/src/ports/schema.ts";
import type { Account, Ports } from "../../seed/accounts.ts";
import { type Figure, percentile } from "./measure.ts";
import { served } from "./server.ts";
import { crowdedPorts, docked, NEXUS, quoted, TRADERS, type Trader, traded, traders } from "./traders.ts";
import { workFigure } from "./tradeWork.ts";

/** The first is not counted: it meets code that nothing has run yet. */
const ROUNDS = 4;
const TRADES_A_ROUND = 200;
const BETWEEN_TRADES_MS = 50;
const BETWEEN_LAWS_MS = 2_000;

const deployed = callables("ports", {
  quote: async () => (await import("../../functions/src/ports/quote.ts")).quote,
  trade: async () => (await import("../../functions/src/ports/trade.ts")).trade,
});

/** What became of trades, 20 a second. */
interface Side {
  readonly ms: number[];
  readonly refusals: string[];
  /** Attempts of transactions beyond the first. */
  repeated: number;
}

const nothing = (): Side => ({ ms: [], refusals: [], repeated: 0 });

/** Twenty trades a second at one port of 32 desks, against the same at a port for each trader; and a trade against bare work. */
export async function tradeFigures(
  administrator: Account,
  projectId: string,
  ports: Ports,
): Promise<Figure[]> {
  process.env.QUOTE_KEYS = "quote-key-of-the-bench";
  const crowd = await traders(administrator, projectId, ports);
  const places = await crowdedPorts();
  if (places.length < TRADERS) throw new Error(`The Nexus has ${places.length} such ports.`);
  const server = await served({ "/ports": deployed });
  const origin = `${server.origin}/ports`;
  const figures = [
    ...(await crowdFigures(administrator, origin, crowd, places)),
    await workFigure(origin, crowd),
  ];
  server.close();
  await Promise.all(crowd.map(({ account }) => account.close()));
  return figures;
}

async function crowdFigures(
  administrator: Account,
  origin: string,
  crowd: readonly Trader[],
  places: readonly number[],
): Promise<Figure[]> {
  const [one, spread] = [nothing(), nothing()];
  let told = 0;
  const governor = new AbortController();
  const laws = moveTheTax(administrator, governor.signal);
  const repetitions = countRepetitions();
  for (let round = 0; round < ROUNDS; round++) {
    const isCounted = round > 0;
    const both = [
      () => rush(isCounted ? one : nothing(), () => places[0]!),
      () => rush(isCounted ? spread : nothing(), (index) => places[index]!),
    ];
    for (const next of round % 2 === 0 ? both : both.toReversed()) told += await next();
  }
  governor.abort();
  await laws;
  repetitions.stop();
  return figuresOf(one, spread, Math.abs(told - (await countedByDesks())));

  /** Returns how many were told that they have traded. */
  async function rush(into: Side, sectorOf: (index: number) => number): Promise<number> {
    await docked(crowd, sectorOf);
    const papers = await Promise.all(crowd.map((trader) => papersFor(origin, trader)));
    const before = repetitions.count();
    const refusals = await Promise.all(
      Array.from({ length: TRADES_A_ROUND }, async (_, index) => {
        await setTimeout(index * BETWEEN_TRADES_MS);
        const trader = index % TRADERS;
        const startedMs = performance.now();
        const refusal = await traded(origin, crowd[trader]!, papers[trader]![Math.floor(index / TRADERS)]!);
        into.ms.push(performance.now() - startedMs);
        return refusal;
      }),
    );
    into.repeated += repetitions.count() - before;
    const refused = refusals.filter((refusal) => refusal !== undefined);
    into.refusals.push(...refused);
    return TRADES_A_ROUND - refused.length;
  }
}

async function papersFor(origin: string, trader: Trader): Promise<string[]> {
  const papers: string[] = [];
  while (papers.length < TRADES_A_ROUND / TRADERS) papers.push(await quoted(origin, trader));
  return papers;
}

/** A government that changes the Nexus' tax every two seconds, until it is told to stop. */
async function moveTheTax({ client }: Account, signal: AbortSignal): Promise<void> {
  for (let law = 0; !signal.aborted; law++) {
    const economy = { tradeTaxBasisPoints: 1_000 + (law % 2) };
    await client.regions.configureEconomy({ regionId: NEXUS, economy });
    await setTimeout(BETWEEN_LAWS_MS, undefined, { signal }).catch(() => {});
  }
}

/** Counts what transactions of this process do over again. */
function countRepetitions() {
  const store = db();
  const { runTransaction } = store;
  let repeated = 0;
  store.runTransaction = ((attempt: (tx: never) => Promise<unknown>, ...rest: never[]) => {
    let attempts = 0;
    const counted = (tx: never) => {
      attempts += 1;
      if (attempts > 1) repeated += 1;
      return attempt(tx);
    };
    return runTransaction.call(store, counted as never, ...rest);
  }) as typeof runTransaction;
  return {
    count: () => repeated,
    stop: () => {
      store.runTransaction = runTransaction;
    },
  };
}

/** How many trades the Nexus' desks know of. */
async function countedByDesks(): Promise<number> {
  const { docs } = await desks.collection({ regionId: NEXUS }).get();
  return docs.flatMap((doc) => doc.data().days).reduce((sum, { trades }) => sum + trades, 0);
}

function figuresOf(one: Side, spread: Side, uncounted: number): Figure[] {
  const [oneMs, spreadMs] = [percentile(one.ms, 0.95), percentile(spread.ms, 0.95)];
  const count = one.ms.length;
  return [
    {
      name: "20 trades a second at one port ÷ at many, while the tax moves",
      value: oneMs / spreadMs,
      limit: 1.5,
      unit: "ratio",
      note: `${oneMs.toFixed(1)} ms against ${spreadMs.toFixed(1)} ms, 95th percentiles of ${count} trades`,
    },
    {
      name: "attempts repeated at one port",
      value: (100 * one.repeated) / count,
      limit: 2,
      unit: "%",
      note: `${one.repeated} of ${count} trades`,
    },
    {
      name: "trades refused at one port",
      value: one.refusals.length,
      limit: 0,
      unit: "trades",
      note: [...new Set(one.refusals)].join(", "),
    },
    { name: "trades that desks and traders count otherwise", value: uncounted, limit: 0, unit: "trades" },
  ];
}
