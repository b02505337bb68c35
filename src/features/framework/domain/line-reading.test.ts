import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeCsv } from '#platform/tables/csv-writing.ts'
import { cellKey } from '#platform/tables/mending.ts'
import { readTable } from '#platform/tables/table-reading.ts'
import { writeWorkbook } from '#platform/tables/workbook-writing.ts'
import { frameworkWords } from '../words.ts'
import { parseCatalogue } from './catalogue.ts'
import { blankLine, type FrameworkLine, startLineFrom } from './framework-line.ts'
import { COLLECTION_MODES, DIMENSIONS, IMPACT_LEVELS, INDICATOR_KINDS } from './indicator.ts'
import { type LineMending, readLines } from './line-reading.ts'
import { writeLines } from './line-writing.ts'

const csv = readFileSync(join(import.meta.dirname, '../../../../catalogue/indicators.csv'), 'utf8')
const catalogue = parseCatalogue(csv)
const objectives = [
  { id: 'a', title: 'Doubler les légumes locaux dans les cantines' },
  { id: 'b', title: 'Un revenu décent pour les producteurs' },
]
const around = { objectives, catalogue, names: [], lang: 'fr' as const }

async function read(text: string, mending: LineMending = {}, more: Partial<typeof around> = {}) {
  const table = await readTable(new TextEncoder().encode(text), mending.reading)
  return readLines(table, { ...around, ...more }, mending)
}
const sheet = (...rows: string[][]) => rows.map((row) => row.join('\t')).join('\n')

describe('a framework pasted from a spreadsheet', () => {
  it('is read by the headers that people write, in either language', async () => {
    const { lines, preview } = await read(
      sheet(
        [
          'Objectif',
          'Indicateur',
          'Type',
          'Pilier',
          'Outil de collecte',
          'Temps (h)',
          'Échéance',
          'Responsable',
        ],
        [
          'Un revenu décent pour les producteurs',
          'Heures de vente',
          'quanti',
          'économie',
          'questionnaire',
          '3,5',
          '31/12/2026',
          'Claire',
        ],
      ),
    )
    expect(preview.problems).toEqual([])
    expect(lines[0]?.line).toMatchObject({
      objectiveId: 'b',
      name: 'Heures de vente',
      kind: 'quantitative',
      dimension: 'ECO',
      mode: 'survey',
      hours: 3.5,
      dueOn: '2026-12-31',
      owner: 'Claire',
      baseline: null,
    })
    const english = await read(
      sheet(['indicator', 'theme', 'due date'], ['Sales hours', 'economy', '2026-12-31']),
    )
    expect(english.lines[0]?.line).toMatchObject({ dimension: 'ECO', dueOn: '2026-12-31' })
  })

  it('knows an indicator of the catalogue by its code or by its name, and lets the row overrule it', async () => {
    const { lines, preview } = await read(
      sheet(['code', 'indicateur', 'cible'], ['env 12', '', '50'], ['', 'Gaspillage par repas', '']),
      { acceptedRows: [3] },
    )
    expect(lines.map(({ line }) => [line.indicatorCode, line.name, line.target, line.mode])).toEqual([
      ['ENV-12', 'Gaspillage par repas', 50, 'weighing'],
      ['ENV-12', 'Gaspillage par repas', 60, 'weighing'],
    ])
    expect(preview.understood?.[cellKey(2, 'code')]).toBe('→ Gaspillage par repas')
  })

  it('says row by row what it cannot read, with the reason', async () => {
    const { lines, preview } = await read(
      sheet(
        ['objectif', 'indicateur', 'dimension', 'heures', 'pour le', 'mode de collecte'],
        ['Planter des arbres', 'A', 'ECO', '2', '', ''],
        ['', '', 'ECO', '2', '', ''],
        ['', 'C', '', 'beaucoup', 'bientôt', 'télépathie'],
        ['', 'D', 'SOC', '', '', ''],
      ),
    )
    expect(preview.problems.map(({ row, code }) => [row, code])).toEqual([
      [2, 'framework.objective-unknown'],
      [3, 'framework.name-missing'],
      [4, 'framework.dimension-missing'],
      [4, 'framework.mode-unknown'],
      [4, 'framework.day-unreadable'],
      [4, 'framework.figure-unreadable'],
    ])
    expect(lines.map(({ line }) => [line.name, line.hours])).toEqual([['D', null]])
  })

  it('finds an objective by its number or a part of its title, and never guesses between two', async () => {
    const found = async (text: string) => {
      const { lines, preview } = await read(
        sheet(['objectif', 'indicateur', 'dimension'], [text, 'A', 'ECO']),
      )
      return lines[0]?.line.objectiveId ?? preview.problems[0]?.code
    }
    expect(await found('Objectif 2')).toBe('b')
    expect(await found('legumes locaux')).toBe('a')
    expect(await found('les')).toBe('framework.objective-unknown')
    const two = { objectives: [...objectives, { id: 'c', title: 'Légumes locaux au marché' }] }
    const { preview } = await read(
      sheet(['objectif', 'indicateur', 'dimension'], ['légumes locaux', 'A', 'ECO']),
      {},
      two,
    )
    expect(preview.problems[0]?.params.choices).toBe(
      'Doubler les légumes locaux dans les cantines\nLégumes locaux au marché',
    )
  })

  it('fills merged cells down when asked, without carrying a question into the next objective', async () => {
    const text = sheet(
      ['objectif', 'question', 'indicateur', 'dimension'],
      ['1', 'Combien ?', 'A', 'ECO'],
      ['', '', 'B', 'ECO'],
      ['2', '', 'C', 'ECO'],
    )
    const told = async (mending: LineMending) =>
      (await read(text, mending)).lines.map(({ line }) => [line.objectiveId, line.question])
    expect(await told({})).toEqual([
      ['a', 'Combien ?'],
      [null, ''],
      ['b', ''],
    ])
    expect(await told({ asAbove: true })).toEqual([
      ['a', 'Combien ?'],
      ['a', 'Combien ?'],
      ['b', ''],
    ])
  })

  it('keeps a line that is there already out until somebody says to enter it anyway', async () => {
    const text = sheet(
      ['indicateur', 'dimension'],
      ['Part bio', 'ENV'],
      ['part BIO', 'ENV'],
      ['Autre', 'ENV'],
    )
    const { lines, preview } = await read(text, {}, { names: ['autre'] as never[] })
    expect(lines.map(({ rowNumber }) => rowNumber)).toEqual([2])
    expect(preview.doubts.map(({ row, code }) => [row, code])).toEqual([
      [3, 'framework.line-twice'],
      [4, 'framework.line-already-there'],
    ])
    const accepted = await read(text, { acceptedRows: [3, 4] }, { names: ['autre'] as never[] })
    expect(accepted.lines).toHaveLength(3)
  })

  it('holds a qualitative indicator to its five levels', async () => {
    const { preview } = await read(
      sheet(['indicateur', 'nature', 'dimension', 'cible'], ['Confiance', 'qualitatif', 'SOC', '5']),
    )
    expect(preview.problems[0]?.code).toBe('framework.level-out-of-range')
  })
})

describe('the table that is taken along', () => {
  const lines: FrameworkLine[] = [
    {
      ...startLineFrom(catalogue[11] as (typeof catalogue)[number], 'fr'),
      objectiveId: 'b',
      hours: 2.5,
      owner: 'Paul',
    },
    {
      ...blankLine('=SOMME(A1)', 'quantitative', 'LOG'),
      question: 'Une « question »\navec deux lignes ; et plus',
      baseline: 1234.5,
      target: -3,
      targetOn: '2027-01-31',
      personalData: true,
      sat: ['O1', 'O4'],
      mode: 'public_database',
      impactLevel: 'input',
    },
    {
      ...blankLine('Seule', 'qualitative', 'SOC'),
      levels: ['rien', 'un peu', '', 'bien', 'tout'],
      direction: 'lower',
    },
    {
      ...blankLine('Avec sa formule', 'quantitative', 'ECO'),
      formula: 'a / b * 100',
      variables: [
        { name: 'a', meaning: 'achats (>= 2 fois)' },
        { name: 'b', meaning: '' },
      ],
      boundBad: 0,
      boundGood: 12.5,
    },
  ]

  it.each(['fr', 'en'] as const)('comes back as the same lines (%s, CSV and XLSX)', async (lang) => {
    const words = frameworkWords[lang]
    const rows = writeLines(
      lines,
      {
        kind: (kind) => words[`kind.short-${kind}`],
        level: (level) => words[`impact-level.${level}`],
        dimension: (dimension) => words[`dimension.${dimension}`],
        mode: (mode) => words[`collection-mode.${mode}`],
        direction: (direction) => words[`direction.${direction}`],
        yes: words.yes,
        no: words.no,
        objective: (id) => objectives.find((each) => each.id === id)?.title ?? '',
      },
      lang,
    )
    const written = writeCsv(rows, { decimalMark: lang === 'fr' ? ',' : '.' })
    const files = [new TextEncoder().encode(written), await writeWorkbook([{ name: 'referentiel', rows }])]
    const told = (line: FrameworkLine) => ({
      ...line,
      name: line.name.replace(/^'/, ''),
      limits: line.limits.trim(),
    })
    for (const bytes of files) {
      const back = readLines(await readTable(bytes), around)
      expect(back.preview.problems).toEqual([])
      expect(back.lines.map(({ line }) => told(line))).toEqual(lines.map(told))
    }
  })

  it('understands every choice in the words of the screens', async () => {
    for (const words of [frameworkWords.fr, frameworkWords.en]) {
      const rows = [
        ...DIMENSIONS.map((each) => [`d ${each}`, words[`dimension.${each}`], '', '', '']),
        ...INDICATOR_KINDS.flatMap((each) => [
          [`k ${each}`, 'ECO', words[`kind.${each}`], '', ''],
          [`s ${each}`, 'ECO', words[`kind.short-${each}`], '', ''],
        ]),
        ...IMPACT_LEVELS.map((each) => [`l ${each}`, 'ECO', '', words[`impact-level.${each}`], '']),
        ...COLLECTION_MODES.map((each) => [`m ${each}`, 'ECO', '', '', words[`collection-mode.${each}`]]),
      ]
      const { lines: read_, preview } = await read(
        sheet(['indicateur', 'dimension', 'nature', 'niveau', 'mode de collecte'], ...rows),
      )
      expect(preview.problems).toEqual([])
      for (const { line } of read_) {
        const [what, value] = line.name.split(' ')
        const field = { d: 'dimension', k: 'kind', s: 'kind', l: 'impactLevel', m: 'mode' }[what ?? '']
        expect(line[field as 'kind'], line.name).toBe(value)
      }
    }
  })
})
