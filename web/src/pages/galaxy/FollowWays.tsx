import { useEffect } from "react";
import { isStanding } from "../../../../functions/src/ships/playerGates/gate.ts";
import type { PlayerGate } from "../../../../functions/src/ships/playerGates/schema.ts";
import type { Passage, Ship } from "../../../../functions/src/ships/schema.ts";
import type { TunnelMap } from "../../../../functions/src/ships/tunnels/schema.ts";
import { notHere } from "../../controls/states.tsx";
import { useGameTime } from "../../data/clock.ts";
import { useWatched, type Watched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { NO_WAYS, type OwnWays, waysOn } from "./ownWays.ts";

/** As many of each as a player may have; of a region's gates those that have closed lately, too. */
const MOST = { ships: 25, tunnels: 10, gates: 10 } as const;

interface FollowWaysProps {
  readonly regionId: string;
  readonly passageId: string | null;
  readonly onFound: (ways: OwnWays) => void;
}

/** Follows ships, passage, tunnels and players' gates for as long as the chart shows them: nobody else pays for their reads. */
export default function FollowWays({ regionId, passageId, onFound }: FollowWaysProps) {
  const { uid } = useViewer();
  const ships = useWatched<readonly Ship[]>({
    ...{ template: "ships", parameters: {} },
    where: ["ownerUid", "==", uid],
    limit: MOST.ships,
  });
  const tunnels = useWatched<readonly TunnelMap[]>({
    ...{ template: "players/{uid}/tunnelMaps", parameters: { uid } },
    limit: MOST.tunnels,
  });
  const gates = useWatched<readonly PlayerGate[]>({
    ...{ template: "playerGates", parameters: {} },
    where: ["regionIds", "array-contains", regionId],
    limit: MOST.gates,
  });
  const passage = useWatched<Passage | undefined>(
    passageId === null ? null : { template: "passages/{passageId}", parameters: { passageId } },
  );
  const time = useGameTime();
  const now = time === null ? null : new Date(time);
  const found =
    now === null
      ? NO_WAYS
      : waysOn(regionId, {
          ships: rowsOf(ships),
          passage: passage.state === "here" ? passage.value : undefined,
          tunnels: rowsOf(tunnels).filter(({ closesAt }) => closesAt > now),
          gates: rowsOf(gates).filter((gate) => isStanding(gate, now)),
        });
  // The clock goes on each second, and what it leaves as it was draws no chart anew.
  const text = JSON.stringify(found);
  useEffect(() => {
    onFound(JSON.parse(text));
    return () => onFound(NO_WAYS);
  }, [text, onFound]);
  return notHere(ships);
}

const rowsOf = <Row,>(watched: Watched<readonly Row[]>): readonly Row[] =>
  watched.state === "here" ? watched.value : [];
