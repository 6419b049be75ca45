import type { GameError } from "../platform/errors.ts";
import { type Moment, moment, question } from "../platform/moments.ts";
import type { Happening } from "./change/happenings.ts";

interface Membership {
  readonly regionId: string;
  readonly uid: string;
}

/** What happens to memberships: a member enters, leaves, is banned, is a citizen no longer. */
export const MEMBER_MOMENTS: Readonly<Record<Happening, Moment<Membership>>> = {
  entered: moment("membership/entered"),
  left: moment("membership/left"),
  banned: moment("membership/banned"),
  citizenshipLost: moment("membership/citizenshipLost"),
};

/** May this member leave the region? A later room may refuse. */
export const mayLeave = question<Membership, void>("membership/mayLeave");

/** Somebody at the border of a region. */
export interface Border {
  readonly regionId: string;
  readonly uid: string;
  /** Where the player is at home; null also where that does not matter, because an officer has admitted the player. */
  readonly homeRegionId: string | null;
}

/** What a later room says of somebody at the border. */
export interface Passage {
  /** Comes in, whatever the region's own policy says. */
  readonly admitted: boolean;
  /** Why the player stays outside, unless they own or govern the region; null where nothing is against it. */
  readonly refusal: GameError | null;
}

/** May this person enter? */
export const mayEnter = question<Border, Passage>("membership/mayEnter");

/** One refusal keeps out, one admission lets in. */
export function combined(passages: readonly Passage[]): Passage {
  return {
    admitted: passages.some(({ admitted }) => admitted),
    refusal: passages.find(({ refusal }) => refusal !== null)?.refusal ?? null,
  };
}
