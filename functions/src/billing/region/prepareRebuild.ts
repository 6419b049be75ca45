import type { Commit } from "../../platform/moments.ts";
import { prepareRetry } from "../../regions/opening/retryBuild.ts";
import { regions } from "../../regions/schema.ts";
import type { Checkout } from "../schema.ts";
import type { FailedBuild } from "./buildRetry.ts";
import type { PreparedStep } from "./prepareRegionStep.ts";

interface Rebuild extends PreparedStep {
  readonly build: FailedBuild | null;
}

/** Begins the build of a region anew that is paid for and has failed, once its time has come. */
export async function prepareRebuild(commit: Commit, { subject, build }: Checkout): Promise<Rebuild> {
  const waits = { stage: undefined, dueAt: build?.retryAt ?? null, build };
  if (build === null || waits.dueAt === null || subject.kind !== "region" || commit.now < waits.dueAt)
    return waits;
  const done = { ...waits, dueAt: null, build: { ...build, retryAt: null } };
  const region = await commit.reads.get(regions, { regionId: subject.regionId });
  if (region?.status !== "failed") return done;
  const { stage } = await prepareRetry(commit, region);
  return { ...done, stage };
}
