import { host } from "./ports.ts";

export type HostingHeaders = readonly {
  readonly source: string;
  readonly headers: readonly { readonly key: string; readonly value: string }[];
}[];

const POLICY = "Content-Security-Policy";

/**
 * The headers of firebase.json for a local run: the page may talk to the emulators on these ports too. Nothing is kept by a
 * browser, since the Hosting emulator would mark a missing file's 404 as lasting for ever; and no https is asked for.
 */
export function localHeaders(deployed: HostingHeaders, ports: readonly number[]): HostingHeaders {
  const emulators = ports.map((port) => `http://${host}:${port}`).join(" ");
  return [
    ...deployed.map(({ source, headers }) => ({
      source,
      headers: headers
        .filter(({ key }) => key !== "Cache-Control" && key !== "Strict-Transport-Security")
        .map(({ key, value }) =>
          key === POLICY
            ? { key, value: value.replace("connect-src 'self'", `connect-src 'self' ${emulators}`) }
            : { key, value },
        ),
    })),
    { source: "**", headers: [{ key: "Cache-Control", value: "no-store" }] },
  ];
}
