import type { Construction } from "../../../../functions/src/ships/constructions/schema.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { Heading } from "../../controls/Heading.tsx";
import { Link } from "../../controls/Link.tsx";
import { Contained, notHere, Stale } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
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
  const { uid } = useViewer();
  const pilot = useWatched<Pilot | undefined>({ template: "pilots/{uid}", parameters: { uid } });
  const found = pilot.state === "here" ? pilot.value : undefined;
  const say = cargoWords;
  return (
    <>
      <Heading title={say.title} />
      <p>{say.why}</p>
      <Stale watched={pilot} />
      {notHere(pilot)}
      {pilot.state === "here" && found === undefined ? (
        <p>
          {words.trade.noPilot} <Link to="/travel">{words.trade.toTravel}</Link>
        </p>
      ) : null}
      {found === undefined ? null : <OfPilot pilot={found} />}
    </>
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
