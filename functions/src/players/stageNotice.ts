import type { Tx } from "../platform/documents/tx.ts";
import { derivedId } from "../platform/random.ts";
import { notices } from "./schema.ts";

/**
 * A notice to one player, in the commit of what it tells: of what time, votes or many people bring. What one person's act brings
 * is a letter. Its id derives from the intent: none is ever replaced.
 */
export function stageNotice(
  tx: Tx,
  notice: {
    readonly uid: string;
    readonly kind: string;
    readonly sentence: string;
    readonly regionId: string | null;
  },
  cause: { readonly intent: string; readonly at: Date },
): void {
  const { uid, kind, sentence, regionId } = notice;
  const noticeId = derivedId("notice", cause.intent, uid, kind);
  tx.create(notices.ref({ uid, noticeId }), {
    kind,
    sentence,
    regionId,
    at: cause.at,
    readAt: null,
    expiresAt: null,
  });
}
