import type { Choice } from "./tally/schema.ts";

/**
 * One object for all choices that are equal, with the question's own strings for its options: as they are read, each ballot
 * brings up to twenty strings of its own, and a hundred thousand of those are too much for the memory of a worker.
 */
export class DistinctChoices {
  readonly #options: readonly string[];
  readonly #places: ReadonlyMap<string, number>;
  readonly #known = new Map<string, Choice>();

  constructor(options: readonly string[]) {
    this.#options = options;
    this.#places = new Map(options.map((option, place) => [option, place]));
  }

  of(choice: Choice): Choice {
    const key = this.#keyOf(choice);
    let known = this.#known.get(key);
    if (known === undefined) {
      known = this.#withOwnOptions(choice);
      this.#known.set(key, known);
    }
    return known;
  }

  /** Short: places in the question stand for its options. What is none stands for itself, and the count refuses it. */
  #keyOf(choice: Choice): string {
    const place = (option: string) => this.#places.get(option) ?? JSON.stringify(option);
    switch (choice.kind) {
      case "one":
        return `one ${place(choice.option)}`;
      case "several":
        return `several ${choice.options.map(place).join()}`;
      case "points":
        return `points ${Object.entries(choice.points)
          .map(([option, points]) => `${place(option)}:${points}`)
          .join()}`;
      case "ranking":
        return `ranking ${choice.ranking.map(place).join()}`;
    }
  }

  #withOwnOptions(choice: Choice): Choice {
    const own = (option: string) => this.#options[this.#places.get(option) ?? -1] ?? option;
    switch (choice.kind) {
      case "one":
        return { kind: "one", option: own(choice.option) };
      case "several":
        return { kind: "several", options: choice.options.map(own) };
      case "points":
        return choice;
      case "ranking":
        return { kind: "ranking", ranking: choice.ranking.map(own) };
    }
  }
}
