import { GameError } from "../../platform/errors.ts";
import type { AccountId, NewAccount } from "../../platform/ledger/accounts.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { amountsIn } from "../../platform/ledger/prepareTransfers.ts";
import type { Transfer } from "../../platform/ledger/transfer.ts";
import type { Commit } from "../../platform/moments.ts";
import { derivedId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import type { Player } from "../../players/schema.ts";
import { linesIn, unitsOf } from "../cargo/goods.ts";
import { begun } from "../dormancy/dormancy.ts";
import { ships as room } from "../room.ts";
import { pilots } from "../schema.ts";
import { isAbroad } from "../visits/visit.ts";
import { depotId, depotKey, hasDepot } from "./depot.ts";
import { changed, newDepot, owedCredits, requirePaid, requireRoom } from "./rent.ts";
import { type Depot, depots } from "./schema.ts";
import { type Terms, termsOf } from "./terms.ts";

/** What goods that come or go make of a depot: transfers for the call's list, and the half that writes. */
export interface Keeping {
  readonly transfers: readonly Transfer[];
  readonly opened: readonly NewAccount[];
  stage(): void;
}

/** A depot at home has no rent, no bound and no document. */
const unbound = (opened: readonly NewAccount[] = []): Keeping => ({ transfers: [], opened, stage() {} });

/**
 * Makes a depot take goods in, now or by freight that will come. The rent that is owed is paid first.
 * @throws GameError `NO_DEPOT`, `DEPOT_FULL`, `DEPOT_TERM_OVER` or `DEPOT_UNPAID`
 */
export async function prepareTakingIn(
  commit: Commit,
  player: Player,
  regionId: string,
  { addedUnits, isComing }: { readonly addedUnits: number; readonly isComing: boolean },
): Promise<Keeping> {
  const { reads, now } = commit;
  const { uid, homeRegionId } = player;
  const terms = await termsIn(commit, player, regionId);
  if (terms === null)
    throw new GameError("NO_DEPOT", "You can store goods at home, in the Nexus and at an outpost of yours.", {
      homeRegionId,
    });
  const accountId = depotId(player, regionId);
  const opened = (await hasDepot(reads, accountId)) ? [] : [{ accountId, holderUid: uid }];
  if (terms.capacityUnits === null) return unbound(opened);
  const depot = (await storedDepot(reads, player, regionId)) ?? newDepot(uid, regionId, now);
  const heldUnits = opened.length > 0 ? 0 : await unitsIn(reads, accountId);
  requireRoom(depot, { heldUnits, addedUnits }, terms, now);
  const paidCredits = owedCredits(depot, now);
  requirePaid(regionId, paidCredits, await creditsHeld(reads, player, paidCredits));
  const after = changed(
    depot,
    {
      heldUnits: heldUnits + (isComing ? 0 : addedUnits),
      comingUnits: depot.comingUnits + (isComing ? addedUnits : 0),
      paidCredits,
    },
    terms,
    now,
  );
  return { transfers: rentPaid(commit, player, paidCredits), opened, stage: writing(commit, player, after) };
}

/** Lets goods go from a depot: nobody keeps them back. The rent is paid as far as the account reaches, and the rest stays owed. */
export async function prepareTakingOut(
  commit: Commit,
  player: Player,
  regionId: string,
  takenUnits: number,
): Promise<Keeping> {
  const { reads, now } = commit;
  const depot = await depotAway(commit, player, regionId);
  if (depot === undefined) return unbound();
  const owed = owedCredits(depot, now);
  const paidCredits = Math.min(owed, await creditsHeld(reads, player, owed));
  const heldUnits = Math.max(0, (await unitsIn(reads, depotId(player, regionId))) - takenUnits);
  const { comingUnits } = depot;
  const terms = await termsIn(commit, player, regionId);
  const after = changed(depot, { heldUnits, comingUnits, paidCredits }, terms, now);
  return {
    transfers: rentPaid(commit, player, paidCredits),
    opened: [],
    stage: writing(commit, player, after),
  };
}

/** Takes back in what the player had put elsewhere: nobody refuses it for room or rent, and a depot comes to be with it. */
export async function prepareTakingBack(
  commit: Commit,
  player: Player,
  regionId: string,
  addedUnits: number,
): Promise<Keeping> {
  if (addedUnits === 0) return unbound();
  const { reads, now } = commit;
  const accountId = depotId(player, regionId);
  const opened = (await hasDepot(reads, accountId)) ? [] : [{ accountId, holderUid: player.uid }];
  const terms = await termsIn(commit, player, regionId);
  if (terms?.capacityUnits === null) return unbound(opened);
  const depot = (await storedDepot(reads, player, regionId)) ?? newDepot(player.uid, regionId, now);
  const heldUnits = (opened.length > 0 ? 0 : await unitsIn(reads, accountId)) + addedUnits;
  const { comingUnits } = depot;
  const after = changed(depot, { heldUnits, comingUnits, paidCredits: 0 }, terms, now);
  return { transfers: [], opened, stage: writing(commit, player, strayed(after, terms, now)) };
}

/** What the end of a freight makes of a depot: goods have come, or come no more. What was cleared has room, whatever lies there. */
export async function prepareFreightEnd(
  commit: Commit,
  player: Player,
  regionId: string,
  { addedUnits, awaitedUnits }: { readonly addedUnits: number; readonly awaitedUnits: number },
): Promise<() => void> {
  const { reads, now } = commit;
  const terms = await termsIn(commit, player, regionId);
  if (terms?.capacityUnits === null) return () => {};
  const depot = (await storedDepot(reads, player, regionId)) ?? newDepot(player.uid, regionId, now);
  const accountId = depotId(player, regionId);
  const heldUnits = (await unitsIn(reads, accountId)) + addedUnits;
  const comingUnits = depot.comingUnits - awaitedUnits;
  const after = changed(depot, { heldUnits, comingUnits, paidCredits: 0 }, terms, now);
  return writing(commit, player, strayed(after, terms, now));
}

/** What comes in where the player has no depot any more is dormant. */
const strayed = (after: Depot, terms: Terms | null, now: Date): Depot =>
  terms === null && after.filledAt !== null ? { ...after, dormancy: after.dormancy ?? begun(now) } : after;

const storedDepot = (reads: Reads, player: Player, regionId: string): Promise<Depot | undefined> =>
  reads.get(depots, { depotId: depotKey(player, regionId) });

/** The document of a depot that is not at home. */
async function depotAway(commit: Commit, player: Player, regionId: string): Promise<Depot | undefined> {
  if ((await termsIn(commit, player, regionId))?.capacityUnits === null) return undefined;
  return storedDepot(commit.reads, player, regionId);
}

/** Reads the pilot for a region that is neither home nor the Nexus. */
async function termsIn({ reads, now }: Pick<Commit, "reads" | "now">, player: Player, regionId: string) {
  const pilot = isAbroad(regionId, player) ? await reads.get(pilots, { uid: player.uid }) : undefined;
  return termsOf(regionId, player, pilot ?? { sites: [] }, now);
}

const unitsIn = async (reads: Reads, accountId: AccountId): Promise<number> =>
  unitsOf(linesIn(await amountsIn(reads, accountId)));

/** Reads the account where something is owed. */
async function creditsHeld(reads: Reads, { accountId, homeRegionId }: Player, owed: number): Promise<number> {
  if (owed === 0) return 0;
  return (await amountsIn(reads, accountId))[creditsOf(homeRegionId)] ?? 0;
}

const writing =
  ({ tx }: Commit, player: Player, after: Depot) =>
  (): void =>
    tx.set(depots.ref({ depotId: depotKey(player, after.regionId) }), after);

function rentPaid({ intent }: Commit, { accountId, homeRegionId }: Player, amount: number): Transfer[] {
  if (amount === 0) return [];
  const asset = creditsOf(homeRegionId);
  const changes = [
    { accountId, asset, amount: -amount },
    { accountId: "platform:storage" as const, asset, amount },
  ];
  return [{ transferId: derivedId("depotRent", intent), kind: transferKindsOf(room).depotRent, changes }];
}
