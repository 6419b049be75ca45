import { z } from "zod";
import { sectors } from "../../galaxy/documents.ts";
import { FIRST_WORLD } from "../../galaxy/world.ts";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { credits, instant } from "../../platform/fields.ts";
import { prepareTransfers } from "../../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../../platform/ledger/stageTransfers.ts";
import { newId } from "../../platform/random.ts";
import type { Reads } from "../../platform/store.ts";
import { players } from "../../players/schema.ts";
import { cargoField } from "../cargo/goods.ts";
import { holdId } from "../hold.ts";
import { actingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { requireDocked } from "../pilots/pilot.ts";
import { requireGuildYard } from "../port.ts";
import { accountOf, partsBrought } from "./account.ts";
import { requireBuilder } from "./entitled.ts";
import { missingParts, withParts } from "./parts.ts";
import { builtField, type Construction, constructions } from "./schema.ts";

/** All yards of the guild are one: parts may come to any of them. */
export const bringParts = mutation({
  summary:
    "Brings credits, and goods out of the piloted ship's hold, to a yard of the explorer guild for a warp jumper or a gate. The first parts begin it.",
  access: access.player,
  input: z.strictObject({ kind: builtField, credits, goods: cargoField }),
  output: z.strictObject({
    missing: z.strictObject({ credits, goods: cargoField }),
    /** When it can be used; null while parts are missing. */
    readyAt: instant.nullable(),
  }),
  loads: ownPilotPaths,
  async handle(context, { kind, credits, goods }) {
    const { caller, reads, tx, now, intent } = context;
    const { uid } = caller;
    requireSomething(credits, goods.length);
    const { pilot, stage } = await actingPilot(context, FIRST_WORLD.nexusId);
    requireDocked(pilot);
    requireGuildYard((await reads.get(sectors, pilot.place))!);
    const player = (await reads.get(players, { uid }))!;
    requireBuilder(player, kind, now);
    const earlier = await unfinished(reads, uid, kind);
    const begun = earlier ?? begunBy(uid, kind, now);
    const construction = withParts(begun, { credits, goods }, now);
    const brought = partsBrought(
      player,
      construction,
      { credits, goods },
      { from: holdId(pilot.shipId), intent },
    );
    const opened = earlier === undefined ? [{ accountId: accountOf(construction), holderUid: uid }] : [];
    const prepared = await prepareTransfers(reads, [brought], opened);

    tx.set(constructions.ref({ uid }), construction);
    stageTransfers(tx, prepared, now);
    stage(pilot, false);
    const { credits: missingCredits, goods: missingGoods } = missingParts(construction);
    return {
      missing: { credits: missingCredits, goods: [...missingGoods] },
      readyAt: construction.readyAt?.toISOString() ?? null,
    };
  },
});

/** @throws GameError `NO_PARTS` */
function requireSomething(credits: number, lines: number): void {
  if (credits === 0 && lines === 0) throw new GameError("NO_PARTS", "Bring credits, goods, or both.", {});
}

/** @throws GameError `CONSTRUCTION_OTHER` */
async function unfinished(
  reads: Reads,
  uid: string,
  kind: Construction["kind"],
): Promise<Construction | undefined> {
  const construction = await reads.get(constructions, { uid });
  if (construction === undefined || construction.kind === kind) return construction;
  throw new GameError(
    "CONSTRUCTION_OTHER",
    `The guild builds a ${construction.kind} for you: one at a time.`,
    {
      kind: construction.kind,
    },
  );
}

/** The account in the ledger must not lead to the person. */
const begunBy = (uid: string, kind: Construction["kind"], now: Date): Construction => ({
  uid,
  constructionId: newId(),
  kind,
  paidCredits: 0,
  goods: [],
  begunAt: now,
  readyAt: null,
});
