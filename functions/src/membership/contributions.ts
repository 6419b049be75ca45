import { regionalAuthority } from "../platform/authority.ts";
import { holdings } from "../platform/holdings.ts";
import { contribution } from "../platform/moments.ts";
import { accountBlocked, accountErased, accountRegistered, nameUses } from "../players/moments.ts";
import { interventionKinds, mayGovern, ownerChanged, regionOpened } from "../regions/moments.ts";

export const contributions = [
  contribution(regionalAuthority, {
    bills:
      "One read, of the calls that need a membership; two for each region, of those that need a permission.",
    load: async () => (await import("./regionalAuthority.ts")).authorityByMembership,
  }),
  contribution(accountRegistered, {
    bills: "Two writes: the membership in the first home, and its mirror.",
    load: async () => (await import("./admission/firstMembership.ts")).enterFirstHome,
  }),
  contribution(accountErased, {
    bills:
      "One read, or one for each region in which the player sits in the council or is ambassador; for each two writes, and one for each office.",
    load: async () => (await import("./change/forfeitOffices.ts")).forfeitOffices,
  }),
  contribution(regionOpened, {
    bills: "Of an owned region two writes: the owner's membership, and its mirror.",
    load: async () => (await import("./owners/enterAsOwner.ts")).enterAsOwner,
  }),
  contribution(ownerChanged, {
    bills: "One read and two writes: the new owner's membership, and its mirror.",
    load: async () => (await import("./owners/enterAsOwner.ts")).enterAsNewOwner,
  }),
  contribution(mayGovern, {
    bills: "One read.",
    load: async () => (await import("./owners/mayGovern.ts")).requireCitizen,
  }),
  contribution(interventionKinds, {
    bills: "Two reads; the writes of a ban.",
    load: async () => (await import("./bans/interventions.ts")).exclusions,
  }),
  contribution(accountBlocked, {
    bills: "Two reads and a write for each membership, one read at least.",
    load: async () => (await import("./change/blockMembers.ts")).blockMembers,
  }),
  contribution(holdings, {
    bills: "Nothing at an account's end.",
    load: async () => (await import("./belongings.ts")).belongings,
  }),
  contribution(nameUses, {
    bills: "Of a new name: two reads and a write for each membership, one each for an application.",
    load: async () => (await import("./renameMember.ts")).renameMember,
  }),
];
