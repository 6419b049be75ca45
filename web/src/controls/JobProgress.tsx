import type { Job } from "../../../functions/src/platform/work/jobs.ts";
import { useWatched } from "../data/watch.ts";
import { useViewer } from "../shell/player.ts";
import { words } from "../words/en.ts";

const SHOWN = 3;

type Watchable = Job & { readonly id: string };

/** How far the latest work of a kind has come that this player may watch; nothing where there is none. */
export function JobProgress({ kind }: { readonly kind: string }) {
  const { uid } = useViewer();
  const watched = useWatched<readonly Watchable[]>({
    template: "jobs",
    parameters: {},
    where: ["watcherUids", "array-contains", uid],
    orderBy: ["startedAt", "desc"],
    limit: SHOWN,
  });
  const job = watched.state === "here" ? watched.value.find((each) => each.kind === kind) : undefined;
  return <div role="status">{job === undefined ? null : <p>{jobWords(job)}</p>}</div>;
}

function jobWords({ status, stepsDone, stepCount }: Job): string {
  const { job: say } = words.account;
  if (status !== "running") return say[status];
  return stepCount === null ? say.running(stepsDone) : say.runningOf(stepsDone, stepCount);
}
