import { z } from "zod";
import { access, type Caller } from "../platform/access.ts";
import { type MutationContext, mutation } from "../platform/callable.ts";
import { addressKey, takesAnonymousPlayers } from "../platform/config.ts";
import { GameError } from "../platform/errors.ts";
import { credits, regionId, uid } from "../platform/fields.ts";
import type { AccountId } from "../platform/ledger/accounts.ts";
import { creditsOf } from "../platform/ledger/assets.ts";
import { transferKindsOf } from "../platform/ledger/kinds.ts";
import { isTransferMade, prepareTransfers, transferPath } from "../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../platform/ledger/stageTransfers.ts";
import { lookalikeKey } from "../platform/lookalike.ts";
import { announce, ask } from "../platform/moments.ts";
import { documentPath } from "../platform/paths.ts";
import { newId } from "../platform/random.ts";
import { addressDigestOf, isSpent, provedAddressDigestOf } from "./accounts/addresses.ts";
import { startingCreditsId } from "./accounts/transferable.ts";
import { movedHome } from "./home.ts";
import { accountRegistered, type FirstHome, firstHome } from "./moments.ts";
import { requireFreeName, takenName } from "./name.ts";
import { players as room } from "./room.ts";
import {
  addressGrants,
  biographyField,
  erasures,
  type Player,
  playerNameField,
  playerNames,
  players,
} from "./schema.ts";

export const registerPlayer = mutation({
  summary: "Makes a player of the signed-in account: a name, a home in the default region, starting credits.",
  access: access.signedIn,
  rateLimit: { callsPerMinute: 20 },
  input: z.strictObject({ name: playerNameField, biography: biographyField.default("") }),
  output: z.strictObject({ uid, name: playerNameField, homeRegionId: regionId, balanceCredits: credits }),
  async handle(context, { name, biography }) {
    const { caller, tx, now } = context;
    requireSignIn(caller);
    await requireFreeRegistration(context, name);
    const home = await findFirstHome(context);
    const { regionId: homeRegionId } = home;
    const registration = { uid: caller.uid, name, homeRegionId };
    const stageRegistered = await announce(accountRegistered, context, registration);
    const accountId: AccountId = `player:${newId()}`;
    const startingCredits = await startingCreditsDue(context, home.startingCredits);
    const start = await prepareStart(context, accountId, home.regionId, startingCredits);

    const addressDigest = provedAddressDigestOf(caller, addressKey);
    const player: Player = {
      uid: caller.uid,
      name,
      biography,
      ...movedHome({ homeRegionId: null, homes: [] }, homeRegionId, now),
      accountId,
      startingCreditsFrom: startingCredits > 0 ? homeRegionId : null,
      addressDigest,
      galacticCitizen: false,
      registeredAt: now,
      blocked: null,
      displaced: null,
    };
    tx.create(players.ref({ uid: caller.uid }), player);
    tx.set(playerNames.ref({ nameKey: lookalikeKey(name) }), takenName(caller.uid, name, now));
    if (addressDigest !== null) tx.set(addressGrants.ref({ addressDigest }), { heldUntil: null });
    stageRegistered();
    stageTransfers(tx, start, now);
    return { ...registration, balanceCredits: startingCredits };
  },
});

/** @throws GameError `SIGN_IN_ANONYMOUS` where such accounts may not play. */
function requireSignIn({ isAnonymous }: Caller): void {
  if (!isAnonymous || takesAnonymousPlayers()) return;
  throw new GameError(
    "SIGN_IN_ANONYMOUS",
    "An anonymous account cannot play here: link it to an e-mail address or a provider, then register.",
  );
}

/** @throws GameError `ACCOUNT_DELETED`, `PLAYER_EXISTS`, `NAME_TAKEN`. */
async function requireFreeRegistration({ caller, reads, now }: MutationContext, name: string): Promise<void> {
  const { uid } = caller;
  const addressDigest = addressDigestOf(caller, addressKey);
  await reads.load([
    documentPath(players.template, { uid }),
    documentPath(erasures.template, { uid }),
    documentPath(playerNames.template, { nameKey: lookalikeKey(name) }),
    transferPath({ transferId: startingCreditsId(uid) }),
    ...(addressDigest === null ? [] : [documentPath(addressGrants.template, { addressDigest })]),
  ]);
  if ((await reads.get(erasures, { uid })) !== undefined) {
    throw new GameError("ACCOUNT_DELETED", "This account was deleted; sign up anew for a new one.");
  }
  if ((await reads.get(players, { uid })) !== undefined) {
    throw new GameError("PLAYER_EXISTS", "This account has a player; change it with players/updateProfile.");
  }
  requireFreeName(await reads.get(playerNames, { nameKey: lookalikeKey(name) }), uid, name, now);
}

/** Where the player starts: one room answers. */
async function findFirstHome(context: MutationContext): Promise<FirstHome> {
  const [home] = await ask(firstHome, context, {});
  if (home === undefined) throw new Error("no room says where players start");
  return home;
}

/**
 * None for an account that has had them, which may register again long after its erasure, and none for an e-mail address
 * of which an account has had them that was erased less than 90 days ago.
 */
async function startingCreditsDue(
  { caller, reads, now }: MutationContext,
  configured: number,
): Promise<number> {
  if (await isTransferMade(reads, startingCreditsId(caller.uid))) return 0;
  const addressDigest = addressDigestOf(caller, addressKey);
  if (addressDigest === null) return configured;
  return isSpent(await reads.get(addressGrants, { addressDigest }), now) ? 0 : configured;
}

/** Opens the account, with the starting credits where they are due. */
function prepareStart(
  { caller, reads }: MutationContext,
  accountId: AccountId,
  homeRegionId: string,
  startingCredits: number,
) {
  const asset = creditsOf(homeRegionId);
  const grant = {
    transferId: startingCreditsId(caller.uid),
    kind: transferKindsOf(room).startingCredits,
    changes: [
      { accountId: "issuance" as const, asset, amount: -startingCredits },
      { accountId, asset, amount: startingCredits },
    ],
  };
  const account = { accountId, holderUid: caller.uid };
  return prepareTransfers(reads, startingCredits === 0 ? [] : [grant], [account]);
}
