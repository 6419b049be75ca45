import { HIGHEST_TOLL_CREDITS } from "../../../../functions/src/ships/playerGates/gate.ts";

/** The toll that was typed, none included; null where it is none. */
export function tollOf(text: string): number | null {
  const typed = text.trim();
  const toll = Number(typed);
  return /^\d{1,3}$/.test(typed) && toll <= HIGHEST_TOLL_CREDITS ? toll : null;
}
