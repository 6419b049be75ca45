import type { Choice } from "./tally/schema.ts";

const KINDS = { one: "o", several: "s", points: "p", ranking: "r" } as const satisfies Record<
  Choice["kind"],
  string
>;

/**
 * A choice as a short text: a letter for its kind, then the places that its options have in the question, points after
 * theirs, a character each. As it is read a ballot brings up to twenty strings, a hundred thousand are too much to keep.
 * @throws Error when it names what is no option.
 */
export function compactOf(choice: Choice, options: readonly string[]): string {
  const place = (option: string) => {
    const index = options.indexOf(option);
    if (index < 0) throw new Error("a ballot names what is no option of its question");
    return String.fromCharCode(index);
  };
  switch (choice.kind) {
    case "one":
      return joined(KINDS.one, [place(choice.option)]);
    case "several":
      return joined(KINDS.several, choice.options.map(place));
    case "points":
      return joined(
        KINDS.points,
        Object.entries(choice.points).flatMap(([option, points]) => [
          place(option),
          String.fromCharCode(points),
        ]),
      );
    case "ranking":
      return joined(KINDS.ranking, choice.ranking.map(place));
  }
}

/** One string: put together with `+` it would keep its parts. */
const joined = (kind: string, characters: readonly string[]) => [kind, ...characters].join("");

/** The choice that the text stands for. */
export function choiceOf(compact: string, options: readonly string[]): Choice {
  const codes = Array.from({ length: compact.length - 1 }, (_, index) => compact.charCodeAt(index + 1));
  const named = () => codes.map((place) => options[place]!);
  switch (compact[0]) {
    case KINDS.one:
      return { kind: "one", option: options[codes[0]!]! };
    case KINDS.several:
      return { kind: "several", options: named() };
    case KINDS.points:
      return { kind: "points", points: pointsIn(codes, options) };
    default:
      return { kind: "ranking", ranking: named() };
  }
}

function pointsIn(codes: readonly number[], options: readonly string[]): Record<string, number> {
  const pairs = codes.length / 2;
  return Object.fromEntries(
    Array.from({ length: pairs }, (_, pair) => [options[codes[2 * pair]!]!, codes[2 * pair + 1]!]),
  );
}
