import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { sharedData } from '../../../../tests/support/shared-data.ts'
import { schemaFaults } from '../../../../tests/support/xsd-structure.ts'
import { MOST_ENTRIES, packQdpx, readQdpx, unpackQdpx } from './qdpx-archive.ts'
import { passagesFromRefi, passagesToRefi } from './refi-passages.ts'
import { codesFromRefi, codesToRefi, readQdc, writeQdc } from './refi-qda-codebook.ts'
import type { RefiCode, RefiProject } from './refi-qda-model.ts'
import { readProject } from './refi-qda-project.ts'
import { writeProject } from './refi-qda-project-writing.ts'

const set = sharedData('refi_qda')
const schema = join(set ?? '', 'Project-mrt2019.xsd')
const xmllint = spawnSync('xmllint', ['--version']).status === 0
if (!xmllint)
  console.warn(
    '\n*** xmllint absent: validation by it is SKIPPED; our own reading of the schema is not ***\n',
  )

const guidOf = (n: number) => `0000000${n % 10}-ABCD-4000-8000-${String(n).padStart(12, '0')}`
const utc = (text: string) => new Date(text)

describe.skipIf(!set)('the project that ATLAS.ti 8.4 exported', () => {
  const qde = set ? readFileSync(join(set, 'Project.qde'), 'utf8') : ''
  const read = () => readProject(qde, new Map())

  it('is read with every user, code, text, selection, note and set', () => {
    const { project } = read()
    expect(project.name).toBe('ATLAS.ti standard project')
    expect(project.users.map(({ name }) => name)).toEqual([
      'ATLAS.ti',
      'Friedrich Markgraf',
      'Sebastian Petrausch',
    ])
    expect(project.codes).toHaveLength(14)
    expect(project.codes.find(({ name }) => name === 'Coke::diet Coke')).toMatchObject({
      guid: 'D299EFAE-5779-46DC-9827-A3D1A5D544BC',
      color: '#966450',
      description: 'non sucré',
      isCodable: true,
    })
    expect(project.codes.map(({ name }) => name)).toContain('"rushed"')
    expect(project.sources.map(({ name, selections }) => [name, selections.length])).toEqual([
      ['1960s Coca Cola commercial - Audio.docx', 0],
      ['1960s Coca Cola commercial - Visual.docx', 0],
      ['1994 Diet Coke-Diet Coke Break.docx', 1],
      ['Mabêl 2ième.txt'.normalize('NFD'), 1],
      ['Mabel.txt', 1],
      ['Simon.docx', 3],
    ])
    const selections = project.sources.flatMap((source) => source.selections)
    expect(selections.flatMap(({ codings }) => codings)).toHaveLength(7)
    expect(project.notes.map(({ name, text }) => [name, text?.length])).toEqual([
      ['Research Plan', 68],
      ['My favorite Coke ad', 56],
    ])
    expect(project.sets).toHaveLength(16)
    expect(project.sets.find(({ name }) => name === 'Feelings')?.codeGuids).toHaveLength(6)
    expect(project.sets.map(({ name }) => name)).toContain('<3')
  })

  it('says itself that positions end before the last character: a name of 56 characters stands from 139 to 195', () => {
    const selections = read().project.sources.flatMap((source) => source.selections)
    for (const [name, length] of [
      ['Oh, that was great. See you tomorrow? Eleven thirty. Mm.', 56],
      ['I did try the gluten free bread, but it was always so soggy,', 60],
    ] as const) {
      const found = selections.find((each) => each.name === name)
      expect([...name].length).toBe(length)
      expect((found?.endPosition ?? 0) - (found?.startPosition ?? 0)).toBe(length)
    }
  })

  it('is told with all that is left out: pictures, PDF, sound, links, graphs, texts that are not there', () => {
    const counts = new Map(
      read().leftOut.map(({ element, reason, count }) => [`${element} ${reason}`, count]),
    )
    for (const element of [
      'PictureSource',
      'PDFSource',
      'AudioSource',
      'VideoSource',
      'Link',
      'Graph',
      'Vertex',
      'Edge',
    ]) {
      const inFile = qde.match(new RegExp(`<${element}[ >]`, 'g'))?.length
      expect([element, counts.get(`${element} not-taken`)]).toEqual([element, inFile])
    }
    expect([...counts.keys()]).not.toContain('Links not-taken')
    expect(counts.get('@plainTextPath text-absent')).toBe(6)
    expect(counts.get('MemberSource points-nowhere')).toBe(8)
    expect(passagesFromRefi(read().project.sources).leftOut).toEqual([
      { element: 'TextSource', reason: 'text-absent', count: 6 },
      { element: 'PlainTextSelection', reason: 'text-absent', count: 6 },
    ])
  })

  it('comes back the same once it is written, and what is written follows the schema', () => {
    const { project } = read()
    const written = writeProject(project)
    expect(readProject(written.qde, written.entries).project).toEqual(project)
    expect(schemaFaults(written.qde, schema)).toEqual([])
    expect(schemaFaults(qde, schema)).toEqual([])
  })

  it('is refused by our reading of the schema once it is broken', () => {
    const { qde: good } = writeProject(read().project)
    expect(schemaFaults(good.replace(' isCodable="true"', ''), schema)).toHaveLength(1)
    expect(schemaFaults(good.replace('<Users>', '<Sets/><Users>'), schema)).toEqual(
      expect.arrayContaining(['Project: wrong order']),
    )
    expect(schemaFaults(good.replace('color="#F00082"', 'color="red"'), schema)).toHaveLength(1)
  })

  it('and the empty archive of ATLAS.ti is a project without anything', () => {
    const { project } = readQdpx(readFileSync(join(set ?? '', 'blank-atlas-project.qdpx')))
    expect([project.codes, project.sources, project.notes]).toEqual([[], [], []])
    expect(project.users.length).toBeGreaterThan(0)
  })
})

// what XML must escape, accents composed and not, emoji, every line end
const words = fc.string({
  unit: fc.constantFrom(
    'a',
    'é',
    'e\u0301',
    '🥕',
    '👩‍🌾',
    ' ',
    '\r\n',
    '\n',
    '\r',
    '\t',
    '&',
    '<',
    ']]>',
    '"',
    "'",
    '漢',
    '\u00a0',
    '\ufeff',
  ),
  maxLength: 20,
})
const said = fc.option(words, { nil: null })

const codesOf = (from: number, noteGuids: readonly string[]): fc.Arbitrary<RefiCode[]> =>
  fc
    .array(
      fc.record({
        name: words,
        isCodable: fc.boolean(),
        color: fc.constantFrom(null, '#A1b2C3', '#abc'),
        description: said,
        parent: fc.nat(8),
        noted: fc.boolean(),
      }),
      { minLength: 1, maxLength: 8 },
    )
    .map((drawn) => {
      const codes = drawn.map(({ parent, noted, ...code }, i) => ({
        ...code,
        guid: guidOf(from + i),
        parentGuid: parent < i ? guidOf(from + parent) : null,
        noteGuids: noted ? [...noteGuids] : [],
      }))
      // in the order in which a file has them
      const below = (guid: string | null): RefiCode[] =>
        codes.filter(({ parentGuid }) => parentGuid === guid).flatMap((code) => [code, ...below(code.guid)])
      return below(null)
    })

const stamp = fc.record({
  creatingUser: fc.constantFrom(null, guidOf(900)),
  creationDateTime: fc.constantFrom(null, '2026-11-24T01:02:03Z'),
  modifyingUser: fc.constantFrom(null, guidOf(901)),
  modifiedDateTime: fc.constantFrom(null, '2026-11-24T01:02:03.5+01:00'),
})

const projects: fc.Arbitrary<RefiProject> = codesOf(100, [guidOf(300)]).chain((codes) => {
  const coding = (n: number) =>
    fc.nat(codes.length - 1).map((code) => ({
      guid: guidOf(n),
      codeGuid: codes[code]?.guid ?? '',
      creatingUser: guidOf(900),
      creationDateTime: null,
      noteGuids: [guidOf(300)],
    }))
  const selection = fc
    .record({ stamp, name: said, description: said, at: fc.nat(30), length: fc.nat(9), coding: coding(500) })
    .map(({ stamp: when, at, length, coding: one, ...rest }) => ({
      ...rest,
      ...when,
      guid: guidOf(501),
      startPosition: at,
      endPosition: at + length,
      codings: [one],
      noteGuids: [],
    }))
  const text = (guid: string, path: string | null) =>
    fc
      .record({
        stamp,
        name: said,
        description: said,
        text: words,
        selections: fc.array(selection, { maxLength: 3 }),
      })
      .map(({ stamp: when, ...rest }) => ({ ...rest, ...when, guid, path, codings: [], noteGuids: [] }))
  return fc
    .record({
      stamp,
      name: words,
      origin: said,
      description: said,
      users: fc.constant([
        { guid: guidOf(900), name: 'Zoë <&>', id: null },
        { guid: `{${guidOf(901)}}`, name: null, id: 'z' },
      ]),
      codes: fc.constant(codes),
      sources: fc.tuple(text(guidOf(200), `internal://${guidOf(200)}.txt`), text(guidOf(201), null)),
      notes: fc.tuple(text(guidOf(300), null)),
      sets: fc.record({ name: words, description: said }).map((named) => [
        {
          ...named,
          guid: guidOf(400),
          codeGuids: [guidOf(100)],
          sourceGuids: [guidOf(201)],
          noteGuids: [guidOf(300)],
        },
      ]),
    })
    .map(({ stamp: when, ...rest }) => ({ ...rest, ...when, noteGuids: [guidOf(300)] }))
})

describe('a project written and read again', () => {
  it('is the same: accents, emoji, line ends, hierarchy, positions, GUIDs, colours, memos', () => {
    fc.assert(
      fc.property(projects, (project) => {
        const written = writeProject(project)
        expect(written.replaced).toEqual([])
        const archive = packQdpx(written, utc('2026-11-24T00:00:00Z'))
        expect(readQdpx(archive)).toEqual({ project, leftOut: [] })
        if (set) expect(schemaFaults(written.qde, schema)).toEqual([])
      }),
      { numRuns: 60 },
    )
  })

  it.skipIf(!xmllint || !set)('is valid for xmllint', () => {
    const folder = mkdtempSync(join(tmpdir(), 'refi-'))
    try {
      for (const [i, project] of fc.sample(projects, 10).entries()) {
        const path = join(folder, `${i}.qde`)
        writeFileSync(path, writeProject(project).qde)
        execFileSync('xmllint', ['--noout', '--schema', schema, path], { stdio: 'pipe' })
      }
    } finally {
      rmSync(folder, { recursive: true })
    }
  })

  it('says which characters XML cannot hold, and where', () => {
    const codes: RefiCode[] = [
      {
        guid: guidOf(1),
        parentGuid: null,
        name: 'bell\u0007',
        isCodable: true,
        color: null,
        description: 'half \ud83e',
        noteGuids: [],
      },
    ]
    const { text, replaced } = writeQdc({ origin: null, codes, sets: [] })
    expect(replaced).toHaveLength(2)
    expect(replaced).toContainEqual({ element: 'Code', guid: guidOf(1), character: 'U+0007' })
    expect(replaced).toContainEqual({ element: 'Description', guid: guidOf(1), character: 'U+D83E' })
    expect(readQdc(text).codebook.codes[0]?.name).toBe('bell\ufffd')
  })
})

describe('a codebook written and read again', () => {
  it('is the same, and so are our codes made of it', () => {
    fc.assert(
      fc.property(codesOf(100, []), said, (codes, origin) => {
        const codebook = {
          origin,
          codes,
          sets: [
            {
              guid: guidOf(400),
              name: 'S',
              description: null,
              codeGuids: [guidOf(100)],
              sourceGuids: [],
              noteGuids: [],
            },
          ],
        }
        expect(readQdc(writeQdc(codebook).text)).toEqual({ codebook, leftOut: [] })
        const ours = codesFromRefi(codes)
        expect(codesFromRefi(codesToRefi(ours))).toEqual(ours)
        expect(ours.every(({ color }) => color === null || /^#[0-9a-f]{6}$/.test(color))).toBe(true)
      }),
    )
  })
})

describe('passages in a file', () => {
  it('stand in code points there and come back on the very same characters', () => {
    const text = 'Été 🥕🥕 : l’e\u0301cole\r\npaie 👩‍🌾 tard'
    const characters = Array.from(text)
    const span = fc.tuple(fc.nat(characters.length), fc.nat(characters.length))
    fc.assert(
      fc.property(fc.array(span, { maxLength: 5 }), (spans) => {
        const unit = (at: number) => characters.slice(0, at).join('').length
        const kept = spans
          .map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const)
          .filter(([a, b]) => a < b)
        const passages = kept.map(([a, b], i) => ({
          id: guidOf(500 + i),
          sourceId: guidOf(200),
          codeId: guidOf(100),
          coderId: guidOf(900),
          start: unit(a),
          end: unit(b),
          memo: i % 2 ? 'a memo' : '',
        }))
        let next = 600
        const texts = passagesToRefi([{ id: guidOf(200), title: 'T', text }], passages, () => guidOf(next++))
        expect(
          texts[0]?.selections.map(({ startPosition, endPosition }) => [startPosition, endPosition]),
        ).toEqual(kept)
        expect(passagesFromRefi(texts)).toEqual({
          sources: [{ id: guidOf(200), title: 'T', text }],
          passages,
          leftOut: [],
        })
      }),
    )
  })
})

describe('a file that nobody vouches for', () => {
  const project = (inside: string) => `<Project xmlns="urn:QDA-XML:project:1.0" name="P">${inside}</Project>`
  const refusalOf = (read: () => unknown) => {
    try {
      read()
    } catch (error) {
      return error
    }
    return undefined
  }

  it.each([
    ['<Project', 'coding.refi-not-xml'],
    ['<!DOCTYPE p [<!ENTITY x "y">]><Project name="&x;"/>', 'coding.refi-entity'],
    ['<CodeBook/>', 'coding.refi-root-wrong'],
    ['<Project/>', 'coding.refi-attribute-missing'],
    [`<Project name="P">${'<a>'.repeat(200_000)}`, 'coding.refi-too-deep'],
    [project('<CodeBook><Codes><Code guid="1" name="N"/></Codes></CodeBook>'), 'coding.refi-guid-wrong'],
    [
      project(`<CodeBook><Codes>${`<Code guid="${guidOf(1)}" name="N"/>`.repeat(2)}</Codes></CodeBook>`),
      'coding.refi-guid-twice',
    ],
    [
      project(
        `<Sources><TextSource guid="${guidOf(1)}"><PlainTextSelection guid="${guidOf(2)}" startPosition="5" endPosition="4"/></TextSource></Sources>`,
      ),
      'coding.refi-position-wrong',
    ],
  ])('is refused by name: %.40s', (qde, code) => {
    expect(refusalOf(() => readProject(qde, new Map()))).toMatchObject({ code })
  })

  it('says the element, its GUID and the line', () => {
    const qde = project(`\n<CodeBook><Codes>\n<Code guid="${guidOf(1)}"/></Codes></CodeBook>`)
    expect(refusalOf(() => readProject(qde, new Map()))).toMatchObject({
      details: { element: 'Code', guid: guidOf(1), line: 3, attribute: 'name' },
    })
  })

  it('has what points nowhere counted, not invented', () => {
    const qde = project(
      `<Sources><TextSource guid="${guidOf(1)}"><PlainTextContent>Hello</PlainTextContent><PlainTextSelection guid="${guidOf(2)}" startPosition="0" endPosition="9"><Coding guid="${guidOf(3)}"><CodeRef targetGUID="${guidOf(4)}"/></Coding></PlainTextSelection></TextSource></Sources>`,
    )
    const { project: read, leftOut } = readProject(qde, new Map())
    expect(leftOut).toEqual([
      { element: 'CodeRef', reason: 'points-nowhere', count: 1 },
      { element: 'Coding', reason: 'points-nowhere', count: 1 },
    ])
    expect(passagesFromRefi(read.sources).leftOut).toEqual([
      { element: 'PlainTextSelection', reason: 'outside-text', count: 1 },
    ])
  })

  it('has a text that is no UTF-8 told, and one with a replacement character of its own not', () => {
    const qde = project(
      `<Sources><TextSource guid="${guidOf(1)}" plainTextPath="internal://a.txt"/></Sources>`,
    )
    const leftOutOf = (bytes: Uint8Array) => readProject(qde, new Map([['Sources/a.txt', bytes]])).leftOut
    expect(leftOutOf(Uint8Array.of(0xe9, 0x74, 0xe9))).toEqual([
      { element: '@plainTextPath', reason: 'unreadable', count: 1 },
    ])
    expect(leftOutOf(strToU8('\ufeffa \ufffd b'))).toEqual([])
  })

  it('is refused as an archive that is broken, without a project, of too many entries, or that unpacks to too much', () => {
    expect(refusalOf(() => readQdpx(strToU8('not an archive')))).toMatchObject({
      code: 'coding.refi-archive-broken',
    })
    expect(refusalOf(() => readQdpx(zipSync({ 'other.txt': strToU8('x') })))).toMatchObject({
      code: 'coding.refi-project-absent',
    })
    const many = Object.fromEntries(
      Array.from({ length: MOST_ENTRIES + 1 }, (_, i) => [`sources/${i}.txt`, new Uint8Array(0)]),
    )
    expect(refusalOf(() => unpackQdpx(zipSync(many)))).toMatchObject({ code: 'coding.refi-too-large' })
    const declares = (size: number) => {
      const bomb = zipSync({ 'sources/a.txt': new Uint8Array(1_000) })
      const view = new DataView(bomb.buffer, bomb.byteOffset, bomb.byteLength)
      // what the central directory declares for its only entry
      for (let at = 0; at + 28 < bomb.length; at += 1)
        if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, size, true)
      return bomb
    }
    expect(unpackQdpx(declares(1_000)).get('sources/a.txt')).toHaveLength(1_000)
    expect(refusalOf(() => unpackQdpx(declares(0xfffffffe)))).toMatchObject({
      code: 'coding.refi-too-large',
      fault: 'too-large',
    })
    // less than it holds: nothing is read beyond, and nothing is taken for a whole text
    expect(refusalOf(() => unpackQdpx(declares(10)))).toMatchObject({ code: 'coding.refi-archive-broken' })
  })
})
