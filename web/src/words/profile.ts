import { grouped, instants } from "./format.ts";

/** Words of a player's profile. */
export const profile = {
  title: "Profile",
  balance: "Balance",
  name: "Name",
  biography: "About",
  noBiography: "nothing written yet",
  since: "Playing since",
  galacticCitizen: "Galactic Citizen",
  yes: "yes",
  no: "no",
  homes: "Homes",
  homeless: "no home",
  present: "present home",
  homeSince: (since: Date) => `since ${instants.format(since)}`,
  achievements: "Achievements",
  earned: (earned: number, all: number) =>
    `${grouped.format(earned)} of ${grouped.format(all)} are earned; none is ever taken away.`,
  isEarned: "earned",
  memberships: "Memberships",
  noMemberships: "You belong to no region besides the platform's own.",
  reputation: (value: number) => `reputation ${value}`,
  may: "What you may do there",
  citizenIn: (left: string) => `You can claim citizenship in ${left}.`,
  citizenNow: "Your days of residence are over: citizenship can be claimed, if your reputation is enough.",
  bannedUntil: (until: Date) => `Banned until ${instants.format(until)}.`,
  bannedForGood: "Banned until somebody lifts it.",
  banReason: (reason: string) => `The reason given: ${reason}`,
  left: "You have left this region.",
} as const;
