import { isIPv6 } from "node:net";

interface Arrival {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly socket?: { readonly remoteAddress?: string | undefined } | undefined;
}

/**
 * The address under which an anonymous caller is counted: the last of `X-Forwarded-For`, which Google's front end
 * appends. What stands before it the caller may have written. Of an IPv6 address the first 64 bits count, since a
 * household has all the others to choose from.
 */
export function addressOf({ headers, socket }: Arrival): string {
  const forwarded = headers["x-forwarded-for"];
  const hops = (typeof forwarded === "string" ? forwarded : (forwarded ?? []).join(",")).split(",");
  const last = hops.at(-1)!.trim() || socket?.remoteAddress || "unknown";
  return isIPv6(last) ? prefixOf(last) : last.slice(0, 64);
}

function prefixOf(address: string): string {
  const plain = address.replace(/%.*$/, "");
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  // A URL writes an address in its one canonical form.
  const [head = "", tail] = new URL(`http://[${plain}]`).hostname.slice(1, -1).split("::");
  const before = head.split(":").filter(Boolean);
  const after = (tail ?? "").split(":").filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
  const groups = [...before, ...Array<string>(zeros).fill("0"), ...after];
  return `${groups.slice(0, 4).join(":")}::/64`;
}
