import { z } from "zod";
import { regionGraph } from "../../galaxy/routes/regionGraph.ts";
import { now } from "../../platform/clock.ts";
import { uid } from "../../platform/fields.ts";
import { dayOf } from "../../platform/ledger/day.ts";
import { derivedId } from "../../platform/random.ts";
import { transact } from "../../platform/store.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { type Pilot, pilots, presence } from "../schema.ts";
import { nearestPort } from "./nearestPort.ts";

const bodySchema = z.object({ uid });

/**
 * Takes an idle pilot out of sight until the next act, and tows who is adrift to the nearest port, for nothing. Who has acted
 * meanwhile is left alone.
 */
export async function retirePilot(body: unknown): Promise<void> {
  const { uid } = bodySchema.parse(body);
  await transact(async (tx) => {
    const at = now();
    const pilot = (await tx.get(pilots.ref({ uid }))).data();
    if (pilot === undefined || pilot.idleOn === null || pilot.idleOn >= dayOf(at)) return;
    if (pilot.passageId !== null) return;
    const { regionId } = pilot.place;
    const port = await portOfTow(pilot);
    const towed =
      port === null ? {} : { place: { regionId, sectorNumber: port, berth: "port" as const }, arrivedAt: at };
    tx.update(pilots.ref({ uid }), { idleOn: null, ...towed });
    tx.delete(presence.ref({ regionId, uid }));
    if (port === null) return;
    const sentence = "Your ship was adrift for a week. It was towed to the nearest port.";
    const intent = derivedId("retirePilot", uid, pilot.idleOn);
    stageNotice(tx, { uid, kind: "SHIP_TOWED", sentence, regionId }, { intent, at });
  });
}

/** Null of who is not in space. */
async function portOfTow({ place }: Pilot): Promise<number | null> {
  if (place.berth !== "space") return null;
  return nearestPort(await regionGraph(place.regionId), place.sectorNumber);
}
