import { createContext, useContext } from "react";
import { FIRST_WORLD } from "../../../functions/src/galaxy/world.ts";
import type { Member } from "../../../functions/src/membership/schema.ts";
import type { Player } from "../../../functions/src/players/schema.ts";
import { session } from "../data/session.ts";
import { createStore, useStore } from "../data/store.ts";
import type { Watched } from "../data/watch.ts";

/** The player's own copy of a membership. */
export type Membership = Pick<Member, "regionId" | "status" | "standing" | "reputation" | "citizenSince"> & {
  readonly banUntil: Date | null;
};

/** More than a player comes to belong to; the rules give no more at once. */
export const MAX_MEMBERSHIPS = 100;

/** Who looks at the page, as the documents say now. */
export interface Viewer {
  readonly uid: string;
  readonly player: Player;
  readonly memberships: Watched<readonly Membership[]>;
}

export const ViewerContext = createContext<Viewer | null>(null);

export function useViewer(): Viewer {
  const viewer = useContext(ViewerContext);
  if (viewer === null) throw new Error("Only pages of a player know who looks at them");
  return viewer;
}

/** Who calls, as the server's own functions ask for it. */
export interface Caller {
  readonly uid: string;
  readonly administrator: boolean;
}

export function useCaller(): Caller {
  const { uid } = useViewer();
  const who = useStore(session);
  return { uid, administrator: who.state === "signedIn" && who.administrator };
}

/** Where everybody may look around, and where one belongs. */
export function regionsOf(memberships: Viewer["memberships"]): readonly string[] {
  const own = memberships.state === "here" ? memberships.value : [];
  const active = own.filter(({ status }) => status === "active").map(({ regionId }) => regionId);
  return [...new Set([FIRST_WORLD.nexusId, FIRST_WORLD.firstHomeId, ...active])];
}

const EVERYBODYS = regionsOf({ state: "loading" });

/** The regions of who looks at the page, for what stands around it. */
export const ownRegions = createStore(EVERYBODYS);

/** Returns what ends that: the next account has regions of its own. */
export function tellRegions(memberships: Viewer["memberships"]): () => void {
  ownRegions.set(regionsOf(memberships));
  return () => ownRegions.set(EVERYBODYS);
}
