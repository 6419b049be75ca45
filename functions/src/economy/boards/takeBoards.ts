import { z } from "zod";
import { chart, sectors } from "../../galaxy/documents.ts";
import { CHART_CHUNK_SECTORS, type ChartChunk, type Sector } from "../../galaxy/schema.ts";
import { now } from "../../platform/clock.ts";
import { Batch } from "../../platform/documents/batch.ts";
import { regionId } from "../../platform/fields.ts";
import { dayOf } from "../../platform/ledger/day.ts";
import { db } from "../../platform/store.ts";
import type { Desk } from "../../ports/market/desk.ts";
import { marketAt, regionNow } from "../../ports/memory.ts";
import { allows } from "../../regions/status/capabilities.ts";
import { priceBoards } from "../schema.ts";
import { dayAfter } from "../statistics/days.ts";
import { desksUsedSince } from "../statistics/desksUsed.ts";
import { type KnownPort, pricesAt, RESTS_AFTER_DAYS } from "./board.ts";

const bodySchema = z.object({ regionId });

/** As a chart marks them. */
const PORT_MARK = 1;

/** Writes a region's boards anew: the prices of all its ports at one instant, a document for each of its chart's. Twice at once, both write what is there. */
export async function takeBoards(body: unknown): Promise<void> {
  const { regionId } = bodySchema.parse(body);
  const at = now();
  const known = await regionNow(regionId);
  if (!allows(known, "trade")) return;
  const market = marketAt(known, at);
  const used = await desksUsedSince(regionId, dayAfter(dayOf(at), -RESTS_AFTER_DAYS));
  const desks = Map.groupBy(used, ({ sectorNumber }) => sectorNumber);
  const { docs } = await chart.collection({ regionId }).get();
  for (const chunk of docs.map((doc) => doc.data())) {
    const ports = await portsOn(chunk, regionId, desks);
    const part = Math.ceil(chunk.firstNumber / CHART_CHUNK_SECTORS);
    const batch = new Batch();
    batch.set(priceBoards.ref({ regionId, part }), {
      regionId,
      part,
      takenAt: at,
      ports: ports.map((port) => pricesAt(port, market, at)),
    });
    await batch.commit();
  }
}

/** The ports of a stretch of the chart with the desks that were used lately. */
async function portsOn(
  { marks, firstNumber }: ChartChunk,
  regionId: string,
  desks: ReadonlyMap<number, readonly Desk[]>,
): Promise<KnownPort[]> {
  const numbers = marks.flatMap((mark, index) => ((mark & PORT_MARK) !== 0 ? [firstNumber + index] : []));
  if (numbers.length === 0) return [];
  const docs = await db().getAll(...numbers.map((sectorNumber) => sectors.ref({ regionId, sectorNumber })));
  return docs.map((doc) => {
    const sector = sectors.decode(doc) as Sector & { readonly port: NonNullable<Sector["port"]> };
    return { sector, used: desks.get(sector.number) ?? [] };
  });
}
