import { holdings } from "../platform/holdings.ts";
import { contribution } from "../platform/moments.ts";
import { accountRegistered } from "../players/moments.ts";
import { interventionKinds, mayGovern, ownerChanged, regionOpened } from "../regions/moments.ts";

export const contributions = [
  contribution(accountRegistered, {
    bills: "Two writes: the membership in the first home, and its mirror.",
    load: async () => (await import("./firstMembership.ts")).enterFirstHome,
  }),
  contribution(regionOpened, {
    bills: "Of an owned region two writes: the owner's membership, and its mirror.",
    load: async () => (await import("./enterAsOwner.ts")).enterAsOwner,
  }),
  contribution(ownerChanged, {
    bills: "One read and two writes: the new owner's membership, and its mirror.",
    load: async () => (await import("./enterAsOwner.ts")).enterAsNewOwner,
  }),
  contribution(mayGovern, {
    bills: "One read.",
    load: async () => (await import("./mayGovern.ts")).requireCitizen,
  }),
  contribution(interventionKinds, {
    bills: "Two reads; the writes of a ban.",
    load: async () => (await import("./interventions.ts")).exclusions,
  }),
  contribution(holdings, {
    bills: "Nothing at an account's end.",
    load: async () => (await import("./belongings.ts")).belongings,
  }),
];
