import type { z } from "zod";
import { after, DAY_MS } from "../../platform/duration.ts";
import type { Commit } from "../../platform/moments.ts";
import { derivedId } from "../../platform/random.ts";
import type { Player } from "../../players/schema.ts";
import { stageNotice } from "../../players/stageNotice.ts";
import { type outcomeField, type Passage, passages } from "../schema.ts";

const KEPT_DAYS = 400;

export type How = z.infer<typeof outcomeField>;

/** A passage that is to be settled. */
export interface Underway {
  readonly passageId: string;
  readonly passage: Passage;
  readonly player: Player;
}

/** What has become of a passage, and the half that writes it. */
export interface Settlement {
  readonly how: How;
  stage(): void;
}

/** Writes how a passage has ended. */
export function stageSettled({ tx, now }: Commit, passageId: string, how: How, reason: string | null): void {
  const expiresAt = after(now, KEPT_DAYS * DAY_MS);
  tx.update(passages.ref({ passageId }), { settled: { how, at: now, reason }, dueAt: null, expiresAt });
}

/** Tells the traveller that a passage has gone back, and why. */
export function stageReturnNotice(
  { tx, now }: Commit,
  { passageId, passage: { uid, to, isFreight } }: Underway,
  reason: string | null,
): void {
  const what = isFreight ? "freight" : "passage";
  const sentence = `Your ${what} to ${to.regionId} ended where it began, for nothing (${reason}).`;
  const cause = { intent: derivedId("passageReturned", passageId), at: now };
  stageNotice(tx, { uid, kind: "PASSAGE_RETURNED", sentence, regionId: to.regionId }, cause);
}
