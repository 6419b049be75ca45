/** The first of the documents that together take at most so many bytes as JSON, and one at least. */
export function withinBytes<Document extends { data(): unknown }>(
  documents: readonly Document[],
  mostBytes: number,
): readonly Document[] {
  let bytes = 0;
  const end = documents.findIndex((document, index) => {
    bytes += Buffer.byteLength(JSON.stringify(document.data()));
    return index > 0 && bytes > mostBytes;
  });
  return end === -1 ? documents : documents.slice(0, end);
}
