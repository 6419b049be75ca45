import type { z } from "zod";
import type { MutationContext } from "../platform/callable.ts";
import { moment, type Point, question } from "../platform/moments.ts";
import type { Player } from "../players/schema.ts";
import type { Region, RegionStatus } from "./schema.ts";

/** A region is created, in the commit that creates it. `owner` is null where it is the platform's. */
export const regionOpened = moment<{ readonly region: Region; readonly owner: Player | null }>(
  "regions/regionOpened",
);

/** A region changes hands. `region` is as it was before. */
export const ownerChanged = moment<{ readonly region: Region; readonly owner: Player }>(
  "regions/ownerChanged",
);

/** `region` is as it was before; `status` is what it becomes. `isImposed`: by an administrator, whatever its owner wants. */
export const statusChanged = moment<{
  readonly region: Region;
  readonly status: RegionStatus;
  readonly isImposed: boolean;
}>("regions/statusChanged");

/** The owner goes on with a region whose end was announced. `region` is as it was before. */
export const closingRevoked = moment<{ readonly region: Region }>("regions/closingRevoked");

/** What becomes of a region at its announced hour instead of closing. */
export interface TakenOver {
  /** Somebody takes it over, now or, where nothing is written, once that is known. */
  readonly isTaken: boolean;
  stage(): void;
}

/** Does somebody take this region over, whose announced hour has come? */
export const takingOver = question<{ readonly region: Region }, TakenOver>("regions/takingOver");

/** What of a closing region must end before anything of it is taken away: a room ends it. Safe to repeat. */
export const endings: Point<(regionId: string) => Promise<void>> = { name: "regions/endings" };

/**
 * What lasts for a term in a region, and stands still while the region is suspended: a room adjusts its own, by what the region is when it is
 * asked. Safe to repeat.
 */
export const terms: Point<(regionId: string, intent: string) => Promise<void>> = { name: "regions/terms" };

/** May this player hold the governor's office? Answered with the name to be announced, or refused. */
export const mayGovern = question<
  { readonly regionId: string; readonly uid: string },
  { readonly name: string }
>("regions/mayGovern");

/** May this owner offer a region to somebody? Refused, or not. */
export const mayHandOn = question<{ readonly uid: string }, void>("regions/mayHandOn");

/** What an intervention has decided, its reads done. */
export interface PreparedIntervention {
  /** Whom it concerns; null where it concerns the region alone. */
  readonly subjectUid: string | null;
  /** Of what changes, for the region's log. */
  readonly before: unknown;
  readonly after: unknown;
  stage(): void;
}

type AnyAction = z.ZodObject<{ readonly kind: z.ZodLiteral<string> }, z.core.$strict>;

/** A kind of act by which an administrator overrides a region's own government. */
export interface InterventionKind {
  readonly action: AnyAction;
  /** `action` is what its schema has parsed. @throws GameError where the act is not possible. */
  prepare(
    context: MutationContext,
    region: Region,
    act: { readonly action: unknown; readonly reason: string },
  ): Promise<PreparedIntervention>;
}

/** Where later rooms register kinds of their own. */
export const interventionKinds: Point<readonly InterventionKind[]> = { name: "regions/interventionKinds" };
