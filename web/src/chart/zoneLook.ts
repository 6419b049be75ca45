import { ZONES, type ZoneId } from "../../../functions/src/galaxy/zones.ts";

export type Shape = "circle" | "square" | "triangle" | "diamond" | "cross" | "hexagon";

/** A zone has a colour and, for eyes that tell the colours apart badly, a shape of its own within its chart. */
const LOOKS: Readonly<Record<ZoneId, { color: string; shape: Shape }>> = {
  federation: { color: "#8fe3ff", shape: "circle" },
  border: { color: "#6f9bff", shape: "square" },
  frontier: { color: "#ff9466", shape: "triangle" },
  commerce: { color: "#ffc65c", shape: "square" },
  diplomatic: { color: "#6fa8ff", shape: "diamond" },
  transit: { color: "#4fe3cf", shape: "circle" },
  explorer_guild: { color: "#b98cff", shape: "triangle" },
  refugee_assistance: { color: "#ff7aa8", shape: "cross" },
  neutral_space: { color: "#9fb0c9", shape: "hexagon" },
};

export const zoneIdOf = (code: number): ZoneId => ZONES[code]!.id;
export const zoneLook = (code: number) => LOOKS[zoneIdOf(code)];

const regular = (corners: number, turn: number): readonly (readonly [number, number])[] =>
  Array.from({ length: corners }, (_, i) => {
    const angle = 2 * Math.PI * (i / corners + turn);
    return [Math.cos(angle), Math.sin(angle)] as const;
  });

/** Corners for a radius of 1. */
export const CORNERS: Readonly<Record<Shape, readonly (readonly [number, number])[]>> = {
  circle: regular(12, 0),
  square: regular(4, 1 / 8),
  diamond: regular(4, 0),
  triangle: regular(3, -1 / 4),
  hexagon: regular(6, 0),
  cross: [
    [-0.35, -1],
    [0.35, -1],
    [0.35, -0.35],
    [1, -0.35],
    [1, 0.35],
    [0.35, 0.35],
    [0.35, 1],
    [-0.35, 1],
    [-0.35, 0.35],
    [-1, 0.35],
    [-1, -0.35],
    [-0.35, -0.35],
  ],
};
