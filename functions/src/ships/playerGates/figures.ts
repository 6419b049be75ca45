import type { PartFigures } from "../../platform/declaration/figures.ts";
import { SIGNED_IN } from "../../platform/declaration/lookUps.ts";
import type { playerGates } from "./room.ts";

export const figures: PartFigures<typeof playerGates> = {
  operations: {
    grantGatePermit: [{ reads: 5, writes: 4 }],
    revokeGatePermit: [{ reads: 4, writes: 2, deletes: 1 }],
    raiseGate: [{ reads: 16, writes: 12, deletes: 6 }],
    setToll: [{ reads: 3, writes: 2 }],
    closeGate: [{ reads: 3, writes: 2 }],
    takeDownGate: [{ reads: 4, writes: 3 }],
    collectTolls: [{ reads: 8, writes: 4 }],
  },
  lookUps: {
    gatePermits: {
      platform: { administrator: 1, concerned: 0 },
      region: { administrator: 1, concerned: 0, governor: 1 },
    },
    playerGates: SIGNED_IN,
  },
  quantities: {},
};
