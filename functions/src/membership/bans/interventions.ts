import { z } from "zod";
import type { MutationContext } from "../../platform/callable.ts";
import { after, HOUR_MS } from "../../platform/duration.ts";
import { uid } from "../../platform/fields.ts";
import { documentPath } from "../../platform/paths.ts";
import { prepareHomeMove } from "../../players/moveHome.ts";
import { type Player, players } from "../../players/schema.ts";
import { stageLetter } from "../../players/stageLetter.ts";
import type { InterventionKind, PreparedIntervention } from "../../regions/moments.ts";
import type { Region } from "../../regions/schema.ts";
import { prepareMember } from "../change/changeMember.ts";
import { banTermHours, joinRequests, type Member, members } from "../schema.ts";
import { type Exclusion, excluded, readmitted } from "./exclusion.ts";

/** Until lifted, where no term is given. */
const banAction = z.strictObject({ kind: z.literal("ban"), uid, termHours: banTermHours.optional() });
const unbanAction = z.strictObject({ kind: z.literal("unban"), uid });

interface Act<Schema extends z.ZodType> {
  readonly action: z.output<Schema>;
  readonly reason: string;
}

const ban: InterventionKind = {
  action: banAction,
  async prepare(context, region, { action, reason }: Act<typeof banAction>) {
    const { caller, now, tx } = context;
    const { uid, termHours } = action;
    const until = termHours === undefined ? null : after(now, termHours * HOUR_MS);
    const facts = await readFacts(context, region, uid);
    const exclusion = excluded(facts, uid, { reason, byUid: caller.uid, until }, now);
    const prepared = await prepareExclusion(context, facts, exclusion);
    return {
      ...prepared,
      stage() {
        prepared.stage();
        tx.delete(joinRequests.ref({ regionId: region.regionId, uid }));
      },
    };
  },
};

const unban: InterventionKind = {
  action: unbanAction,
  async prepare(context, region, { action }: Act<typeof unbanAction>) {
    const { uid } = action;
    const facts = await readFacts(context, region, uid);
    return prepareExclusion(context, facts, readmitted(facts, uid, context.now));
  },
};

/** The platform's own bans from a region. */
export const exclusions: readonly InterventionKind[] = [ban, unban];

async function readFacts({ reads }: MutationContext, region: Region, uid: string) {
  const { regionId } = region;
  await reads.load([
    documentPath(members.template, { regionId, uid }),
    documentPath(players.template, { uid }),
  ]);
  return {
    region,
    player: await reads.get(players, { uid }),
    member: await reads.get(members, { regionId, uid }),
  };
}

async function prepareExclusion(
  context: MutationContext,
  facts: { readonly player: Player | undefined; readonly member: Member | undefined },
  { member, losesHome, notice, before, after }: Exclusion,
): Promise<PreparedIntervention> {
  const { caller, tx, now } = context;
  const { uid, regionId } = member;
  const stageHome =
    losesHome &&
    (await prepareHomeMove(context, facts.player!, null, { isBanned: member.status === "banned" }));
  const stageMember = await prepareMember(context, facts.member, member);
  return {
    subjectUid: uid,
    before,
    after,
    stage() {
      stageMember();
      if (stageHome) stageHome();
      stageLetter(tx, { fromUid: caller.uid, uid, regionId, ...notice }, now);
    },
  };
}
