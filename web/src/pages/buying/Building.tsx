import {
  abandonableAt,
  type FailedBuild,
  failureSentence,
} from "../../../../functions/src/billing/region/buildRetry.ts";
import type { Job } from "../../../../functions/src/platform/work/jobs.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { Link } from "../../controls/Link.tsx";
import { notHere } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useGameTime } from "../../data/clock.ts";
import { useWatched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import { buyingWords } from "../../words/pages/buying.ts";

interface BuildingProps {
  readonly regionId: string;
  readonly build: FailedBuild | null;
}

/** A region that is paid for, from its first sector to its opening. */
export function Building({ regionId, build }: BuildingProps) {
  const region = useWatched<Region | undefined>({ template: "regions/{regionId}", parameters: { regionId } });
  const found = region.state === "here" ? region.value : undefined;
  const { bought: say } = buyingWords;
  if (region.state !== "here") return notHere(region);
  if (found === undefined) return <p role="status">{say.preparing}</p>;
  const { status, displayName } = found;
  return (
    <>
      {status === "provisioning" ? <Progress jobId={found.jobId} /> : null}
      {status === "failed" ? <Failed regionId={regionId} displayName={displayName} build={build} /> : null}
      {status === "provisioning" || status === "failed" ? null : (
        <>
          <p role="status">{status === "active" ? say.open : words.belonging.directory.status[status]}</p>
          <ul>
            <li>
              <Link to={`/map/${regionId}`}>{say.toChart}</Link>
            </li>
            <li>
              <Link to={`/settings/${regionId}/governance`}>{say.toRules}</Link>
            </li>
            <li>
              <Link to={`/own/${regionId}`}>{say.toOwner}</Link>
            </li>
          </ul>
        </>
      )}
    </>
  );
}

function Progress({ jobId }: { readonly jobId: string }) {
  const watched = useWatched<Job | undefined>({ template: "jobs/{jobId}", parameters: { jobId } });
  const { bought: say } = buyingWords;
  if (watched.state !== "here") return notHere(watched);
  return (
    <>
      <p role="status">{watched.value === undefined ? say.preparing : jobWords(watched.value)}</p>
      <p className="dim">{say.leave}</p>
    </>
  );
}

function jobWords({ status, stepsDone, stepCount }: Job): string {
  const { bought: say } = buyingWords;
  if (status === "completed") return say.opening;
  if (stepCount === null || stepsDone < stepCount) return say.building(stepsDone, stepCount ?? 1);
  return say.checking;
}

interface FailedProps extends BuildingProps {
  readonly displayName: string;
}

/** What comes next of a region that could not be built, and from when it can be given up. */
function Failed({ regionId, displayName, build }: FailedProps) {
  const now = useGameTime();
  const { bought: say } = buyingWords;
  if (build === null) return <p role="status">{words.belonging.directory.status.failed}</p>;
  const abandon = async (requestId: string) => {
    await (await calls()).billing.abandonPurchase({ regionId, requestId });
    return say.abandoned;
  };
  return (
    <>
      <p role="status" className="wrong">
        <bdi>{failureSentence(displayName, build)}</bdi>
      </p>
      {now !== null && now >= abandonableAt(build).getTime() ? (
        <Act label={say.abandon} review={say.abandonReview} confirm={say.confirmAbandon} act={abandon} />
      ) : null}
    </>
  );
}
