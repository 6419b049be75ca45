import { useState } from "react";
import { playersRegisterPlayer } from "../../../../client/rooms/textBounds.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { Act } from "../../controls/Act.tsx";
import { Link } from "../../controls/Link.tsx";
import { TextField } from "../../controls/TextField.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { calls } from "../../data/calls.ts";
import { signOut } from "../../data/session.ts";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";

const SHOWN = 10;

/** The end of an account: what still holds it, or a name to type. */
export function Leaving() {
  const { uid, player } = useViewer();
  const [typed, setTyped] = useState("");
  const owned = useWatched<readonly Region[]>({
    template: "regions",
    parameters: {},
    where: ["ownerUid", "==", uid],
    limit: SHOWN,
  });
  const isFree = owned.state === "here" && owned.value.every(({ status }) => status === "closed");
  const { account: say } = words;
  const leave = async (requestId: string) => {
    await (await calls()).players.deleteAccount({ requestId });
    await signOut();
    return say.left;
  };
  return (
    <>
      <WatchedList
        id="leaving"
        title={say.leaving}
        lead={say.leavingWhy}
        none={say.holdsNothing}
        watched={owned}
      >
        {(regions) => (
          <>
            {isFree ? null : <p>{say.holdsAccount}</p>}
            <ul>
              {regions.map(({ regionId, displayName }) => (
                <li key={regionId}>
                  <Link to={`/region/${regionId}`}>
                    <bdi>{say.owned(displayName)}</bdi>
                  </Link>
                </li>
              ))}
            </ul>
          </>
        )}
      </WatchedList>
      {isFree ? (
        <Act
          label={say.leave}
          review={say.leaveReview}
          confirm={say.confirmLeave}
          refusal={typed === player.name ? null : say.notTheName}
          act={leave}
        >
          <TextField
            label={say.typeName(player.name)}
            autoComplete="off"
            maxLength={playersRegisterPlayer.name.most}
            value={typed}
            onChange={setTyped}
          />
        </Act>
      ) : null}
    </>
  );
}
