import type { AttachmentKind } from './attachment.ts'

/** The kinds of files that are kept, by their first bytes: what a name or a browser says of a file is not believed. */
const SIGNATURES = [
  { mime: 'image/jpeg', kind: 'photo', at: 0, bytes: [0xff, 0xd8, 0xff] },
  { mime: 'audio/webm', kind: 'voice', at: 0, bytes: [0x1a, 0x45, 0xdf, 0xa3] },
  { mime: 'audio/ogg', kind: 'voice', at: 0, bytes: letters('OggS') },
  { mime: 'audio/mp4', kind: 'voice', at: 4, bytes: letters('ftyp') },
  { mime: 'audio/mpeg', kind: 'voice', at: 0, bytes: letters('ID3') },
  { mime: 'application/pdf', kind: 'document', at: 0, bytes: letters('%PDF-') },
] as const satisfies readonly { mime: string; kind: AttachmentKind; at: number; bytes: readonly number[] }[]

export const ATTACHMENT_MIMES = [
  'image/jpeg',
  'audio/webm',
  'audio/ogg',
  'audio/mp4',
  'audio/wav',
  'audio/mpeg',
  'application/pdf',
] as const
export type AttachmentMime = (typeof ATTACHMENT_MIMES)[number]

function letters(text: string): readonly number[] {
  return [...text].map((letter) => letter.charCodeAt(0))
}

function holds(file: Uint8Array, at: number, bytes: readonly number[]): boolean {
  return bytes.every((byte, i) => file[at + i] === byte)
}

/** What a file is by its bytes; undefined for whatever is not kept. */
export function findFileKind(
  file: Uint8Array,
): { readonly mime: AttachmentMime; readonly kind: AttachmentKind } | undefined {
  if (holds(file, 0, letters('RIFF')) && holds(file, 8, letters('WAVE')))
    return { mime: 'audio/wav', kind: 'voice' }
  const found = SIGNATURES.find(({ at, bytes }) => holds(file, at, bytes))
  if (found) return { mime: found.mime, kind: found.kind }
  return isMpegFrame(file) ? { mime: 'audio/mpeg', kind: 'voice' } : undefined
}

/** An MP3 without tags begins with a frame: eleven bits set, then a version, layer and rate that exist (ISO 11172-3). */
function isMpegFrame(file: Uint8Array): boolean {
  const [first = 0, second = 0, third = 0] = file
  const layer = (second >> 1) & 3
  const rate = third >> 4
  return first === 0xff && second >> 5 === 7 && ((second >> 3) & 3) !== 1 && layer === 1 && rate !== 15
}
