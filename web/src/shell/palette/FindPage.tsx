import { useEffect, useState } from "react";
import { Contained } from "../../controls/states.tsx";
import type { Page } from "../../page.ts";
import { words } from "../../words/en.ts";
import { Palette } from "./Palette.tsx";

interface FindPageProps {
  readonly pages: readonly Page[];
  /** Of the page on show; null of one that is no region's. */
  readonly regionId: string | null;
}

/** The palette's button; Ctrl+K, on a Mac ⌘K, opens it wherever the focus is. */
export function FindPage({ pages, regionId }: FindPageProps) {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
      if (event.key.toLowerCase() !== "k") return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setOpen(true)}
      >
        {words.palette.button}
      </button>
      {isOpen ? (
        <Contained>
          <Palette pages={pages} regionId={regionId} onClose={() => setOpen(false)} />
        </Contained>
      ) : null}
    </>
  );
}
