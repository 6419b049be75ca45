import { storeCapUnits } from "../../../../functions/src/colonies/levels.ts";
import type { Colony } from "../../../../functions/src/colonies/schema.ts";
import { populationIn, storeAt } from "../../../../functions/src/colonies/yield.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { regionTimeMs } from "../../../../functions/src/regions/status/holds.ts";
import { Fact } from "../../controls/Fact.tsx";
import { notHere } from "../../controls/states.tsx";
import { useName } from "../../data/names.ts";
import { useWatched, useWatchedOnce } from "../../data/watch.ts";
import { fieldWords } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";
import { coloniesWords } from "../../words/pages/colonies.ts";
import { ColonyActs } from "./ColonyActs.tsx";
import { LandAct } from "./LandAct.tsx";
import { LeaveAct } from "./LeaveAct.tsx";
import { nearnessOf, type SiteProps } from "./site.ts";

/** A colony of the player's: what it has in store now, by the region's own time. */
export function ColonyCard({ site, pilot, now }: SiteProps) {
  const { regionId, siteId, sectorNumber } = site;
  const colony = useWatched<Colony | undefined>({
    template: "regions/{regionId}/colonies/{colonyId}",
    parameters: { regionId, colonyId: siteId },
  });
  // Six sites with a listener each leave no room for their regions'.
  const region = useWatchedOnce<Region | undefined>({
    template: "regions/{regionId}",
    parameters: { regionId },
  });
  const say = coloniesWords;
  if (colony.state !== "here") return notHere(colony);
  if (region.state !== "here") return notHere(region);
  if (colony.value === undefined || region.value === undefined) return <p>{say.gone}</p>;
  const { commodity, level, dueCredits, offeredToUid, dormancy } = colony.value;
  const store =
    dormancy === null ? storeAt(colony.value, regionTimeMs(region.value, now)) : colony.value.store;
  const nearness = nearnessOf(site, pilot);
  return (
    <>
      <h3>
        {say.colony(regionId, sectorNumber)}
        {dormancy === null ? null : <span className="tag">{say.dormant}</span>}
      </h3>
      <dl className="facts">
        <Fact name={say.yields}>{fieldWords(commodity)}</Fact>
        <Fact name={say.level}>{words.number(level)}</Fact>
        <Fact name={say.people}>{words.number(populationIn(store.hours, colony.value))}</Fact>
        <Fact name={say.store}>{say.storeOf(store.units, storeCapUnits(level))}</Fact>
        {dueCredits === 0 ? null : (
          <Fact name={say.taxDue}>
            <b className="wrong">{words.credits(dueCredits)}</b>
          </Fact>
        )}
        {offeredToUid === null ? null : <OfferedTo uid={offeredToUid} />}
      </dl>
      {dormancy === null ? null : <p>{say.dormantSince(dormancy.since)}</p>}
      {nearness === "over" ? <LandAct site={site} /> : null}
      {nearness === "landed" ? <LeaveAct regionId={regionId} /> : null}
      <ColonyActs colony={colony.value} isLanded={nearness === "landed"} hasStore={store.units > 0} />
    </>
  );
}

function OfferedTo({ uid }: { readonly uid: string }) {
  return (
    <Fact name={coloniesWords.offeredTo}>
      <bdi>{useName(uid)}</bdi>
    </Fact>
  );
}
