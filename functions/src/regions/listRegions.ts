import { FieldPath } from "firebase-admin/firestore";
import { z } from "zod";
import { access } from "../platform/access.ts";
import { query } from "../platform/callable.ts";
import { pageSize, regionId } from "../platform/fields.ts";
import { configurationSchema } from "./configuration/configuration.ts";
import { memberCounts, regionSchema, regionStatus, regions } from "./schema.ts";

const { policy, minimumReputation } = configurationSchema.shape.immigration.shape;

export const listRegions = query({
  summary: "The public directory of regions in the order of their ids, page by page.",
  access: access.signedIn,
  input: z.strictObject({ status: regionStatus.optional(), cursor: regionId.optional(), pageSize }),
  output: z.strictObject({
    regions: z
      .array(
        z.strictObject({
          regionId,
          displayName: regionSchema.shape.displayName,
          kind: regionSchema.shape.kind,
          status: regionStatus,
          governanceType: configurationSchema.shape.governance.shape.type,
          immigration: z.strictObject({ policy, minimumReputation }),
          memberCounts,
        }),
      )
      .max(100),
    /** For the next page; null on the last one. */
    cursor: regionId.nullable(),
  }),
  async handle(_context, { status, cursor, pageSize }) {
    const all = regions.collection({});
    const wanted = status === undefined ? all : all.where("status", "==", status);
    const ordered = wanted.orderBy(FieldPath.documentId());
    const rest = cursor === undefined ? ordered : ordered.startAfter(cursor);
    const { docs } = await rest.limit(pageSize).get();
    return {
      regions: docs.map((snapshot) => {
        const { regionId, displayName, kind, status, configuration, memberCounts } = snapshot.data();
        const { policy, minimumReputation } = configuration.immigration;
        const { visitors, residents, citizens } = memberCounts;
        return {
          regionId,
          displayName,
          kind,
          status,
          governanceType: configuration.governance.type,
          immigration: { policy, minimumReputation },
          memberCounts: { visitors, residents, citizens },
        };
      }),
      cursor: docs.length < pageSize ? null : docs.at(-1)!.id,
    };
  },
});
