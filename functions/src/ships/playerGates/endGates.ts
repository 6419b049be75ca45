import { now } from "../../platform/clock.ts";
import { derivedId } from "../../platform/random.ts";
import { transact } from "../../platform/store.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { isStanding } from "./gate.ts";
import { playerGates } from "./schema.ts";

/** Closes the gates of a closing region at once: there are few. Safe to repeat. */
export async function endGates(regionId: string): Promise<void> {
  await transact(async (tx) => {
    const at = now();
    const { docs } = await tx.get(playerGates.collection({}).where("regionIds", "array-contains", regionId));
    for (const gate of docs.filter((gate) => isStanding(gate.data(), at))) {
      const { id: gateId } = gate;
      tx.update(playerGates.ref({ gateId }), { closesAt: at });
      const { ownerUid: uid } = gate.data();
      const sentence = `Your gate between ${gate.data().regionIds.join(" and ")} is closed: ${regionId} comes to its end.`;
      const cause = { intent: derivedId("endGates", gateId), at };
      stageNotice(tx, { uid, kind: "GATE_CLOSED", sentence, regionId }, cause);
    }
  });
}
