import { Act } from "../../controls/Act.tsx";
import { JobProgress } from "../../controls/JobProgress.tsx";
import { WatchedList } from "../../controls/WatchedList.tsx";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";
import { Download, type Manifest } from "./Download.tsx";

/** Each is read with the beginning of its text. */
const SHOWN = 5;

/** What is stored of the player, to take away. */
export function Exports() {
  const { uid } = useViewer();
  const watched = useWatched<readonly Manifest[]>({
    template: "players/{uid}/exports",
    parameters: { uid },
    orderBy: ["at", "desc"],
    limit: SHOWN,
  });
  const { account: say } = words;
  const request = async (requestId: string) => {
    await (await calls()).players.requestExport({ requestId });
    return say.requested;
  };
  return (
    <>
      <WatchedList
        id="exports"
        title={say.exports}
        lead={say.exportsWhy}
        none={say.noExports}
        watched={watched}
      >
        {(manifests) => (
          <ul className="cards">
            {manifests.map((manifest) => (
              <li key={manifest.id}>
                <Download manifest={manifest} />
              </li>
            ))}
          </ul>
        )}
      </WatchedList>
      <JobProgress kind="exportPlayer" />
      <Act label={say.request} review={say.requestReview} confirm={say.confirmRequest} act={request} />
    </>
  );
}
