import type { ReactNode } from "react";

/** What is wider than the page scrolls within itself: by keyboard, too. */
export function Scrolling({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus for those without a mouse
    <section className="scrolling" aria-label={label} tabIndex={0}>
      {children}
    </section>
  );
}
