import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { Heading } from "../../controls/Heading.tsx";
import { Contained, notHere, Stale } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import type { PageProps } from "../../page.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { Evacuation } from "./Evacuation.tsx";
import { Gate } from "./Gate.tsx";
import { Here } from "./Here.tsx";
import { Passage } from "./Passage.tsx";
import { Ships } from "./Ships.tsx";

/** Where one is, what one flies, and the ways on. */
export default function TravelPage({ search }: PageProps) {
  const { uid } = useViewer();
  const pilot = useWatched<Pilot | undefined>({ template: "pilots/{uid}", parameters: { uid } });
  const { travel: say } = words;
  return (
    <>
      <Heading title={say.title} />
      <Stale watched={pilot} />
      {notHere(pilot)}
      {pilot.state === "here" && pilot.value === undefined ? <FirstFlight /> : null}
      {pilot.state === "here" && pilot.value !== undefined ? (
        <OfPilot pilot={pilot.value} shipId={search.get("ship")} />
      ) : null}
    </>
  );
}

function OfPilot({ pilot, shipId }: { readonly pilot: Pilot; readonly shipId: string | null }) {
  return (
    <>
      <Contained>
        <Here pilot={pilot} />
      </Contained>
      <Contained>
        {pilot.passageId === null ? <Gate pilot={pilot} /> : <Passage passageId={pilot.passageId} />}
      </Contained>
      <Contained>
        <Ships pilot={pilot} asked={shipId} />
      </Contained>
      <Contained>
        <Evacuation pilot={pilot} />
      </Contained>
    </>
  );
}

/** Who has never flown has no place yet: the first act makes pilot and ship. */
function FirstFlight() {
  const { player } = useViewer();
  const { travel: say } = words;
  const regionId = player.homeRegionId ?? "default";
  const undock = async (requestId: string) => {
    await (await calls()).ships.undock({ regionId, requestId });
    return say.undocked;
  };
  return (
    <>
      <p>{say.noPilot}</p>
      <Act label={say.beginFlight} review={say.undockReview} confirm={say.confirmUndock} act={undock} />
    </>
  );
}
