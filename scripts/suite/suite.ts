import { spawn } from "node:child_process";
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { functionsSource } from "../build.ts";
import { runChecks } from "../checks.ts";
import { root } from "../command.ts";
import { line } from "../setup/progress.mjs";
import { type Drawn, drawnLines } from "./draw.ts";
import { brokenOffLines, type Failures, failureLines, LAST_LINES } from "./failures.ts";
import type { Lane } from "./lanes.ts";
import { cpuLines, type Durations, type Share, slowestLines } from "./shares.ts";
import { type Report, sumOf, totalLine, totalOf } from "./total.ts";

/** The whole of it: lanes side by side, and the one that looks at what they have left. */
export interface Suite {
  readonly lanes: readonly Lane[];
  readonly last?: Lane;
  /** What the lanes leave out. */
  readonly drawn?: readonly Drawn[];
}

/** What each file took when it was last run in a whole run, for `npm run bench`: a run takes some of them. */
export const lastShares = join(root, ".data", "reports", "fileShares.json");

/** Folders of `functions/src` that declare a room. */
export const rooms = (): string[] =>
  readdirSync(functionsSource).filter((name) => existsSync(join(functionsSource, name, "room.ts")));

const CPU_LOG = "cpu.jsonl";
const DRAWN_LOG = "drawn.jsonl";

/** Somebody has asked for the end: no other lane begins. */
let stopping = false;

type WholeReport = Report & Durations & Failures;

interface Ended {
  readonly name: string;
  readonly report: WholeReport | null;
  readonly code: number;
  /** What the runner of a lane said last. */
  readonly lastLines: readonly string[];
}

/**
 * Runs the checks and all lanes, or with arguments what they name of them in one process, and ends with the total. One lane more
 * goes side by side than there are cores: each waits for its emulators half of the time.
 */
export async function runSuite(suite: Suite, args: string[]): Promise<void> {
  const whole = args.length === 0;
  const reports = join(root, ".data", "reports");
  mkdirSync(reports, { recursive: true });
  const directory = mkdtempSync(join(reports, "run-"));
  // Who runs a part of the tests while writing has `npm run check` for the rest.
  const { ended, failedChecks } = whole
    ? await allLanes(suite, directory)
    : { ended: [await part(suite, args, directory)], failedChecks: [] };
  const total = sumOf(
    ended.map(({ report, code }) => totalOf(report, code)),
    failedChecks.length,
  );
  if (whole) {
    const files = ended.flatMap(({ report }) => report?.testResults ?? []);
    const shares = linesOf<Share>(join(directory, CPU_LOG));
    if (suite.last !== undefined && !stopping) keepShares(shares);
    console.log(
      ["", ...cpuLines(shares, rooms()), "", ...slowestLines({ testResults: files }), ""].join("\n"),
    );
  }
  const outside = whole ? (suite.drawn ?? []) : [];
  const drawn = drawnLines([...outside, ...linesOf<Drawn>(join(directory, DRAWN_LOG))]);
  if (drawn.length > 0) console.log([...drawn, ""].join("\n"));
  // An interrupted lane may still write to it.
  rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
  if (whole && !stopping) for (const text of troubleLines(ended)) console.log(text);
  if (failedChecks.length > 0) line(`✗ checks that failed, each counted as one: ${failedChecks.join(", ")}`);
  console.log(totalLine(total));
  if (total.failed > 0 || total.passed === 0) process.exitCode = 1;
}

/** Which tests failed, and which lanes broke off, with what was said of it. */
const troubleLines = (lanes: readonly Ended[]): string[] =>
  lanes.flatMap((lane) => {
    const failed = failureLines(lane.report ?? { testResults: [] }, root);
    return failed.length > 0 || lane.code === 0 ? failed : brokenOffLines(lane);
  });

interface AllEnded {
  readonly ended: readonly Ended[];
  readonly failedChecks: readonly string[];
}

async function allLanes({ lanes, last }: Suite, directory: string): Promise<AllEnded> {
  const ended: Ended[] = [];
  const work = async (waiting: Lane[]) => {
    for (let lane = waiting.shift(); lane !== undefined && !stopping; lane = waiting.shift())
      ended.push(await wholeLane(lane, directory));
  };
  const inTurn = lanes.filter(({ beside }) => !beside);
  const besides = lanes.filter(({ beside }) => beside);
  const atOnce = availableParallelism() + 1;
  // The compiler alone holds 1.7 GB: it comes when what runs beside has ended.
  const [failedChecks] = await Promise.all([
    work(besides).then(runChecks),
    ...Array.from({ length: atOnce }, () => work(inTurn)),
  ]);
  if (last !== undefined && !stopping) ended.push(await wholeLane(last, directory));
  return { ended, failedChecks };
}

function wholeLane(lane: Lane, directory: string): Promise<Ended> {
  const { name, projects, paths = [], drawsAll = false, oneWorker, idleWorkers, withoutFunctions } = lane;
  // What looks at the whole of a run, such as which indexes nothing has asked for, must know whether it is one. A lane that takes
  // all of it looks at itself: beside it runs what asks more.
  const own = join(directory, name);
  mkdirSync(own);
  const env = {
    ...{ WHOLE_SUITE: "true", LANE: name, LANES_DIRECTORY: drawsAll ? own : directory },
    ...(drawsAll ? { DRAW: "all" } : {}),
    ...(oneWorker ? { WORKERS_OF_A_FUNCTION: "1" } : {}),
    ...(idleWorkers === undefined ? {} : { IDLE_WORKERS: String(idleWorkers) }),
    ...(withoutFunctions ? { WITHOUT_FUNCTIONS: "true" } : {}),
  };
  return vitest(projects, [...paths], { directory, name, env });
}

function part({ lanes, last }: Suite, args: string[], directory: string): Promise<Ended> {
  const projects = [...lanes, ...(last ? [last] : [])].flatMap((lane) => lane.projects);
  return vitest([...new Set(projects)], args, { directory, env: { LANES_DIRECTORY: directory } });
}

interface Run {
  readonly directory: string;
  /** What its lines are marked with, where others are printed beside them. */
  readonly name?: string;
  readonly env: NodeJS.ProcessEnv;
}

async function vitest(
  projects: readonly string[],
  args: string[],
  { directory, name, env }: Run,
): Promise<Ended> {
  const called = name ?? "part";
  const reportFile = join(directory, `${called}.json`);
  const bin = join(root, "node_modules", "vitest", "vitest.mjs");
  // A hundred MB less for each process than with the nursery that Node has by itself, and no more of the processors.
  const nursery = `${process.env.NODE_OPTIONS ?? ""} --max-semi-space-size=4`.trim();
  const logs = { CPU_LOG: join(directory, CPU_LOG), DRAWN_LOG: join(directory, DRAWN_LOG) };
  const child = spawn(
    process.execPath,
    [
      ...[bin, "run", ...projects.flatMap((project) => ["--project", project])],
      ...["--reporter=default", "--reporter=json", `--outputFile.json=${reportFile}`],
      ...args,
    ],
    {
      cwd: root,
      stdio: name === undefined ? "inherit" : ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...env, ...logs, NODE_OPTIONS: nursery },
    },
  );
  const lastLines: string[] = [];
  const tell = (text: string) => {
    console.log(`${name} │ ${text}`);
    lastLines.push(text);
    if (lastLines.length > LAST_LINES) lastLines.shift();
  };
  for (const stream of [child.stdout, child.stderr])
    if (stream) createInterface({ input: stream }).on("line", tell);
  // The runner stops its emulators first; this process is there to say how it ended.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const)
    process.on(signal, () => {
      stopping = true;
      if (signal !== "SIGINT" || !process.stdin.isTTY) child.kill(signal);
    });
  const code = await new Promise<number>((resolve) => child.on("close", (ended) => resolve(ended ?? 1)));
  return { name: called, code, report: readReport(reportFile), lastLines };
}

/** In the place of what the same files took before. */
function keepShares(shares: readonly Share[]): void {
  const before = existsSync(lastShares) ? (JSON.parse(readFileSync(lastShares, "utf8")) as Share[]) : [];
  const ran = new Set(shares.map(({ file }) => file));
  const kept = before.filter(({ file }) => !ran.has(file) && existsSync(join(root, file)));
  writeFileSync(lastShares, JSON.stringify([...kept, ...shares]));
}

function readReport(file: string): Ended["report"] {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as WholeReport;
  } catch {
    return null;
  }
}

function linesOf<Line>(file: string): Line[] {
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, "utf8").split("\n").filter(Boolean);
  return lines.map((text) => JSON.parse(text) as Line);
}
