import { MAP_BY_CHANCE } from "../galaxy/figures.ts";
import { ENQUEUES, type Figures } from "../platform/declaration/figures.ts";
import { BELONGING, SIGNED_IN, SIGNED_IN_IN_REGIONS } from "../platform/declaration/lookUps.ts";
import type { regions } from "./room.ts";

const SLICES_AT_ONCE = "Slices that end at once each find that all are done, and look at what is there.";
const SHOWN =
  "At most every five seconds a job shows how far it has come; on a slow machine its slices take so long.";

export const figures: Figures<typeof regions> = {
  operations: {
    announce: [{ reads: 4, writes: 2 }],
    appointGovernor: [
      { way: "to the vacant office", reads: 4, writes: 4 },
      { way: "in another's place", reads: 4, writes: 5 },
      { way: "vacating the office", reads: 3, writes: 4 },
    ],
    checkName: [
      { way: "of one that is free", reads: 1 },
      { way: "of one that a region or a checkout holds", reads: 2 },
    ],
    closeRegion: [{ reads: 3, writes: 4 }],
    revokeClosing: [
      { reads: 4, writes: 4 },
      { way: "which gives a succession back", reads: 5, writes: 7, deletes: 1, tasks: 1 },
    ],
    closeAnnouncedRegions: [ENQUEUES],
    closeAnnouncedRegion: [
      { reads: 2, writes: 6, tasks: 2 },
      { way: "of one that goes to its heir", reads: 7, writes: 9, deletes: 1, tasks: 1 },
    ],
    configureEconomy: [
      { reads: 4, writes: 4 },
      { way: "of fields that no vote decides usually", reads: 4, writes: 3 },
      { way: "to what it is", reads: 4, writes: 1 },
    ],
    configureRegion: [
      { reads: 4, writes: 4 },
      { way: "with another name", reads: 5, writes: 6, deletes: 1 },
    ],
    adjustTerms: [
      { way: "of a region without treaties, loans and covers", reads: 3, deletes: 1 },
      { way: "of one with two treaties, of which one has a term", reads: 10, writes: 5, deletes: 1 },
    ],
    createRegion: [
      { way: "owned", reads: 7, writes: 18, tasks: 1 },
      { way: "owned, with a name that looks like its id", reads: 6, writes: 17, tasks: 1 },
    ],
    interveneInRegion: [
      { way: "in its affairs", reads: 3, writes: 3 },
      { way: "suspends or reopens it", reads: 3, writes: 4, tasks: 1 },
      { way: "configures it", reads: 4, writes: 3 },
      { way: "bans", reads: 6, writes: 5, deletes: 1 },
      { way: "bans who is there, map in memory", reads: 8, writes: 8, deletes: 2, sometimes: MAP_BY_CHANCE },
      {
        way: "bans who is there",
        reads: [8, "nexusCharts"],
        writes: 8,
        deletes: 2,
        sometimes: MAP_BY_CHANCE,
      },
      { way: "closes it", reads: 4, writes: 7, tasks: 2 },
      { way: "bans who loses the home", reads: 8, writes: 6, deletes: 1 },
      { way: "lifts a ban", reads: 5, writes: 5 },
    ],
    listRegions: [{ reads: ["rows", { of: "rows", atLeast: 1 }] }],
    queryRegions: [{ reads: [{ of: "given", each: 3 }] }],
    reopenRegion: [{ reads: 3, writes: 4, tasks: 1 }],
    retryProvisioning: [{ reads: 4, writes: [4, "steps"], tasks: ["steps"] }],
    suspendRegion: [{ reads: 3, writes: 4, tasks: 1 }],
    offerRegion: [{ reads: 6, writes: 4 }],
    withdrawOffer: [{ reads: 4, writes: 4 }],
    provisionRegion: [
      {
        way: "a slice of several",
        reads: 4,
        writes: 502,
        deletes: 1,
        sometimes: SLICES_AT_ONCE,
      },
      { way: "a slice that shows progress", reads: 5, writes: 503, deletes: 1, sometimes: SHOWN },
      {
        way: "a slice whose progress another has shown",
        reads: 5,
        writes: 502,
        deletes: 1,
        sometimes: SHOWN,
      },
      {
        way: "the only slice, which opens the region and its gate",
        // One of the index of gates, of 500 each.
        reads: [6, "sectors", "steps"],
        writes: 506,
        deletes: 1,
      },
      {
        way: "the last slice of a Nexus, which has no gate",
        reads: [6, "sectors", "steps"],
        // Its terminals among them.
        writes: [504, { of: "sectors", per: 125 }],
        deletes: 1,
      },
      {
        way: "a last slice that another forestalled",
        reads: [5, "sectors", "steps"],
        writes: 502,
        deletes: 1,
        sometimes: SLICES_AT_ONCE,
      },
      {
        way: "late, or again",
        reads: 2,
        deletes: 1,
        sometimes: "Queues deliver at least once; undisturbed, they deliver once.",
      },
    ],
  },
  lookUps: {
    regions: SIGNED_IN,
    settings: SIGNED_IN_IN_REGIONS,
    currencies: SIGNED_IN_IN_REGIONS,
    memberCounts: SIGNED_IN_IN_REGIONS,
    announcements: BELONGING,
    offers: {
      platform: { administrator: 1, concerned: 0 },
      region: { administrator: 1, concerned: 0 },
    },
  },
  quantities: {
    steps: "slices of the job: one for each 500 sectors",
    sectors: "sectors of the region",
  },
  activities: [
    {
      what: "Region's document",
      act: { reads: "regions", place: "elsewhere", by: "signedIn", documents: 1 },
      perPlayerDay: 3,
      sentKB: 1,
    },
    {
      what: "Region's settings",
      act: { reads: "settings", place: "region", by: "member", documents: 1 },
      perPlayerDay: 1,
      sentKB: 4,
    },
    {
      what: "Announcements, a page",
      act: { reads: "announcements", place: "region", by: "member", documents: 10 },
      perPlayerDay: 0.5,
      sentKB: 12,
    },
    {
      what: "Directory of regions, a page",
      act: { operation: "listRegions", quantities: { rows: 50 } },
      perPlayerDay: 0.1,
      sentKB: 20,
    },
    { what: "Configures the region", act: { operation: "configureRegion" }, perRegionMonth: 10, sentKB: 1 },
    { what: "Announces", act: { operation: "announce" }, perRegionMonth: 20, sentKB: 1 },
    {
      what: "Is opened, once: the call",
      act: { operation: "createRegion", way: "owned" },
      perRegionMonth: 1,
      sentKB: 1,
    },
    {
      what: "Is opened, once: its sectors",
      act: {
        operation: "provisionRegion",
        way: "the only slice, which opens the region and its gate",
        quantities: { steps: 1, sectors: 500 },
      },
      perRegionMonth: 1,
    },
  ],
  finds: { closeAnnouncedRegions: () => ({ due: 0, fullPages: 0 }) },
};
