/**
 * What a transfer does to the whole: a `faucet` issues, a `sink` takes back, a `levy` takes from a player for a
 * treasury, a `payment` moves what exists, a `reversal` undoes another transfer.
 */
export type KindClass = "faucet" | "sink" | "levy" | "payment" | "reversal";

declare const listed: unique symbol;

/** A kind that a room has declared; nothing else can be a transfer's. */
export interface TransferKind {
  /** Stored with the transfer, for ever. */
  readonly name: string;
  readonly class: KindClass;
  readonly [listed]: true;
}

/** The kinds that a room declares; one that it does not declare does not compile. */
export function transferKindsOf<Name extends string>({
  transferKinds,
}: {
  readonly transferKinds: Readonly<Record<Name, KindClass>>;
}): Readonly<Record<Name, TransferKind>> {
  const kinds = Object.entries<KindClass>(transferKinds).map(([name, kindClass]) => [
    name,
    { name, class: kindClass },
  ]);
  return Object.fromEntries(kinds) as Record<Name, TransferKind>;
}

/** Issuance takes part where something is made or used up, and where that is undone. */
export function mayIssue({ class: kindClass }: TransferKind): boolean {
  return kindClass === "faucet" || kindClass === "sink" || kindClass === "reversal";
}
