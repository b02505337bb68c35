const letters = (text: string) => [...text].map((letter) => letter.charCodeAt(0))

/** What phones send, by its first bytes: what a phone says of a file is not believed. */
const SIGNATURES: readonly {
  readonly mime: string
  readonly at: number
  readonly bytes: readonly number[]
}[] = [
  { mime: 'image/jpeg', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { mime: 'image/png', at: 0, bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { mime: 'image/webp', at: 8, bytes: letters('WEBP') },
  { mime: 'audio/webm', at: 0, bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  { mime: 'audio/mp4', at: 4, bytes: letters('ftyp') },
  { mime: 'audio/ogg', at: 0, bytes: letters('OggS') },
]

/** Whether a file begins as its kind does. */
export function isOfMime(file: Uint8Array, mime: string): boolean {
  return SIGNATURES.some(
    (known) => known.mime === mime && known.bytes.every((byte, i) => file[known.at + i] === byte),
  )
}
