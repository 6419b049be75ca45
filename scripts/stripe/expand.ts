import type { Vault } from "./vault.ts";

/**
 * The answer with the objects that `expand` names in the place of their ids: `latest_invoice`, `data.customer`. Source:
 * Stripe's API reference, "Expanding responses".
 */
export function expanded(answer: object, paths: readonly string[], vault: Vault): object {
  return paths.reduce((object, path) => withExpanded(object, path.split("."), vault) as object, answer);
}

function withExpanded(value: unknown, [field, ...rest]: readonly string[], vault: Vault): unknown {
  if (field === undefined) return value;
  if (Array.isArray(value)) return value.map((item) => withExpanded(item, [field, ...rest], vault));
  if (value === null || typeof value !== "object" || !Object.hasOwn(value, field)) return value;
  const inner = (value as Record<string, unknown>)[field];
  const whole = typeof inner === "string" ? (vault.any(inner) ?? inner) : inner;
  return { ...value, [field]: rest.length === 0 ? whole : withExpanded(whole, rest, vault) };
}
