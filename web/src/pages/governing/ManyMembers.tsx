import { useRef, useState } from "react";
import { newRequestId } from "../../../../client/input.ts";
import type { Region } from "../../../../functions/src/regions/schema.ts";
import { ChoiceField } from "../../controls/ChoiceField.tsx";
import { Failure, Loading } from "../../controls/states.tsx";
import { calls } from "../../data/calls.ts";
import { useAnswer } from "../../data/useAnswer.ts";
import { words } from "../../words/en.ts";
import { manyWords } from "../../words/pages/many.ts";
import { useRegional } from "../../words/regional.ts";
import { ManyTable } from "./ManyTable.tsx";
import { MeasureAct } from "./MeasureAct.tsx";
import { isOpenTo, MANY_ACTS, type ManyAct, MOST_AT_ONCE, type Result, sendEach } from "./many.ts";
import type { Listed, Officer } from "./officer.ts";

/** How long a ban of several lasts; a ban of one alone can have any term. */
const BAN_HOURS = 168;

interface ManyMembersProps {
  readonly region: Region;
  readonly officer: Officer;
  /** Whom the page lists. */
  readonly which: { readonly standing: Listed["standing"] } | { readonly status: "banned" };
  readonly nameBegins: string | null;
}

/** One act upon as many of a group as are marked, with what became of each. */
export function ManyMembers(props: ManyMembersProps) {
  const [isOpen, setOpen] = useState(false);
  const say = useRegional(manyWords);
  return (
    <section aria-labelledby="many">
      <h2 id="many">{say.title}</h2>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {isOpen ? say.close : say.open(MOST_AT_ONCE)}
      </button>
      {isOpen ? <Listing {...props} /> : null}
    </section>
  );
}

function Listing({ region, officer, which, nameBegins }: ManyMembersProps) {
  const { regionId } = region;
  const answer = useAnswer(JSON.stringify([regionId, which, nameBegins]), async (signal) => {
    const { membership } = await calls();
    const input = { regionId, ...which, nameBegins: nameBegins ?? undefined, pageSize: MOST_AT_ONCE };
    return (await membership.listMembers(input, { signal })).members;
  });
  const say = useRegional(words.members);
  if (answer.state === "asking") return <Loading />;
  if (answer.state === "failed") return <Failure error={answer.error} onRetry={answer.again} />;
  if (answer.value.length === 0) return <p>{say.none}</p>;
  return <Marking region={region} officer={officer} members={answer.value} />;
}

interface MarkingProps {
  readonly region: Region;
  readonly officer: Officer;
  readonly members: readonly Listed[];
}

function Marking({ region, officer, members }: MarkingProps) {
  const open = (act: ManyAct) => members.filter((member) => isOpenTo(act, officer, region, member));
  const possible = MANY_ACTS.filter((act) => open(act).length > 0);
  const [chosen, setChosen] = useState<ManyAct | undefined>(possible[0]);
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  const say = useRegional(manyWords);
  if (chosen === undefined) return <p>{say.nothing}</p>;
  const among = open(chosen);
  const uids = among.map(({ uid }) => uid).filter((uid) => marked.has(uid));
  return (
    <>
      <ChoiceField
        label={say.what}
        value={chosen}
        choices={possible}
        nameOf={(act) => say.acts[act]}
        onChange={(act) => {
          setChosen(act);
          setMarked(new Set());
        }}
      />
      <Sending key={chosen} {...{ region, chosen, among, marked, uids }} onMarked={setMarked} />
    </>
  );
}

interface SendingProps {
  readonly region: Region;
  readonly chosen: ManyAct;
  readonly among: readonly Listed[];
  readonly marked: ReadonlySet<string>;
  readonly uids: readonly string[];
  readonly onMarked: (marked: ReadonlySet<string>) => void;
}

function Sending({ region: { regionId }, chosen, among, marked, uids, onMarked }: SendingProps) {
  const [results, setResults] = useState<ReadonlyMap<string, Result>>(new Map());
  /** An id lives as long as the intent: this act for this reason. */
  const intent = useRef({ reason: "", ids: new Map<string, string>() });
  const say = useRegional(manyWords);
  const act = async ({ reason }: { readonly reason: string }) => {
    if (intent.current.reason !== reason) intent.current = { reason, ids: new Map() };
    const { ids } = intent.current;
    const sent = new Map(results);
    const failed = await sendEach(
      uids,
      sent,
      async (uid) => {
        const requestId = ids.get(uid) ?? newRequestId();
        ids.set(uid, requestId);
        await send(chosen, { regionId, uid, reason, requestId });
      },
      (uid, result) => setResults(new Map(sent.set(uid, result))),
    );
    return say.result(uids.length - failed, failed);
  };
  return (
    <>
      <ManyTable members={among} marked={marked} results={results} onMarked={onMarked} />
      {uids.length === 0 ? (
        <p className="dim">{say.markFirst}</p>
      ) : (
        <MeasureAct
          label={say.act[chosen](uids.length)}
          review={say.review[chosen]}
          confirm={say.confirm}
          draft={uids.join(" ")}
          again
          act={act}
        />
      )}
    </>
  );
}

interface Sent {
  readonly regionId: string;
  readonly uid: string;
  readonly reason: string;
  readonly requestId: string;
}

async function send(act: ManyAct, input: Sent): Promise<void> {
  const { membership } = await calls();
  if (act === "promote") await membership.promoteMember(input);
  else if (act === "demote") await membership.demoteMember(input);
  else if (act === "ban") await membership.banMember({ ...input, termHours: BAN_HOURS });
  else await membership.unbanMember(input);
}
