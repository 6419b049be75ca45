import { FieldPath } from "firebase-admin/firestore";
import { z } from "zod";
import { access } from "../platform/access.ts";
import { query } from "../platform/callable.ts";
import { cursor, documentId, instant, integer, line, MAX_CREDITS, pageSize } from "../platform/fields.ts";
import { ledgerAccountField } from "../platform/ledger/accounts.ts";
import { creditsOf } from "../platform/ledger/assets.ts";
import { ledgerTransfers } from "../platform/ledger/schema.ts";
import { cursorOf, positionOf } from "../platform/wire/cursor.ts";
import { players } from "./schema.ts";

/** A transfer to hundreds names as many as a page has room for. */
const MAX_OTHERS = 20;

export const listTransfers = query({
  summary: "The caller's own ledger history, newest first.",
  access: access.player,
  input: z.strictObject({ cursor: cursor.optional(), pageSize }),
  output: z.strictObject({
    transfers: z
      .array(
        z.strictObject({
          transferId: documentId,
          kind: line(64),
          memo: line(200, 0),
          /** Credits that the caller received (above zero) or gave (below zero). */
          amountCredits: integer(-MAX_CREDITS, MAX_CREDITS),
          /** The first of the other accounts that took part; a player's is a pseudonym. */
          otherAccountIds: z.array(ledgerAccountField).max(MAX_OTHERS),
          at: instant,
        }),
      )
      .max(100),
    cursor: cursor.nullable(),
  }),
  async handle({ caller, reads }, { cursor, pageSize }) {
    const { accountId, homeRegionId } = (await reads.get(players, { uid: caller.uid }))!;
    const credits = creditsOf(homeRegionId);
    let page = ledgerTransfers
      .collection({})
      .where("accountIds", "array-contains", accountId)
      .orderBy("at", "desc")
      .orderBy(FieldPath.documentId(), "desc")
      .limit(pageSize);
    if (cursor) page = page.startAfter(...positionOf(cursor));
    const { docs } = await page.get();
    const last = docs.at(-1);
    return {
      transfers: docs.map((doc) => {
        const { kind, memo, postings, accountIds, at } = doc.data();
        const own = postings.filter(
          (posting) => posting.accountId === accountId && posting.asset === credits,
        );
        return {
          transferId: doc.id,
          kind,
          memo,
          amountCredits: own.reduce((sum, { amount }) => sum + amount, 0),
          otherAccountIds: accountIds.filter((other) => other !== accountId).slice(0, MAX_OTHERS),
          at: at.toISOString(),
        };
      }),
      cursor: last !== undefined && docs.length === pageSize ? cursorOf(last.data().at, last.id) : null,
    };
  },
});
