import { useState } from "react";
import { ChoiceField } from "../../controls/ChoiceField.tsx";
import { Link } from "../../controls/Link.tsx";
import { RegionPage } from "../../controls/RegionPage.tsx";
import { Contained, notHere } from "../../controls/states.tsx";
import { useGameTime } from "../../data/clock.ts";
import { saveFile } from "../../data/saveFile.ts";
import { useWatched, type Watched } from "../../data/watch.ts";
import { csvOf, type Day, lastDays, MEASURE_NAMES, type Measure, monthsUntil } from "../../economy/series.ts";
import type { PageProps } from "../../page.ts";
import { rewriteSearch } from "../../shell/navigation.ts";
import { words } from "../../words/en.ts";
import { economyWords } from "../../words/pages/economy.ts";
import { useRegional } from "../../words/regional.ts";
import { Curve } from "./Curve.tsx";
import { DaysTable } from "./DaysTable.tsx";
import { Health } from "./Health.tsx";

const SHOWN_DAYS = 90;
/** Ninety days lie in four months at most. */
const MONTHS = 4;

interface Month {
  readonly days: readonly Day[];
}

/** How a region's economy does, day by day. */
export default function EconomyPage({ parameters, search }: PageProps) {
  const regionId = parameters.regionId!;
  const now = useGameTime();
  const links = (
    <p className="row">
      <Link to={`/events/${regionId}`}>{economyWords.toEvents}</Link>
      <Link to={`/settings/${regionId}/economy`}>{words.treasury.lawLink}</Link>
      <Link to={`/treasury/${regionId}`}>{words.treasury.link}</Link>
    </p>
  );
  return (
    <RegionPage regionId={regionId} title={economyWords.title} lead={links}>
      {() =>
        now === null ? null : (
          <Figures
            regionId={regionId}
            months={monthsUntil(new Date(now), MONTHS)}
            shown={MEASURE_NAMES.find((measure) => measure === search.get("show")) ?? "valueCredits"}
          />
        )
      }
    </RegionPage>
  );
}

interface FiguresProps {
  readonly regionId: string;
  readonly months: readonly string[];
  readonly shown: Measure;
}

function Figures({ regionId, months, shown }: FiguresProps) {
  const watched = [
    useMonth(regionId, months[0]!),
    useMonth(regionId, months[1]!),
    useMonth(regionId, months[2]!),
    useMonth(regionId, months[3]!),
  ];
  const [measure, setMeasure] = useState(shown);
  const say = useRegional(economyWords);
  const missing = watched.find(({ state }) => state !== "here");
  if (missing !== undefined) return notHere(missing, say.hidden);
  const days = lastDays(
    watched.map((month) => (month.state === "here" ? (month.value?.days ?? []) : [])),
    SHOWN_DAYS,
  );
  if (days.length === 0) return <p>{say.none}</p>;
  const show = (chosen: Measure) => {
    setMeasure(chosen);
    rewriteSearch((search) => search.set("show", chosen));
  };
  return (
    <>
      <Contained>
        <Health days={days} />
      </Contained>
      <section aria-labelledby="days">
        <h2 id="days">{say.days(days.length)}</h2>
        <ChoiceField
          label={say.show}
          value={measure}
          choices={MEASURE_NAMES}
          nameOf={(name) => say.measures[name]}
          onChange={show}
        />
        <Curve days={days} measure={measure} />
        <p className="row">
          <button type="button" onClick={() => saveFile(`economy-${regionId}.csv`, csvOf(days), "text/csv")}>
            {say.csv}
          </button>
        </p>
        <DaysTable days={days} />
      </section>
    </>
  );
}

const useMonth = (regionId: string, month: string): Watched<Month | undefined> =>
  useWatched({ template: "regions/{regionId}/statistics/{month}", parameters: { regionId, month } });
