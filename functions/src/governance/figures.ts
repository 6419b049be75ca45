import type { Figures } from "../platform/declaration/figures.ts";
import { figures as elections } from "./elections/figures.ts";
import { figures as laws } from "./laws/figures.ts";
import { activities, finds } from "./month.ts";
import { figures as offices } from "./offices/figures.ts";
import { figures as petitions } from "./petitions/figures.ts";
import { figures as polls } from "./polls/figures.ts";
import type { governance } from "./room.ts";
import { figures as treaties } from "./treaties/figures.ts";

export const figures: Figures<typeof governance> = {
  operations: {
    ...offices.operations,
    ...elections.operations,
    ...polls.operations,
    ...laws.operations,
    ...petitions.operations,
    ...treaties.operations,
  },
  lookUps: {
    ...offices.lookUps,
    ...elections.lookUps,
    ...polls.lookUps,
    ...laws.lookUps,
    ...petitions.lookUps,
    ...treaties.lookUps,
  },
  quantities: {
    ...elections.quantities,
    ...polls.quantities,
    ...laws.quantities,
    ...petitions.quantities,
    ...treaties.quantities,
  },
  activities,
  finds,
};
