import { gateFeeCredits } from "../../galaxy/routes/fares.ts";
import { prepareMember } from "../../membership/change/changeMember.ts";
import { members } from "../../membership/schema.ts";
import { GameError } from "../../platform/errors.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { amountsIn, prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import type { Commit } from "../../platform/moments.ts";
import { derivedId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import type { Player } from "../../players/schema.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { gateFeeChanges } from "../passages/gateFee.ts";
import { gateWay } from "../passages/way.ts";
import { ships as room } from "../room.ts";
import type { Pilot } from "../schema.ts";
import { prepareHomecoming } from "./homecoming.ts";
import { feeOfReturn, reputationAfterOverstay } from "./visit.ts";

/**
 * Sends home a pilot whose visit is over, in two halves: ship and cargo whole and without customs, for the gates' fee as far as the
 * account reaches, and some of the reputation in the region that was not left in time.
 */
export async function prepareOverstay(commit: Commit, pilot: Pilot, player: Player): Promise<() => void> {
  const { reads, tx, now, intent } = commit;
  const { uid, place: left } = pilot;
  const { regionId } = left;
  const { place, stage } = await prepareHomecoming(commit, pilot, player, { isSentAway: true });
  const { feeCredits, pay } = await preparePayment(
    commit,
    player,
    await fullFee(reads, regionId, place.regionId),
  );
  const member = await reads.get(members, { regionId, uid });
  const blame =
    member?.status === "active" &&
    (await prepareMember(commit, member, {
      ...member,
      reputation: reputationAfterOverstay(member.reputation),
    }));
  const sentence = `Your visit to ${regionId} was over. You were brought to ${place.regionId} with ship and cargo, for ${feeCredits} credits; your reputation there is lower.`;
  return () => {
    stage(tx);
    pay();
    if (blame) blame();
    stageNotice(tx, { uid, kind: "VISIT_OVERSTAYED", sentence, regionId }, { intent, at: now });
  };
}

/** What the gates ask for the way; nothing where one of them is closed. */
async function fullFee(reads: Reads, fromRegionId: string, toRegionId: string): Promise<number> {
  try {
    const { way } = await gateWay(reads, fromRegionId, toRegionId);
    return gateFeeCredits(way.crossingUnits);
  } catch (error) {
    if (error instanceof GameError) return 0;
    throw error;
  }
}

async function preparePayment(
  { reads, tx, now, intent }: Commit,
  { accountId, homeRegionId }: Pick<Player, "accountId" | "homeRegionId">,
  fullFeeCredits: number,
): Promise<{ feeCredits: number; pay: () => void }> {
  const asset = creditsOf(homeRegionId);
  const feeCredits = feeOfReturn(fullFeeCredits, (await amountsIn(reads, accountId))[asset] ?? 0);
  const fee = {
    transferId: derivedId("overstayFee", intent),
    kind: transferKindsOf(room).passageFee,
    changes: gateFeeChanges(accountId, asset, feeCredits),
  };
  const paid = await prepareTransfers(reads, feeCredits === 0 ? [] : [fee]);
  return { feeCredits, pay: () => stageTransfers(tx, paid, now) };
}
