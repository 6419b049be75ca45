import { WatchedList } from "../../controls/WatchedList.tsx";
import { useWatched } from "../../data/watch.ts";
import { fieldWords } from "../../votes/fields.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";

const SHOWN = 8;

interface Entry {
  readonly id: string;
  readonly action: string;
  readonly reason: string | null;
  readonly at: Date;
}

interface LogProps {
  readonly regionId: string;
  /** Everything, or what is public. */
  readonly isWhole: boolean;
}

export function Log({ regionId, isWhole }: LogProps) {
  const watched = useWatched<readonly Entry[]>({
    template: "regions/{regionId}/audit",
    parameters: { regionId },
    ...(isWhole ? {} : { where: ["visibility", "==", "public"] }),
    orderBy: ["at", "desc"],
    limit: SHOWN,
  });
  const { overview: say } = useRegional(words);
  return (
    <WatchedList id="log" title={say.log} lead={say.logWhy} none={say.noLog} watched={watched}>
      {(entries) => (
        <ul className="plain">
          {entries.map(({ id, action, reason, at }) => (
            <li key={id}>
              {words.instant(at)}: <b>{fieldWords(action)}</b> {reason === null ? null : <bdi>{reason}</bdi>}
            </li>
          ))}
        </ul>
      )}
    </WatchedList>
  );
}
