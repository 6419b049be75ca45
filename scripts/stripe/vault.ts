/** An object of Stripe's as its API shows it: plain JSON with an id, a kind and an instant in seconds. */
export interface StripeObject {
  readonly id: string;
  readonly object: string;
  readonly [field: string]: unknown;
}

/** A page of a list, as every list of Stripe's API has it. */
export interface Page {
  readonly object: "list";
  readonly url: string;
  readonly has_more: boolean;
  readonly data: readonly StripeObject[];
}

export interface Paging {
  readonly limit?: number;
  readonly starting_after?: string;
}

/** What the stand-in keeps, as a file has it. */
export interface Kept {
  readonly drawn: number;
  readonly objects: readonly StripeObject[];
}

/** The objects that the stand-in knows. Ids are drawn in turn, so that the same calls make the same ids. */
export class Vault {
  readonly #objects = new Map<string, StripeObject>();
  #drawn = 0;

  constructor(kept: Kept = { drawn: 0, objects: [] }) {
    this.#drawn = kept.drawn;
    for (const object of kept.objects) this.#objects.set(object.id, object);
  }

  /** `sub_local000012` for the prefix `sub`. */
  newId(prefix: string): string {
    this.#drawn += 1;
    return `${prefix}_local${String(this.#drawn).padStart(6, "0")}`;
  }

  put<Given extends StripeObject>(object: Given): Given {
    this.#objects.set(object.id, object);
    return object;
  }

  /** The object with the given fields changed. @throws Error when there is none. */
  change(id: string, fields: object): StripeObject {
    const known = this.#objects.get(id);
    if (known === undefined) throw new Error(`The stand-in has no object ${id}`);
    return this.put({ ...known, ...fields });
  }

  get(kind: string, id: unknown): StripeObject | undefined {
    const known = this.#objects.get(String(id));
    return known?.object === kind ? known : undefined;
  }

  /** The object of an id, of whatever kind. */
  any(id: string): StripeObject | undefined {
    return this.#objects.get(id);
  }

  /** All of a kind, the newest first, as Stripe lists them. */
  all(kind: string, where: (object: StripeObject) => boolean = () => true): StripeObject[] {
    return [...this.#objects.values()].filter((object) => object.object === kind && where(object)).reverse();
  }

  page(url: string, found: readonly StripeObject[], { limit = 10, starting_after }: Paging): Page {
    const first = starting_after === undefined ? 0 : found.findIndex(({ id }) => id === starting_after) + 1;
    const data = found.slice(first, first + limit);
    return { object: "list", url, has_more: first + limit < found.length, data };
  }

  /** Forgets all but what is for sale; ids go on. */
  forget(): void {
    for (const [id, { object }] of this.#objects)
      if (object !== "price" && object !== "product") this.#objects.delete(id);
  }

  kept(): Kept {
    return { drawn: this.#drawn, objects: [...this.#objects.values()] };
  }
}
