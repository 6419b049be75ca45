import { WatchedList } from "../../controls/WatchedList.tsx";
import { useWatched } from "../../data/watch.ts";
import { words } from "../../words/en.ts";
import { useRegional } from "../../words/regional.ts";

const SHOWN = 3;

interface Announcement {
  readonly id: string;
  readonly title: string;
  readonly body: string;
  readonly at: Date;
}

/** What the region's powers have announced, the latest first: for those who belong. */
export function News({ regionId }: { readonly regionId: string }) {
  const watched = useWatched<readonly Announcement[]>({
    template: "regions/{regionId}/announcements",
    parameters: { regionId },
    orderBy: ["at", "desc"],
    limit: SHOWN,
  });
  const { overview: say } = useRegional(words);
  if (watched.state === "refused") return null;
  return (
    <WatchedList id="news" title={say.news} none={say.noNews} watched={watched}>
      {(announcements) => (
        <ul className="cards">
          {announcements.map(({ id, title, body, at }) => (
            <li key={id}>
              <h3>
                <bdi>{title}</bdi>
              </h3>
              <p className="written">
                <bdi>{body}</bdi>
              </p>
              <p className="dim">{words.instant(at)}</p>
            </li>
          ))}
        </ul>
      )}
    </WatchedList>
  );
}
