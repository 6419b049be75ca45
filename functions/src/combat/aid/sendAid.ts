import { z } from "zod";
import { breachAct } from "../../governance/treaties/termination.ts";
import { holdsAt } from "../../governance/treaties/treaty.ts";
import { breached } from "../../governance/treaties/treatyDecision.ts";
import {
  readSides,
  readVotesOn,
  stageSaid,
  stageTreaty,
  stageVotesOff,
} from "../../governance/treaties/treatySides.ts";
import { type AuditEntry, writeAudit } from "../../platform/audit.ts";
import { now } from "../../platform/clock.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { regionId } from "../../platform/fields.ts";
import { creditsOf } from "../../platform/ledger/assets.ts";
import { transferKindsOf } from "../../platform/ledger/kinds.ts";
import { amountOf, prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { Reads, transact } from "../../platform/store.ts";
import { inRegion, settings } from "../../regions/schema.ts";
import { allows } from "../../regions/status/capabilities.ts";
import { combat as room } from "../room.ts";
import { type Aid, CREDITS_A_SHIP, patrolling } from "./aid.ts";
import { dropAct, patrolAct, unpaid } from "./aidActs.ts";

const ACTOR = "task:sendAid";

const bodySchema = z.object({ regionId });

type Sides = Awaited<ReturnType<typeof readSides>>;

/** Sends the ships for which an ally was called, once they are due: it pays, or the pact is broken. */
export async function sendAid(body: unknown): Promise<void> {
  const { regionId } = bodySchema.parse(body);
  await transact(async (tx) => {
    const at = now();
    const reads = new Reads(tx);
    const aid = (await reads.get(settings, inRegion(regionId)))?.aid ?? null;
    if (aid === null || aid.dueAt === null || aid.dueAt > at) return;
    const sides = await readSides(reads, { regionId, withRegionId: aid.allyId, type: "defense_pact" });
    const cause = { intent: aid.callId, at };
    const stage = await prepareAid({ tx, reads }, sides, aid, cause);
    writeAudit(tx, stage(), { actorUid: ACTOR, ...cause });
  });
}

/** In two halves: what is returned writes, and says what goes into both logs. */
async function prepareAid(
  { tx, reads }: { readonly tx: Tx; readonly reads: Reads },
  { treaty, ...sides }: Sides,
  aid: Aid,
  cause: { readonly intent: string; readonly at: Date },
): Promise<() => AuditEntry[]> {
  const { region, partner } = sides;
  const { at } = cause;
  const become = (after: Aid | null) => tx.update(settings.ref(inRegion(region.regionId)), { aid: after });
  const dropped = () => {
    become(null);
    return stageSaid(tx, sides, dropAct(sides, aid), cause);
  };
  if (!allows(region, "fight") || !allows(partner, "spend")) return dropped;
  const asset = creditsOf(partner.regionId);
  const accountId = `treasury:${partner.regionId}` as const;
  const amount = aid.ships * CREDITS_A_SHIP;
  if ((await amountOf(reads, accountId, asset)) >= amount) {
    const burning = {
      transferId: aid.callId,
      kind: transferKindsOf(room).patrol,
      memo: `${aid.ships} ships on patrol in ${region.regionId}`,
      changes: [
        { accountId, asset, amount: -amount },
        { accountId: "issuance" as const, asset, amount },
      ],
    };
    const made = await prepareTransfers(reads, [burning]);
    return () => {
      const after = patrolling(aid, at);
      become(after);
      stageTransfers(tx, made, at);
      return stageSaid(tx, sides, patrolAct(sides, after), cause);
    };
  }
  if (treaty === undefined || !holdsAt(treaty, at)) return dropped;
  const reason = unpaid(sides, aid);
  const broken = breached(treaty, region.regionId, reason, at);
  await readVotesOn(reads, treaty);
  return () => {
    become(null);
    stageVotesOff(tx, treaty, at);
    return stageTreaty(tx, sides, broken, breachAct(sides, treaty, broken, reason), cause);
  };
}
