import { randomUUID } from "node:crypto";
import { stageMember } from "../../../functions/src/membership/change/stageMember.ts";
import { newMember } from "../../../functions/src/membership/newMember.ts";
import {
  type Member,
  members,
  memberships,
  type Standing,
} from "../../../functions/src/membership/schema.ts";
import { after, DAY_MS } from "../../../functions/src/platform/duration.ts";
import type { Reason } from "../../../functions/src/platform/errors.ts";
import { stageAccount } from "../../../functions/src/platform/ledger/stageTransfers.ts";
import { transact } from "../../../functions/src/platform/store.ts";
import { movedHome } from "../../../functions/src/players/home.ts";
import { type Player, players } from "../../../functions/src/players/schema.ts";
import type { Configuration } from "../../../functions/src/regions/configuration/configuration.ts";
import type { Region } from "../../../functions/src/regions/schema.ts";
import { configurationWith, playerDocument, putRegion } from "../../support/fixtures.ts";
import { grant } from "../../support/ledger/ledger.ts";
import { tokenOf } from "../../support/token.ts";
import { post, type WireAnswer } from "../../support/wire.ts";

export interface Outcome {
  /** Why it was refused; undefined when it was not. */
  readonly reason: Reason | undefined;
  readonly result: Record<string, unknown>;
  readonly answer: WireAnswer;
}

/** Calls `room/verb` as the player, over HTTP; queries take no request id. */
export async function call(
  uid: string,
  path: string,
  input: Readonly<Record<string, unknown>>,
  requestId: string | null = randomUUID(),
  claims: Readonly<Record<string, unknown>> = {},
): Promise<Outcome> {
  const data = requestId === null ? input : { ...input, requestId };
  const answer = await post(path, JSON.stringify({ data }), { token: tokenOf(uid, claims) });
  return {
    reason: answer.error ? ((answer.error.details?.reason ?? answer.error.status) as Reason) : undefined,
    result: (answer.result ?? {}) as Record<string, unknown>,
    answer,
  };
}

type Immigration = Partial<Configuration["immigration"]>;

/** An open region as a document, without sectors: what membership looks at. */
export async function openRegion(
  regionId: string,
  given: Partial<Pick<Region, "kind" | "status" | "ownerUid" | "governorUid">> & {
    immigration?: Immigration;
    governance?: Partial<Configuration["governance"]>;
  } = {},
): Promise<void> {
  const { immigration = {}, governance = {}, ...facts } = given;
  const configuration = configurationWith({ immigration, governance });
  await putRegion(regionId, { configuration, ...facts });
}

/** A registered player as documents, with an account that holds `credits`. */
export async function enrol(uid: string, given: { credits?: number; home?: string } = {}): Promise<Player> {
  const at = new Date();
  const player = playerDocument(uid, {
    name: `Player ${uid}`.slice(0, 32),
    ...(given.home === undefined ? {} : movedHome({ homeRegionId: null, homes: [] }, given.home, at)),
    accountId: `player:${randomUUID()}`,
    registeredAt: at,
  });
  await transact(async (tx) => {
    tx.set(players.ref({ uid }), player);
    stageAccount(tx, { accountId: player.accountId, holderUid: uid });
  });
  if (given.credits !== undefined) await grant(player.accountId, given.credits);
  return player;
}

/** A membership as documents; a resident's or citizen's region is not made the home: `enrol` says where that is. */
export async function admit(
  uid: string,
  regionId: string,
  standing: Standing = "visitor",
  change: Partial<Member> = {},
): Promise<void> {
  const at = new Date();
  const member = {
    ...newMember({ uid, regionId, name: `Player ${uid}`.slice(0, 32), standing, at }),
    ...change,
  };
  await transact(async (tx) => stageMember(tx, member, at));
}

export const memberOf = async (regionId: string, uid: string) =>
  (await members.ref({ regionId, uid }).get()).data();
export const mirrorOf = async (regionId: string, uid: string) =>
  (await memberships.ref({ regionId, uid }).get()).data();
export const playerOf = async (uid: string) => (await players.ref({ uid }).get()).data();

/** As if the player had chosen the home more than a week ago: one may choose again. */
export async function rested(uid: string): Promise<void> {
  const ref = players.ref({ uid });
  const homes = (await ref.get()).data()!.homes.map(({ regionId, since }) => ({
    regionId,
    since: after(since, -8 * DAY_MS),
  }));
  await ref.update({ homes });
}
