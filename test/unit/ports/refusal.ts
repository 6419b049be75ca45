import { GameError } from "../../../functions/src/platform/errors.ts";

/** What an act is refused with; undefined where it is not. */
export function refusal(act: () => unknown): GameError | undefined {
  try {
    act();
    return undefined;
  } catch (error) {
    if (error instanceof GameError) return error;
    throw error;
  }
}
