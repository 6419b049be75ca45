import type { Commit, Stage } from "../../platform/moments.ts";
import type { TakenOver } from "../../regions/moments.ts";
import type { Region } from "../../regions/schema.ts";
import { prepareHeir, prepareReturn } from "./heir.ts";

/** At the hour that its owner has announced a region goes to its heir, where it has one. */
export async function takeOver(commit: Commit, { region }: { readonly region: Region }): Promise<TakenOver> {
  const { kind, stage } = await prepareHeir(commit, region);
  return { isTaken: kind !== "none", stage };
}

/** An owner goes on: who was to succeed gets all back, unless the region still ends for want of a payment. */
export async function returnAtRevocation(
  commit: Commit,
  { region }: { readonly region: Region },
): Promise<Stage> {
  return prepareReturn(commit, { ...region, closesAt: null });
}
