import type { Row as OutboxRow } from "../../../../functions/src/platform/work/outbox.ts";
import { Act } from "../../controls/Act.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import { administration } from "../../words/administration.ts";
import { Frame } from "./Frame.tsx";
import { Json } from "./Json.tsx";
import { ReasonedAct } from "./ReasonedAct.tsx";

const SHOWN = 20;

type Row = OutboxRow & { readonly id: string };

/** Tasks that are promised and not done: first those that nothing tries again. */
export default function TasksPage() {
  const watched = useWatched<readonly Row[]>({
    template: "outbox",
    parameters: {},
    orderBy: ["setAsideAt", "desc"],
    limit: SHOWN,
  });
  const { tasks: say } = administration;
  return (
    <Frame title={say.title} place="tasks">
      <WatchedList id="tasks" title={say.title} lead={say.why} none={say.none} watched={watched}>
        {(rows) => (
          <ul className="cards">
            {rows.map((row) => (
              <li key={row.id}>
                <Waiting row={row} />
              </li>
            ))}
          </ul>
        )}
      </WatchedList>
    </Frame>
  );
}

function Waiting({ row }: { readonly row: Row }) {
  const { task, queue, body, failures, lastError, setAsideAt, dueAt } = row;
  const { tasks: say, whole } = administration;
  return (
    <>
      <h3>
        {task}
        <span className="tag">{setAsideAt === null ? say.waiting : say.aside}</span>
      </h3>
      <p className="dim">
        {say.of(queue)}, {say.failures(failures)}
        {setAsideAt === null ? null : `, ${say.asideSince(setAsideAt)}`}
        {dueAt === null ? null : `, ${say.dueAt(dueAt)}`}
      </p>
      <p className="written">{lastError ?? say.noError}</p>
      <Json label={whole} text={body} />
      {setAsideAt === null ? null : <Decide row={row} />}
    </>
  );
}

function Decide({ row: { id: outboxId, task } }: { readonly row: Row }) {
  const { tasks: say } = administration;
  return (
    <>
      <Act
        label={say.retry(task, outboxId)}
        review={say.retryReview}
        confirm={say.confirmRetry}
        act={async (requestId) => {
          await (await calls()).platform.retryTask({ outboxId, requestId });
          return say.retried;
        }}
      />
      <ReasonedAct
        label={say.drop(task, outboxId)}
        review={say.dropReview}
        confirm={say.confirmDrop}
        reader="log"
        act={async (given) => {
          await (await calls()).platform.dropTask({ outboxId, ...given });
          return say.dropped;
        }}
      />
    </>
  );
}
