import { type DocumentData, FieldPath, FieldValue } from "firebase-admin/firestore";
import { HttpsError, onCall } from "firebase-functions/https";
import { balanceId } from "../../functions/src/platform/ledger/accounts.ts";
import { creditsOf } from "../../functions/src/platform/ledger/assets.ts";
import { db } from "../../functions/src/platform/store.ts";
import { paperIn } from "../../functions/src/ports/paper.ts";
import { deskId } from "../../functions/src/ports/schema.ts";
import { transferIdOf } from "../../functions/src/ports/transfer.ts";
import { holdId } from "../../functions/src/ships/hold.ts";
import { pilots } from "../../functions/src/ships/schema.ts";
import { type Figure, inTurns, milliseconds, ratioFigure } from "./measure.ts";
import { answered, served } from "./server.ts";
import { NEXUS, quoted, type Trader, traded } from "./traders.ts";

const ROUNDS = 9;
const WARM_UPS = 2;
const CALLS_A_ROUND = 20;

/** What a trade finds: what it only asks for, and what it writes anew. */
interface Touched {
  readonly asked: readonly string[];
  readonly rewritten: readonly string[];
  /** What stood in these before a trade, and what stood there after it. */
  readonly states: readonly [DocumentData[], DocumentData[]];
  /** Which of them is written next: as a trade's, a write leaves no document as it was. */
  next: 0 | 1;
}

/** The shortest `onCall` that reads and writes what a trade does: eight documents, and seven. */
const bareOf = (touchedBy: ReadonlyMap<string, Touched>, transfer: DocumentData) =>
  onCall({ cors: true }, async ({ auth, data }) => {
    if (!auth) throw new HttpsError("unauthenticated", "sign in");
    const touched = touchedBy.get(auth.uid)!;
    const { asked, rewritten } = touched;
    const after = touched.states[touched.next];
    touched.next = touched.next === 0 ? 1 : 0;
    const request = db().doc(`players/${auth.uid}/requests/${data.requestId}`);
    const made = db().doc(`ledgerTransfers/${data.requestId}`);
    const others = [...asked, ...rewritten].map((path) => db().doc(path));
    return db().runTransaction(async (tx) => {
      const [earlier] = await tx.getAll(request, made, ...others);
      if (earlier!.exists) return JSON.parse(earlier!.get("answer"));
      for (const [index, path] of rewritten.entries()) tx.set(db().doc(path), after[index]!);
      const credits = new FieldPath("amounts", creditsOf(null));
      tx.update(db().doc(`ledgerBalances/treasury:${NEXUS}~0`), credits, FieldValue.increment(0));
      tx.create(made, transfer);
      tx.create(request, {
        callable: "bench/trade",
        bodyDigest: "",
        answer: JSON.stringify({ done: true }),
        answeredAt: FieldValue.serverTimestamp(),
        expiresAt: new Date(Date.now() + 45 * 86_400_000),
      });
      return { done: true };
    });
  });

/** A trade against the same Firestore work, both over HTTP in this process, each trader in turn. */
export async function workFigure(origin: string, crowd: readonly Trader[]): Promise<Figure> {
  const touched = new Map<string, Touched>();
  let paper = "";
  for (const trader of crowd) {
    await trade(origin, trader, await quoted(origin, trader));
    paper = await quoted(origin, trader);
    touched.set(trader.uid, await touchedBy(trader.uid, paper, () => trade(origin, trader, paper)));
  }
  const transfer = await db()
    .doc(`ledgerTransfers/${transferIdOf(paperOf(paper))}`)
    .get();
  const server = await served({ "/bare": bareOf(touched, transfer.data()!) });
  let turn = 0;
  const measured = await inTurns(
    ROUNDS,
    WARM_UPS,
    async () => {
      const next = Array.from({ length: CALLS_A_ROUND }, () => crowd[turn++ % crowd.length]!);
      const held = await Promise.all(next.map((trader) => quoted(origin, trader)));
      return milliseconds(async () => {
        for (const [index, trader] of next.entries()) await trade(origin, trader, held[index]!);
      });
    },
    () =>
      milliseconds(async () => {
        for (let call = 0; call < CALLS_A_ROUND; call++)
          await answered(
            `${server.origin}/bare`,
            crowd[call]!.idToken,
            {},
            ({ done }: { done: boolean }) => done,
          );
      }),
  );
  server.close();
  const name = "trade ÷ bare onCall with the same Firestore work";
  return ratioFigure(name, 1.25, measured, ` of ${CALLS_A_ROUND} calls`);
}

async function trade(origin: string, trader: Trader, paper: string): Promise<void> {
  const refusal = await traded(origin, trader, paper);
  if (refusal !== undefined) throw new Error(`A trade was refused with ${refusal}.`);
}

const paperOf = (paper: string) => paperIn(paper, [process.env.QUOTE_KEYS!]);

/** The documents of a trader's trade on this paper. */
async function touchedBy(uid: string, paper: string, act: () => Promise<void>): Promise<Touched> {
  const { shipId } = (await pilots.ref({ uid }).get()).data()!;
  const { accountId, sectorNumber, desk } = paperOf(paper);
  const balance = (account: Parameters<typeof balanceId>[0]) => `ledgerBalances/${balanceId(account, 0)}`;
  const rewritten = [
    balance(holdId(shipId)),
    balance(accountId),
    `regions/${NEXUS}/desks/${deskId(sectorNumber, desk)}`,
    `regions/${NEXUS}/traders/${uid}`,
  ];
  const stored = () => Promise.all(rewritten.map(async (path) => (await db().doc(path).get()).data()!));
  const before = await stored();
  await act();
  const asked = [`regions/${NEXUS}/members/${uid}`, `pilots/${uid}`];
  return { asked, rewritten, states: [before, await stored()], next: 0 };
}
