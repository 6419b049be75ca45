import { ballotKey } from "../platform/config.ts";
import { callables } from "../platform/router.ts";
import { schedule } from "../platform/schedule.ts";
import { taskQueue } from "../platform/taskQueue.ts";

export const governance = callables(
  "governance",
  {
    acceptNomination: async () => (await import("./acceptNomination.ts")).acceptNomination,
    answerPetition: async () => (await import("./answerPetition.ts")).answerPetition,
    callElection: async () => (await import("./callElection.ts")).callElection,
    cancelProposal: async () => (await import("./cancelProposal.ts")).cancelProposal,
    castBallot: async () => (await import("./castBallot.ts")).castBallot,
    declareBreach: async () => (await import("./declareBreach.ts")).declareBreach,
    declineTreaty: async () => (await import("./declineTreaty.ts")).declineTreaty,
    draftProposal: async () => (await import("./draftProposal.ts")).draftProposal,
    getReceipts: async () => (await import("./getReceipts.ts")).getReceipts,
    giveTreatyNotice: async () => (await import("./giveTreatyNotice.ts")).giveTreatyNotice,
    nominateCandidate: async () => (await import("./nominateCandidate.ts")).nominateCandidate,
    offerTreaty: async () => (await import("./offerTreaty.ts")).offerTreaty,
    openPetition: async () => (await import("./openPetition.ts")).openPetition,
    resignOffice: async () => (await import("./resignOffice.ts")).resignOffice,
    signTreaty: async () => (await import("./signTreaty.ts")).signTreaty,
    submitProposal: async () => (await import("./submitProposal.ts")).submitProposal,
    supportPetition: async () => (await import("./supportPetition.ts")).supportPetition,
    vetoProposal: async () => (await import("./vetoProposal.ts")).vetoProposal,
    withdrawCandidacy: async () => (await import("./withdrawCandidacy.ts")).withdrawCandidacy,
    withdrawSupport: async () => (await import("./withdrawSupport.ts")).withdrawSupport,
  },
  [ballotKey],
);

export const settlePolls = schedule(
  "settlePolls",
  "* * * * *",
  async () => (await import("./settlePolls.ts")).settlePolls,
);

export const settlePoll = taskQueue("settlePoll", async () => (await import("./settlePoll.ts")).settlePoll, [
  ballotKey,
]);

export const implementProposals = schedule(
  "implementProposals",
  "*/5 * * * *",
  async () => (await import("./implementProposals.ts")).implementProposals,
);

export const implementProposal = taskQueue(
  "implementProposal",
  async () => (await import("./implementProposal.ts")).implementProposal,
);

export const openNominations = schedule(
  "openNominations",
  "*/10 * * * *",
  async () => (await import("./openNominations.ts")).openNominations,
);

export const fillVacancies = schedule(
  "fillVacancies",
  "17 * * * *",
  async () => (await import("./fillVacancies.ts")).fillVacancies,
);

export const reviewPetitions = schedule(
  "reviewPetitions",
  "*/10 * * * *",
  async () => (await import("./reviewPetitions.ts")).reviewPetitions,
);

export const reviewPetition = taskQueue(
  "reviewPetition",
  async () => (await import("./reviewPetition.ts")).reviewPetition,
);

export const endTreaties = taskQueue(
  "endTreaties",
  async () => (await import("./endTreaties.ts")).endTreaties,
);
