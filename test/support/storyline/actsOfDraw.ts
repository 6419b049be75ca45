import type { Act } from "./story.ts";

/** Every act is in one of so many draws. */
const DRAWS = 3;
/** What every act goes through. */
const BENEATH_ALL = /^(?:functions\/src\/platform|test\/support\/(?:storyline|faultSeam))\//;

/** Of all acts those whose turn it is, and those in whose rooms something has changed. */
export function actsOfDraw<One extends Pick<Act, "rooms">>(
  acts: readonly One[],
  number: number,
  changed: readonly string[],
): One[] {
  return acts.filter((act, index) => index % DRAWS === number % DRAWS || isChanged(act, changed));
}

function isChanged({ rooms }: Pick<Act, "rooms">, changed: readonly string[]): boolean {
  return changed.some(
    (file) => BENEATH_ALL.test(file) || rooms.some((room) => file.startsWith(`functions/src/${room}/`)),
  );
}
