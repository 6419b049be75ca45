import { host } from "./ports.ts";

export type HostingHeaders = readonly {
  readonly source: string;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
}[];

const POLICY = "Content-Security-Policy";

/**
 * The headers of firebase.json for a local run: the page may talk to the emulators on these ports too, and no https is asked
 * for. Where the console is built anew while it runs, a browser keeps nothing: the Hosting emulator would mark a missing
 * file's 404 as lasting for ever.
 */
export function localHeaders(
  deployed: HostingHeaders,
  ports: readonly number[],
  isRebuilt: boolean,
): HostingHeaders {
  const emulators = ports.map((port) => `http://${host}:${port}`).join(" ");
  const dropped = ["Strict-Transport-Security", ...(isRebuilt ? ["Cache-Control"] : [])];
  return [
    ...deployed.map(({ source, headers }) => ({
      source,
      headers: headers
        .filter(({ key }) => !dropped.includes(key))
        .map(({ key, value }) =>
          key === POLICY
            ? { key, value: value.replace("connect-src 'self'", `connect-src 'self' ${emulators}`) }
            : { key, value },
        ),
    })),
    ...(isRebuilt ? [{ source: "**", headers: [{ key: "Cache-Control", value: "no-store" }] }] : []),
  ];
}
