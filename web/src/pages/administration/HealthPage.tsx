import { useState } from "react";
import type { PlatformReadHealthOutput } from "../../../../client/rooms/platform.ts";
import { Fact } from "../../controls/Fact.tsx";
import { Link } from "../../controls/Link.tsx";
import { Failure, Loading } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useAnswer } from "../../data/useAnswer.ts";
import { administration } from "../../words/administration.ts";
import { words } from "../../words/en.ts";
import { Frame } from "./Frame.tsx";

/** Whether the platform's own work goes on. */
export default function HealthPage() {
  const [asked, setAsked] = useState(1);
  const answer = useAnswer(String(asked), async (signal) => {
    const { platform } = await calls();
    return platform.readHealth({}, { signal });
  });
  const { health: say, again } = administration;
  return (
    <Frame title={say.title} place="health" lead={say.why}>
      {answer.state === "asking" ? <Loading /> : null}
      {answer.state === "failed" ? <Failure error={answer.error} onRetry={answer.again} /> : null}
      {answer.state === "here" ? (
        <>
          <Figures health={answer.value} />
          <button type="button" onClick={() => setAsked(asked + 1)}>
            {again}
          </button>
        </>
      ) : null}
    </Frame>
  );
}

function Figures({ health }: { readonly health: PlatformReadHealthOutput }) {
  const { jobs, outbox, schedules, ledgerComparedAt, backfills } = health;
  const { health: say, nav, never } = administration;
  const { oldestDue } = outbox;
  return (
    <dl className="facts">
      <Fact name={say.jobs}>
        {say.running(jobs.running)}, <Wrong is={jobs.failed > 0}>{say.failed(jobs.failed)}</Wrong>{" "}
        <Link to="/administration/jobs">{nav.jobs}</Link>
      </Fact>
      <Fact name={say.outbox}>
        {say.rows(outbox.rows)}, <Wrong is={outbox.setAside > 0}>{say.setAside(outbox.setAside)}</Wrong>{" "}
        <Link to="/administration/tasks">{nav.tasks}</Link>
      </Fact>
      <Fact name={say.oldest}>
        {oldestDue === null
          ? say.noneDue
          : say.dueAt(oldestDue.task, oldestDue.queue, new Date(oldestDue.dueAt))}
      </Fact>
      <Fact name={say.schedules}>
        {schedules.latestSlotAt === null ? say.noSlot : say.latestSlot(new Date(schedules.latestSlotAt))}
        {"; "}
        {say.silent(schedules.silent)} <Link to="/administration/schedules">{nav.schedules}</Link>
      </Fact>
      <Fact name={say.ledger}>
        {ledgerComparedAt === null ? never : words.instant(new Date(ledgerComparedAt))}
      </Fact>
      <Fact name={say.backfills}>{say.backfilled(backfills)}</Fact>
    </dl>
  );
}

function Wrong({ is, children }: { readonly is: boolean; readonly children: string }) {
  return is ? <b className="wrong">{children}</b> : children;
}
