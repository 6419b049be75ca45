import type { Page } from "playwright-core";

/** What of a page's text lies over other text, or hangs out of its button: each as a line. */
export const overlapsIn = (page: Page): Promise<string[]> => page.evaluate(findOverlaps);

/** Runs in the page. */
function findOverlaps(): string[] {
  interface Piece {
    readonly text: string;
    readonly element: Element;
    readonly box: DOMRect;
  }
  /** Glyphs reach a little out of their line. */
  const LEEWAY_PX = 3;
  const isShown = (element: Element) =>
    element.closest(".unseen, .skip, .chart") === null &&
    element.checkVisibility({ opacityProperty: true, visibilityProperty: true });
  const pieces: Piece[] = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const element = node.parentElement!;
    const text = node.textContent!.trim();
    if (text === "" || !isShown(element)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 1) pieces.push({ text, element, box });
  }
  const found = new Set<string>();
  pieces.sort((one, other) => one.box.top - other.box.top);
  for (const [index, { text, element, box }] of pieces.entries()) {
    for (const other of pieces.slice(index + 1)) {
      if (other.box.top > box.bottom - LEEWAY_PX) break;
      if (other.element === element) continue;
      const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
      const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
      if (wide > LEEWAY_PX && high > LEEWAY_PX)
        found.add(`“${text.slice(0, 40)}” lies over “${other.text.slice(0, 40)}”`);
    }
    const frame = element.closest("button, .tag, select");
    if (frame === null) continue;
    const around = frame.getBoundingClientRect();
    const out = Math.max(
      ...[around.left - box.left, box.right - around.right, around.top - box.top, box.bottom - around.bottom],
    );
    if (frame.tagName !== "SELECT" && out > LEEWAY_PX) found.add(`“${text.slice(0, 40)}” hangs out`);
  }
  return [...found];
}
