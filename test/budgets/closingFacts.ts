import { archivedLines } from "../../functions/src/closing/archive.ts";
import { closings } from "../../functions/src/closing/schema.ts";
import type { Quantities } from "../../functions/src/platform/declaration/figures.ts";
import { recordOf } from "../../functions/src/platform/documents/records.ts";
import { jobs } from "../../functions/src/platform/work/jobs.ts";
import { exportManifests } from "../../functions/src/players/exports/schema.ts";
import { players } from "../../functions/src/players/schema.ts";
import { count } from "./counting.ts";

/** What an export asks by a query for each member, beside what it knows the path of. */
const ASKED = ["audit", "nominations", "proposals", "petitions", "supporters", "policies"];
/** The collections that an archive is made of. */
const ARCHIVED_KINDS = 10;

const PHASES = ["freezeRegion", "exportMembers", "evacuateMembers", "archiveRegion"];

/** Of a job of a region's end: what that left behind tells how much there was. */
export async function closingFacts(operation: string, input: unknown): Promise<Quantities> {
  if (!PHASES.includes(operation)) return {};
  const { jobId } = input as { jobId: string };
  const { parameters } = (await jobs.ref({ jobId }).get()).data()!;
  const { regionId } = JSON.parse(parameters) as { regionId: string };
  const enrolled = (await closings.ref({ regionId }).get()).data()!.frozen!.members;
  if (operation === "freezeRegion") return { enrolled };
  if (operation === "exportMembers") return { enrolled, exportReads: await exportReads(regionId) };
  if (operation === "archiveRegion") return archiveFacts(regionId);
  const displaced = players.collection({}).where("displaced.fromRegionId", "==", regionId);
  return { enrolled, rehomed: await count(displaced) };
}

/** Of the queries alone that find more than one: one read for each member and query stands in the formula. */
async function exportReads(regionId: string): Promise<number> {
  const { docs } = await exportManifests.group().where("regionId", "==", regionId).get();
  let more = 0;
  for (const manifest of docs) {
    const kinds = manifest
      .data()
      .ndjson.split("\n")
      .filter(Boolean)
      .map((line) => recordOf(line).path.split("/").at(-2)!);
    for (const kind of ASKED) more += Math.max(0, kinds.filter((one) => one === kind).length - 1);
  }
  return more;
}

async function archiveFacts(regionId: string): Promise<Quantities> {
  const kinds = new Set<string>();
  let [archived, archivePages] = [0, 0];
  for (const part of ["public", "sealed"] as const) {
    for await (const lines of archivedLines(regionId, part)) {
      archivePages += 1;
      archived += lines.length;
      for (const line of lines) kinds.add(recordOf(line).path.split("/").at(-2)!);
    }
  }
  return {
    archived,
    archivePages,
    archiveKinds: kinds.size,
    archiveGaps: ARCHIVED_KINDS - kinds.size,
  };
}
