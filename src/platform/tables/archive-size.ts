const DIRECTORY_ENTRY = 0x02014b50
const DIRECTORY_END = 0x06054b50

/**
 * Bytes that a ZIP archive says it unpacks to, from its central directory (the spreadsheet library holds every entry
 * to the size that it declares, save one that declares nothing: that counts as without limit). 0 for other files.
 */
export function unpackedSize(bytes: Uint8Array): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  while (end >= 0 && view.getUint32(end, true) !== DIRECTORY_END) end -= 1
  if (end < 0) return 0
  let at = view.getUint32(end + 16, true)
  let total = 0
  while (at + 46 <= bytes.length && view.getUint32(at, true) === DIRECTORY_ENTRY) {
    const [packed, unpacked] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
    // An empty entry takes two bytes when it is compressed.
    total += unpacked === 0 && packed > 2 ? Number.POSITIVE_INFINITY : unpacked
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return total
}
