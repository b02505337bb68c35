const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const COM = 0xfe

/** APP1 to APP15 (Exif with the place, XMP, Photoshop, profiles) and comments; APP0 says how large a pixel is. */
function isMetadata(marker: number): boolean {
  return (marker >= 0xe1 && marker <= 0xef) || marker === COM
}

/** Markers that stand alone, without a length (ITU-T T.81, B.1.1.3). */
function standsAlone(marker: number): boolean {
  return marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)
}

/**
 * A JPEG without anything that is not the picture: no place, no camera, no comment, nothing after its end (phones hide
 * a second picture with its own Exif there). Undefined for bytes that are no whole JPEG. Source: ITU-T T.81, annex B.
 */
export function stripJpegMetadata(file: Uint8Array): Uint8Array | undefined {
  if (file[0] !== 0xff || file[1] !== SOI) return undefined
  const kept: Uint8Array[] = [file.subarray(0, 2)]
  let at = 2
  let hasScan = false
  while (at + 1 < file.length) {
    if (file[at] !== 0xff) return undefined
    const marker = file[at + 1] ?? 0
    if (marker === 0xff) {
      at += 1 // fill bytes may stand before a marker
      continue
    }
    if (marker === EOI) {
      kept.push(file.subarray(at, at + 2))
      return hasScan ? joinBytes(kept) : undefined
    }
    const end = standsAlone(marker) ? at + 2 : at + 2 + segmentLength(file, at + 2)
    if (end > file.length || (end < at + 4 && !standsAlone(marker)) || marker === SOI) return undefined
    const next = marker === SOS ? endOfScan(file, end) : end
    if (marker === SOS) hasScan = true
    if (!isMetadata(marker)) kept.push(file.subarray(at, next))
    at = next
  }
  return undefined
}

function segmentLength(file: Uint8Array, at: number): number {
  return ((file[at] ?? 0) << 8) | (file[at + 1] ?? 0)
}

/** Coded data runs to the next marker; FF 00 and restarts belong to it. */
function endOfScan(file: Uint8Array, from: number): number {
  let at = from
  while (at + 1 < file.length) {
    const next = file[at + 1] ?? 0
    if (file[at] === 0xff && next !== 0 && !(next >= 0xd0 && next <= 0xd7)) return at
    at += 1
  }
  return file.length
}

function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
