import type { Construction } from "../../../../functions/src/ships/constructions/schema.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { PilotPage } from "../../controls/PilotPage.tsx";
import { Contained, notHere } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { cargoWords } from "../../words/pages/cargo.ts";
import type { OwnShip } from "../travel/Ships.tsx";
import { type Balance, type OwnDepot, storedIn } from "./accounts.ts";
import { Depots } from "./Depots.tsx";
import { Hold } from "./Hold.tsx";
import { Insurance } from "./Insurance.tsx";

/** The player's own accounts: the credits, a hold for each ship, the depots. */
const MOST_ACCOUNTS = 25;
const MOST_SHIPS = 25;
const MOST_DEPOTS = 5;

/** The player's goods, in ships and depots, and what moves them. */
export default function CargoPage() {
  return (
    <PilotPage title={cargoWords.title} why={cargoWords.why}>
      {(pilot) => <OfPilot pilot={pilot} />}
    </PilotPage>
  );
}

function OfPilot({ pilot }: { readonly pilot: Pilot }) {
  const { uid, player } = useViewer();
  const balances = useWatched<readonly Balance[]>({
    template: "ledgerBalances",
    parameters: {},
    where: ["holderUid", "==", uid],
    limit: MOST_ACCOUNTS,
  });
  const ships = useWatched<readonly OwnShip[]>({
    template: "ships",
    parameters: {},
    where: ["ownerUid", "==", uid],
    limit: MOST_SHIPS,
  });
  const depots = useWatched<readonly OwnDepot[]>({
    template: "depots",
    parameters: {},
    where: ["uid", "==", uid],
    limit: MOST_DEPOTS,
  });
  const construction = useWatched<Construction | undefined>({
    template: "constructions/{uid}",
    parameters: { uid },
  });
  if (construction.state !== "here") return notHere(construction);
  if (balances.state !== "here") return notHere(balances);
  if (ships.state !== "here") return notHere(ships);
  if (depots.state !== "here") return notHere(depots);
  const stored = storedIn(balances.value, ships.value, depots.value, {
    homeRegionId: player.homeRegionId,
    constructionId: construction.value?.constructionId,
  });
  return (
    <>
      <Contained>
        <Hold pilot={pilot} ships={ships.value} balances={balances.value} />
      </Contained>
      <Contained>
        <Insurance pilot={pilot} />
      </Contained>
      <Contained>
        <Depots pilot={pilot} stored={stored} />
      </Contained>
    </>
  );
}
