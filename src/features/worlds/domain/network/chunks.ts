/**
 * Sources are always cut into the same chunks, and what the chunks give is always added in their order: the result is
 * the same to the last bit, whoever computed which chunk.
 */
export type Chunk = { readonly from: number; readonly to: number }

export function cutIntoChunks(
  sources: number,
  { least = 32, most = 96 }: { readonly least?: number; readonly most?: number } = {},
): Chunk[] {
  const size = Math.max(least, Math.ceil(sources / most))
  const chunks: Chunk[] = []
  for (let from = 0; from < sources; from += size) chunks.push({ from, to: Math.min(sources, from + size) })
  return chunks
}

/** Adds `part` to `sum`, in place. */
export function addInto(sum: Float64Array, part: Float64Array) {
  for (let i = 0; i < sum.length; i++) sum[i]! += part[i]!
}
