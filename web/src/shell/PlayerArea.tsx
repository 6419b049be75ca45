import { useEffect, useMemo, useRef } from "react";
import type { Player } from "../../../functions/src/players/schema.ts";
import type { Pilot } from "../../../functions/src/ships/schema.ts";
import { Heading } from "../controls/Heading.tsx";
import { Contained, notHere } from "../controls/states.tsx";
import { Told } from "../controls/Told.tsx";
import { useWatched } from "../data/watch.ts";
import { SHELL_LISTENS } from "../pages.ts";
import { words } from "../words/en.ts";
import type { Place } from "./address.ts";
import { Erased } from "./Erased.tsx";
import { PageContext } from "./pageContext.ts";
import { componentOf } from "./parts.ts";
import { MAX_MEMBERSHIPS, type Membership, tellRegions, ViewerContext } from "./player.ts";
import { Register } from "./Register.tsx";
import { SentBefore } from "./SentBefore.tsx";

/** What only a player sees. Keyed by the account: another one's begins anew. */
export default function PlayerArea({ uid, place }: { readonly uid: string; readonly place: Place }) {
  return (
    <PageContext value={{ listens: SHELL_LISTENS }}>
      <FollowPilot uid={uid} />
      <OfPlayer uid={uid} place={place} />
    </PageContext>
  );
}

/** So long as the tab is open, for the pages that ask for it by themselves. */
function FollowPilot({ uid }: { readonly uid: string }) {
  useWatched<Pilot | undefined>({ template: "pilots/{uid}", parameters: { uid } });
  return null;
}

function OfPlayer({ uid, place }: { readonly uid: string; readonly place: Place }) {
  const player = useWatched<Player | undefined>({ template: "players/{uid}", parameters: { uid } });
  const memberships = useWatched<readonly Membership[]>({
    template: "players/{uid}/memberships",
    parameters: { uid },
    limit: MAX_MEMBERSHIPS,
  });
  useEffect(() => tellRegions(memberships), [memberships]);
  const known = player.state === "here" ? player.value : undefined;
  const viewer = useMemo(
    () => (known === undefined ? null : { uid, player: known, memberships }),
    [uid, known, memberships],
  );
  const wasHere = useRef(false);
  if (viewer !== null) wasHere.current = true;
  if (player.state !== "here") return notHere(player);
  if (viewer === null) return wasHere.current ? <Erased /> : <Register />;
  if (viewer.player.blocked !== null && viewer.player.blocked !== undefined)
    return (
      <>
        <Heading title={words.blocked.title} />
        <p>{words.blocked.because}</p>
        <blockquote>{viewer.player.blocked.reason}</blockquote>
      </>
    );
  const Component = componentOf(place.page);
  // Another page begins anew; what the shell follows goes on.
  const here = JSON.stringify([place.page.path, place.parameters]);
  return (
    <ViewerContext value={viewer}>
      <PageContext value={place.page}>
        <Contained key={here}>
          <SentBefore uid={uid} />
          <Told>
            <Component parameters={place.parameters} search={place.search} />
          </Told>
        </Contained>
      </PageContext>
    </ViewerContext>
  );
}
