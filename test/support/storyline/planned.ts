import type { DocumentSnapshot } from "firebase-admin/firestore";
import { planOf } from "../../../functions/src/galaxy/generation/build.ts";
import type { RegionPlan } from "../../../functions/src/galaxy/generation/plan.ts";
import { chartChunkOf, sectorOf } from "../../../functions/src/galaxy/generation/slice.ts";
import { canonicalJson } from "../../../functions/src/platform/random.ts";
import { jobs } from "../../../functions/src/platform/work/jobs.ts";
import type { ProvisionParameters } from "../../../functions/src/regions/opening/provisionRegion.ts";
import { regions } from "../../../functions/src/regions/schema.ts";

const PLANNED = /^(?:regions\/([^/]+)\/(sectors|chart)|(gates))\/([^/]+)$/;
const plans = new Map<string, Promise<RegionPlan>>();

/** Whether a document that follows from its region's plan is as planned; undefined for every other document. */
export async function plannedVerdict(snapshot: DocumentSnapshot): Promise<string | undefined> {
  const [, underRegion, collection = "gates", , id = ""] = PLANNED.exec(snapshot.ref.path) ?? [];
  if (id === "") return undefined;
  const regionId = underRegion ?? id;
  const found = plans.get(regionId) ?? readPlan(regionId);
  plans.set(regionId, found);
  const plan = await found;
  return isPlanned(plan, collection, id, snapshot) ? "as planned" : canonicalJson(snapshot.data());
}

function isPlanned(plan: RegionPlan, collection: string, id: string, snapshot: DocumentSnapshot): boolean {
  const same = (planned: unknown) => canonicalJson(snapshot.data()) === canonicalJson(planned);
  if (collection === "sectors") return same(sectorOf(plan, Number(id)));
  if (collection === "chart") return same(chartChunkOf(plan, Number(id)));
  const numbers = [plan.gate!.nexusSector, plan.gate!.regionSector];
  return canonicalJson(snapshot.get("sectorNumbers")) === canonicalJson(numbers);
}

async function readPlan(regionId: string): Promise<RegionPlan> {
  const { jobId } = (await regions.ref({ regionId }).get()).data()!;
  const { parameters } = (await jobs.ref({ jobId }).get()).data()!;
  const { kind, nexusSectorCount, ...config } = JSON.parse(parameters) as ProvisionParameters;
  return kind === "nexus" ? planOf({ ...config, kind }) : planOf({ ...config, kind, nexusSectorCount });
}
