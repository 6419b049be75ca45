import type { Ship } from "../../../../functions/src/ships/schema.ts";
import { notHere } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";

/** More than a player may have, pods included. */
const MOST_SHIPS = 25;

interface ShipSelectProps {
  readonly label: string;
  /** What no ship at all is called. */
  readonly none: string;
  readonly optionOf: (ship: Ship) => string;
  readonly chosen: string;
  readonly onChoose: (shipId: string, ship: Ship | undefined) => void;
}

/** One of the player's ships, or none. */
export function ShipSelect({ label, none, optionOf, chosen, onChoose }: ShipSelectProps) {
  const { uid } = useViewer();
  const ships = useWatched<readonly (Ship & { readonly id: string })[]>({
    template: "ships",
    parameters: {},
    where: ["ownerUid", "==", uid],
    limit: MOST_SHIPS,
  });
  if (ships.state !== "here") return notHere(ships);
  const shipOf = (shipId: string) => ships.value.find(({ id }) => id === shipId);
  return (
    <label>
      {label}
      <select value={chosen} onChange={(event) => onChoose(event.target.value, shipOf(event.target.value))}>
        <option value="">{none}</option>
        {ships.value.map((ship) => (
          <option key={ship.id} value={ship.id}>
            {optionOf(ship)}
          </option>
        ))}
      </select>
    </label>
  );
}
