import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { validQuoteKeys } from "../platform/config.ts";
import { GameError } from "../platform/errors.ts";
import { credits, integer, regionId } from "../platform/fields.ts";
import { dayOf } from "../platform/ledger/day.ts";
import {
  amountsIn,
  balancePath,
  isTransferMade,
  prepareTransfers,
  transferPath,
} from "../platform/ledger/prepareTransfers.ts";
import { stageTransfers } from "../platform/ledger/stageTransfers.ts";
import { documentPath } from "../platform/paths.ts";
import type { Reads } from "../platform/store.ts";
import { holdId } from "../ships/hold.ts";
import { ownPilotPaths } from "../ships/pilots/actingPilot.ts";
import { ownPilot } from "../ships/pilots/ownPilot.ts";
import { pilots } from "../ships/schema.ts";
import { paidFrom } from "../ships/visits/purse.ts";
import { requireWelcome } from "../ships/visits/visit.ts";
import { requireAtPort, requireInHold } from "./market/bounds.ts";
import { booksOn, chargeOf, requireTolerable, toldOf } from "./market/charge.ts";
import { newDesk } from "./market/desk.ts";
import { settled } from "./market/levies.ts";
import { chargedLinesField, netCreditsField } from "./market/lines.ts";
import { sampleAfter } from "./market/sample.ts";
import { type Paper, paperField, paperIn, requireValid } from "./paper.ts";
import { quoted } from "./quoted.ts";
import { deskId, desks, traders } from "./schema.ts";
import { tradeTransfer, transferIdOf } from "./transfer.ts";

/** Reads nothing that a government writes: the paper holds it. */
export const trade = mutation({
  summary: "Trades on a quote, all of its lines or none: goods, credits and tax move at once.",
  access: access.member,
  input: z.strictObject({
    regionId,
    paper: paperField,
    /** How much worse than quoted the net may be: 0–5 %. */
    toleranceBasisPoints: integer(0, 500).default(100),
  }),
  output: z.strictObject({ lines: chargedLinesField, netCredits: netCreditsField, levyUnits: credits }),
  turn(input) {
    const found = readable(input);
    return found && documentPath(desks.template, deskOn(found.paper));
  },
  loads(uid, input) {
    const found = readable(input);
    return found === undefined ? [] : pathsOf(uid, found);
  },
  async handle({ caller, reads, tx, now }, input) {
    const { uid } = caller;
    const { paper, transferId } = presented(input);
    requireValid(paper, { uid, regionId: input.regionId, now });
    const { regionId, sectorNumber, terms } = paper;
    const pilot = await ownPilot(reads, uid, regionId);
    requireAtPort(pilot, sectorNumber);
    requireWelcome(pilot, now);
    await requireUnused(reads, transferId);
    const hold = holdId(pilot.shipId);
    requireInHold(terms.lines, await amountsIn(reads, hold));
    const [stored, trader] = [await reads.get(desks, deskOn(paper)), await reads.get(traders, paper)];
    const before = { desk: stored ?? newDesk(terms.openedAt), books: booksOn(dayOf(now), trader) };
    const charge = chargeOf(terms, before, now);
    const { quotedNetCredits } = paper;
    requireTolerable({ ...charge, quotedNetCredits }, input.toleranceBasisPoints, () =>
      quoted(paper, charge, validQuoteKeys()),
    );
    const due = settled(charge, paper.levyMoney);
    const paid = await prepareTransfers(reads, [tradeTransfer(paper, charge, due, hold)]);
    const { purse } = paidFrom(pilot, -due.netCredits);

    const { day } = charge.books;
    const { turnoverCredits } = before.books;
    const traded = { paperId: paper.paperId, turnoverCredits, lines: charge.lines };
    const samples = sampleAfter(stored?.samples ?? [], day, traded);
    const whose = { regionId, sectorNumber, desk: paper.desk };
    tx.set(desks.ref(deskOn(paper)), {
      ...whose,
      ...charge.desk,
      tradedOn: charge.desk.days.at(-1)!.day,
      samples,
    });
    tx.set(traders.ref(paper), { uid, regionId, accountId: paper.accountId, ...charge.books });
    if (purse !== pilot.purse) tx.update(pilots.ref({ uid }), { purse });
    stageTransfers(tx, paid, now);
    return { lines: toldOf(charge), netCredits: due.netCredits, levyUnits: due.levyUnits };
  },
});

const deskOn = ({ regionId, sectorNumber, desk }: Paper) => ({
  regionId,
  deskId: deskId(sectorNumber, desk),
});

/** All that a trade reads: one round trip. */
function pathsOf(uid: string, { paper, transferId }: Presented): string[] {
  return [
    ...ownPilotPaths(uid),
    documentPath(desks.template, deskOn(paper)),
    documentPath(traders.template, paper),
    transferPath({ transferId }),
    balancePath({ accountId: paper.accountId, shard: 0 }),
    balancePath({ accountId: holdId(paper.shipId), shard: 0 }),
  ];
}

/** @throws GameError `QUOTE_USED` */
async function requireUnused(reads: Reads, transferId: string): Promise<void> {
  if (!(await isTransferMade(reads, transferId))) return;
  throw new GameError("QUOTE_USED", "This quote has been traded on: ask for a new one.");
}

type Traded = { readonly paper: string };

interface Presented {
  readonly paper: Paper;
  readonly transferId: string;
}

/** The papers of calls under way, by their input: turn, reads and each attempt ask for the same one. */
const papers = new WeakMap<Traded, Presented>();

/** @throws GameError `QUOTE_INVALID` */
function presented(input: Traded): Presented {
  const earlier = papers.get(input);
  if (earlier !== undefined) return earlier;
  const paper = paperIn(input.paper, validQuoteKeys());
  const found = { paper, transferId: transferIdOf(paper) };
  papers.set(input, found);
  return found;
}

/** The paper, where it is one: the handler says what is wrong with another. */
function readable(input: Traded): Presented | undefined {
  try {
    return presented(input);
  } catch {
    return undefined;
  }
}
