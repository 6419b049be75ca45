import { stageMember } from "../../membership/change/stageMember.ts";
import { type Member, members } from "../../membership/schema.ts";
import { withOffices } from "../../membership/votingPower.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { documentPath } from "../../platform/paths.ts";
import type { Reads } from "../../platform/store.ts";
import { players } from "../../players/schema.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { governedAnew } from "../../regions/holders/governorChange.ts";
import { type Region, regions } from "../../regions/schema.ts";
import type { Office, OfficeRecord } from "../offices/office.ts";
import { OFFICE_NAMES, withoutOffice } from "../offices/stageVacancy.ts";
import type { Conclusion } from "./conclusion.ts";
import { canTakeOffice, inOffice, isCitizen, type Winner } from "./reinstatement.ts";

type ByUid = ReadonlyMap<string, Member | undefined>;

/** Memberships by uid, in one round trip. */
export async function readMembers(reads: Reads, regionId: string, uids: readonly string[]): Promise<ByUid> {
  await reads.load(uids.map((uid) => documentPath(members.template, { regionId, uid })));
  const found = new Map<string, Member | undefined>();
  for (const uid of uids) found.set(uid, await reads.get(members, { regionId, uid }));
  return found;
}

/** Who holds the office now: those installed last who have not left it, and an appointed governor. */
export async function holdersOf(
  reads: Reads,
  region: Region,
  { office, holders }: OfficeRecord,
): Promise<ByUid> {
  const { regionId, governorUid } = region;
  if (office === "governor") return new Map(governorUid === null ? [] : [[governorUid, undefined]]);
  const installed = await readMembers(
    reads,
    regionId,
    holders.map(({ uid }) => uid),
  );
  return new Map([...installed].filter(([, member]) => member?.offices.includes(office)));
}

/** The winners who can take office, as they take it. */
export async function installable(
  reads: Reads,
  regionId: string,
  winners: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, Winner>> {
  await reads.load(winners.map((uid) => documentPath(players.template, { uid })));
  const installed = new Map<string, Winner>();
  for (const [uid, stored] of await readMembers(reads, regionId, winners)) {
    const player = await reads.get(players, { uid });
    if (player === undefined || stored === undefined || !canTakeOffice(stored, player)) continue;
    installed.set(uid, { player, stored, member: inOffice(stored, at) });
  }
  return installed;
}

/** Of those who stand the ones who could take office now. The player is read only of who is no citizen any more. */
export async function presentMembers(
  reads: Reads,
  regionId: string,
  uids: readonly string[],
): Promise<ByUid> {
  const found = await readMembers(reads, regionId, uids);
  const present = new Map<string, Member | undefined>();
  for (const [uid, member] of found) {
    if (member === undefined) continue;
    if (isCitizen(member) || canTakeOffice(member, await reads.get(players, { uid })))
      present.set(uid, member);
  }
  return present;
}

/** Writes who is in office and who no longer, and tells them. */
export function stageInstallation(
  tx: Tx,
  installation: {
    readonly region: Region;
    readonly office: Office;
    readonly holders: ByUid;
    readonly winners: ReadonlyMap<string, Winner>;
    readonly conclusion: Conclusion;
  },
  cause: { readonly intent: string; readonly at: Date },
): void {
  const { region, office, holders, winners, conclusion } = installation;
  const { regionId, displayName } = region;
  const tell = (uid: string, kind: string, sentence: string) =>
    stageNotice(tx, { uid, kind, sentence, regionId }, cause);
  const name = `${OFFICE_NAMES[office]} of ${displayName}`;

  for (const [uid, { member }] of winners) {
    if (office === "governor")
      tx.update(regions.ref({ regionId }), governedAnew(region, { governorUid: uid }, cause.at));
    else if (!member.offices.includes(office)) {
      stageMember(tx, withOffices(member, [...member.offices, office], cause.at), cause.at);
    }
    const until = conclusion.record.termEndsAt!.toISOString();
    tell(uid, "ELECTED", `You are elected ${name}; your term ends at ${until}.`);
  }
  for (const uid of conclusion.leavingUids) {
    const member = holders.get(uid);
    if (office !== "governor" && member !== undefined)
      stageMember(tx, withoutOffice(member, office, cause.at), cause.at);
    tell(uid, "TERM_ENDED", `Your term as ${name} has ended.`);
  }
  if (winners.size > 0) return;
  if (conclusion.leavingUids.length > 0) {
    if (office === "governor")
      tx.update(regions.ref({ regionId }), governedAnew(region, { governorUid: null }, cause.at));
    return;
  }
  for (const uid of holders.keys()) {
    tell(uid, "TERM_EXTENDED", `The election has failed: you remain ${name} until the next one.`);
  }
}
