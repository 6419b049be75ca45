import { useEffect, useMemo, useState } from "react";
import type { Place } from "../../../../functions/src/galaxy/routes/stretches.ts";
import type { ChartChunk } from "../../../../functions/src/galaxy/schema.ts";
import { FIRST_WORLD } from "../../../../functions/src/galaxy/world.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { chartOf } from "../../chart/model.ts";
import { terminalsOn } from "../../chart/terminals.ts";
import { Heading } from "../../controls/Heading.tsx";
import { Loading, notHere, Stale } from "../../controls/states.tsx";
import { loadChart } from "../../data/charts.ts";
import { isRefusal } from "../../data/documents.ts";
import { useListedGates } from "../../data/listedGates.ts";
import { useVisit } from "../../data/visits.ts";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { nexusMarksOf, ownGateMarksOf } from "./describe.ts";
import { RegionMap } from "./RegionMap.tsx";
import type { RegionFacts } from "./region.ts";

const NO_GATES: readonly Place[] = [];

export default function MapPage({ parameters, search }: PageProps) {
  const regionId = parameters.regionId!;
  const isNexus = regionId === FIRST_WORLD.nexusId;
  const { uid, memberships } = useViewer();
  const isMember =
    memberships.state === "here" &&
    memberships.value.some((held) => held.regionId === regionId && held.status === "active");
  useVisit(uid, regionId, isMember);
  const region = useWatched<RegionFacts | undefined>({
    template: "regions/{regionId}",
    parameters: { regionId },
  });
  // A region's own gate stands in its chart, the terminals of the Nexus follow from its own.
  const gates = useListedGates(isNexus ? regionId : null);
  const pilot = useWatched<Pilot | undefined>({ template: "pilots/{uid}", parameters: { uid } });
  const own = pilot.state === "here" ? pilot.value : undefined;
  const place = own?.place;
  const shipIndex = place?.regionId === regionId ? place.sectorNumber - 1 : null;
  const facts = region.state === "here" ? region.value : undefined;
  const chunks = useChart(regionId, facts);
  const chart = useMemo(() => (Array.isArray(chunks) ? chartOf(chunks) : null), [chunks]);
  const listed = gates.state === "here" ? gates.value : NO_GATES;
  const status = facts?.status;
  const marks = useMemo(() => {
    if (chart === null || status === undefined) return [];
    if (!isNexus) return ownGateMarksOf(chart, status);
    return nexusMarksOf(listed, terminalsOn(chart));
  }, [isNexus, chart, status, listed]);
  const title = words.map.title(facts?.displayName ?? regionId);

  return (
    <>
      <Heading title={title} />
      <Stale watched={region} />
      {notHere(region)}
      {region.state === "here" && facts === undefined ? (
        <p className="notice">{words.map.unknown(regionId)}</p>
      ) : null}
      {facts?.status === "provisioning" ? <p className="notice">{words.map.building}</p> : null}
      {chunks === "refused" ? <p className="notice">{words.map.notYours}</p> : null}
      {chunks === "failed" ? <p className="notice">{words.states.failed}</p> : null}
      {chart === null || facts === undefined ? (
        facts !== undefined && chunks === null ? (
          <Loading />
        ) : null
      ) : (
        <RegionMap
          facts={{ ...facts, regionId }}
          title={title}
          chart={chart}
          gates={marks}
          shipIndex={shipIndex}
          passageId={own?.passageId ?? null}
          search={search}
        />
      )}
    </>
  );
}

/** Null while it is on its way. */
function useChart(
  regionId: string,
  facts: RegionFacts | undefined,
): readonly ChartChunk[] | "refused" | "failed" | null {
  const { uid } = useViewer();
  const [chunks, setChunks] = useState<readonly ChartChunk[] | "refused" | "failed" | null>(null);
  const { seed, sectorCount, status } = facts ?? {};
  useEffect(() => {
    if (seed === undefined || sectorCount === undefined || status === "provisioning") return;
    let left = false;
    loadChart(uid, { regionId, seed, sectorCount }).then(
      (found) => left || setChunks(found),
      (error: unknown) => left || setChunks(isRefusal(error) ? "refused" : "failed"),
    );
    return () => {
      left = true;
    };
  }, [uid, regionId, seed, sectorCount, status]);
  return chunks;
}
