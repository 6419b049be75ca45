import { forEver, platformsOwn, playersOwn } from "../declaration/declareCollection.ts";
import { declarePart } from "../declaration/declareRoom.ts";
import { administrator, fieldNames, readBy, treasurer } from "../declaration/readers.ts";

/** Who owns how much of what: balances, transfers, closed days. */
export const ledger = declarePart({
  collections: {
    ledgerBalances: {
      path: "ledgerBalances/{balanceId}",
      schema: () => import("./schema.ts"),
      example: () => import("../examples.ts"),
      readers: readBy(fieldNames("holderUid"), treasurer, administrator),
      queries: [
        { purpose: "what one owns", where: [["holderUid", "==", "caller"]] },
        { purpose: "a region's treasury", where: [["regionId", "==", "a region"]] },
      ],
      // The comparison sums `amounts`.
      leastVersion: 2,
      lifetime: forEver("once the player is gone it names nobody"),
      person: { field: "holderUid" },
      fates: {
        ...playersOwn,
        erasure: ["anonymise", "The books stay whole; the account's id is a pseudonym."],
        closing: ["keep", "What a region owes or holds is settled first."],
      },
    },
    ledgerTransfers: {
      path: "ledgerTransfers/{transferId}",
      schema: () => import("./schema.ts"),
      example: () => import("../examples.ts"),
      // A transfer shows both sides: each of them gets statements by callable.
      readers: readBy(administrator),
      queries: [
        {
          purpose: "rebuilding an account",
          where: [["accountIds", "array-contains", "an account"]],
          byOperator: true,
        },
      ],
      // Closings and the comparison go by `day`.
      leastVersion: 2,
      lifetime: forEver("append-only; it names nobody"),
      person: null,
      fates: platformsOwn,
    },
    ledgerDays: {
      path: "ledgerDays/{day}",
      schema: () => import("./schema.ts"),
      example: () => import("../examples.ts"),
      readers: readBy(administrator),
      queries: [{ purpose: "closed days, newest first", orderBy: ["day", "desc"] }],
      lifetime: forEver("what each day came to"),
      person: null,
      fates: platformsOwn,
    },
    ledgerFlows: {
      path: "ledgerDays/{day}/flows/{regionId}",
      schema: () => import("./schema.ts"),
      example: () => import("../examples.ts"),
      readers: readBy(administrator),
      queries: [],
      lifetime: forEver("a region's statements rest on it"),
      person: null,
      fates: platformsOwn,
    },
  },
  reasons: {
    INSUFFICIENT_FUNDS: ["failed-precondition", "The account holds less than the transfer takes."],
    HOLD_FULL: ["failed-precondition", "The transfer brings more than the hold has room for."],
    ACCOUNT_UNKNOWN: ["not-found", "The ledger has no such account."],
    TRANSFER_EXISTS: ["already-exists", "A transfer of this id was made before."],
    TRANSFER_UNBALANCED: ["internal", "The postings of a transfer do not sum to zero."],
  },
  callables: {},
  due: {
    compareLedgerTotals: { cron: "23 */6 * * *", run: () => import("./compareLedgerTotals.ts") },
  },
  tasks: {},
  jobs: {},
});
