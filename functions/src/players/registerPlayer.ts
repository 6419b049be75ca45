import { z } from "zod";
import { newMember, stageMember } from "../membership/stageMember.ts";
import { access } from "../platform/access.ts";
import { type MutationContext, mutation } from "../platform/callable.ts";
import { GameError } from "../platform/errors.ts";
import { credits, regionId, uid } from "../platform/fields.ts";
import type { AccountId } from "../platform/ledger/accounts.ts";
import {
  type PreparedTransfer,
  prepareTransfer,
  stagePlayerAccount,
  stageTransfer,
} from "../platform/ledger/transfer.ts";
import { lookalikeKey } from "../platform/lookalike.ts";
import { documentPath } from "../platform/paths.ts";
import { derivedId, newId } from "../platform/random.ts";
import { regions } from "../regions/schema.ts";
import { movedHome } from "./home.ts";
import { requireFreeName } from "./name.ts";
import { biographyField, erasures, type Player, playerNameField, playerNames, players } from "./schema.ts";

/** Where everybody starts. */
const FIRST_HOME = "default";

export const registerPlayer = mutation({
  summary: "Makes a player of the signed-in account: a name, a home in the default region, starting credits.",
  access: access.signedIn,
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({ name: playerNameField, biography: biographyField.default("") }),
  output: z.strictObject({ uid, name: playerNameField, homeRegionId: regionId, balanceCredits: credits }),
  async handle(context, { name, biography }) {
    const { caller, tx, now } = context;
    const region = await requireFreeRegistration(context, name);
    const accountId: AccountId = `player:${newId()}`;
    const start = await prepareStart(context, accountId, region.configuration.economy.startingCredits);

    const player: Player = {
      uid: caller.uid,
      name,
      biography,
      ...movedHome({ homeRegionId: null, homes: [] }, FIRST_HOME, now),
      accountId,
      startingCreditsFrom: start.credits > 0 ? FIRST_HOME : null,
      galacticCitizen: false,
      registeredAt: now,
    };
    tx.create(players.ref({ uid: caller.uid }), player);
    tx.create(playerNames.ref({ nameKey: lookalikeKey(name) }), { uid: caller.uid, name, reservedAt: now });
    const member = newMember({
      uid: caller.uid,
      regionId: FIRST_HOME,
      name,
      standing: "resident",
      at: now,
    });
    stageMember(tx, member, now);
    stagePlayerAccount(tx, accountId, caller.uid);
    if (start.transfer !== undefined) stageTransfer(tx, start.transfer, now);
    return { uid: caller.uid, name, homeRegionId: FIRST_HOME, balanceCredits: start.credits };
  },
});

/** The region where the player starts, when nothing stands against it. */
async function requireFreeRegistration({ caller, reads }: MutationContext, name: string) {
  const { uid } = caller;
  await reads.load([
    documentPath(players.template, { uid }),
    documentPath(erasures.template, { uid }),
    documentPath(playerNames.template, { nameKey: lookalikeKey(name) }),
    documentPath(regions.template, { regionId: FIRST_HOME }),
  ]);
  if ((await reads.get(erasures, { uid })) !== undefined) {
    throw new GameError("ACCOUNT_DELETED", "This account was deleted; sign up anew for a new one.");
  }
  if ((await reads.get(players, { uid })) !== undefined) {
    throw new GameError("PLAYER_EXISTS", "This account has a player; change it with players/updateProfile.");
  }
  requireFreeName(await reads.get(playerNames, { nameKey: lookalikeKey(name) }), uid, name);
  const region = await reads.get(regions, { regionId: FIRST_HOME });
  if (region?.status !== "active") {
    throw new GameError("REGION_CLOSED", "The galaxy is not open yet: its default region is not active.", {
      regionId: FIRST_HOME,
    });
  }
  return region;
}

/**
 * The starting credits, once per account for ever: the transfer's id derives from the uid and the ledger forgets
 * nothing, so an account that registers again long after its erasure starts with an empty purse.
 */
async function prepareStart(
  { caller, tx }: MutationContext,
  accountId: AccountId,
  startingCredits: number,
): Promise<{ credits: number; transfer?: PreparedTransfer }> {
  if (startingCredits === 0) return { credits: 0 };
  const transfer = await prepareTransfer(tx, {
    transferId: derivedId("startingCredits", caller.uid),
    kind: "startingCredits",
    changes: [
      { accountId: "issuance", amountCredits: -startingCredits },
      { accountId, amountCredits: startingCredits },
    ],
  });
  return { credits: transfer.postings === undefined ? 0 : startingCredits, transfer };
}
