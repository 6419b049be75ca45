import { type RefObject, useEffect, useRef } from "react";
import { type Camera, panned, type Size, zoomedAt } from "./camera.ts";

interface Gestures {
  readonly camera: () => Camera;
  readonly size: () => Size;
  readonly onMove: (camera: Camera) => void;
  readonly onTap: (x: number, y: number) => void;
}

const TAP_PX = 6;
const DOUBLE_TAP_MS = 350;
const WHEEL_FACTOR = 1.0015;
const DOUBLE_TAP_FACTOR = 2;

/**
 * Drag, pinch, wheel, tap and double tap. The page's own scrolling is never caught: the wheel and one finger are the
 * chart's only while it has the focus, which a tap or click gives it.
 */
export function useGestures(target: RefObject<HTMLElement | null>, gestures: Gestures): void {
  const latest = useRef(gestures);
  latest.current = gestures;
  useEffect(() => {
    const element = target.current!;
    const ending = new AbortController();
    const options = { signal: ending.signal };
    const pointers = new Map<number, { x: number; y: number }>();
    let moved = 0;
    let lastTap = { at: 0, x: 0, y: 0 };

    const hasFocus = () => element.contains(document.activeElement);
    const fromMiddle = (x: number, y: number): [number, number] => {
      const { left, top } = element.getBoundingClientRect();
      const { width, height } = latest.current.size();
      return [x - left - width / 2, y - top - height / 2];
    };

    element.addEventListener(
      "pointerdown",
      (event) => {
        if (event.pointerType === "mouse" && event.button !== 0) return;
        pointers.set(event.pointerId, { x: event.clientX, y: event.clientY });
        if (pointers.size === 1) moved = 0;
      },
      options,
    );
    element.addEventListener(
      "pointermove",
      (event) => {
        const before = pointers.get(event.pointerId);
        if (before === undefined) return;
        const now = { x: event.clientX, y: event.clientY };
        const { camera, onMove } = latest.current;
        moved += Math.hypot(now.x - before.x, now.y - before.y);
        // Only what is a drag is captured: a capture at once would take the click's target away.
        if (moved > TAP_PX && !element.hasPointerCapture(event.pointerId))
          element.setPointerCapture(event.pointerId);
        if (pointers.size === 1 && moved > TAP_PX)
          onMove(panned(camera(), now.x - before.x, now.y - before.y));
        if (pointers.size === 2) {
          const other = [...pointers].find(([id]) => id !== event.pointerId)![1];
          const ratio =
            Math.hypot(now.x - other.x, now.y - other.y) /
            (Math.hypot(before.x - other.x, before.y - other.y) || 1);
          const middle = fromMiddle((now.x + other.x) / 2, (now.y + other.y) / 2);
          const turned = panned(camera(), (now.x - before.x) / 2, (now.y - before.y) / 2);
          onMove(zoomedAt(turned, turned.scale * ratio, ...middle));
        }
        pointers.set(event.pointerId, now);
      },
      options,
    );
    const release = (event: PointerEvent) => {
      if (
        !pointers.delete(event.pointerId) ||
        event.type !== "pointerup" ||
        pointers.size > 0 ||
        moved > TAP_PX
      )
        return;
      const { left, top } = element.getBoundingClientRect();
      const tap = { at: event.timeStamp, x: event.clientX, y: event.clientY };
      const isDouble =
        tap.at - lastTap.at < DOUBLE_TAP_MS && Math.hypot(tap.x - lastTap.x, tap.y - lastTap.y) < 4 * TAP_PX;
      lastTap = isDouble ? { at: 0, x: 0, y: 0 } : tap;
      const { camera, onMove, onTap } = latest.current;
      if (isDouble)
        onMove(zoomedAt(camera(), camera().scale * DOUBLE_TAP_FACTOR, ...fromMiddle(tap.x, tap.y)));
      else onTap(tap.x - left, tap.y - top);
    };
    element.addEventListener("pointerup", release, options);
    element.addEventListener("pointercancel", release, options);
    element.addEventListener(
      "wheel",
      (event) => {
        if (!hasFocus() && !event.ctrlKey) return;
        event.preventDefault();
        const { camera, onMove } = latest.current;
        const scale = camera().scale * WHEEL_FACTOR ** -event.deltaY;
        onMove(zoomedAt(camera(), scale, ...fromMiddle(event.clientX, event.clientY)));
      },
      { ...options, passive: false },
    );
    return () => ending.abort();
  }, [target]);
}
