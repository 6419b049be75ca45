import openApi from "../../../docs/openapi.json" with { type: "json" };
import type { Schema } from "./fields.ts";

export interface Described {
  /** `room/verb` */
  readonly path: string;
  readonly summary: string;
  readonly input: Schema;
}

interface Operation {
  readonly post: {
    readonly summary: string;
    readonly requestBody: {
      readonly content: {
        readonly "application/json": { readonly schema: { properties: { data: Schema } } };
      };
    };
  };
}

/** Every callable, as the generated description of the API has it. */
export const callables: readonly Described[] = Object.entries(
  openApi.paths as unknown as Record<string, Operation>,
).map(([path, { post }]) => ({
  path: path.slice(1),
  summary: post.summary,
  input: post.requestBody.content["application/json"].schema.properties.data,
}));
