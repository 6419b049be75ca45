import { useState } from "react";
import { newRequestId } from "../../../../client/input.ts";
import { Heading } from "../../controls/Heading.tsx";
import { Link } from "../../controls/Link.tsx";
import { Failure, notHere, Stale } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useWatched } from "../../data/watch.ts";
import { useViewer } from "../../shell/player.ts";
import { words } from "../../words/en.ts";

/** As many as one call marks, and fewer. */
const SHOWN = 30;

interface Notice {
  readonly id: string;
  readonly sentence: string;
  readonly regionId: string | null;
  readonly at: Date;
  readonly readAt: Date | null;
}

/** What the game has told the player, the latest first. */
export default function NoticesPage() {
  const { uid } = useViewer();
  const watched = useWatched<readonly Notice[]>({
    template: "players/{uid}/notices",
    parameters: { uid },
    orderBy: ["at", "desc"],
    limit: SHOWN,
  });
  const notices = watched.state === "here" ? watched.value : [];
  const unread = notices.filter(({ readAt }) => readAt === null).map(({ id }) => id);
  const { notices: say } = words.belonging;
  return (
    <>
      <Heading title={say.title} />
      <Stale watched={watched} />
      {notHere(watched)}
      {watched.state === "here" && notices.length === 0 ? <p>{say.none}</p> : null}
      {unread.length === 0 ? null : <MarkRead key={unread.join()} noticeIds={unread} />}
      <ul className="cards">
        {notices.map((notice) => (
          <li key={notice.id}>
            <p>
              <bdi>{notice.sentence}</bdi>
            </p>
            <p className="dim">
              {say.at(notice.at)}
              {notice.readAt === null ? <span className="tag">{say.unread}</span> : null}
            </p>
            {notice.regionId === null ? null : (
              <p>
                <Link to={`/map/${notice.regionId}`}>{say.region(notice.regionId)}</Link>
              </p>
            )}
          </li>
        ))}
      </ul>
      {notices.length === SHOWN ? <p className="dim">{say.more(SHOWN)}</p> : null}
    </>
  );
}

/** Nothing is hidden before the server has marked it: the list follows the documents. */
function MarkRead({ noticeIds }: { readonly noticeIds: readonly string[] }) {
  const [requestId] = useState(newRequestId);
  const [isSending, setSending] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const mark = async () => {
    setSending(true);
    setError(null);
    try {
      const { players } = await calls();
      await players.markNoticesRead({ noticeIds: [...noticeIds], requestId });
    } catch (failure) {
      setError(failure);
      setSending(false);
    }
  };
  return (
    <>
      <button type="button" disabled={isSending} onClick={() => void mark()}>
        {words.belonging.notices.markRead(noticeIds.length)}
      </button>
      {error === null ? null : <Failure error={error} />}
    </>
  );
}
