import { z } from "zod";
import { access } from "../../platform/access.ts";
import { mutation } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { documentId, regionId } from "../../platform/fields.ts";
import { stageAccount } from "../../platform/ledger/stageTransfers.ts";
import { newId } from "../../platform/random.ts";
import { ownShip } from "../fleet.ts";
import { holdOf } from "../hold.ts";
import { newPod } from "../newShip.ts";
import { actingPilot, ownPilotPaths } from "../pilots/actingPilot.ts";
import { type Pilot, ships } from "../schema.ts";

const SITE_OF = { planet: "colony", outpost: "outpost" } as const;

/** At a port one boards another ship, which waits there. @throws GameError `NO_POD` */
function requirePod({ place, shipClass, sites }: Pick<Pilot, "place" | "shipClass" | "sites">): void {
  if (shipClass === "escape_pod") throw new GameError("NO_POD", "You are in a pod: it has none of its own.");
  const { regionId, sectorNumber, berth } = place;
  const isAtSite =
    (berth === "planet" || berth === "outpost") &&
    sites.some(
      (site) =>
        site.kind === SITE_OF[berth] && site.regionId === regionId && site.sectorNumber === sectorNumber,
    );
  if (isAtSite) return;
  throw new GameError("NO_POD", "A ship is left for its pod at an own colony or outpost alone.", {
    ...place,
  });
}

export const leaveShip = mutation({
  summary:
    "Leaves the piloted ship in the berth of an own colony or outpost, and goes on in its escape pod: to come back with another ship.",
  access: access.player,
  input: z.strictObject({ regionId }),
  output: z.strictObject({ shipId: documentId, formerShipId: documentId }),
  loads: ownPilotPaths,
  async handle(context, { regionId }) {
    const { caller, reads, tx, now } = context;
    const { pilot, stage } = await actingPilot(context, regionId);
    requirePod(pilot);
    const { shipId: formerShipId, place } = pilot;
    await ownShip(reads, formerShipId, caller.uid);
    const shipId = newId();
    const pod = newPod(caller.uid, now);

    tx.create(ships.ref({ shipId }), pod);
    stageAccount(tx, holdOf(shipId, pod));
    tx.update(ships.ref({ shipId: formerShipId }), { place });
    stage({ ...pilot, shipId, shipClass: pod.class }, false);
    return { shipId, formerShipId };
  },
});
