import { useState } from "react";
import type { Sector } from "../../../../functions/src/galaxy/schema.ts";
import { creditsOf } from "../../../../functions/src/platform/ledger/assets.ts";
import { linesIn } from "../../../../functions/src/ships/cargo/goods.ts";
import { CLASSES } from "../../../../functions/src/ships/classes.ts";
import type { Pilot } from "../../../../functions/src/ships/schema.ts";
import { Fact } from "../../controls/Fact.tsx";
import { Heading } from "../../controls/Heading.tsx";
import { Link } from "../../controls/Link.tsx";
import { notHere, Stale } from "../../controls/states.tsx";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { goodsWords } from "./goodsWords.ts";
import { Prices } from "./Prices.tsx";
import { TradeForm } from "./TradeForm.tsx";

/** The player's own accounts: the credits, and a hold for each ship. */
const MOST_ACCOUNTS = 25;

/** Trade at the port where the pilot is docked. */
export default function TradePage() {
  const { uid } = useViewer();
  const pilot = useWatched<Pilot | undefined>({ template: "pilots/{uid}", parameters: { uid } });
  const { trade: say } = words;
  const found = pilot.state === "here" ? pilot.value : undefined;
  const isDocked = found?.place.berth === "port" && found.passageId === null;
  return (
    <>
      <Heading title={say.title} />
      <Stale watched={pilot} />
      {notHere(pilot)}
      {pilot.state === "here" && !isDocked ? (
        <>
          <p>{found === undefined ? say.noPilot : say.notDocked}</p>
          <p>
            <Link to="/travel">{say.toTravel}</Link>
          </p>
        </>
      ) : null}
      {found !== undefined && isDocked ? <AtPort pilot={found} /> : null}
    </>
  );
}

interface Balance {
  readonly accountId: string;
  readonly amounts: Parameters<typeof linesIn>[0];
}

function AtPort({ pilot }: { readonly pilot: Pilot }) {
  const { uid, player } = useViewer();
  const { place, shipId, shipClass } = pilot;
  const { regionId, sectorNumber } = place;
  const sector = useWatched<Sector | undefined>({
    template: "regions/{regionId}/sectors/{sectorNumber}",
    parameters: { regionId, sectorNumber: String(sectorNumber) },
  });
  const balances = useWatched<readonly Balance[]>({
    template: "ledgerBalances",
    parameters: {},
    where: ["holderUid", "==", uid],
    limit: MOST_ACCOUNTS,
  });
  const [traded, setTraded] = useState(0);
  if (sector.state !== "here") return notHere(sector);
  if (balances.state !== "here") return notHere(balances);
  const port = sector.value?.port;
  if (port == null) return null;
  const amountsOf = (id: string) => balances.value.find(({ accountId }) => accountId === id)?.amounts ?? {};
  const hold = linesIn(amountsOf(`hold:${shipId}`));
  const held = hold.reduce((sum, { units }) => sum + units, 0);
  const { trade: say } = words;
  return (
    <>
      <h2>{say.port(port.name, regionId, sectorNumber)}</h2>
      <dl className="facts">
        <Fact name={say.credits}>
          {words.credits(amountsOf(player.accountId)[creditsOf(player.homeRegionId)] ?? 0)}
        </Fact>
        <Fact name={say.hold}>
          {goodsWords(hold)} <small>{say.holdOf(held, CLASSES[shipClass].holdUnits)}</small>
        </Fact>
      </dl>
      <Prices key={`${sectorNumber} ${traded}`} regionId={regionId} port={port} />
      <TradeForm regionId={regionId} port={port} onTraded={() => setTraded(traded + 1)} />
    </>
  );
}
