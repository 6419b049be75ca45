import { GameError } from "../errors.ts";
import { bucketOf } from "../random.ts";
import { type AccountId, balanceId, type Shard, shardCount } from "./accounts.ts";
import { type Asset, volumeUnits } from "./assets.ts";
import type { Posting } from "./schema.ts";
import type { Change, Transfer } from "./transfer.ts";

/** What is known of one balance document. */
export interface Held {
  readonly amounts: Readonly<Record<Asset, number>>;
  /** Null where nothing bounds the volume. */
  readonly capacityUnits: number | null;
}

/** By the id of the balance document. What has not been read is not in it. */
export type Known = ReadonlyMap<string, Held>;

/** What a list does to one balance document. */
export interface BalanceChange extends Shard {
  readonly changes: ReadonlyMap<Asset, number>;
}

export interface Posted {
  /** Of each transfer, in the list's order. */
  readonly postings: readonly (readonly Posting[])[];
  readonly balances: ReadonlyMap<string, BalanceChange>;
}

/** The shard of each account that a list pays into, and takes from before it looks into the others. */
export function firstShard(accountId: AccountId, transfers: readonly Transfer[]): number {
  const shards = shardCount(accountId);
  return shards === 1 ? 0 : bucketOf(`${transfers[0]!.transferId}:${accountId}`, shards);
}

/**
 * Makes a list of transfers, each seeing what those before it took and gave. Where an account's known shards do not
 * suffice and others are unread, it says which.
 * @throws GameError `INSUFFICIENT_FUNDS` or `HOLD_FULL`, naming what is held and what is asked.
 */
export function post(transfers: readonly Transfer[], known: Known): Posted | Unread {
  const sheet = new Sheet(known, (accountId) => firstShard(accountId, transfers));
  const postings: Posting[][] = [];
  for (const { changes } of transfers) {
    const volumes = sheet.volumesOf(changes);
    const made: Posting[] = [];
    for (const change of changes) {
      const outcome = sheet.post(change);
      if (outcome.unread !== undefined) return { unread: outcome.unread };
      made.push(...outcome.postings);
    }
    sheet.requireRoom(volumes);
    postings.push(made);
  }
  return { postings, balances: sheet.balances };
}

/** The shards that must be read before the list can be made or refused. */
interface Unread {
  readonly unread: readonly Shard[];
}

type Outcome = { readonly postings: Posting[]; readonly unread?: undefined } | Unread;

class Sheet {
  readonly balances = new Map<string, BalanceChange & { readonly changes: Map<Asset, number> }>();
  readonly #known: Known;
  readonly #firstShard: (accountId: AccountId) => number;

  constructor(known: Known, first: (accountId: AccountId) => number) {
    this.#known = known;
    this.#firstShard = first;
  }

  post(change: Change): Outcome {
    const { accountId, asset, amount } = change;
    if (accountId === "issuance") return { postings: [{ accountId, shard: 0, asset, amount }] };
    if (amount < 0) return this.#debit(change);
    const posting = { accountId, shard: this.#firstShard(accountId), asset, amount };
    this.#add(posting);
    return { postings: [posting] };
  }

  /** Begins at the first shard and goes on round the others until the debit is covered. */
  #debit({ accountId, asset, amount }: Change): Outcome {
    const shards = shardCount(accountId);
    const postings: Posting[] = [];
    const unread: Shard[] = [];
    let owed = -amount;
    for (let step = 0; step < shards && owed > 0; step++) {
      const shard = (this.#firstShard(accountId) + step) % shards;
      const id = balanceId(accountId, shard);
      if (!this.#known.has(id)) unread.push({ accountId, shard });
      const taken = Math.min(owed, this.#amount(id, asset));
      if (taken > 0) postings.push({ accountId, shard, asset, amount: -taken });
      owed -= taken;
    }
    if (owed > 0 && unread.length > 0) return { unread };
    if (owed > 0) throw insufficient(asset, -amount - owed, -amount);
    for (const posting of postings) this.#add(posting);
    return { postings };
  }

  #add({ accountId, shard, asset, amount }: Posting): void {
    const id = balanceId(accountId, shard);
    const balance = this.balances.get(id) ?? { accountId, shard, changes: new Map() };
    balance.changes.set(asset, (balance.changes.get(asset) ?? 0) + amount);
    this.balances.set(id, balance);
    if (!Number.isSafeInteger(this.#amount(id, asset)))
      throw new Error(`${id} would hold more ${asset} than an integer can say.`);
  }

  /** At least this much is there: of an unread shard, what this list has paid in. */
  #amount(id: string, asset: Asset): number {
    return (this.#known.get(id)?.amounts[asset] ?? 0) + (this.balances.get(id)?.changes.get(asset) ?? 0);
  }

  /** The volume in each bounded hold that the changes touch. */
  volumesOf(changes: readonly Change[]): ReadonlyMap<string, number> {
    const ids = changes.map(({ accountId }) => balanceId(accountId, 0));
    const bounded = [...new Set(ids)].filter((id) => (this.#known.get(id)?.capacityUnits ?? null) !== null);
    return new Map(bounded.map((id) => [id, this.#volume(id)]));
  }

  #volume(id: string): number {
    const assets = new Set([
      ...Object.keys(this.#known.get(id)!.amounts),
      ...(this.balances.get(id)?.changes.keys() ?? []),
    ] as Asset[]);
    return [...assets].reduce((sum, asset) => sum + volumeUnits(asset) * this.#amount(id, asset), 0);
  }

  /** Looks after the whole transfer, so that an exchange needs no spare room. What is too full already may give. */
  requireRoom(before: ReadonlyMap<string, number>): void {
    for (const [id, volumeBefore] of before) {
      const capacityUnits = this.#known.get(id)!.capacityUnits!;
      const volume = this.#volume(id);
      if (volume <= Math.max(capacityUnits, volumeBefore)) continue;
      throw new GameError(
        "HOLD_FULL",
        `The hold has room for ${capacityUnits} units; with the transfer it would hold ${volume}.`,
        { capacityUnits, volumeUnits: volume },
      );
    }
  }
}

function insufficient(asset: Asset, held: number, needed: number): GameError {
  return new GameError("INSUFFICIENT_FUNDS", `The account holds ${held} ${asset}; ${needed} are needed.`, {
    asset,
    held,
    needed,
  });
}
