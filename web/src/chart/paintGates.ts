import { GATE_SHAPES, type GateMark, INK, isSeen, type Picture, type Screen } from "./screen.ts";
import { addCircle, addShape } from "./strokes.ts";
import { CORNERS } from "./zoneLook.ts";

/** What joins two sectors of this chart beside its warps: dotted, so that nobody takes it for one. */
export function paintLinks(pen: CanvasRenderingContext2D, links: Picture["links"], screen: Screen): void {
  pen.strokeStyle = INK.text;
  pen.lineWidth = 1.6;
  pen.setLineDash([1.6, 5]);
  pen.beginPath();
  for (const [a, b] of links) {
    pen.moveTo(screen.x[a]!, screen.y[a]!);
    pen.lineTo(screen.x[b]!, screen.y[b]!);
  }
  pen.stroke();
  pen.setLineDash([]);
}

/** A gate of the platform is a ring within a ring with four rays; each other thing has a shape of its own. */
export function paintGates(pen: CanvasRenderingContext2D, gates: readonly GateMark[], screen: Screen): void {
  const radiusPx = Math.min(12, Math.max(5, 2.4 * screen.radiusPx));
  pen.strokeStyle = INK.gold;
  pen.lineWidth = 1.6;
  pen.beginPath();
  for (const { index, kind } of gates) {
    if (!isSeen(screen, index)) continue;
    if (kind !== "gate") {
      addShape(pen, CORNERS[GATE_SHAPES[kind]], screen, index, 0.9 * radiusPx);
      continue;
    }
    addCircle(pen, screen, index, radiusPx);
    addCircle(pen, screen, index, 0.6 * radiusPx);
    for (const [dx, dy] of CORNERS.diamond) {
      pen.moveTo(screen.x[index]! + dx * radiusPx, screen.y[index]! + dy * radiusPx);
      pen.lineTo(screen.x[index]! + dx * 1.7 * radiusPx, screen.y[index]! + dy * 1.7 * radiusPx);
    }
  }
  pen.stroke();
}
