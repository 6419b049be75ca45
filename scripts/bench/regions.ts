import { chart } from "../../functions/src/galaxy/documents.ts";
import { jobs } from "../../functions/src/platform/work/jobs.ts";
import { regions } from "../../functions/src/regions/schema.ts";
import type { Account } from "../../seed/accounts.ts";
import { type Figure, median, milliseconds } from "./measure.ts";

const ALONE = 5;
const AT_ONCE = 20;

/** A region of 500 from the call to its opening: alone, and twenty at once. */
export async function regionFigures(administrator: Account, ownerUid: string): Promise<Figure[]> {
  // The emulator starts a worker for each call at once; here all are warm, as in production one instance serves many.
  await Promise.all(names("warm", AT_ONCE).map((regionId) => untilActive(administrator, ownerUid, regionId)));
  const alone: number[] = [];
  for (const regionId of names("alone", ALONE)) {
    alone.push(await milliseconds(() => untilActive(administrator, ownerUid, regionId)));
  }
  const together = names("together", AT_ONCE);
  const togetherMs = await milliseconds(() =>
    Promise.all(together.map((regionId) => untilActive(administrator, ownerUid, regionId))),
  );
  const attempts = await Promise.all(together.map(async (regionId) => attemptsOf(regionId)));
  const chunks = await chart.collection({ regionId: together[0]! }).count().get();
  const aloneMs = median(alone);
  return [
    { name: "region of 500, request to active", value: aloneMs / 1_000, limit: 5, unit: "s" },
    {
      name: "twenty regions at once, each ÷ one alone",
      value: togetherMs / AT_ONCE / aloneMs,
      limit: 1,
      unit: "ratio",
      note: `${togetherMs.toFixed(0)} ms for ${AT_ONCE}, ${aloneMs.toFixed(0)} ms alone`,
    },
    {
      name: "of twenty at once, not active at the first try",
      value: attempts.filter((attempt) => attempt !== 1).length,
      limit: 0,
      unit: "regions",
    },
    { name: "reads for a whole map of 500 sectors", value: chunks.data().count, limit: 2, unit: "reads" },
  ];
}

/** Letters that look like no others: no two names may. */
const names = (prefix: string, count: number) =>
  Array.from("abcdefghjkmnpqrtwxyz".slice(0, count), (letter) => `${prefix}-${letter}`);

async function untilActive(administrator: Account, ownerUid: string, regionId: string): Promise<void> {
  await administrator.client.regions.createRegion({
    regionId,
    displayName: regionId,
    kind: "owned",
    ownerUid,
  });
  await new Promise<void>((resolve, reject) => {
    const stop = regions.ref({ regionId }).onSnapshot((snapshot) => {
      const status = snapshot.data()?.status;
      if (status === "provisioning") return;
      stop();
      if (status === "active") resolve();
      else reject(new Error(`${regionId} is ${status}`));
    }, reject);
  });
}

async function attemptsOf(regionId: string): Promise<number> {
  const { jobId } = (await regions.ref({ regionId }).get()).data()!;
  return (await jobs.ref({ jobId }).get()).data()!.attempt;
}
