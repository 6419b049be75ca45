import type { AccountId, NewAccount } from "../platform/ledger/accounts.ts";
import { goodsOf } from "../platform/ledger/assets.ts";
import { transferKindsOf } from "../platform/ledger/kinds.ts";
import { amountsIn, prepareTransfers } from "../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../platform/ledger/stageTransfers.ts";
import type { Change, Transfer } from "../platform/ledger/transfer.ts";
import type { Commit } from "../platform/moments.ts";
import { derivedId } from "../platform/random.ts";
import { type Goods, goodsMoved, linesIn } from "../ships/cargo/goods.ts";
import { holdId, holdOf } from "../ships/hold.ts";
import { burntOf } from "../ships/insurance/insurance.ts";
import type { Encounter, Side } from "./encounter.ts";
import { type Fighter, isDestroyed } from "./fighter.ts";
import { type Loot, lootOf, type Taker } from "./loot.ts";
import { combat as room } from "./room.ts";
import { leviesOf, readTaker, taxChanges } from "./taker.ts";
import { wreckIdOf } from "./wrecks/wreck.ts";

/** What becomes of the cargo of destroyed ships. */
export interface Spoils {
  /** Of a destroyed ship, by whose it was; of any other, nothing. */
  readonly of: (uid: string) => Pick<Part, "taken" | "left" | "burnt">;
  readonly taxCredits: number;
  /** What somebody pays of it. */
  readonly taxCreditsOf: (uid: string) => number;
  /** Moves it, and closes the holds. */
  stage(): void;
}

interface Engagement {
  readonly engagementId: string;
  readonly here: Encounter["here"];
}

/**
 * Gives the victor of the cargo what hold and account bear, and leaves the rest in wrecks; where both ships are destroyed, all of it.
 * One transfer moves everything, the tax included. What was insured burns before that.
 */
export async function prepareSpoils(
  { reads, tx, now }: Commit,
  engagement: Engagement,
  sides: readonly Fighter[],
): Promise<Spoils> {
  const lost = sides.filter(isDestroyed);
  const victor = lost.length === 1 ? sides.find((side) => !isDestroyed(side)) : undefined;
  const { combatTaxBasisPoints } = engagement.here.economy;
  const parts: Part[] = [];
  for (const loser of lost) {
    const { shipId, insurance } = loser.pilot;
    const held = linesIn(await amountsIn(reads, holdId(shipId)));
    const { burnt, saved: there } = burntOf(held, insurance.cargo, shipId);
    const isTaken = victor !== undefined && there.length > 0;
    const taker = isTaken ? await readTaker(reads, victor, combatTaxBasisPoints) : NOBODY;
    parts.push({ loser, burnt, there, ...lootOf(there, taker) });
  }
  const cargo = parts.filter(({ there }) => there.length > 0);
  const wrecked = parts.filter(({ left }) => left.length > 0);
  const transfers = [
    ...parts.filter(({ burnt }) => burnt.length > 0).map(burningOf),
    ...(cargo.length === 0 ? [] : [transferOf(engagement, cargo, victor)]),
  ];
  const prepared = await prepareTransfers(reads, transfers, wrecked.map(wreckAccount));
  return {
    of: (uid) => parts.find(({ loser }) => loser.pilot.uid === uid) ?? { taken: [], left: [], burnt: [] },
    taxCredits: taxOf(parts),
    taxCreditsOf: (uid) => (uid === victor?.pilot.uid ? taxOf(parts) : 0),
    stage() {
      const closed = lost.map(({ pilot }) => holdId(pilot.shipId));
      stageTransfers(tx, prepared, now, closed);
    },
  };
}

interface Part extends Loot {
  readonly loser: Side;
  readonly burnt: Goods;
  /** What others can have. */
  readonly there: Goods;
}

const NOBODY: Taker = { roomUnits: 0, credits: 0, taxBasisPoints: 0 };

const taxOf = (parts: readonly Part[]) => parts.reduce((sum, { taxCredits }) => sum + taxCredits, 0);

/** A wreck holds goods as the ship did, and they are nobody's. */
const wreckAccount = ({ loser }: Part): NewAccount => ({
  ...holdOf(wreckIdOf(loser.pilot.shipId), loser.ship),
  holderUid: null,
});

/** Takes what was insured out of the world. */
function burningOf({ loser, burnt }: Part): Transfer {
  const { shipId } = loser.pilot;
  return {
    transferId: derivedId("cargoBurnt", shipId),
    kind: transferKindsOf(room).cargoBurnt,
    changes: goodsMoved(burnt, holdId(shipId), "issuance"),
  };
}

function transferOf(
  { engagementId, here: { region, economy } }: Engagement,
  parts: readonly Part[],
  victor: Side | undefined,
) {
  const { regionId } = region;
  const { combatTaxBasisPoints } = economy;
  const tax = victor === undefined ? [] : taxChanges(victor.player.accountId, regionId, taxOf(parts));
  return {
    transferId: derivedId("combatLoot", engagementId),
    kind: transferKindsOf(room).combatLoot,
    memo: `Loot of a fight in ${regionId}`,
    levies: leviesOf(taxOf(parts)),
    details: JSON.stringify({ engagementId, combatTaxBasisPoints }),
    changes: [...parts.flatMap((part) => changesOf(part, victor)), ...tax],
  };
}

function changesOf({ loser, there, taken, left }: Part, victor: Side | undefined): Change[] {
  const { shipId } = loser.pilot;
  return [
    ...received(holdId(shipId), there).map((change) => ({ ...change, amount: -change.amount })),
    ...(victor === undefined ? [] : received(holdId(victor.pilot.shipId), taken)),
    ...received(holdId(wreckIdOf(shipId)), left),
  ];
}

const received = (accountId: AccountId, goods: Goods): Change[] =>
  goods.map(({ commodity, units }) => ({ accountId, asset: goodsOf(commodity), amount: units }));
