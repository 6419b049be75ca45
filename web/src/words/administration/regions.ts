import { administrators } from "../administrators.ts";
import { instants } from "../format.ts";

// Words of what administrators do about regions.

export const regions = {
  title: administrators.regions,
  why: "The newest first. Each leads to what an administrator can do about it.",
  show: "Which regions",
  every: "All",
  none: "There is no such region.",
  kind: { nexus: "the Nexus", default: "the first home", owned: "owned" },
  columns: {
    name: "Region",
    status: "Status",
    holds: "Held",
    people: "Citizens, residents, visitors",
    government: "Government",
    owner: "Owner",
    governor: "Governor",
  },
  held: {
    billing: (until: Date | null) =>
      until === null ? "for want of payment" : `for want of payment until ${instants.format(until)}`,
    platform: (until: Date | null) =>
      until === null ? "by the platform" : `by the platform until ${instants.format(until)}`,
  },
  notHeld: "no",
  gameTime: "Instants are game time.",
} as const;

export const create = {
  open: "Create a region",
  review:
    "It is built at once, of sectors that are decided by its seed. Nothing is paid. Closing it undoes it; its id is never used again.",
  confirm: "Create it now",
  id: "Id, which stands in addresses",
  name: "Name",
  kind: "What it is",
  owner: "Owner, by uid",
  seed: "Seed; drawn from the world's where it is left empty",
  sectors: "Sectors, of the Nexus alone",
  done: (regionId: string) => `It is being built: ${regionId}.`,
  inSteps: "An owned region with rules of its own, in steps",
  idForm: "An id has 3 to 32 of a–z, 0–9 and single inner hyphens, and begins with a letter.",
  nameForm: "A name has 3 to 64 characters.",
  ownerNeeded: "An owned region needs an owner.",
} as const;

export const region = {
  title: (name: string) => `${name}, for administrators`,
  unknown: (id: string) => `There is no region “${id}”.`,
  state: "How it stands",
  created: "Created",
  activated: "First opened",
  closes: "Begins to close",
  closedAt: "Closed",
  health: "Health",
  healthOf: (score: number, day: string) => `${score} of 100 on ${day}`,
  noHealth: "not told yet",
  offer: "Offered to",
  offered: (uid: string, until: Date) => `${uid} until ${instants.format(until)}`,
  succession: "Succession bought by",
  beneficiary: "Shares in its revenue",
  closing: "End of the region",
  phase: (phase: string, since: Date) => `${phase} since ${instants.format(since)}`,
  acts: "What you can do",
  overview: "Overview",
  settings: "Rules",
  members: "Members",
  log: "Its log",
  suspend: "Suspend the region",
  suspendReview: "Newcomers are refused, those inside may leave, nothing grows. Reopening undoes it.",
  confirmSuspend: "Suspend now",
  suspended: "It is suspended.",
  reopen: "Reopen the region",
  reopenReview:
    "It opens again, unless a missing payment holds it, too. Another suspension undoes it. A hold for want of payment ends with the payment alone.",
  confirmReopen: "Reopen now",
  reopened: (status: string) => `It is ${status} now.`,
  retry: "Begin its building anew",
  retryReview: "What was built stays, what is missing is built. It opens once everything is there.",
  confirmRetry: "Begin now",
  retried: "It is being built.",
  vacate: "Vacate the governor's office",
  vacateReview:
    "The governor loses the office at once, and its powers are the owner's until the next election. Only an appointment or an election fills it again.",
  confirmVacate: "Vacate now",
  vacated: "The office is vacant.",
  close: "Close the region",
  closeReview:
    "It begins to close at once: exports, settlement, evacuation to the Nexus, archive. This cannot be undone.",
  confirmClose: "Close it for ever",
  closeName: (name: string) => `Type “${name}” to confirm`,
  notTyped: "The name is not typed as it is.",
  closed: "It has begun to close.",
  veto: "Veto a proposal or a passed law",
  vetoReview: "It ends before it takes effect. It can be proposed again.",
  confirmVeto: "Veto it now",
  proposalId: "Proposal, by id",
  vetoed: "It has ended.",
} as const;
