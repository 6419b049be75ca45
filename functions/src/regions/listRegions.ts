import { FieldPath } from "firebase-admin/firestore";
import { z } from "zod";
import { access } from "../platform/access.ts";
import { query } from "../platform/callable.ts";
import { pageSize, regionId } from "../platform/fields.ts";
import { statuteSchema } from "./configuration/partSchemas.ts";
import { readMemberCounts } from "./readMemberCounts.ts";
import { memberCountsSchema, regionSchema, regionStatus, regions } from "./schema.ts";

const { policy, minimumReputation } = statuteSchema.immigration.shape;

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
          governanceType: statuteSchema.governance.shape.type,
          immigration: z.strictObject({ policy, minimumReputation }),
          memberCounts: memberCountsSchema,
        }),
      )
      .max(100),
    /** For the next page; null on the last one. */
    cursor: regionId.nullable(),
  }),
  async handle({ reads }, { status, cursor, pageSize }) {
    const all = regions.collection({});
    const wanted = status === undefined ? all : all.where("status", "==", status);
    const ordered = wanted.orderBy(FieldPath.documentId());
    const rest = cursor === undefined ? ordered : ordered.startAfter(cursor);
    const { docs } = await rest.limit(pageSize).get();
    const countsOf = await readMemberCounts(
      reads,
      docs.map(({ id }) => id),
    );
    return {
      regions: docs.map((snapshot) => {
        const { regionId, displayName, kind, status, governance, immigration } = snapshot.data();
        const { policy, minimumReputation } = immigration;
        return {
          regionId,
          displayName,
          kind,
          status,
          governanceType: governance.type,
          immigration: { policy, minimumReputation },
          memberCounts: countsOf(regionId),
        };
      }),
      cursor: docs.length < pageSize ? null : docs.at(-1)!.id,
    };
  },
});
