import { house } from "../../functions/src/house.ts";
import { functionsLocation } from "../../functions/src/platform/config.ts";
import { inputSchema, outputSchema, type RegisteredCallable } from "./registry.ts";

/**
 * OpenAPI 3.1 of the callables as they are on the wire, for clients in other languages: one POST each, its input in
 * `data`, its answer in `result`. Its schemas are JSON Schema of draft 2020-12.
 */
export function openApi(callables: readonly RegisteredCallable[]): string {
  const document = {
    openapi: "3.1.0",
    info: { title: "SectorWars 2102", version: "1" },
    servers: [
      {
        url: `https://${functionsLocation}-{project}.cloudfunctions.net`,
        variables: { project: { default: "demo-sectorwars-2102" } },
      },
    ],
    security: [{ idToken: [] }],
    paths: Object.fromEntries(
      callables.map((callable) => [`/${callable.path}`, { post: operation(callable) }]),
    ),
    components: {
      securitySchemes: { idToken: { type: "http", scheme: "bearer", bearerFormat: "Firebase ID token" } },
      responses: { refused: { description: "Refused.", content: json(refusal()) } },
    },
  };
  return `${JSON.stringify(document, null, 1)}\n`;
}

function operation(callable: RegisteredCallable) {
  return {
    operationId: callable.path.replace("/", "_"),
    tags: [callable.room],
    summary: callable.summary,
    ...(callable.access.kind === "public" ? { security: [] } : {}),
    requestBody: { required: true, content: json(wrapped("data", inputSchema(callable))) },
    responses: {
      200: { description: "Done.", content: json(wrapped("result", outputSchema(callable))) },
      default: { $ref: "#/components/responses/refused" },
    },
  };
}

const json = (schema: object) => ({ "application/json": { schema } });

function wrapped(
  field: "data" | "result",
  { $schema: _, ...schema }: { readonly $schema?: string | undefined },
) {
  return { type: "object", properties: { [field]: schema }, required: [field] };
}

/** What every refusal looks like; each reason stands in docs/api.md with its meaning. */
function refusal() {
  const details = {
    type: "object",
    properties: {
      reason: { enum: [...house.reasons.keys()] },
      metadata: { type: "object" },
      offer: { type: "object" },
      correlationId: { type: "string" },
    },
    required: ["reason", "metadata", "correlationId"],
  };
  const error = {
    type: "object",
    properties: { status: { type: "string" }, message: { type: "string" }, details },
    required: ["status", "message"],
  };
  return { type: "object", properties: { error }, required: ["error"] };
}
