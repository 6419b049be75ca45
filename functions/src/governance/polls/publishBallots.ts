import { isDeepStrictEqual } from "node:util";
import { Batch } from "../../platform/documents/batch.ts";
import type { Tx } from "../../platform/documents/tx.ts";
import { receiptsOf } from "./ballot.ts";
import { readBallots } from "./countBallots.ts";
import { changed, inPhase } from "./movePoll.ts";
import type { Poll } from "./poll.ts";
import { Publication } from "./publication.ts";
import { recounted } from "./recount.ts";
import { ballots, publishedBallots } from "./schema.ts";

const DELETES_A_COMMIT = 400;

/**
 * Publishes the ballots of a counted poll anonymously, and deletes what links a voter to a choice. Reads each ballot
 * once; a run that died in between is repeated and writes the same pages.
 * @returns the poll as it is thereafter.
 * @throws when the published ballots do not give the published result: then nothing is deleted and people must look.
 */
export async function publishBallots(poll: Poll, key: string): Promise<Poll | undefined> {
  const { regionId, pollId, method, options } = poll;
  const uids: string[] = [];
  const publication = new Publication({ method, options: options ?? [] });
  for await (const { uid, ballot } of readBallots(poll)) {
    // A copy: as a part of the document's path it would keep all of that.
    uids.push(Buffer.from(uid).toString());
    const { revision } = ballot;
    publication.add(ballot, (units) => receiptsOf(key, { regionId, pollId, uid, revision, units }));
  }
  requireSameResult(poll, publication);
  const pageCount = await writePages(poll, publication);
  await inPhase(poll, (tx, counted, at) =>
    changed(tx, counted, { phase: "published", pageCount, dueAt: at }),
  );
  await deleteBallots(poll, uids);
  return inPhase({ ...poll, phase: "published" }, erased);
}

/** A page a commit: some 200 kB each, in the order of receipts. Returns how many there are. */
async function writePages({ regionId, pollId }: Poll, publication: Publication): Promise<number> {
  let page = 0;
  for (const published of publication.pages()) {
    const ref = publishedBallots.ref({ regionId, pollId, page });
    await new Batch().set(ref, { page, ballots: published }).commit();
    page += 1;
  }
  return page;
}

function requireSameResult(poll: Poll, publication: Publication): void {
  if (poll.result?.tally == null) return;
  if (isDeepStrictEqual(recounted(poll, publication.ballots()), poll.result.tally)) return;
  throw new Error(`the ballots of poll ${poll.pollId} do not give its result`);
}

const erased = (tx: Tx, poll: Poll) => changed(tx, poll, { phase: "erased", dueAt: null });

/**
 * Deletes what an interrupted publication, or a poll that was called off, has left.
 * @returns the poll as it is thereafter.
 */
export async function eraseBallots(poll: Poll): Promise<Poll | undefined> {
  const { regionId, pollId } = poll;
  for (;;) {
    const left = await ballots.collection({ regionId, pollId }).select().limit(DELETES_A_COMMIT).get();
    if (left.empty) break;
    await deleteBallots(
      poll,
      left.docs.map(({ id }) => id),
    );
  }
  if (poll.phase === "published") return inPhase(poll, erased);
  return inPhase(poll, (tx, cancelled) => changed(tx, cancelled, { dueAt: null }));
}

async function deleteBallots({ regionId, pollId }: Poll, uids: readonly string[]): Promise<void> {
  for (let first = 0; first < uids.length; first += DELETES_A_COMMIT) {
    const batch = new Batch();
    for (const uid of uids.slice(first, first + DELETES_A_COMMIT)) {
      batch.delete(ballots.ref({ regionId, pollId, uid }));
    }
    await batch.commit();
  }
}
