import { z } from "zod";
import { GameError } from "./errors.ts";
import { date, line, regionId as regionIdField, uid as uidField } from "./fields.ts";
import { documentPath } from "./paths.ts";
import { type Permission, permissionsOf, type RegionalPermission, type Role } from "./permissions.ts";
import { platform } from "./room.ts";
import { documents, type Reads } from "./store.ts";

/** The regions that belong to the platform: no owner, and administrators are their governors. */
export const PLATFORM_REGIONS: readonly string[] = ["nexus", "default"];

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

/** The part of a region's document that decides who may do what; the room `regions` holds the whole. */
const regionFacts = documents(
  { path: "regions/{regionId}" },
  z.object({
    status: z.enum(["provisioning", "active", "suspended", "closing", "closed", "failed"]),
    ownerUid: uidField.nullable(),
    governorUid: uidField.nullable(),
  }),
  { isPart: true },
);
export type RegionFacts = z.infer<typeof regionFacts.schema>;

/** The part of a membership that decides who may do what; the room `membership` holds the whole. */
const memberFacts = documents(
  { path: "regions/{regionId}/members/{uid}" },
  z.object({
    status: z.enum(["active", "banned", "left"]),
    standing: z.enum(["visitor", "resident", "citizen"]),
    moderatorPermissions: z.array(z.string()),
    offices: z.array(z.enum(["councilMember", "ambassador"])),
    ban: z.object({ rank: z.string().default("governor") }).nullable(),
  }),
  { isPart: true },
);
export type MemberFacts = z.infer<typeof memberFacts.schema>;

const playerFacts = documents({ path: "players/{uid}" }, z.object({ galacticCitizen: z.boolean() }), {
  isPart: true,
});

/** Who calls, as the verified ID token says. */
export interface Identity {
  readonly uid: string;
  /** The token's custom claim `administrator`; worth something only beside an active mandate. */
  readonly claimsAdministrator: boolean;
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
 */
export type Access<Input> =
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
} satisfies Record<string, unknown>;

/** Every document that `authorise` will look at, so that the wrapper can load them in one round trip. */
export function accessPaths<Input>(
  needed: Access<Input>,
  identity: Identity | undefined,
  input: Input,
): string[] {
  if (identity === undefined || needed.kind === "public" || needed.kind === "signedIn") return [];
  const { uid } = identity;
  const paths = identity.claimsAdministrator ? [documentPath(administrators.template, { uid })] : [];
  if (needed.kind === "player") paths.push(documentPath(playerFacts.template, { uid }));
  if (needed.kind === "member" || needed.kind === "onRecord") {
    paths.push(documentPath(memberFacts.template, { regionId: needed.regionId(input), uid }));
  }
  if (needed.kind === "regions") {
    for (const regionId of needed.regionIds(input)) {
      paths.push(
        documentPath(regionFacts.template, { regionId }),
        documentPath(memberFacts.template, { regionId, uid }),
      );
    }
  }
  return paths;
}

/** What needs no document, so that it comes before all that costs something. @throws GameError `UNAUTHENTICATED`. */
export function requireSignedIn(
  needed: Pick<Access<never>, "kind">,
  identity: Identity | undefined,
): asserts identity is Identity {
  if (identity !== undefined || needed.kind === "public") return;
  throw new GameError("UNAUTHENTICATED", "Sign in first: this call needs a player's ID token.");
}

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
  if (needed.kind === "player") await requireRegistration(caller, reads);
  if (needed.kind === "galaxy") requireGalaxyPermission(caller, needed.permission);
  if (needed.kind === "member") await requireMembership(caller, needed.regionId(input), reads);
  if (needed.kind === "onRecord") await requireRecord(caller, needed.regionId(input), reads);
  if (needed.kind === "regions")
    await requireInEach(caller, needed.permission, needed.regionIds(input), reads);
  return caller;
}

async function isAdministrator(identity: Identity, reads: Reads): Promise<boolean> {
  if (!identity.claimsAdministrator) return false;
  return (await reads.get(administrators, { uid: identity.uid }))?.status === "active";
}

async function requireRegistration(caller: Caller, reads: Reads): Promise<void> {
  if ((await reads.get(playerFacts, { uid: caller.uid })) === undefined) {
    throw new GameError(
      "NOT_REGISTERED",
      "This account has no player yet: call players/registerPlayer first.",
    );
  }
}

function requireGalaxyPermission(caller: Caller, permission: Permission): void {
  if (caller.administrator && permissionsOf("administrator").includes(permission)) return;
  throw new GameError("PERMISSION_DENIED", `This call needs the permission ${permission}.`, { permission });
}

async function requireMembership({ uid }: Caller, regionId: string, reads: Reads): Promise<void> {
  const member = await reads.get(memberFacts, { regionId, uid });
  if (member?.status === "active") return;
  if (member?.status === "banned") throw bannedError(regionId);
  throw strangerError(regionId);
}

async function requireRecord({ uid }: Caller, regionId: string, reads: Reads): Promise<void> {
  const member = await reads.get(memberFacts, { regionId, uid });
  if (member === undefined) throw strangerError(regionId);
  if (member.status === "banned" && member.ban?.rank === "platform") throw bannedError(regionId);
}

function strangerError(regionId: string): GameError {
  return new GameError("NOT_A_MEMBER", `You are not a member of the region ${regionId}: join it first.`, {
    regionId,
  });
}

function bannedError(regionId: string): GameError {
  return new GameError("BANNED", `You are banned from the region ${regionId}.`, { regionId });
}

async function requireInEach(
  caller: Caller,
  permission: RegionalPermission,
  regionIds: readonly string[],
  reads: Reads,
): Promise<void> {
  const lacking: string[] = [];
  for (const regionId of regionIds) {
    if (!(await permissionsIn(regionId, caller, reads)).has(permission)) lacking.push(regionId);
  }
  if (lacking.length === 0) return;
  const [first] = lacking;
  const member = await reads.get(memberFacts, { regionId: first!, uid: caller.uid });
  if (lacking.length === 1 && member?.status === "banned") {
    throw bannedError(first!);
  }
  const granted = permission.replace("{regionId}", lacking.length === 1 ? first! : "{regionId}");
  throw new GameError(
    "PERMISSION_DENIED",
    `This call needs the permission ${granted} in: ${lacking.join(", ")}.`,
    {
      permission: granted,
      regionIds: lacking,
    },
  );
}

/**
 * The permissions that the caller holds in a region now.
 * @throws GameError `REGION_UNKNOWN`.
 */
export async function permissionsIn(
  regionId: string,
  caller: Caller,
  reads: Reads,
): Promise<ReadonlySet<string>> {
  const region = await reads.get(regionFacts, { regionId: regionIdField.parse(regionId) });
  if (region === undefined)
    throw new GameError("REGION_UNKNOWN", `There is no region "${regionId}".`, { regionId });
  const member = await reads.get(memberFacts, { regionId, uid: caller.uid });
  const held = new Set<string>(rolesIn(regionId, region, member, caller).flatMap(permissionsOf));
  if (member?.status === "active") for (const named of member.moderatorPermissions) held.add(named);
  return held;
}

/**
 * The roles that a caller has in a region. A ban takes everything but the platform's and the owner's own powers.
 * The owner has the governor's powers while that office is vacant; in platform regions administrators have them.
 */
export function rolesIn(
  regionId: string,
  region: RegionFacts,
  member: MemberFacts | undefined,
  caller: Caller,
): Role[] {
  const roles: Role[] = caller.administrator ? ["administrator"] : [];
  if (region.ownerUid === caller.uid) roles.push("owner");
  if (governs(regionId, region, caller)) roles.push("governor");
  if (member?.status === "active") {
    roles.push(member.standing);
    if (member.moderatorPermissions.length > 0) roles.push("moderator");
    roles.push(...member.offices);
  }
  return roles;
}

function governs(regionId: string, region: RegionFacts, caller: Caller): boolean {
  if (region.governorUid !== null) return region.governorUid === caller.uid;
  return PLATFORM_REGIONS.includes(regionId) ? caller.administrator : region.ownerUid === caller.uid;
}
