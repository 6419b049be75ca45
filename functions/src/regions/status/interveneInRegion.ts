import { z } from "zod";
import { access } from "../../platform/access.ts";
import { type MutationContext, mutation } from "../../platform/callable.ts";
import { regionId } from "../../platform/fields.ts";
import { contributionsTo } from "../../platform/moments.ts";
import { besideAfter } from "../configuration/dated.ts";
import { readBeside, readConfiguration, stageConfiguration } from "../configuration/storedConfiguration.ts";
import { governedAnew } from "../holders/governorChange.ts";
import { interventionKinds, type PreparedIntervention } from "../moments.ts";
import { readRegion } from "../readRegion.ts";
import { type OwnAction, ownActions, publicReason, type Region, regions } from "../schema.ts";
import { prepareHold } from "./changeStatus.ts";
import { intervened, type Reconfiguration, reconfigured } from "./intervention.ts";

const registered = (await contributionsTo(interventionKinds)).flatMap(({ contributed }) => contributed);
/** The kinds of act are this room's own and those that later rooms have registered. */
const actions = [...ownActions, ...registered.map(({ action }) => action)] as const;

export const interveneInRegion = mutation({
  summary: "Overrides a region's own government in an emergency, for a reason that all its members can read.",
  access: access.fresh(access.galaxy("galaxy:admin:*")),
  input: z.strictObject({
    regionId,
    reason: publicReason,
    action: z.discriminatedUnion("kind", actions as unknown as typeof ownActions),
  }),
  output: z.strictObject({ regionId, done: z.enum(actions.map(({ shape }) => shape.kind.value)) }),
  async handle(context, { regionId, reason, action }) {
    const region = await readRegion(context.reads, regionId);
    const kind = registered.find(({ action: { shape } }) => shape.kind.value === action.kind);
    const prepared = kind
      ? await kind.prepare(context, region, { action, reason })
      : await prepareOwn(context, region, action, reason);

    prepared.stage();
    context.audit({
      action: `interveneInRegion:${action.kind}`,
      regionId,
      ...(prepared.subjectUid === null ? {} : { subjectUid: prepared.subjectUid }),
      before: prepared.before,
      after: prepared.after,
      reason,
      visibility: "public",
    });
    return { regionId, done: action.kind };
  },
});

async function prepareOwn(
  context: MutationContext,
  region: Region,
  action: OwnAction,
  reason: string,
): Promise<PreparedIntervention> {
  if (action.kind === "configure") return prepareConfiguration(context, region, action);
  const { status, region: change, before, after } = intervened(region, action, reason, context.now);
  const stageStatus = status && (await prepareHold(context, region, status, true));
  return {
    subjectUid: null,
    before,
    after,
    stage() {
      stageStatus?.();
      if (change) context.tx.update(regions.ref(region), governedAnew(region, change, context.now));
    },
  };
}

async function prepareConfiguration(
  { reads, tx, now }: MutationContext,
  region: Region,
  { change }: Reconfiguration,
): Promise<PreparedIntervention> {
  const current = await readConfiguration(reads, region);
  const beside = await readBeside(reads, region);
  const { configuration, before, after } = reconfigured(region, current, change);
  return {
    subjectUid: null,
    before,
    after,
    stage: () =>
      stageConfiguration(tx, region.regionId, {
        configuration,
        beside: besideAfter(beside, current, configuration, now),
      }),
  };
}
