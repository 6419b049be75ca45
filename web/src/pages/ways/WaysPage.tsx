import type { Construction } from "../../../../functions/src/ships/constructions/schema.ts";
import type { PlayerGate } from "../../../../functions/src/ships/playerGates/schema.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import type { TunnelMap } from "../../../../functions/src/ships/tunnels/schema.ts";
import { PilotPage } from "../../controls/PilotPage.tsx";
import { Contained, notHere } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { waysWords } from "../../words/pages/ways.ts";
import { ConstructionSection } from "./ConstructionSection.tsx";
import { Jump } from "./Jump.tsx";
import { OwnGates } from "./OwnGates.tsx";
import { Tunnels } from "./Tunnels.tsx";

const MOST_GATES = 6;
const MOST_MAPS = 10;

export type OwnGate = PlayerGate & { readonly id: string };

/** Ways of a pilot's own: warp jumpers, gates that players raise, tunnels that they find. */
export default function WaysPage() {
  return (
    <PilotPage title={waysWords.title} why={waysWords.why}>
      {(pilot, now) => <OfPilot pilot={pilot} now={now} />}
    </PilotPage>
  );
}

function OfPilot({ pilot, now }: { readonly pilot: Pilot; readonly now: Date }) {
  const { uid } = useViewer();
  const construction = useWatched<Construction | undefined>({
    template: "constructions/{uid}",
    parameters: { uid },
  });
  const gates = useWatched<readonly OwnGate[]>({
    template: "playerGates",
    parameters: {},
    where: ["ownerUid", "==", uid],
    limit: MOST_GATES,
  });
  const maps = useWatched<readonly TunnelMap[]>({
    template: "players/{uid}/tunnelMaps",
    parameters: { uid },
    limit: MOST_MAPS,
  });
  return (
    <>
      <Contained>
        <Tunnels pilot={pilot} maps={maps} now={now} />
      </Contained>
      {pilot.shipClass === "warp_jumper" && pilot.passageId === null ? (
        <Contained>
          <Jump pilot={pilot} />
        </Contained>
      ) : null}
      <Contained>
        {construction.state === "here" ? (
          <ConstructionSection pilot={pilot} construction={construction.value} now={now} />
        ) : (
          notHere(construction)
        )}
      </Contained>
      <Contained>
        <OwnGates gates={gates} now={now} />
      </Contained>
    </>
  );
}
