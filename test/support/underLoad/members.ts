import { members as example } from "../../../functions/src/membership/examples.ts";
import { type Member, memberSchema, members } from "../../../functions/src/membership/schema.ts";
import type { Documents } from "../../../functions/src/platform/documents/collection.ts";
import { GameError } from "../../../functions/src/platform/errors.ts";
import { integer } from "../../../functions/src/platform/fields.ts";
import { db, documents, transact } from "../../../functions/src/platform/store.ts";

const path = { path: "regions/{regionId}/members/{uid}" } as const;
const MEMBERS = 5;

/** What the next release makes of a member: a field more with a default, one that has another name, in version 2. */
const nextSchema = memberSchema
  .omit({ visits: true })
  .extend({ visitCount: integer(0, 10_000_000), medals: integer(0, 1_000).default(0) });
const next = documents(path, nextSchema, {
  versions: { 2: ({ visits, ...rest }) => ({ ...rest, visitCount: visits }) },
});
/** And what the release between does: the field alone, without a version. */
const between = documents(path, memberSchema.extend({ medals: integer(0, 1_000).default(0) }));

/** What was acknowledged, by member: nothing of it may be lost. */
interface Told {
  visits: number;
  medals: number;
  reputation: number;
}

export interface Played {
  readonly acknowledged: number;
  readonly refused: number;
  readonly differences: string[];
}

/**
 * Old and new code change the same members in turn while a backfill goes over them. Each adds one to a field of its own;
 * what was acknowledged is compared with what the newest release reads at the end.
 */
export async function changeUnderLoad(regionId: string, interleavings: number): Promise<Played> {
  const uids = Array.from({ length: MEMBERS }, (_, index) => `change-${index}`);
  const told = new Map<string, Told>(uids.map((uid) => [uid, { visits: 0, medals: 0, reputation: 0 }]));
  for (const uid of uids) {
    const blank = { ...example, regionId, uid, reputation: 0, visits: 0 } as unknown as Member;
    await db().doc(`regions/${regionId}/members/${uid}`).set(memberSchema.parse(blank));
  }
  let refused = 0;
  let acknowledged = 0;
  for (let round = 0; round < interleavings; round += 1) {
    const named = { regionId, uid: uids[round % MEMBERS]! };
    const acts = inTurn(round, actsOf(named, round > interleavings / 2));
    for (const [field, act] of acts) {
      try {
        await act();
        if (field !== null) told.get(named.uid)![field] += 1;
        acknowledged += 1;
      } catch (error) {
        if (!(error instanceof GameError && error.reason === "BUSY")) throw error;
        refused += 1;
      }
    }
  }
  const differences: string[] = [];
  for (const uid of uids) {
    const read = (await next.ref({ regionId, uid }).get()).data();
    const found = read && { visits: read.visitCount, medals: read.medals, reputation: read.reputation };
    const expected = told.get(uid)!;
    if (JSON.stringify(found) !== JSON.stringify(expected))
      differences.push(
        `${uid}: ${JSON.stringify(expected)} was acknowledged, ${JSON.stringify(found)} is there`,
      );
  }
  return { acknowledged, refused, differences };
}

type Act = readonly [field: keyof Told | null, act: () => Promise<void>];

/** The oldest release, the one with a field more, and from half-way on, as in a deploy, the newest with its backfill. */
function actsOf(named: Named, isLate: boolean): Act[] {
  return [
    ["visits", () => add(members, named, "visits")],
    ["medals", () => add(between, named, "medals")],
    isLate
      ? ["reputation", () => add(next, named, "reputation")]
      : ["reputation", () => add(between, named, "reputation")],
    [null, isLate ? () => bringUp(named) : async () => {}],
  ];
}

const inTurn = (round: number, acts: Act[]): Act[] =>
  acts.map((_, index) => acts[(index + round) % acts.length]!);

function bringUp(named: Named): Promise<void> {
  return transact(async (tx) => {
    await tx.get(next.ref(named));
    tx.update(next.ref(named), {});
  });
}

interface Named {
  readonly regionId: string;
  readonly uid: string;
}

function add<Document extends object>(
  collection: Documents<typeof path.path, Document>,
  named: Named,
  field: keyof Document,
): Promise<void> {
  const ref = collection.ref(named);
  return transact(async (tx) => {
    const document = (await tx.get(ref)).data()!;
    // As handlers of both kinds do: the whole document, or the field.
    const more = (document[field] as number) + 1;
    if (more % 2 === 0) tx.set(ref, { ...document, [field]: more });
    else tx.update(ref, { [field]: more } as unknown as Partial<Document>);
  });
}
