import { MAP_BY_CHANCE } from "../galaxy/figures.ts";
import { ENQUEUES, type Figures } from "../platform/declaration/figures.ts";
import { CONCERNED } from "../platform/declaration/lookUps.ts";
import { figures as constructions } from "./constructions/figures.ts";
import { figures as depots } from "./depots/figures.ts";
import { figures as passages } from "./passages/figures.ts";
import { figures as playerGates } from "./playerGates/figures.ts";
import type { ships } from "./room.ts";
import { figures as tunnels } from "./tunnels/figures.ts";
import { figures as yard } from "./yard/figures.ts";

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
    lookAround: [{ reads: [3, { of: "rows", atLeast: 1 }] }],
    retireIdlePilots: [ENQUEUES],
    retirePilot: [
      { reads: 1, writes: 1, deletes: 1 },
      { way: "adrift, map in memory", reads: 1, writes: 2, deletes: 1, sometimes: MAP_BY_CHANCE },
      // The map of a region; that of the Nexus has ten documents.
      { way: "adrift", reads: 2, writes: 2, deletes: 1, sometimes: MAP_BY_CHANCE },
    ],
    ...yard.operations,
    ...passages.operations,
    ...depots.operations,
    ...constructions.operations,
    ...playerGates.operations,
    ...tunnels.operations,
  },
  lookUps: {
    pilots: CONCERNED,
    presence: { platform: { concerned: 2, player: 2 }, region: { concerned: 2, governor: 0, member: 0 } },
    ...yard.lookUps,
    ...passages.lookUps,
    ...depots.lookUps,
    ...constructions.lookUps,
    ...playerGates.lookUps,
    ...tunnels.lookUps,
  },
  quantities: { ...yard.quantities, ...passages.quantities },
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
