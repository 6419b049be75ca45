import type { Place, Reader } from "../../functions/src/platform/declaration/lookUps.ts";
import type { ClientRead } from "../../scripts/cost/table.ts";
import { ask, type Clients } from "../support/rulesMatrix/asking.ts";
import { PATH_NAMES, type Request, type Shape, shapesOf } from "../support/rulesMatrix/cells.ts";
import type { Address } from "../support/rulesMatrix/emulator.ts";
import type { Role } from "../support/rulesMatrix/people.ts";
import { lookUpsOf } from "./lookUps.ts";

/** The role of the rules matrix that stands for each reader. */
const ROLE_OF: Readonly<Record<Reader, Role>> = {
  signedIn: "stranger",
  player: "galacticCitizen",
  concerned: "leaver",
  member: "visitor",
  moderator: "membersModerator",
  governor: "governor",
  owner: "owner",
  administrator: "administrator",
};

/** Those who differ there. In a region of the platform, and outside regions, offices of a region count for little. */
const READERS_IN: Readonly<Record<Place, readonly Reader[]>> = {
  region: ["member", "moderator", "governor", "owner", "concerned", "administrator"],
  platform: ["player", "concerned", "administrator"],
  elsewhere: ["signedIn", "governor", "concerned", "administrator"],
  group: ["signedIn", "concerned", "administrator"],
};

/** The region whose affairs the roles are in, and those of the platform; the matrix has others, to be refused in. */
const PLACE_OF: Readonly<Record<string, Place>> = { lyra: "region", nexus: "platform", default: "platform" };

/** What the rules look up for whatever a client may read of the fixture database, at most. */
export async function measuredClientReads(
  on: Address,
  projectId: string,
  clients: Clients,
): Promise<ClientRead[]> {
  const measured: ClientRead[] = [];
  for (const path of PATH_NAMES) {
    const byPlace = Map.groupBy(shapesOf(path).filter(isRead), ({ request }) => placeOf(request));
    for (const [place, shapes] of byPlace) {
      if (place === undefined) continue;
      const lookUps: Partial<Record<Reader, number>> = {};
      for (const reader of READERS_IN[place]) {
        const most = await mostLookUps(shapes, ROLE_OF[reader], on, projectId, clients);
        if (most !== undefined) lookUps[reader] = most;
      }
      if (Object.keys(lookUps).length > 0) measured.push({ path, place, lookUps });
    }
  }
  return measured;
}

const isRead = ({ request, present }: Shape) =>
  present && ["get", "list", "group"].includes(request.operation);

/** Undefined where the role may do none of it. */
async function mostLookUps(
  shapes: readonly Shape[],
  role: Role,
  on: Address,
  projectId: string,
  clients: Clients,
): Promise<number | undefined> {
  let most: number | undefined;
  for (const { request } of shapes.filter(({ expected }) => expected[role] === "allowed")) {
    const lookedUp = await lookUpsOf(on, projectId, () => ask(clients[role], request));
    most = Math.max(most ?? 0, lookedUp.size);
  }
  return most;
}

/** Undefined in a region that is not asked about. */
function placeOf(request: Request): Place | undefined {
  if (request.operation === "group") return "group";
  const path = "document" in request ? request.document : request.collection;
  const [first, regionId = "", below] = path.split("/");
  return first === "regions" && below !== undefined ? PLACE_OF[regionId] : "elsewhere";
}
