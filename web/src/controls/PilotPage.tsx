import type { ReactNode } from "react";
import type { Pilot } from "../../../functions/src/ships/schema.ts";
import { useGameTime } from "../data/clock.ts";
import { useWatched } from "../data/watch.ts";
import { useViewer } from "../shell/player.ts";
import { words } from "../words/en.ts";
import { Heading } from "./Heading.tsx";
import { Link } from "./Link.tsx";
import { notHere, Stale } from "./states.tsx";

interface PilotPageProps {
  readonly title: string;
  readonly why: string;
  readonly children: (pilot: Pilot, now: Date) => ReactNode;
}

/** The frame of a page about the player's pilot; who has none is led to the first flight. */
export function PilotPage({ title, why, children }: PilotPageProps) {
  const { uid } = useViewer();
  const pilot = useWatched<Pilot | undefined>({ template: "pilots/{uid}", parameters: { uid } });
  const now = useGameTime();
  const found = pilot.state === "here" ? pilot.value : undefined;
  return (
    <>
      <Heading title={title} />
      <p>{why}</p>
      <Stale watched={pilot} />
      {notHere(pilot)}
      {pilot.state === "here" && found === undefined ? (
        <p>
          {words.trade.noPilot} <Link to="/travel">{words.trade.toTravel}</Link>
        </p>
      ) : null}
      {found === undefined || now === null ? null : children(found, new Date(now))}
    </>
  );
}
