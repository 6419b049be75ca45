import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from "react";
import { useStore } from "../../data/store.ts";
import type { Page } from "../../page.ts";
import { words } from "../../words/en.ts";
import { address, navigate } from "../navigation.ts";
import { ownRegions } from "../player.ts";
import { hitsOf } from "./hits.ts";

const MAX_SHOWN = 30;
/** A route in an address has up to 480. */
const MAX_CHARACTERS = 512;
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

const idOf = (index: number) => `palette-hit-${index}`;

interface PaletteProps {
  readonly pages: readonly Page[];
  readonly regionId: string | null;
  readonly onClose: () => void;
}

/** Finds a page by its title or by an id. What is typed is neither kept nor sent. */
export function Palette({ pages, regionId, onClose }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [typed, setTyped] = useState("");
  const [chosen, setChosen] = useState(0);
  const own = useStore(ownRegions);
  const all = useMemo(
    () => hitsOf(typed, pages, [...new Set(regionId === null ? own : [regionId, ...own])]),
    [typed, pages, regionId, own],
  );
  const hits = all.slice(0, MAX_SHOWN);
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(() => {
    // Braces: a browser that answers with a promise would have React call that at the end.
    document.getElementById(idOf(chosen))?.scrollIntoView({ block: "nearest" });
  }, [chosen]);
  const open = (to: string) => {
    // The focus goes back to what had it; only then another page is the reason to move it.
    dialog.current?.close();
    navigate(to);
    if (address.get() === to) focusPage();
  };
  const press = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    const hit = hits[chosen];
    if (hit === undefined || event.nativeEvent.isComposing) return;
    if (step !== undefined) setChosen((chosen + step + hits.length) % hits.length);
    else if (event.key === "Enter") open(hit.to);
    else return;
    event.preventDefault();
  };
  const { palette: say } = words;
  const isAny = hits.length > 0;
  return (
    <dialog ref={dialog} className="palette" aria-labelledby="palette-title" onClose={onClose}>
      <h2 id="palette-title">{say.button}</h2>
      <label>
        {say.label}
        <input
          role="combobox"
          aria-autocomplete="list"
          aria-expanded={isAny}
          aria-controls={isAny ? "palette-hits" : undefined}
          aria-activedescendant={isAny ? idOf(chosen) : undefined}
          aria-describedby="palette-hint"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          maxLength={MAX_CHARACTERS}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value);
            setChosen(0);
          }}
          onKeyDown={press}
        />
      </label>
      <small id="palette-hint">{say.hint}</small>
      <p role="status">{said(hits.length, all.length)}</p>
      {isAny ? (
        <div id="palette-hits" className="hits" role="listbox" aria-label={say.list}>
          {hits.map(({ title, to }, index) => (
            <a
              key={to}
              id={idOf(index)}
              href={to}
              role="option"
              aria-selected={index === chosen}
              tabIndex={-1}
              onClick={(event) => {
                if (opensElsewhere(event)) return;
                event.preventDefault();
                open(to);
              }}
            >
              {title} <small>{to}</small>
            </a>
          ))}
        </div>
      ) : null}
      <button type="button" onClick={() => dialog.current?.close()}>
        {say.close}
      </button>
    </dialog>
  );
}

const said = (shown: number, all: number) =>
  all === 0 ? words.palette.none : shown < all ? words.palette.first(shown, all) : words.palette.found(all);

/** In a tab of its own. */
const opensElsewhere = ({ metaKey, ctrlKey, shiftKey }: MouseEvent) => metaKey || ctrlKey || shiftKey;

/** The heading of the page that is left leads to the next one's; of the same page it is the right place. */
function focusPage(): void {
  const heading =
    document.querySelector<HTMLElement>("main h1") ?? document.querySelector<HTMLElement>("main");
  heading?.focus({ preventScroll: true });
}
