/**
 * Sources are always cut into the same chunks, and what the chunks give is always added in their order: the result is
 * the same to the last bit, whoever computed which chunk.
 */
export type Chunk = { readonly from: number; readonly to: number }

const MOST_CHUNKS = 96
const LEAST_SOURCES = 32

export function cutIntoChunks(sources: number): Chunk[] {
  const size = Math.max(LEAST_SOURCES, Math.ceil(sources / MOST_CHUNKS))
  const chunks: Chunk[] = []
  for (let from = 0; from < sources; from += size) chunks.push({ from, to: Math.min(sources, from + size) })
  return chunks
}

/** Adds `part` to `sum`, in place. */
export function addInto(sum: Float64Array, part: Float64Array) {
  for (let i = 0; i < sum.length; i++) sum[i]! += part[i]!
}
