import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../command.ts";
import { asking, googleCloud } from "../deploy/googleCloud.ts";
import { Failure } from "../setup/failure.mjs";

const CORRELATION_ID = /^[A-Za-z0-9_-]{8,64}$/;
/** Cloud Logging keeps entries for so long unless a bucket is told otherwise. */
const KEPT_DAYS = 30;

/** All lines that carry the id, oldest first: of the local stack from its log file, of a project from Cloud Logging. */
export async function findLines(correlationId: string, project: string | undefined): Promise<string[]> {
  if (!CORRELATION_ID.test(correlationId))
    throw new Failure(
      "A correlation id has 8 to 64 of A–Z, a–z, 0–9, _ and -; it stands in `details` of an error.",
    );
  const lines = project === undefined ? localLines(correlationId) : await cloudLines(correlationId, project);
  if (lines.length === 0)
    throw new Failure(
      project === undefined
        ? "No line of the local stack carries this id."
        : `No line of the last ${KEPT_DAYS} days carries this id.`,
    );
  return lines;
}

function localLines(correlationId: string): string[] {
  const file = join(root, ".data", "logs", "start.log");
  if (!existsSync(file)) throw new Failure("The local stack has written no log yet: `npm start` first.");
  return readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.includes(correlationId));
}

interface Entry {
  readonly timestamp: string;
  readonly severity: string;
  readonly jsonPayload?: Readonly<Record<string, unknown>>;
}

async function cloudLines(correlationId: string, project: string): Promise<string[]> {
  const since = new Date(Date.now() - KEPT_DAYS * 86_400_000).toISOString();
  const ask = asking(await googleCloud.accessToken());
  const answer = await ask("POST", `${googleCloud.logging}/entries:list`, {
    resourceNames: [`projects/${project}`],
    filter: `jsonPayload.correlationId="${correlationId}" AND timestamp>="${since}"`,
    orderBy: "timestamp asc",
    pageSize: 1_000,
  });
  return ((answer.entries ?? []) as Entry[]).map(({ timestamp, severity, jsonPayload = {} }) => {
    const { message, operation, correlationId: _same, ...fields } = jsonPayload;
    return `${timestamp} ${severity.padEnd(7)} ${operation}: ${message} ${JSON.stringify(fields)}`;
  });
}
