import { DAY_MS, MINUTE_MS } from "../duration.ts";
import { canonicalJson, digest } from "../random.ts";
import type { Asset } from "./assets.ts";
import type { TransferRecord } from "./schema.ts";

/** Longer than any transaction lives: what was begun before midnight has been committed or never will be. */
const SETTLED_AFTER_MS = 10 * MINUTE_MS;

/** The UTC day of an instant, `2102-01-31`. */
export function dayOf(at: Date): string {
  return at.toISOString().slice(0, 10);
}

/** The UTC month of an instant, `2102-01`. */
export function monthOf(at: Date): string {
  return at.toISOString().slice(0, 7);
}

/** The first instant that is no longer in the day. */
export function endOfDay(day: string): Date {
  return new Date(Date.parse(day) + DAY_MS);
}

/** Whether nothing more can be transferred in the day. */
export function isSettled(day: string, now: Date): boolean {
  return now.getTime() >= endOfDay(day).getTime() + SETTLED_AFTER_MS;
}

/** What a run of transfers, from the first one on, has come to. */
export interface Tally {
  transfers: number;
  readonly issued: Record<Asset, number>;
  /** Empty before the first transfer. */
  digest: string;
}

export const newTally = (): Tally => ({ transfers: 0, issued: {}, digest: "" });

/** Adds a transfer. @throws when more was issued of an asset than an integer can say. */
export function tallyTransfer(tally: Tally, transferId: string, transfer: TransferRecord): void {
  tally.transfers += 1;
  tally.digest = digest(canonicalJson([tally.digest, transferId, digested(transfer)]));
  addIssued(tally.issued, transfer.issued);
}

/** Days were closed before transfers had details and levies: one without any is digested as it was then. */
function digested({ details, levies, ...transfer }: TransferRecord) {
  return {
    ...transfer,
    ...(details === "" ? {} : { details }),
    ...(Object.keys(levies).length === 0 ? {} : { levies }),
  };
}

export function addIssued(total: Record<Asset, number>, issued: Readonly<Record<Asset, number>>): void {
  for (const [asset, amount] of Object.entries(issued) as [Asset, number][]) {
    const sum = (total[asset] ?? 0) + amount;
    if (!Number.isSafeInteger(sum))
      throw new Error(`${sum} ${asset} were issued: more than an integer can say.`);
    total[asset] = sum;
  }
}
