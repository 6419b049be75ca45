import type { Claim } from "../../closing/moments.ts";
import { players } from "../../players/schema.ts";
import { bookValueCredits } from "../levels.ts";
import { OUTPOST_CREDITS } from "../outposts/rent.ts";
import { colonies, outposts } from "../schema.ts";

/** Colonies and outposts are claims at book value on what the treasury of a closing region has left. */
export async function siteClaims(regionId: string): Promise<Claim[]> {
  const [settled, built] = await Promise.all([
    colonies.collection({ regionId }).get(),
    outposts.collection({ regionId }).get(),
  ]);
  const worth = [
    ...settled.docs
      .map((doc) => doc.data())
      .map(({ colonyId, ownerUid, level }) => ({
        claimId: `colony-${colonyId}`,
        uid: ownerUid,
        amountCredits: bookValueCredits(level),
      })),
    ...built.docs
      .map((doc) => doc.data())
      .map(({ uid }) => ({
        claimId: `outpost-${uid}`,
        uid,
        amountCredits: OUTPOST_CREDITS,
      })),
  ];
  const owners = await accountsOf(worth.map(({ uid }) => uid));
  return worth.flatMap(({ claimId, uid, amountCredits }) => {
    const accountId = owners.get(uid);
    return accountId === undefined ? [] : [{ claimId, accountId, amountCredits, rank: "fixed" as const }];
  });
}

async function accountsOf(uids: readonly string[]) {
  const found = await Promise.all([...new Set(uids)].map((uid) => players.ref({ uid }).get()));
  return new Map(
    found
      .map((doc) => doc.data())
      .filter((player) => player !== undefined)
      .map(({ uid, accountId }) => [uid, accountId]),
  );
}
