import { regionsOwn, until } from "../platform/declaration/declareCollection.ts";
import { declareRoom } from "../platform/declaration/declareRoom.ts";
import {
  administrator,
  belongs,
  fieldNames,
  membersOfficer,
  readBy,
} from "../platform/declaration/readers.ts";

declare module "../platform/declaration/declareRoom.ts" {
  interface Rooms {
    readonly combat: typeof combat;
  }
}

export const combat = declareRoom({
  name: "combat",
  purpose: "fights between players: who may attack whom, what a fight does, loot and wrecks",
  collections: {
    engagements: {
      path: "engagements/{engagementId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(fieldNames("attackerUid"), fieldNames("defenderUid"), membersOfficer, administrator),
      queries: [
        { purpose: "a region's fights", where: [["regionId", "==", "a region"]] },
        {
          purpose: "one's own attacks, newest first",
          where: [["attackerUid", "==", "caller"]],
          orderBy: ["at", "desc"],
        },
        {
          purpose: "attacks on oneself, newest first",
          where: [["defenderUid", "==", "caller"]],
          orderBy: ["at", "desc"],
        },
      ],
      lifetime: { kind: "ttl", field: "expiresAt", why: "400 days after the fight" },
      person: null,
      fates: {
        erasure: ["keep", "It is the other side's record, too, and a uid without an account names nobody."],
        closing: ["keep", "It is two players' record."],
        export: ["keep", "Both sides read it as long as it is kept."],
      },
    },
    wrecks: {
      path: "regions/{regionId}/wrecks/{wreckId}",
      schema: () => import("./schema.ts"),
      example: () => import("./examples.ts"),
      readers: readBy(belongs, administrator),
      queries: [{ purpose: "the wrecks of a sector", where: [["sectorNumber", "==", "a sector"]] }],
      lifetime: until("Until its goods are salvaged, 24 hours at most."),
      person: null,
      fates: regionsOwn,
    },
  },
  reasons: {
    PVP_OFF: ["failed-precondition", "The region's law forbids fights between players here."],
    SAFE_SPACE: ["failed-precondition", "Nobody may fight in this sector."],
    TARGET_GONE: ["failed-precondition", "The player is not in the space of the attacker's sector."],
    IN_POD: ["failed-precondition", "An escape pod neither attacks nor is attacked."],
    NEWCOMER: ["failed-precondition", "The player is new in the galaxy, and protected for a time."],
    OWN_PROTECTION: [
      "failed-precondition",
      "The attacker is protected as a newcomer, and has not said that this may end.",
    ],
    TREATY_FORBIDS: ["failed-precondition", "A treaty between the two players' homes forbids the attack."],
    IMMUNE: [
      "failed-precondition",
      "The player has lost a ship within the hour, and has not attacked since.",
    ],
    FOUGHT_ALREADY: ["failed-precondition", "The same two have fought within 24 hours."],
    JUST_ENGAGED: ["failed-precondition", "One of the two has fought within 60 seconds."],
    NO_PACT: ["failed-precondition", "No pact of defence is in force between the two regions."],
    NOT_ATTACKED: [
      "failed-precondition",
      "The fight was no attack on a resident in the region's space within the last 24 hours.",
    ],
    AID_UNDER_WAY: [
      "failed-precondition",
      "An ally's ships are under way to the region, or on patrol in it.",
    ],
    WRECK_GONE: ["failed-precondition", "There is no such wreck in the pilot's sector, or nothing is left."],
  },
  permissions: {},
  transferKinds: {
    combatLoot: "payment",
    salvage: "payment",
    wreckDecay: "sink",
    cargoBurnt: "sink",
    patrol: "sink",
  },
  roles: {},
  callables: {
    attack: () => import("./attack.ts"),
    setStance: () => import("./setStance.ts"),
    salvage: () => import("./wrecks/salvage.ts"),
    callAid: () => import("./aid/callAid.ts"),
  },
  due: {
    clearWrecks: { cron: "*/10 * * * *", run: () => import("./wrecks/clearWrecks.ts") },
    sendAids: { cron: "*/5 * * * *", run: () => import("./aid/sendAids.ts") },
  },
  tasks: {
    clearWreck: () => import("./wrecks/clearWreck.ts"),
    sendAid: () => import("./aid/sendAid.ts"),
  },
  jobs: {},
  figures: () => import("./figures.ts"),
  contributions: [],
  secrets: ["combatKey"],
});
