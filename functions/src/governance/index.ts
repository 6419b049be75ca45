import { deployed } from "../platform/deployed.ts";
import { governance as room } from "./room.ts";

export const {
  governance,
  settlePolls,
  settlePoll,
  implementProposals,
  implementProposal,
  openNominations,
  fillVacancies,
  reviewPetitions,
  reviewPetition,
  endTreaties,
} = deployed(room);
