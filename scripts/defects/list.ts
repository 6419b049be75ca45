/** A fault of one line, planted to see who finds it. */
export interface Defect {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** What must find it, as `npm test -- …` takes it. */
  readonly foundBy: readonly string[];
  /** Found in every `npm test`; otherwise by what is drawn, and at the latest by `npm run test:long`. */
  readonly always: boolean;
}

const HOSTILE = "test/hostile/hostile.test.ts";
const MATRIX = "test/rules/matrix.test.ts";

export const DEFECTS: readonly Defect[] = [
  {
    name: "a permission in a region is not asked for",
    file: "functions/src/platform/access.ts",
    from: "if (!permissions.has(permission)) lacking.push",
    to: "if (permissions === undefined) lacking.push",
    foundBy: [HOSTILE, "-t", "does not belong"],
    always: true,
  },
  {
    name: "the token's claim makes an administrator",
    file: "functions/src/platform/access.ts",
    from: '?.status === "active";',
    to: '?.status !== "ended";',
    foundBy: [HOSTILE, "-t", "by claim alone"],
    always: true,
  },
  {
    name: "a refused call writes",
    file: "functions/src/platform/callable.ts",
    from: "transact((tx) => attempt(tx, step, identity, input, key)),",
    to: "transact(async (tx) => stageAnswer(tx, { ...key, intent: crypto.randomUUID() } as never, null, now())).then(() => transact((tx) => attempt(tx, step, identity, input, key))),",
    foundBy: [HOSTILE, "-t", "does not belong"],
    always: true,
  },
  {
    name: "a stored answer is not looked for, so that an effect comes twice or not at all",
    file: "functions/src/platform/callable.ts",
    from: "if (earlier !== undefined) return { answer: earlier.answer, rows: [] };",
    to: "",
    foundBy: [HOSTILE, "-t", "comes again with another body"],
    always: true,
  },
  {
    name: "a request id serves for another body",
    file: "functions/src/platform/calls/replay.ts",
    from: "if (earlier.bodyDigest !== key.bodyDigest) {",
    to: "if (earlier.bodyDigest.length !== key.bodyDigest.length) {",
    foundBy: [HOSTILE, "-t", "comes again with another body"],
    always: true,
  },
  {
    name: "somebody else's notices can be read",
    file: "firestore.rules",
    from: "match /notices/{noticeId} {\n        allow get: if isPlayer(uid);",
    to: "match /notices/{noticeId} {\n        allow get: if signedIn();",
    foundBy: [MATRIX, "-t", "notices"],
    always: true,
  },
  {
    name: "a list without a limit is allowed",
    file: "firestore.rules",
    from: "match /ledgerTransfers/{transferId} {\n      allow get: if isAdministrator();\n      allow list: if isLimited(100) && isAdministrator();",
    to: "match /ledgerTransfers/{transferId} {\n      allow get: if isAdministrator();\n      allow list: if isAdministrator();",
    foundBy: [MATRIX, "-t", "ledgerTransfers"],
    always: true,
  },
  {
    name: "a dismissed administrator's token still opens",
    file: "firestore.rules",
    from: "&& exists(mandatePath())\n        && get(mandatePath()).data.status == 'active';",
    to: "&& exists(mandatePath());",
    foundBy: ["test/rules/sentences.test.ts", "-t", "dismissed administrator"],
    always: true,
  },
  {
    name: "the index of a query is missing",
    file: "firestore.indexes.json",
    from: '"fieldPath": "startedAt",\n          "order"',
    to: '"fieldPath": "endedAt",\n          "order"',
    foundBy: ["test/unit/house/generated.test.ts"],
    always: true,
  },
  {
    name: "a list in a document has no end",
    file: "functions/src/players/schema.ts",
    from: ".max(MAX_HOMES)",
    to: ".max(90_000)",
    foundBy: ["test/unit/platform/documentBounds.test.ts"],
    always: true,
  },
  {
    name: "a transfer makes money",
    file: "functions/src/platform/ledger/transfer.ts",
    from: "[...sums.values()].every((sum) => sum === 0)",
    to: "[...sums.values()].every((sum) => sum >= 0)",
    foundBy: ["test/unit/platform/ledger.test.ts"],
    always: true,
  },
  {
    name: "a ballot's choice is logged",
    file: "functions/src/governance/polls/castBallot.ts",
    from: "tx.set(ballots.ref({ regionId, pollId, uid }), ballot);",
    to: "tx.set(ballots.ref({ regionId, pollId, uid }), ballot);\n    console.log(JSON.stringify(checked));",
    foundBy: ["test/emulator/platform/noTrace.test.ts"],
    always: true,
  },
  {
    name: "who has left keeps the vote",
    file: "functions/src/membership/votingPower.ts",
    from: 'member.status === "active" && member.standing === "citizen"',
    to: 'member.standing === "citizen"',
    foundBy: ["test/unit/membership"],
    always: true,
  },
  {
    name: "the kernel imports a room",
    file: "functions/src/platform/audit.ts",
    from: 'import { z } from "zod";',
    to: 'import { z } from "zod";\nexport { players } from "../players/schema.ts";',
    foundBy: ["test/unit/house/boundaries.test.ts"],
    always: true,
  },
  {
    name: "a galaxy is not what its seed says",
    file: "functions/src/galaxy/generation/stream.ts",
    from: "const key = `",
    to: "const key = `x",
    foundBy: ["test/unit/galaxy/slice.test.ts"],
    always: true,
  },
  {
    name: "a quorum is one vote less",
    file: "functions/src/governance/polls/decidePoll.ts",
    from: 'if (voters < quorumVoters) return "noQuorum";',
    to: 'if (voters < quorumVoters - 1) return "noQuorum";',
    foundBy: ["test/unit/governance/decidePoll.test.ts"],
    always: true,
  },
  {
    name: "the end of a ban is told and not carried out",
    file: "functions/src/membership/bans/liftExpiredBan.ts",
    from: "    stage();\n",
    to: "",
    foundBy: ["test/emulator/membership/officers.test.ts", "-t", "lifts the bans"],
    always: true,
  },
  {
    name: "who moves stays a resident of the former home",
    file: "functions/src/membership/setHomeRegion.ts",
    from: 'if (left?.status === "active") {',
    to: 'if (left?.status === "left") {',
    foundBy: ["test/emulator/membership/home.test.ts"],
    always: true,
  },
  {
    name: "a call reads a document more",
    file: "functions/src/players/updateProfile.ts",
    from: "const player = (await reads.get(players, { uid }))!;",
    to: 'const player = (await reads.get(players, { uid }))!;\n    await reads.get(playerNames, { nameKey: "another" });',
    foundBy: ["test/budgets/budgets.test.ts", "-t", "no less: petitions"],
    always: true,
  },
  {
    name: "what is to follow a commit is not staged with it, so that a crash loses it",
    file: "functions/src/platform/work/outbox.ts",
    from: "for (const { outboxId, queue, task, body } of rows) {\n    checkTaskBody",
    to: "for (const { outboxId, queue, task, body } of rows.slice(0, 0)) {\n    checkTaskBody",
    foundBy: ["test/faults/storyline.test.ts"],
    always: false,
  },
];
