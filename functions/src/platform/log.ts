import { AsyncLocalStorage } from "node:async_hooks";
import { randomUUID } from "node:crypto";
import * as logger from "firebase-functions/logger";
import { shortenedBytes } from "./wire/shortened.ts";

/** What every line of a call, a task or a schedule carries, so that one search finds the whole story. */
export interface LogContext {
  /** Travels from the client (its `x-correlation-id` header, else drawn; never its request id) through outbox and tasks. */
  readonly correlationId: string;
  /** The deployed thing that runs: `galaxy/planRoute`, `buildRegionStep`, `sweep`. */
  readonly operation: string;
}

const storage = new AsyncLocalStorage<LogContext>();

export function inLogContext<T>(context: LogContext, run: () => Promise<T>): Promise<T> {
  return storage.run(context, run);
}

export function correlationId(): string {
  return storage.getStore()?.correlationId ?? randomUUID();
}

const CORRELATION_ID = /^[A-Za-z0-9_-]{8,64}$/;

/** The client's id when it has the form of one, else a new one: a log line must not carry what a stranger wrote. */
export function correlationIdFrom(header: string | undefined): string {
  return header !== undefined && CORRELATION_ID.test(header) ? header : randomUUID();
}

const MAX_FIELD_BYTES = 1_500;

type Fields = Readonly<Record<string, unknown>>;

export const log = {
  info: (message: string, fields: Fields = {}) => write("INFO", message, fields),
  warn: (message: string, fields: Fields = {}) => write("WARNING", message, fields),
  error: (message: string, fields: Fields = {}) => write("ERROR", message, fields),
};

function write(severity: "INFO" | "WARNING" | "ERROR", message: string, fields: Fields): void {
  const bounded = Object.entries(fields).map(([name, value]) => [name, boundedField(value)]);
  logger.write({ severity, message, ...storage.getStore(), ...Object.fromEntries(bounded) });
}

/** Requests whose failure the log has: the router reports the others that end with a status of 5xx. */
export const reportedFailures = new WeakSet<object>();

const boundedField = (value: unknown) =>
  typeof value === "string" ? shortenedBytes(value, MAX_FIELD_BYTES) : value;

/**
 * An error as a line may show it: its kind and where it was thrown. Its message is left out, since it may repeat what was
 * sent or stored.
 */
export function faultOf(error: unknown): { readonly fault: string; readonly stack: string } {
  if (!(error instanceof Error)) return { fault: typeof error, stack: "" };
  const { code } = error as { code?: unknown };
  const frames = (error.stack ?? "").split("\n").filter((frame) => /^ {4}at /.test(frame));
  const fault = typeof code === "string" || typeof code === "number" ? `${error.name} ${code}` : error.name;
  return { fault, stack: frames.join("\n") };
}
