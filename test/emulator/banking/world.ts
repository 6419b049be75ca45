import { newMember } from "../../../functions/src/membership/newMember.ts";
import { members } from "../../../functions/src/membership/schema.ts";
import type { Configuration } from "../../../functions/src/regions/configuration/configuration.ts";
import { regions } from "../../../functions/src/regions/schema.ts";
import { adjustTerms } from "../../../functions/src/regions/status/adjustTerms.ts";
import { NO_HOLDS } from "../../../functions/src/regions/status/holds.ts";
import { configurationWith, openRegionFixture } from "../../support/fixtures.ts";
import { grant, held, openAccounts } from "../../support/ledger/ledger.ts";
import { type Actor, freshId, player } from "../regions/world.ts";

/** A region that pays 10 % as far as it can, with so much capital. */
export async function banked(capital: number, law: Partial<Configuration["banking"]> = {}): Promise<string> {
  const regionId = freshId("b");
  const configuration = configurationWith({ banking: { interestBasisPoints: 1_000, ...law } });
  await openRegionFixture(regionId, { configuration });
  await openAccounts(
    { accountId: `treasury:${regionId}`, regionId },
    { accountId: `bank:${regionId}`, regionId },
  );
  if (capital > 0) await grant(`bank:${regionId}`, capital);
  return regionId;
}

/** Holds a region as if since then, or lets go of it after so long, and has its contracts adjusted. */
export async function hold(regionId: string, since: Date | null, heldMs = 0): Promise<void> {
  const platform = since && { since, until: null };
  const status = since === null ? "active" : "suspended";
  await regions.ref({ regionId }).update({ status, holds: { ...NO_HOLDS, platform }, heldMs });
  await adjustTerms({ regionId, intent: freshId("hold") });
}

/** A member with so many credits. */
export async function saver(regionId: string, credits: number): Promise<Actor> {
  const actor = await player();
  const { uid } = actor;
  await openAccounts({ accountId: `player:${uid}`, holderUid: uid });
  if (credits > 0) await grant(`player:${uid}`, credits);
  const name = uid.slice(-20);
  const member = newMember({ uid, regionId, name, standing: "resident", at: new Date() });
  await members.ref({ regionId, uid }).set(member);
  return actor;
}

export const wallet = ({ uid }: Actor) => held(`player:${uid}`);
export const depositOf = ({ uid }: Actor, regionId: string) => held(`deposit:${uid}~${regionId}`);
