import { CallError } from "../../../../client/error.ts";
import { Scrolling } from "../../controls/Scrolling.tsx";
import { words } from "../../words/en.ts";
import { manyWords } from "../../words/pages/many.ts";
import { useRegional } from "../../words/regional.ts";
import type { Result } from "./many.ts";
import type { Listed } from "./officer.ts";

interface ManyTableProps {
  readonly members: readonly Listed[];
  readonly marked: ReadonlySet<string>;
  readonly results: ReadonlyMap<string, Result>;
  readonly onMarked: (marked: ReadonlySet<string>) => void;
}

/** Who can be marked, and what became of whom. */
export function ManyTable({ members, marked, results, onMarked }: ManyTableProps) {
  const say = useRegional(manyWords);
  const { standings, members: ofMembers } = useRegional(words);
  const mark = (uid: string, isMarked: boolean) =>
    onMarked(new Set(isMarked ? [...marked, uid] : [...marked].filter((each) => each !== uid)));
  return (
    <>
      <p className="row">
        <button type="button" onClick={() => onMarked(new Set(members.map(({ uid }) => uid)))}>
          {say.markAll(members.length)}
        </button>
        <button type="button" onClick={() => onMarked(new Set())}>
          {say.markNone}
        </button>
      </p>
      <Scrolling label={say.table}>
        <table>
          <caption>{say.table}</caption>
          <thead>
            <tr>
              <th scope="col">{say.who}</th>
              <th scope="col">{say.standing}</th>
              <th scope="col">{say.became}</th>
            </tr>
          </thead>
          <tbody>
            {members.map(({ uid, name, status, standing }) => (
              <tr key={uid}>
                <th scope="row">
                  <label className="check">
                    <input
                      type="checkbox"
                      checked={marked.has(uid)}
                      onChange={(event) => mark(uid, event.target.checked)}
                    />
                    <bdi>{name}</bdi>
                  </label>
                </th>
                <td>{status === "active" ? standings[standing] : ofMembers.groups[status]}</td>
                <td>{became(results.get(uid), say.done)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scrolling>
    </>
  );
}

function became(result: Result | undefined, done: string): string {
  if (result === undefined) return "";
  if (result === "done") return done;
  if (!(result.error instanceof CallError)) return words.states.failed;
  return result.error.uncertain ? words.states.uncertain : result.error.message;
}
