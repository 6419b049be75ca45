import type { Page } from "playwright-core";

/** What of a page's text lies over other text, beside the page, or hangs out of its button: each as a line. */
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
    const scroller = element.closest(".scrolling, .code")?.getBoundingClientRect();
    for (const whole of range.getClientRects()) {
      const left = Math.max(whole.left, scroller?.left ?? whole.left);
      const right = Math.min(whole.right, scroller?.right ?? whole.right);
      // What has been scrolled out of sight lies over nothing.
      if (right - left > 1)
        pieces.push({ text, element, box: new DOMRect(left, whole.top, right - left, whole.height) });
    }
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
    if (box.left < -LEEWAY_PX || box.right > innerWidth + LEEWAY_PX)
      found.add(`“${text.slice(0, 40)}” lies beside the page`);
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
