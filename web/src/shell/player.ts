import { createContext, useContext } from "react";
import type { Member } from "../../../functions/src/membership/schema.ts";
import type { Player } from "../../../functions/src/players/schema.ts";
import { session } from "../data/session.ts";
import { useStore } from "../data/store.ts";
import type { Watched } from "../data/watch.ts";

/** The player's own copy of a membership. */
export type Membership = Pick<Member, "regionId" | "status" | "standing" | "reputation" | "citizenSince"> & {
  readonly banUntil: Date | null;
};

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
