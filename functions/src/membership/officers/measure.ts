import { administrators } from "../../platform/access.ts";
import type { MutationContext } from "../../platform/callable.ts";
import { GameError } from "../../platform/errors.ts";
import { documentPath } from "../../platform/paths.ts";
import { stageLetter } from "../../players/stageLetter.ts";
import { readRegion } from "../../regions/readRegion.ts";
import type { Region } from "../../regions/schema.ts";
import { requireAllowed } from "../../regions/status/capabilities.ts";
import { memberAsOf } from "../bans/ban.ts";
import { prepareMember } from "../change/changeMember.ts";
import { rolesIn } from "../roles.ts";
import { type Member, members } from "../schema.ts";
import { type Officer, requireAuthority, type Subject } from "./authority.ts";

interface Concerned {
  readonly regionId: string;
  readonly uid: string;
}

/** An officer's act upon a player, its reads done. */
export interface PreparedMeasure {
  readonly region: Region;
  readonly officer: Officer;
  readonly subject: Subject;
  /** The membership as it is stored, and as game time has it; undefined for a stranger. */
  readonly stored: Member | undefined;
  readonly member: Member | undefined;
}

/**
 * Reads in one round trip whom an officer's act concerns (and `also` what else the act needs), and checks that the
 * officer may.
 * @throws GameError `REGION_CLOSED`, `OFFICER_PROTECTED`.
 */
export async function prepareMeasure(
  { caller, reads, now }: MutationContext,
  { regionId, uid }: Concerned,
  act: "adverse" | "favourable",
  also: readonly string[] = [],
): Promise<PreparedMeasure> {
  const region = await readRegion(reads, regionId);
  requireAllowed(region, "moderate");
  const ofPlatform = region.kind !== "owned";
  await reads.load([
    documentPath(members.template, { regionId, uid }),
    ...(ofPlatform ? [documentPath(administrators.template, { uid })] : []),
    ...also,
  ]);
  const own = await reads.get(members, { regionId, uid: caller.uid });
  const stored = await reads.get(members, { regionId, uid });
  const officer = {
    uid: caller.uid,
    governs: rolesIn(region, own, caller).includes("governor"),
  };
  const administers = ofPlatform && (await reads.get(administrators, { uid }))?.status === "active";
  const subject = {
    uid,
    // Who was elected goes by recall, not by an officer's measure.
    holdsRegion: region.ownerUid === uid || region.governorUid === uid || administers || holdsOffice(stored),
    moderates: stored?.status === "active" && stored.moderatorPermissions.length > 0,
  };
  requireAuthority(officer, subject, act);
  return { region, officer, subject, stored, member: memberAsOf(stored, now) };
}

const holdsOffice = (member: Member | undefined) => member?.status === "active" && member.offices.length > 0;

/** @throws GameError `NOT_A_MEMBER` for a player who is none now. */
export function activeMember({ member, region, subject }: PreparedMeasure): Member {
  if (member?.status === "active") return member;
  const why = member?.status === "banned" ? "is banned from" : "is not a member of";
  throw new GameError("NOT_A_MEMBER", `The player ${subject.uid} ${why} the region ${region.regionId}.`, {
    regionId: region.regionId,
    uid: subject.uid,
  });
}

/** Carries out what an officer decided, after all other reads of the call and before its other writes: membership and mirror, a notice to the player, an entry in the region's log. */
export async function takeMeasure(
  context: MutationContext,
  { stored }: Pick<PreparedMeasure, "stored">,
  member: Member,
  measure: {
    readonly action: string;
    readonly reason: string;
    /** What the player is told: a stable word and a sentence. */
    readonly notice: { readonly kind: string; readonly sentence: string };
  },
): Promise<void> {
  const { caller, tx, now, audit } = context;
  const { uid, regionId } = member;
  const stage = await prepareMember(context, stored, member);
  stage();
  stageLetter(tx, { fromUid: caller.uid, uid, regionId, ...measure.notice }, now);
  audit({
    action: measure.action,
    regionId,
    subjectUid: uid,
    before: stored && recorded(stored),
    after: recorded(member),
    reason: measure.reason,
  });
}

/** What the log keeps of a membership; no name, so that an erased player stays erased. */
function recorded(member: Member) {
  const { status, standing, reputation, votingPower, moderatorPermissions, offices, ban } = member;
  return {
    status,
    standing,
    reputation,
    votingPower,
    moderatorPermissions,
    offices,
    banUntil: ban?.until ?? null,
  };
}
