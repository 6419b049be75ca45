import { MAP_BY_CHANCE } from "../galaxy/figures.ts";
import { ENQUEUES, type Figures, ofSlot } from "../platform/declaration/figures.ts";
import { CONCERNED, SIGNED_IN } from "../platform/declaration/lookUps.ts";
import type { ships } from "./room.ts";

const OWN_CALL =
  "The plays' passages end by the traveller's own call: a task that comes late would send them back.";
const FIRST_SHARD = "Which of an account's shards pays first follows from the request's id.";
const DRAWN_PLACE = "How many regions are passed over follows from the place that is drawn among their ids.";

/** Which map it is follows from where the passage leads. */
const ARRIVAL_BY_MAP = {
  reads: [12, "charts", "nexusCharts"],
  deletes: 1,
  sometimes: MAP_BY_CHANCE,
} as const;

/** An instance keeps the maps of the regions that it looked into last. */
export const figures: Figures<typeof ships> = {
  operations: {
    fly: [
      { way: "map in memory", reads: 3, writes: 3 },
      {
        reads: [3, "charts"],
        writes: 3,
        sometimes: MAP_BY_CHANCE,
      },
    ],
    undock: [
      { way: "map in memory", reads: 3, writes: 3, sometimes: MAP_BY_CHANCE },
      { reads: [3, "charts"], writes: 3, sometimes: MAP_BY_CHANCE },
    ],
    dock: [
      { way: "map in memory", reads: 7, writes: 6 },
      { way: "of who came by tunnel, with duty, map in memory", reads: 10, writes: 7 },
    ],
    rideLane: [
      { way: "map in memory", reads: 7, writes: 6, sometimes: MAP_BY_CHANCE },
      { reads: [7, "nexusCharts"], writes: 6, sometimes: MAP_BY_CHANCE },
    ],
    bookPassage: [
      { reads: 12, writes: 6, deletes: 1 },
      { way: "with cargo, out of the Nexus", reads: 13, writes: 6, deletes: 1 },
      { way: "for a visit, through a gate for a toll", reads: [13, "accounts"], writes: 6, deletes: 1 },
      { way: "for a visit", reads: [12, "accounts"], writes: 6, deletes: 1 },
      { way: "for a visit, by jumper", reads: [9, "accounts"], writes: 3, deletes: 1 },
      { way: "for a visit, by tunnel", reads: [10, "accounts"], writes: 3, deletes: 1 },
      { way: "for a visit, with duty", reads: [14, "accounts"], writes: 6, deletes: 1 },
    ],
    takeInsurance: [{ reads: 8, writes: 6 }],
    payInsurances: [
      ENQUEUES,
      { ...ofSlot(ENQUEUES), sometimes: "A slot of the tick may fall into the time of a play, or none." },
    ],
    payInsurance: [{ reads: 20, writes: 5 }],
    evacuate: [
      { way: "that begins a wait", reads: 3, writes: 2 },
      { way: "for nothing", reads: 5, writes: 4, deletes: 1 },
      { way: "that is paid", reads: 7, writes: 7 },
    ],
    sendFreight: [
      { way: "to where nothing was stored before", reads: 13, writes: 8 },
      { reads: 13, writes: 7 },
      { way: "out of the Nexus", reads: 14, writes: 7 },
    ],
    callOffPassage: [
      { reads: 8, writes: 6, deletes: 1 },
      { way: "of freight", reads: 9, writes: 6, deletes: 1 },
    ],
    completePassage: [
      { reads: 12, writes: 7, deletes: 1 },
      { way: "of who becomes a visitor", reads: 12, writes: 9, deletes: 1 },
      { way: "with duty", reads: 13, writes: 9, deletes: 1 },
      { way: "by jumper or tunnel", reads: 10, writes: 4 },
      {
        way: "by jumper or tunnel, of who becomes a visitor, map not in memory",
        reads: [10, "charts"],
        writes: 6,
      },
      { way: "map not in memory", ...ARRIVAL_BY_MAP, writes: 7 },
      { way: "of who becomes a visitor, map not in memory", ...ARRIVAL_BY_MAP, writes: 9 },
    ],
    reviewVisits: [ENQUEUES],
    reviewVisit: [
      { way: "that ends soon", reads: 2, writes: 2 },
      { way: "that is over, map in memory", reads: 7, writes: 9, deletes: 1, sometimes: MAP_BY_CHANCE },
      { way: "that is over", reads: [7, "nexusCharts"], writes: 9, deletes: 1, sometimes: MAP_BY_CHANCE },
    ],
    settlePassages: [
      ENQUEUES,
      { ...ofSlot(ENQUEUES), sometimes: "A slot of the tick may fall into the time of a play, or none." },
    ],
    settlePassage: [
      { reads: 11, writes: 6, deletes: 1, sometimes: OWN_CALL },
      { way: "that goes back, or freight that does", reads: 7, writes: 6, deletes: 1 },
      {
        way: "that goes back, map not in memory",
        reads: [7, "charts"],
        writes: 6,
        deletes: 1,
        sometimes: MAP_BY_CHANCE,
      },
    ],
    lookAround: [{ reads: [3, { of: "rows", atLeast: 1 }] }],
    buyShip: [{ reads: [8, "fleet"], writes: 8 }],
    sellShip: [
      { way: "a granted one", reads: 7, writes: 3, deletes: 2 },
      { reads: 10, writes: 6, deletes: 2, sometimes: FIRST_SHARD },
      {
        way: "of which the yards' first shard cannot pay",
        reads: 25,
        writes: 6,
        deletes: 2,
        sometimes: FIRST_SHARD,
      },
    ],
    repairShip: [{ reads: 7, writes: 7 }],
    boardShip: [
      { reads: 5, writes: 5 },
      { way: "out of a pod", reads: 5, writes: 4, deletes: 2 },
    ],
    leaveShip: [{ reads: 4, writes: 6 }],
    nameShip: [{ reads: 3, writes: 2 }],
    bringParts: [
      { way: "the first ones", reads: 8, writes: 8 },
      { way: "the first ones, goods alone", reads: 7, writes: 7 },
      { way: "goods alone", reads: 8, writes: 7 },
      { reads: 9, writes: 8 },
    ],
    cancelConstruction: [{ reads: 8, writes: 5, deletes: 2 }],
    launchJumper: [{ reads: [9, "fleet"], writes: 7, deletes: 2 }],
    grantGatePermit: [{ reads: 5, writes: 4 }],
    revokeGatePermit: [{ reads: 4, writes: 2, deletes: 1 }],
    raiseGate: [{ reads: 16, writes: 12, deletes: 6 }],
    setToll: [{ reads: 3, writes: 2 }],
    closeGate: [{ reads: 3, writes: 2 }],
    collectTolls: [{ reads: 8, writes: 4 }],
    survey: [
      { way: "that finds nothing", reads: 3, writes: 3 },
      { way: "the first that finds a tunnel within", reads: 4, writes: 5 },
      { way: "that finds a tunnel again", reads: 4, writes: 4 },
      ...[5, 6, 7, 8].map((reads) => ({
        way: `the first that finds a tunnel to another region, with ${reads - 4} looked at`,
        reads,
        writes: 5,
        sometimes: DRAWN_PLACE,
      })),
    ],
    rideTunnel: [{ reads: 4, writes: 3 }],
    giveMap: [{ reads: 4, writes: 3, deletes: 1 }],
    sellMap: [
      { reads: 9, writes: 7, deletes: 1, sometimes: FIRST_SHARD },
      {
        way: "for which the gates' first shard cannot pay",
        reads: 24,
        writes: 7,
        deletes: 1,
        sometimes: FIRST_SHARD,
      },
      {
        way: "for which two of the gates' shards pay",
        reads: 24,
        writes: 8,
        deletes: 1,
        sometimes: FIRST_SHARD,
      },
    ],
    moveCargo: [{ reads: 8, writes: 6 }],
    storeCargo: [
      { reads: 6, writes: 6 },
      { way: "in the Nexus", reads: 7, writes: 7 },
    ],
    fetchCargo: [
      { reads: 6, writes: 6 },
      { way: "in the Nexus, with rent", reads: 9, writes: 10 },
    ],
    jettisonCargo: [{ way: "map in memory", reads: 5, writes: 5 }],
    claimScout: [{ reads: [4, "fleet"], writes: 5 }],
    reviewDepots: [ENQUEUES],
    reviewDepot: [
      { way: "a notice", reads: 5, writes: 2 },
      { way: "its end", reads: 8, writes: 6 },
    ],
    retireIdlePilots: [ENQUEUES],
    retirePilot: [
      { reads: 1, writes: 1, deletes: 1 },
      { way: "adrift, map in memory", reads: 1, writes: 2, deletes: 1, sometimes: MAP_BY_CHANCE },
      // The map of a region; that of the Nexus has ten documents.
      { way: "adrift", reads: 2, writes: 2, deletes: 1, sometimes: MAP_BY_CHANCE },
    ],
  },
  lookUps: {
    pilots: CONCERNED,
    depots: CONCERNED,
    passages: { elsewhere: { administrator: 1, concerned: 0, governor: 1 } },
    ships: CONCERNED,
    constructions: CONCERNED,
    tunnelMaps: { elsewhere: { concerned: 0 } },
    playerGates: SIGNED_IN,
    gatePermits: {
      platform: { administrator: 1, concerned: 0 },
      region: { administrator: 1, concerned: 0, governor: 1 },
    },
    presence: { platform: { concerned: 2, player: 2 }, region: { concerned: 2, governor: 0, member: 0 } },
  },
  quantities: {
    fleet: "ships of the player, the piloted one included",
    accounts: "accounts of the player's in the ledger: credits, the hold of each ship, depots, tolls",
  },
  activities: [
    {
      what: "Own pilot",
      act: { reads: "pilots", place: "elsewhere", by: "concerned", documents: 1 },
      perPlayerDay: 1,
      sentKB: 1,
    },
    { what: "Flies", act: { operation: "fly", way: "map in memory" }, perPlayerDay: 12, sentKB: 1 },
    {
      what: "Flies, map not in memory",
      act: { operation: "fly", quantities: { charts: 1 } },
      perPlayerDay: 0.2,
      sentKB: 1,
    },
    { what: "Docks", act: { operation: "dock", way: "map in memory" }, perPlayerDay: 2, sentKB: 1 },
    // A flight leaves the berth by itself.
    { what: "Undocks", act: { operation: "undock", way: "map in memory" }, perPlayerDay: 0.1, sentKB: 1 },
    {
      what: "Rides on a lane",
      act: { operation: "rideLane", way: "map in memory" },
      perPlayerDay: 0.2,
      sentKB: 1,
    },
    {
      what: "Looks around",
      act: { operation: "lookAround", quantities: { rows: 5 } },
      perPlayerDay: 4,
      sentKB: 3,
    },
    { what: "Books a passage", act: { operation: "bookPassage" }, perPlayerDay: 0.2, sentKB: 1 },
    {
      what: "Sends freight",
      act: { operation: "sendFreight" },
      perPlayerDay: 0.1,
      sentKB: 1,
    },
    {
      what: "Surveys a sector",
      act: { operation: "survey", way: "that finds nothing" },
      perPlayerDay: 0.2,
      sentKB: 1,
    },
    { what: "Brings parts to the guild", act: { operation: "bringParts" }, perPlayerDay: 0.01, sentKB: 1 },
    { what: "Insures cargo", act: { operation: "takeInsurance" }, perPlayerDay: 0.1, sentKB: 1 },
    { what: "Is paid for burnt cargo", act: { operation: "payInsurance" }, perPlayerDay: 0.02, sentKB: 0 },
    {
      what: "Is evacuated",
      act: { operation: "evacuate", way: "for nothing" },
      perPlayerDay: 0.02,
      sentKB: 1,
    },
    { what: "Freight arrives", act: { operation: "settlePassage" }, perPlayerDay: 0.1, sentKB: 0 },
    {
      what: "Is told that a visit ends",
      act: { operation: "reviewVisit", way: "that ends soon" },
      perPlayerDay: 0.02,
      sentKB: 1,
    },
    { what: "Arrives", act: { operation: "settlePassage" }, perPlayerDay: 0.2, sentKB: 0 },
    {
      what: "Buys a ship",
      act: { operation: "buyShip", quantities: { fleet: 3 } },
      perPlayerDay: 0.02,
      sentKB: 1,
    },
    { what: "Boards a ship", act: { operation: "boardShip" }, perPlayerDay: 0.1, sentKB: 1 },
    { what: "Stores or fetches goods", act: { operation: "storeCargo" }, perPlayerDay: 1, sentKB: 1 },
    { what: "Moves cargo", act: { operation: "moveCargo" }, perPlayerDay: 0.1, sentKB: 1 },
    {
      what: "Sees who is in the sector",
      act: { reads: "presence", place: "region", by: "concerned", documents: 5 },
      perPlayerDay: 1,
      sentKB: 3,
    },
  ],
  finds: {
    retireIdlePilots: ({ residents }) => ({ due: 0.01 * residents, fullPages: 0 }),
    reviewVisits: ({ residents }) => ({ due: (0.02 * residents) / 288, fullPages: 0 }),
    reviewDepots: ({ residents }) => ({ due: 0.001 * residents, fullPages: 0 }),
    payInsurances: ({ residents }) => ({ due: (0.02 * residents) / 288, fullPages: 0 }),
    settlePassages: ({ residents }) => ({ due: (0.1 * residents) / 1_440, fullPages: 0 }),
  },
};
