/** What somebody writes who follows the README's recipes, by file. */

/** A callable. */
export const READ_NOTICE = `import { z } from "zod";
import { access } from "../platform/access.ts";
import { query } from "../platform/callable.ts";
import { GameError } from "../platform/errors.ts";
import { documentId } from "../platform/fields.ts";
import { notices } from "./schema.ts";

export const readNotice = query({
  summary: "Reads a notice to the caller.",
  access: access.player,
  input: z.strictObject({ noticeId: documentId }),
  output: z.strictObject({ read: z.boolean() }),
  async handle({ caller: { uid }, reads }, { noticeId }) {
    const notice = await reads.get(notices, { uid, noticeId });
    if (notice === undefined) throw new GameError("NOTICE_LOST", "No such notice was sent to you.");
    return { read: notice.readAt !== null };
  },
});
`;

/** Long work. */
export const READ_NOTICES = `import { z } from "zod";
import { pageAfter } from "../platform/documents/pages.ts";
import { documentId, uid } from "../platform/fields.ts";
import type { JobKind } from "../platform/work/jobs.ts";
import { workerOf } from "../platform/work/queues.ts";
import { notices } from "./schema.ts";

const PAGE = 200;
const parametersSchema = z.strictObject({ uid });

/** Marks all notices of a player as read, a page in each commit. */
export const readNotices: JobKind<z.infer<typeof parametersSchema>, string> = {
  kind: "readNotices",
  queue: workerOf("players"),
  parameters: parametersSchema,
  cursor: documentId,
  stepCount: () => null,
  async prepare({ uid }, { cursor }) {
    const all = notices.collection({ uid }).orderBy("__name__");
    const { docs, isEnd } = await pageAfter(all, cursor, PAGE);
    return {
      async stage(tx, at) {
        if (docs.length === 0) return;
        const found = await tx.getAll(...docs.map(({ id }) => notices.ref({ uid, noticeId: id })));
        for (const { id, exists } of found)
          if (exists) tx.update(notices.ref({ uid, noticeId: id }), { readAt: at });
      },
      next: isEnd ? null : docs.at(-1)!.id,
    };
  },
  async check({ uid }) {
    const unread = await notices.collection({ uid }).where("readAt", "==", null).count().get();
    return unread.data().count === 0 ? [] : ["A notice is unread."];
  },
  complete: async () => [],
  fail: async () => {},
};
`;

/** A callable that stages it. */
export const READ_ALL = `import { z } from "zod";
import { access } from "../platform/access.ts";
import { mutation } from "../platform/callable.ts";
import { documentId } from "../platform/fields.ts";
import { stageJob } from "../platform/work/jobs.ts";
import { readNotices } from "./readNotices.ts";

export const readAll = mutation({
  summary: "Marks all notices to the caller as read.",
  access: access.player,
  input: z.strictObject({}),
  output: z.strictObject({ jobId: documentId }),
  async handle({ caller: { uid }, tx, now, intent, enqueue }) {
    const jobId = \`readNotices-\${intent}\`;
    const job = { jobId, parameters: { uid }, watcherUids: [uid] };
    for (const row of stageJob(tx, readNotices, job, now)) enqueue(row);
    return { jobId };
  },
});
`;

/** A chapter that plays both. */
export const NOTICES_CHAPTER = `import type { Chapter } from "../story.ts";

export const notices: Chapter = {
  title: "notices",
  async play(story) {
    const unknown = { noticeIds: [\`none-\${story.run}\`] };
    await story.refused("vera", "players/markNoticesRead", unknown, "NOTICE_UNKNOWN");
    await story.call("vera", "players/readAll", {});
    await story.settle();
  },
};
`;

/** A page that calls the callable. */
export const NOTICE_PAGE = `import { useState } from "react";
import { Heading } from "../../controls/Heading.tsx";
import { calls } from "../../data/calls.ts";
import type { PageProps } from "../../page.ts";
import { words } from "../../words/en.ts";

/** Whether a notice has been read. */
export default function NoticePage({ parameters: { noticeId = "" } }: PageProps) {
  const [told, setTold] = useState<string>(words.notice.unasked);
  const ask = async () => {
    const { players } = await calls();
    const { read } = await players.readNotice({ noticeId });
    setTold(read ? words.notice.read : words.notice.unread);
  };
  return (
    <>
      <Heading title={words.notice.title} />
      <p>{told}</p>
      <button type="button" onClick={ask}>
        {words.notice.ask}
      </button>
    </>
  );
}
`;
