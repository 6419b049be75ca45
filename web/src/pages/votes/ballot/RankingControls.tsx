import { type DragEvent, useEffect, useId, useRef, useState } from "react";
import { type ChoiceOf, ranked, unranked } from "../../../votes/choices.ts";
import { words } from "../../../words/en.ts";
import type { OptionsProps } from "./ChoiceControls.tsx";

interface RankingProps extends OptionsProps {
  readonly choice: ChoiceOf<"ranking">;
  readonly onChange: (choice: ChoiceOf<"ranking">) => void;
}

/** A ranking by buttons, or by dragging; where the focus goes, and what is said, follows each step. */
export function RankingControls({ options, nameOf, choice, onChange }: RankingProps) {
  const { ranking: say } = words.ballot;
  const { ranking } = choice;
  const id = useId();
  const [said, setSaid] = useState("");
  const [dragged, setDragged] = useState<string | null>(null);
  const focusNext = useRef<string | null>(null);
  // A button that has moved, or gone, takes the focus with it.
  useEffect(() => {
    if (focusNext.current !== null) document.getElementById(focusNext.current)?.focus();
    focusNext.current = null;
  });
  const place = (option: string, rank: number, button: "up" | "down" | "out") => {
    focusNext.current = `${id}-${button}-${options.indexOf(option)}`;
    setSaid(say.at(nameOf(option), rank + 1));
    onChange(ranked(choice, option, rank));
  };
  const takeOut = (option: string) => {
    focusNext.current = `${id}-add-${options.indexOf(option)}`;
    setSaid(say.gone(nameOf(option)));
    onChange(unranked(choice, option));
  };
  const dropAt = (rank: number) => (event: DragEvent) => {
    event.preventDefault();
    if (dragged !== null) place(dragged, rank, "out");
    setDragged(null);
  };
  const dragging = (option: string) => ({
    draggable: true,
    onDragStart: (event: DragEvent) => {
      // Firefox drags nothing without data; the choice itself is none of it.
      event.dataTransfer.setData("text/plain", "");
      setDragged(option);
    },
    onDragEnd: () => setDragged(null),
    onDragOver: (event: DragEvent) => event.preventDefault(),
  });
  const rest = options.filter((option) => !ranking.includes(option));
  return (
    <fieldset className="options">
      <legend>{say.legend}</legend>
      <p>{say.how}</p>
      <h3 id={`${id}-ranked`}>{say.ranked}</h3>
      {ranking.length === 0 ? <p className="dim">{say.empty}</p> : null}
      <ol className="ranking" aria-labelledby={`${id}-ranked`}>
        {ranking.map((option, rank) => (
          <li key={option} {...dragging(option)} onDrop={dropAt(rank)}>
            <bdi>{nameOf(option)}</bdi>
            <span className="moves">
              {rank === 0 ? null : (
                <button
                  type="button"
                  id={`${id}-up-${options.indexOf(option)}`}
                  aria-label={say.up(nameOf(option))}
                  onClick={() => place(option, rank - 1, rank === 1 ? "out" : "up")}
                >
                  ↑
                </button>
              )}
              {rank === ranking.length - 1 ? null : (
                <button
                  type="button"
                  id={`${id}-down-${options.indexOf(option)}`}
                  aria-label={say.down(nameOf(option))}
                  onClick={() => place(option, rank + 1, rank === ranking.length - 2 ? "out" : "down")}
                >
                  ↓
                </button>
              )}
              <button
                type="button"
                id={`${id}-out-${options.indexOf(option)}`}
                aria-label={say.out(nameOf(option))}
                onClick={() => takeOut(option)}
              >
                ×
              </button>
            </span>
          </li>
        ))}
      </ol>
      <h3 id={`${id}-rest`}>{say.unranked}</h3>
      <ul className="ranking" aria-labelledby={`${id}-rest`}>
        {rest.map((option) => (
          <li key={option} {...dragging(option)}>
            <button
              type="button"
              id={`${id}-add-${options.indexOf(option)}`}
              aria-label={say.add(nameOf(option))}
              onClick={() => place(option, ranking.length, "out")}
            >
              <bdi>{nameOf(option)}</bdi>
            </button>
          </li>
        ))}
      </ul>
      <p className="unseen" role="status">
        {said}
      </p>
    </fieldset>
  );
}
