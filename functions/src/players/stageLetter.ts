import type { Tx } from "../platform/documents/tx.ts";
import { dayOf } from "../platform/ledger/day.ts";
import { derivedId } from "../platform/random.ts";
import { notices } from "./schema.ts";

/**
 * A notice that one person's act brings another. Its id derives from the two, the region, the kind and the day: a later one of
 * the same day takes its place, unread again. So nobody fills another's box, and no act is refused for it; the audit log
 * keeps every act.
 */
export function stageLetter(
  tx: Tx,
  letter: {
    readonly fromUid: string;
    readonly uid: string;
    readonly kind: string;
    readonly sentence: string;
    readonly regionId: string | null;
  },
  at: Date,
): void {
  const { fromUid, uid, kind, sentence, regionId } = letter;
  const noticeId = derivedId("letter", fromUid, uid, regionId ?? "", kind, dayOf(at));
  tx.set(notices.ref({ uid, noticeId }), {
    kind,
    sentence,
    regionId,
    at,
    readAt: null,
    expiresAt: null,
  });
}
