import { GameError } from "../platform/errors.ts";

/** @throws GameError `NAME_TAKEN` when somebody else holds the name, or one that looks like it. */
export function requireFreeName(
  holder: { readonly uid: string; readonly name: string } | undefined,
  uid: string,
  name: string,
): void {
  if (holder === undefined || holder.uid === uid) return;
  throw new GameError(
    "NAME_TAKEN",
    `The name "${name}" is taken, or looks like "${holder.name}"; choose another one.`,
    { name },
  );
}
