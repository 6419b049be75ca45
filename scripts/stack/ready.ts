import type { Demo } from "../../seed/demo.ts";
import { type Emulators, functionsUrl } from "./emulators.ts";
import { host } from "./ports.ts";

/** `Ready` on a line of its own, and what a person needs next: addresses, accounts, three commands to paste. */
export function printReady(emulators: Emulators, projectId: string, demo: Demo, took: string): void {
  const { ports } = emulators;
  const at = (port: number) => `http://${host}:${port}`;
  const lines = [
    "",
    "Ready",
    "",
    `  Console    ${at(ports.hosting)}/`,
    `  API        ${at(ports.hosting)}/api/<room>/<verb>`,
    `  Functions  ${functionsUrl(ports, projectId)}`,
    `  Firestore  ${at(ports.firestore)}`,
    `  Auth       ${at(ports.auth)}`,
    `  Tasks      ${at(ports.tasks)}`,
    `  Stripe     ${at(ports.stripe)} (a stand-in: no money moves)`,
    `  Log        ${emulators.logFile}`,
    "",
    ...demo.regions.map(({ id, sectorCount }) => `  region ${id}: ${sectorCount} sectors`),
    "",
    ...[...demo.politics, ...(demo.business ?? [])].map((news) => `  ${news}`),
    "",
    `  ${"account".padEnd(32)} ${"password".padEnd(12)} role`,
    ...demo.accounts.map((one) => `  ${one.email.padEnd(32)} ${one.password.padEnd(12)} ${one.role}`),
    "",
    ...examples(emulators, projectId, demo),
    "",
    `Started in ${took}. Ctrl-C stops everything and keeps the data; \`npm start -- --fresh\` builds it anew.`,
  ];
  console.log(lines.join("\n"));
}

/** Commands that work as they stand, in any POSIX shell with curl. */
function examples({ ports }: Emulators, projectId: string, { accounts: [account] }: Demo): string[] {
  const json = "-H 'content-type: application/json'";
  const signIn = `http://${host}:${ports.auth}/identitytoolkit.googleapis.com/v1/accounts:signInWithPassword?key=demo`;
  const credentials = JSON.stringify({ ...account, role: undefined, returnSecureToken: true });
  const token = `$(curl -s '${signIn}' ${json} -d '${credentials}' | sed -n 's/.*"idToken": *"\\([^"]*\\)".*/\\1/p')`;
  const from = { regionId: "default", sectorNumber: 1 };
  const route = JSON.stringify({ data: { from, to: { ...from, sectorNumber: 42 } } });
  const call = `curl -s ${functionsUrl(ports, projectId)}/galaxy/planRoute ${json} -H "authorization: Bearer ${token}" -d '${route}'`;
  const documents = `http://${host}:${ports.firestore}/v1/projects/${projectId}/databases/(default)/documents`;
  return [
    "A callable, signed in:",
    `  ${call}`,
    "",
    "A read of Firestore that passes the rules by:",
    `  curl -s '${documents}/regions/default/sectors/1' -H 'authorization: Bearer owner'`,
    "",
    "A region, bought and paid:",
    '  npm run buy -- vega "Vega Station"',
    "",
    "Game time, a week on:",
    "  npm run advance -- 7d",
  ];
}
