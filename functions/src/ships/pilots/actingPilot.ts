import type { MutationContext } from "../../platform/callable.ts";
import { documentPath } from "../../platform/paths.ts";
import { players } from "../../players/schema.ts";
import { type Pilot, pilots, presence } from "../schema.ts";
import { requireWelcome } from "../visits/visit.ts";
import { prepareFirstPilot } from "./firstPilot.ts";
import { acted, presenceOf, requireIn } from "./pilot.ts";

/** What every act of a pilot loads together with what access reads. */
export const ownPilotPaths = (uid: string) => [documentPath(pilots.template, { uid })];

/** The caller's pilot, about to act. */
export interface Acting {
  readonly pilot: Pilot;
  /** Writes the pilot after the act, and that the pilot is there. `combatAllowed` is said of the sector. */
  stage(after: Pilot, combatAllowed: boolean): void;
  /** Writes the pilot who is in no place any more, and takes the presence away. */
  depart(after: Pilot): void;
}

/** Like `leavingPilot`, for acts that are closed to a pilot whose visit is over. @throws GameError `PLACE_CHANGED` or `VISIT_OVER` */
export async function actingPilot(context: MutationContext, regionId: string): Promise<Acting> {
  const acting = await leavingPilot(context, regionId);
  requireWelcome(acting.pilot, context.now);
  return acting;
}

/**
 * The caller's pilot in the region that the call names, for acts that may lead out of it. Who registered before there were pilots gets
 * one by the first act that succeeds.
 * @throws GameError `PLACE_CHANGED`
 */
export async function leavingPilot(context: MutationContext, regionId: string): Promise<Acting> {
  const { caller, reads, tx, now } = context;
  const { uid } = caller;
  const pilot = await reads.get(pilots, { uid });
  if (pilot === undefined) {
    const first = await prepareFirstPilot(context, (await reads.get(players, { uid }))!);
    requireIn(first.pilot, regionId);
    return {
      pilot: first.pilot,
      stage: (after, combatAllowed) => first.stage(tx, acted(after, now), combatAllowed),
      // The first pilot is docked: a pilot who departs has undocked before.
      depart() {
        throw new Error("A first pilot departs from no gate.");
      },
    };
  }
  requireIn(pilot, regionId);
  return {
    pilot,
    stage(after, combatAllowed) {
      tx.update(pilots.ref({ uid }), acted(after, now));
      tx.set(presence.ref({ regionId: after.place.regionId, uid }), presenceOf(after, combatAllowed));
    },
    depart(after) {
      tx.update(pilots.ref({ uid }), acted(after, now));
      tx.delete(presence.ref({ regionId: after.place.regionId, uid }));
    },
  };
}
