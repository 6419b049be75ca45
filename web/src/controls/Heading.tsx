import { type ReactNode, useEffect, useRef } from "react";
import { words } from "../words/en.ts";

/** The heading of a page: a page that is opened moves the focus there, so that it is read out. */
export function Heading({ children, title }: { readonly children?: ReactNode; readonly title: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${words.game}`;
  }, [title]);
  useEffect(() => {
    // A reload leaves the focus where a browser puts it.
    if (document.activeElement === document.body || document.activeElement?.closest("nav, main") !== null)
      heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children ?? title}
    </h1>
  );
}
