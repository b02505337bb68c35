import fc from 'fast-check'
import type {
  AttributeValue,
  FileNode,
  FileTie,
  NetworkFile,
} from '#features/worlds/domain/network-files/network-file.ts'

/** Names as people and machines give them: accents, quotation marks, signs of XML, ids beyond any number. */
const name = fc.oneof(
  fc.constantFrom(
    'Élodie Œuvrard',
    'L’Épicerie « du coin »',
    'A & B <C> "D" \'E\'',
    '90071992547409931234567890',
    '007',
    '-1',
    '__proto__',
    'constructor',
    '名前',
    'é'.normalize('NFD'),
    '😀 marché',
    'a;b,c|d',
    ']]>',
    '&amp;',
  ),
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }),
)
const text = name.map((raw) => raw.trim().replace(/\s+/g, ' ')).filter((each) => each !== '' && isXml(each))
const isXml = (each: string) => !/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u.test(each)

const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const lifetime = fc.oneof(
  fc.constant({ since: null, until: null, spells: [] }),
  day.map((since) => ({ since, until: null, spells: [] })),
  day.map((until) => ({ since: null, until, spells: [] })),
  fc.tuple(day, day).map((two) => {
    const [since = '', until = ''] = two.sort()
    return { since, until, spells: [] }
  }),
)
const coordinate = fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((x) => x + 0)
const position = fc.record({ x: coordinate, y: coordinate, size: fc.option(fc.integer({ min: 1, max: 90 })) })
const color = fc
  .tuple(fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }), fc.integer({ min: 0, max: 255 }))
  .map((rgb) => `#${rgb.map((part) => part.toString(16).padStart(2, '0')).join('')}`)

/** One type a name, as in any real file. */
const attributes = fc
  .record(
    {
      SIRET: fc.bigInt({ min: 10n ** 13n, max: 10n ** 14n - 1n }).map(String),
      'nombre de salariés': fc.integer(),
      part: fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
      membre: fc.boolean(),
      note: text,
    },
    { requiredKeys: [] },
  )
  .map((record) => new Map<string, AttributeValue>(Object.entries(record)))

const node: fc.Arbitrary<FileNode> = fc
  .tuple(
    fc.record({
      id: text,
      label: text,
      mode: fc.constantFrom('actor', 'world', null),
      group: fc.option(text),
      position: fc.option(position),
      color: fc.option(color),
      attributes,
      row: fc.constant(null),
    }),
    lifetime,
  )
  .map(([rest, life]) => ({ ...rest, ...life }))

const tieBetween = (ids: readonly string[], directed: boolean): fc.Arbitrary<FileTie> =>
  fc
    .tuple(
      fc.record({
        id: fc.constant(null),
        ends: fc.shuffledSubarray([...ids], { minLength: 2, maxLength: 2 }),
        mutual: directed ? fc.boolean() : fc.constant(false),
        weight: fc.option(fc.double({ min: 1e-6, max: 1e9, noNaN: true })),
        kind: fc.option(text),
        strength: fc.option(fc.constantFrom('1', '2', '3', 'Forte')),
        label: fc.option(text),
        attributes,
        row: fc.constant(null),
      }),
      lifetime,
    )
    .map(
      ([
        {
          ends: [source = '', target = ''],
          ...rest
        },
        life,
      ]) => ({ ...rest, ...life, source, target }),
    )

export const networkFiles: fc.Arbitrary<NetworkFile> = fc
  .tuple(fc.uniqueArray(node, { selector: ({ id }) => id, minLength: 2, maxLength: 8 }), fc.boolean())
  .chain(([nodes, directed]) => {
    const tie = tieBetween(
      nodes.map(({ id }) => id),
      directed,
    )
    return fc.array(tie, { maxLength: 12 }).map((ties) => ({
      // only a tie that runs one way makes a file directed
      directed: directed && (ties.length === 0 || ties.some(({ mutual }) => !mutual)),
      nodes,
      ties:
        directed && ties.some(({ mutual }) => !mutual)
          ? ties
          : ties.map((each) => ({ ...each, mutual: false })),
    }))
  })
