import { z } from "zod";
import { regionalAuthority, registration } from "./authority.ts";
import { type Permission, permissionsOf, type RegionalPermission } from "./declaration/permissions.ts";
import { MINUTE_MS } from "./duration.ts";
import { GameError } from "./errors.ts";
import { date, line, uid as uidField } from "./fields.ts";
import { onlyContributionTo } from "./moments.ts";
import { documentPath } from "./paths.ts";
import { platform } from "./room.ts";
import { documents, type Reads } from "./store.ts";

/** The mandate of an administrator. The custom claim alone opens nothing: a token outlives a dismissal by an hour. */
export const administrators = documents(
  platform.collections.administrators,
  z.strictObject({
    uid: uidField,
    status: z.enum(["active", "ended"]),
    appointedAt: date,
    endedAt: date.nullable(),
    note: line(200),
  }),
);

/** Who calls, as the verified ID token says. */
export interface Identity {
  readonly uid: string;
  /** Signed in without an address or a provider: anybody makes as many of these as they like. */
  readonly isAnonymous: boolean;
  /** The token's custom claim `administrator`; worth something only beside an active mandate. */
  readonly claimsAdministrator: boolean;
  /** When the person signed in, in seconds since 1970: tokens that are renewed keep it. */
  readonly signedInAtSeconds: number;
  /** The e-mail address; null of an account without one. Nothing stores it. */
  readonly address: string | null;
  readonly addressIsVerified: boolean;
}

/** What the caller may do, as the documents say now. */
export interface Caller extends Identity {
  readonly administrator: boolean;
}

/**
 * What a call needs. `Input` is the validated input.
 * - `public`: nothing. - `signedIn`: an ID token. - `player`: a registered player.
 * - `galaxy`: a permission over the whole galaxy.
 * - `member`: an active membership of the region that the input names, and nothing of the region's own document.
 * - `onRecord`: a membership of it, past or present, that the platform has not banned: the handler decides what it is worth.
 * - `region` / `regions`: a permission in the region, or in every one of the regions, that the input names.
 * `isFresh`: and a sign-in of the last `FRESH_MINUTES`.
 */
export type Access<Input> = { readonly isFresh?: true } & AccessKind<Input>;

type AccessKind<Input> =
  | { readonly kind: "public" | "signedIn" | "player" }
  | { readonly kind: "galaxy"; readonly permission: Permission }
  | { readonly kind: "member" | "onRecord"; readonly regionId: (input: Input) => string }
  | {
      readonly kind: "regions";
      readonly permission: RegionalPermission;
      readonly regionIds: (input: Input) => readonly string[];
    };

export const access = {
  public: { kind: "public" } as const,
  signedIn: { kind: "signedIn" } as const,
  player: { kind: "player" } as const,
  galaxy: (permission: Permission) => ({ kind: "galaxy", permission }) as const,
  /** An active membership of the region that the input's `regionId` names. */
  member: { kind: "member", regionId: (input: { regionId: string }) => input.regionId } as const,
  /** A past or present membership of that region, which a ban by the region itself does not close. */
  onRecord: { kind: "onRecord", regionId: (input: { regionId: string }) => input.regionId } as const,
  /** A permission in the region that the input's `regionId` names. */
  region: (permission: RegionalPermission) =>
    ({ kind: "regions", permission, regionIds: (input: { regionId: string }) => [input.regionId] }) as const,
  /** A permission in every region that the input's `regionIds` names. */
  everyRegion: (permission: RegionalPermission) =>
    ({
      kind: "regions",
      permission,
      regionIds: (input: { regionIds: readonly string[] }) => input.regionIds,
    }) as const,
  /** The same for who has signed in a moment ago: of what a session that was left open must not do. */
  fresh: <Needed extends { readonly kind: string }>(needed: Needed) =>
    ({ ...needed, isFresh: true }) as const,
} satisfies Record<string, unknown>;

export const FRESH_MINUTES = 15;

/** Every document that `authorise` will look at, so that the wrapper can load them in one round trip. */
export async function accessPaths<Input>(
  needed: Access<Input>,
  identity: Identity | undefined,
  input: Input,
): Promise<string[]> {
  if (identity === undefined || needed.kind === "public" || needed.kind === "signedIn") return [];
  const { uid } = identity;
  const mandate = identity.claimsAdministrator ? [documentPath(administrators.template, { uid })] : [];
  switch (needed.kind) {
    case "galaxy":
      return mandate;
    case "player":
      return [...mandate, (await onlyContributionTo(registration)).path(uid)];
    case "member":
    case "onRecord":
      return [
        ...mandate,
        (await onlyContributionTo(regionalAuthority)).memberPath(needed.regionId(input), uid),
      ];
    case "regions": {
      const authority = await onlyContributionTo(regionalAuthority);
      return [...mandate, ...needed.regionIds(input).flatMap((regionId) => authority.paths(regionId, uid))];
    }
  }
}

/** What needs no document, so that it comes before all that costs something. @throws GameError `UNAUTHENTICATED`, `SIGN_IN_AGAIN`. */
export function requireSignedIn(
  needed: Pick<Access<never>, "kind" | "isFresh">,
  identity: Identity | undefined,
): asserts identity is Identity {
  if (identity === undefined) {
    if (needed.kind === "public") return;
    throw new GameError("UNAUTHENTICATED", "Sign in first: this call needs a player's ID token.");
  }
  if (needed.isFresh && !isFresh(identity, Date.now())) {
    throw new GameError(
      "SIGN_IN_AGAIN",
      `Sign in again: this needs a sign-in of the last ${FRESH_MINUTES} minutes. The same call goes on then.`,
      { freshMinutes: FRESH_MINUTES },
    );
  }
}

/** By real time, which tokens go by. A token that does not say when its owner signed in is not fresh. */
export const isFresh = ({ signedInAtSeconds }: Pick<Identity, "signedInAtSeconds">, nowMs: number): boolean =>
  nowMs - signedInAtSeconds * 1_000 <= FRESH_MINUTES * MINUTE_MS;

/**
 * Checks what the documents say now, not what the token said when it was made.
 * @throws GameError `UNAUTHENTICATED`, `NOT_REGISTERED`, `REGION_UNKNOWN`, `NOT_A_MEMBER`, `BANNED` or
 * `PERMISSION_DENIED`, which names the permission and each region that lacks it.
 */
export async function authorise<Input>(
  needed: Access<Input>,
  identity: Identity | undefined,
  input: Input,
  reads: Reads,
): Promise<Caller | undefined> {
  requireSignedIn(needed, identity);
  if (identity === undefined) return undefined;
  if (needed.kind === "public" || needed.kind === "signedIn") return { ...identity, administrator: false };
  const caller = { ...identity, administrator: await isAdministrator(identity, reads) };
  const { uid } = caller;
  switch (needed.kind) {
    case "galaxy":
      requireGalaxyPermission(caller, needed.permission);
      break;
    case "player":
      await (await onlyContributionTo(registration)).require(uid, reads);
      break;
    case "member":
      await (await onlyContributionTo(regionalAuthority)).requireMember(needed.regionId(input), uid, reads);
      break;
    case "onRecord":
      await (await onlyContributionTo(regionalAuthority)).requireRecord(needed.regionId(input), uid, reads);
      break;
    case "regions":
      await requireInEach(caller, needed.permission, needed.regionIds(input), reads);
  }
  return caller;
}

async function isAdministrator(identity: Identity, reads: Reads): Promise<boolean> {
  if (!identity.claimsAdministrator) return false;
  return (await reads.get(administrators, { uid: identity.uid }))?.status === "active";
}

function requireGalaxyPermission(caller: Caller, permission: Permission): void {
  if (caller.administrator && permissionsOf("administrator").includes(permission)) return;
  throw new GameError("PERMISSION_DENIED", `This call needs the permission ${permission}.`, { permission });
}

async function requireInEach(
  caller: Caller,
  permission: RegionalPermission,
  regionIds: readonly string[],
  reads: Reads,
): Promise<void> {
  const authority = await onlyContributionTo(regionalAuthority);
  const lacking: { readonly regionId: string; readonly isBanned: boolean }[] = [];
  for (const regionId of regionIds) {
    const { permissions, isBanned } = await authority.standingOf(regionId, caller, reads);
    if (!permissions.has(permission)) lacking.push({ regionId, isBanned });
  }
  const [first, ...others] = lacking;
  if (first === undefined) return;
  if (others.length === 0 && first.isBanned) throw bannedError(first.regionId);
  const granted = permission.replace("{regionId}", others.length === 0 ? first.regionId : "{regionId}");
  const lackingIds = lacking.map(({ regionId }) => regionId);
  throw new GameError(
    "PERMISSION_DENIED",
    `This call needs the permission ${granted} in: ${lackingIds.join(", ")}.`,
    { permission: granted, regionIds: lackingIds },
  );
}

export function bannedError(regionId: string): GameError {
  return new GameError("BANNED", `You are banned from the region ${regionId}.`, { regionId });
}
