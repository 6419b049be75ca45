import { declareRoom } from "../platform/declaration/declareRoom.ts";
import { contributions } from "./contributions.ts";
import { elections } from "./elections/room.ts";
import { laws } from "./laws/room.ts";
import { offices } from "./offices/room.ts";
import { petitions } from "./petitions/room.ts";
import { polls } from "./polls/room.ts";
import { treaties } from "./treaties/room.ts";

declare module "../platform/declaration/declareRoom.ts" {
  interface Rooms {
    readonly governance: typeof governance;
  }
}

/** One deployed function of six rooms within the room, each of which declares its own. */
export const governance = declareRoom({
  name: "governance",
  purpose: "votes of every kind: elections to offices, laws, referendums, recalls, petitions, treaties",
  collections: {
    ...offices.collections,
    ...elections.collections,
    ...polls.collections,
    ...laws.collections,
    ...petitions.collections,
    ...treaties.collections,
  },
  reasons: {
    ...offices.reasons,
    ...elections.reasons,
    ...polls.reasons,
    ...laws.reasons,
    ...petitions.reasons,
    ...treaties.reasons,
  },
  permissions: {
    "region:{regionId}:vote": { heldBy: ["citizen"] },
    "region:{regionId}:policy:propose": { heldBy: ["citizen", "councilMember", "governor"] },
    "region:{regionId}:treaties:negotiate": { heldBy: ["ambassador", "governor"] },
  },
  transferKinds: {},
  roles: { councilMember: ["region:{regionId}:analytics:view"], ambassador: [] },
  callables: {
    ...offices.callables,
    ...elections.callables,
    ...polls.callables,
    ...laws.callables,
    ...petitions.callables,
    ...treaties.callables,
  },
  due: {
    ...polls.due,
    ...offices.due,
    ...elections.due,
    ...laws.due,
    ...petitions.due,
    ...treaties.due,
  },
  tasks: {
    ...polls.tasks,
    ...offices.tasks,
    ...elections.tasks,
    ...laws.tasks,
    ...petitions.tasks,
    ...treaties.tasks,
  },
  jobs: {
    ...polls.jobs,
    ...offices.jobs,
    ...elections.jobs,
    ...laws.jobs,
    ...petitions.jobs,
    ...treaties.jobs,
  },
  figures: () => import("./figures.ts"),
  contributions,
  secrets: ["ballotKey"],
});
