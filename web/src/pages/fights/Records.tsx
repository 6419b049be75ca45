import type { Engagement } from "../../../../functions/src/combat/schema.ts";
import { Link } from "../../controls/Link.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";

const SHOWN = 10;

/** The player's last fights, on either side. */
export function Records() {
  const { fights: say } = words;
  return (
    <>
      <Side id="attacks" title={say.attacks} field="attackerUid" />
      <Side id="defences" title={say.defences} field="defenderUid" />
    </>
  );
}

interface SideProps {
  readonly id: string;
  readonly title: string;
  readonly field: "attackerUid" | "defenderUid";
}

function Side({ id, title, field }: SideProps) {
  const { uid } = useViewer();
  const watched = useWatched<readonly (Engagement & { readonly id: string })[]>({
    template: "engagements",
    parameters: {},
    where: [field, "==", uid],
    orderBy: ["at", "desc"],
    limit: SHOWN,
  });
  const { fights: say } = words;
  return (
    <WatchedList id={id} title={title} none={say.noFights} watched={watched}>
      {(fights) => (
        <ul className="plain">
          {fights.map(({ id: engagementId, regionId, sectorNumber, at }) => (
            <li key={engagementId}>
              <Link to={`/fight/${engagementId}`}>
                {words.instant(at)}: {say.record.where(regionId, sectorNumber)}
              </Link>
            </li>
          ))}
        </ul>
      )}
    </WatchedList>
  );
}
