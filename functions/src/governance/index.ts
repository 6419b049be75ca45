import { ballotKey } from "../platform/config.ts";
import { callables } from "../platform/router.ts";
import { schedule } from "../platform/schedule.ts";
import { taskQueue } from "../platform/taskQueue.ts";

export const governance = callables(
  "governance",
  {
    acceptNomination: async () => (await import("./elections/acceptNomination.ts")).acceptNomination,
    answerPetition: async () => (await import("./petitions/answerPetition.ts")).answerPetition,
    callElection: async () => (await import("./elections/callElection.ts")).callElection,
    cancelProposal: async () => (await import("./laws/cancelProposal.ts")).cancelProposal,
    castBallot: async () => (await import("./polls/castBallot.ts")).castBallot,
    declareBreach: async () => (await import("./treaties/declareBreach.ts")).declareBreach,
    declineTreaty: async () => (await import("./treaties/declineTreaty.ts")).declineTreaty,
    draftProposal: async () => (await import("./laws/draftProposal.ts")).draftProposal,
    getReceipts: async () => (await import("./polls/getReceipts.ts")).getReceipts,
    giveTreatyNotice: async () => (await import("./treaties/giveTreatyNotice.ts")).giveTreatyNotice,
    nominateCandidate: async () => (await import("./elections/nominateCandidate.ts")).nominateCandidate,
    offerTreaty: async () => (await import("./treaties/offerTreaty.ts")).offerTreaty,
    openPetition: async () => (await import("./petitions/openPetition.ts")).openPetition,
    resignOffice: async () => (await import("./offices/resignOffice.ts")).resignOffice,
    signTreaty: async () => (await import("./treaties/signTreaty.ts")).signTreaty,
    submitProposal: async () => (await import("./laws/submitProposal.ts")).submitProposal,
    supportPetition: async () => (await import("./petitions/supportPetition.ts")).supportPetition,
    vetoProposal: async () => (await import("./laws/vetoProposal.ts")).vetoProposal,
    withdrawCandidacy: async () => (await import("./elections/withdrawCandidacy.ts")).withdrawCandidacy,
    withdrawSupport: async () => (await import("./petitions/withdrawSupport.ts")).withdrawSupport,
  },
  [ballotKey],
);

export const settlePolls = schedule(
  "settlePolls",
  "* * * * *",
  async () => (await import("./polls/settlePolls.ts")).settlePolls,
);

export const settlePoll = taskQueue(
  "settlePoll",
  async () => (await import("./polls/settlePoll.ts")).settlePoll,
  [ballotKey],
);

export const implementProposals = schedule(
  "implementProposals",
  "*/5 * * * *",
  async () => (await import("./laws/implementProposals.ts")).implementProposals,
);

export const implementProposal = taskQueue(
  "implementProposal",
  async () => (await import("./laws/implementProposal.ts")).implementProposal,
);

export const openNominations = schedule(
  "openNominations",
  "*/10 * * * *",
  async () => (await import("./elections/openNominations.ts")).openNominations,
);

export const fillVacancies = schedule(
  "fillVacancies",
  "17 * * * *",
  async () => (await import("./elections/fillVacancies.ts")).fillVacancies,
);

export const reviewPetitions = schedule(
  "reviewPetitions",
  "*/10 * * * *",
  async () => (await import("./petitions/reviewPetitions.ts")).reviewPetitions,
);

export const reviewPetition = taskQueue(
  "reviewPetition",
  async () => (await import("./petitions/reviewPetition.ts")).reviewPetition,
);

export const endTreaties = taskQueue(
  "endTreaties",
  async () => (await import("./treaties/endTreaties.ts")).endTreaties,
);
