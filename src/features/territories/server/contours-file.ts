import { gunzipSync } from 'node:zlib'
import { Problem } from '#kernel/problem.ts'

/**
 * The whole country at the detail of a departmental file is about 55 MB of text. More than half a gigabyte
 * cannot be held as one string, and a small .gz may hide that.
 */
const MOST_BYTES = 400 * 1024 * 1024

/**
 * The JSON inside a contour file, GeoJSON or its .gz (told by its first two bytes, not by its name).
 * Throws `territories.contours-not-geojson` or `territories.contours-too-large`, fault of the caller.
 */
export function parseContourBytes(bytes: Uint8Array, mostBytes = MOST_BYTES): unknown {
  const plain = bytes[0] === 0x1f && bytes[1] === 0x8b ? unzip(bytes, mostBytes) : bytes
  if (plain.length > mostBytes) throw tooLarge(mostBytes)
  try {
    return JSON.parse(new TextDecoder().decode(plain))
  } catch {
    throw new Problem('territories.contours-not-geojson', 'caller', { type: null })
  }
}

function unzip(bytes: Uint8Array, maxOutputLength: number): Uint8Array {
  try {
    return gunzipSync(bytes, { maxOutputLength })
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge(maxOutputLength)
    throw new Problem('territories.contours-not-geojson', 'caller', { type: null })
  }
}

function tooLarge(mostBytes: number): Problem {
  return new Problem('territories.contours-too-large', 'too-large', {
    most: Math.round(mostBytes / 1024 / 1024),
  })
}
