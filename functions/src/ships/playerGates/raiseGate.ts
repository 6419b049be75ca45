import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { documentId, instant, regionId, sectorNumber } from "../../platform/fields.ts";
import { type AccountId, balanceId, type NewAccount } from "../../platform/ledger/accounts.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { ledgerBalances } from "../../platform/ledger/schema.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { derivedId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import { type Player, players } from "../../players/schema.ts";
import { readRegion } from "../../regions/readRegion.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { accountOf, partsUsed } from "../constructions/account.ts";
import { requireBuilder } from "../constructions/entitled.ts";
import { ownConstruction } from "../constructions/ownConstruction.ts";
import { requireReady } from "../constructions/parts.ts";
import { constructions } from "../constructions/schema.ts";
import { requireJumper, requireOutland } from "../jumpers/jump.ts";
import { actingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { requireInSpace } from "../pilots/pilot.ts";
import { isStanding, opensAtOf, requirePlaceForGate } from "./gate.ts";
import { intoPod } from "./intoPod.ts";
import { requirePermit, requireTwoRegions } from "./permit.ts";
import { gatePermits, playerGates, tollField } from "./schema.ts";
import { tollsOf } from "./toll.ts";

export const raiseGate = mutation({
  summary:
    "Makes a gate of the piloted warp jumper where it is, with the parts that the explorer guild has: it opens in 24 hours. The pilot goes on in an escape pod.",
  access: access.player,
  input: z.strictObject({
    regionId,
    toRegionId: regionId,
    toSectorNumber: sectorNumber,
    tollCredits: tollField,
  }),
  output: z.strictObject({ gateId: documentId, opensAt: instant }),
  loads: ownPilotPaths,
  async handle(context, { regionId, toRegionId, toSectorNumber, tollCredits }) {
    const { caller, reads, tx, now, intent } = context;
    const { uid } = caller;
    requireTwoRegions(regionId, toRegionId);
    const { pilot, stage } = await actingPilot(context, regionId);
    requireInSpace(pilot);
    requireJumper(pilot);
    requireOutland(regionId, pilot.place.sectorNumber);
    requireOutland(toRegionId, toSectorNumber);
    const player = (await reads.get(players, { uid }))!;
    requireBuilder(player, "gate", now);
    const construction = await ownConstruction(reads, uid, "gate");
    requireReady(construction, now);
    const sides = [regionId, toRegionId] as const;
    for (const side of sides) {
      requireAllowed(await readRegion(reads, side), "build");
      const withRegionId = side === regionId ? toRegionId : regionId;
      await requirePermit(reads, { regionId: side, withRegionId, uid }, now);
    }
    requirePlaceForGate(await standingGates(tx, uid, sides, now));
    const bail = await intoPod(context, pilot);
    const tollTo = tollsOf(player);
    const opened = await unopened(reads, player, tollTo);
    const used = await prepareTransfers(reads, [partsUsed(player, construction, "platform:gates")], opened);

    const gateId = derivedId("playerGate", intent);
    const opensAt = opensAtOf(now);
    tx.create(playerGates.ref({ gateId }), {
      ownerUid: uid,
      tollTo,
      regionIds: [...sides],
      sectorNumbers: [pilot.place.sectorNumber, toSectorNumber],
      raisedAt: now,
      opensAt,
      tollCredits,
      nextToll: null,
      closesAt: null,
    });
    for (const side of sides) tx.delete(gatePermits.ref({ regionId: side, uid }));
    tx.delete(constructions.ref({ uid }));
    stageTransfers(tx, used, now, [accountOf(construction)]);
    stage(bail(), true);
    return { gateId, opensAt: opensAt.toISOString() };
  },
});

/** In the transaction: another gate of one of them that is raised meanwhile makes it run again. */
async function standingGates(tx: Tx, ownerUid: string, regionIds: readonly string[], now: Date) {
  const all = playerGates.collection({});
  const count = async (query: typeof own) =>
    (await tx.get(query)).docs.filter((gate) => isStanding(gate.data(), now)).length;
  const own = all.where("ownerUid", "==", ownerUid);
  const byRegion: Record<string, number> = {};
  for (const regionId of regionIds)
    byRegion[regionId] = await count(all.where("regionIds", "array-contains", regionId));
  return { own: await count(own), byRegion };
}

/** A player's tolls have one account, whatever gates they are of. */
async function unopened(reads: Reads, { uid }: Player, accountId: AccountId): Promise<NewAccount[]> {
  const first = await reads.get(ledgerBalances, { balanceId: balanceId(accountId, 0) });
  return first === undefined ? [{ accountId, holderUid: uid }] : [];
}
