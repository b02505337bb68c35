import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFileKind } from './file-signature.ts'
import { stripJpegMetadata } from './jpeg-metadata.ts'

const bytes = (...parts: (string | number)[]) =>
  new Uint8Array(
    parts.flatMap((part) => (typeof part === 'number' ? [part] : [...new TextEncoder().encode(part)])),
  )

describe('a file is told by its first bytes', () => {
  it.each([
    [bytes(0xff, 0xd8, 0xff, 0xe0), 'image/jpeg', 'photo'],
    [bytes(0x1a, 0x45, 0xdf, 0xa3), 'audio/webm', 'voice'],
    [bytes('OggS'), 'audio/ogg', 'voice'],
    [bytes(0, 0, 0, 0x20, 'ftypM4A '), 'audio/mp4', 'voice'],
    [bytes('RIFF', 0, 0, 0, 0, 'WAVE'), 'audio/wav', 'voice'],
    [bytes('ID3'), 'audio/mpeg', 'voice'],
    [bytes(0xff, 0xfb, 0x90, 0x00), 'audio/mpeg', 'voice'],
    [bytes('%PDF-1.7'), 'application/pdf', 'document'],
  ])('%#', (file, mime, kind) => {
    expect(findFileKind(file)).toEqual({ mime, kind })
  })

  it('what is not kept is nothing: pages, programs, pictures of other kinds, nothing at all', () => {
    for (const file of [
      bytes('<html>'),
      bytes('MZ'),
      bytes(0x89, 'PNG'),
      bytes('RIFF', 0, 0, 0, 0, 'WEBP'),
      bytes(),
    ])
      expect(findFileKind(file)).toBeUndefined()
  })
})

type Segment = { marker: number; payload: Uint8Array }

const segmentBytes = ({ marker, payload }: Segment) => {
  const length = payload.length + 2
  return [0xff, marker, length >> 8, length & 255, ...payload]
}
const payload = fc.uint8Array({ maxLength: 300 })
const picture = fc.constantFrom(0xdb, 0xc0, 0xc4, 0xdd, 0xe0)
const hidden = fc.oneof(fc.integer({ min: 0xe1, max: 0xef }), fc.constant(0xfe))
const segment = (marker: fc.Arbitrary<number>) => fc.record({ marker, payload })
/** Coded data: no marker but stuffing and restarts. */
const coded = fc
  .array(
    fc.oneof(
      fc.integer({ min: 0, max: 254 }).map((b) => [b]),
      fc.constant([0xff, 0]),
      fc.constant([0xff, 0xd3]),
    ),
  )
  .map((parts) => parts.flat())

describe('a photo without what is not the picture', () => {
  it('keeps every segment of the picture and no other, in their order, for any file', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(segment(picture), segment(hidden))),
        coded,
        payload,
        payload,
        (segments, scan, scanHead, after) => {
          const isPicture = ({ marker }: Segment) =>
            marker === 0xe0 || !((marker >= 0xe1 && marker <= 0xef) || marker === 0xfe)
          const end = [...segmentBytes({ marker: 0xda, payload: scanHead }), ...scan, 0xff, 0xd9]
          const file = new Uint8Array([0xff, 0xd8, ...segments.flatMap(segmentBytes), ...end, ...after])
          const wanted = [0xff, 0xd8, ...segments.filter(isPicture).flatMap(segmentBytes), ...end]
          const stripped = stripJpegMetadata(file)
          expect([...(stripped ?? [])]).toEqual(wanted)
          expect(stripJpegMetadata(new Uint8Array(wanted))).toEqual(stripped)
        },
      ),
    )
  })

  it('is nothing for a file that ends before its picture does', () => {
    const whole = new Uint8Array([
      0xff,
      0xd8,
      ...segmentBytes({ marker: 0xda, payload: bytes('x') }),
      1,
      2,
      0xff,
      0xd9,
    ])
    expect(stripJpegMetadata(whole)).toEqual(whole)
    for (let length = 0; length < whole.length; length += 1)
      expect(stripJpegMetadata(whole.slice(0, length))).toBeUndefined()
  })

  it('fails on no bytes whatever', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (noise) => {
        stripJpegMetadata(new Uint8Array([0xff, 0xd8, ...noise]))
      }),
    )
  })
})
