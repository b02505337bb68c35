import { spawnSync } from 'node:child_process'
import { describe, expect, it } from 'vitest'
import type { Figure, SupportView } from '../contract.ts'
import { documentName, makeSupportDocument } from './support-document.ts'

const ID = '00000000-0000-4000-8000-000000000001'
const figure: Figure = {
  statementId: ID,
  observationId: ID,
  name: 'Part du bio',
  level: null,
  value: 23.4,
  missing: null,
  unit: '%',
  periodFrom: '2026-01-01',
  periodTo: '2026-12-31',
  confidence: 'B',
  source: 'Achats de la cantine',
  computed: true,
  baseline: { value: 12, on: '2024-12-31' },
  target: { value: 30, on: '2028-12-31' },
  observations: 3,
  light: 'orange',
  lightReasons: ['behind'],
  hatched: false,
  progress: 0.63,
  expected: 0.9,
}
const statement = { id: ID, sentence: 'Le bio avance.', toReview: true, withdrawn: false, figure }
const view: SupportView = {
  id: ID,
  title: 'Des légumes d’ici',
  audience: 'elected',
  use: 'decide',
  lang: 'fr',
  territoryName: 'Pays de test',
  evaluationTitle: 'Cantines',
  demo: true,
  keyMessage: 'Un quart de nos achats est bio !',
  statements: [statement],
  story: { id: ID, title: 'Midi', cards: ['La cuisinière appelle le maraîcher.'], toReview: false },
  callToAction: 'Voter en mars.',
  limits: '- Les volumes d’hiver.',
  updatedOn: '2026-11-23',
}

const READER = 'pdftotext'

function run(program: string, args: readonly string[], pdf: Uint8Array): string | undefined {
  const { status, stdout } = spawnSync(program, args, { input: pdf })
  return status === 0 ? stdout.toString() : undefined
}
const textOf = (pdf: Uint8Array) => run(READER, ['-layout', '-', '-'], pdf)?.replace(/[\u00a0\u202f]/g, ' ')
const poppler = spawnSync(READER, ['-v']).status === 0
const latin = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')

// A reader of PDF is not part of the project: without pdftotext what is inside is not looked at, and counted skipped.
if (!poppler) console.warn('SKIPPED: the text of PDFs is not looked at, pdftotext is absent')

describe('a support as a PDF', () => {
  it('is a tagged PDF/UA-1 with title and language, in both languages', () => {
    for (const lang of ['fr', 'en'] as const) {
      const pdf = latin(makeSupportDocument({ ...view, lang }))
      expect(pdf).toContain('/MarkInfo')
      expect(pdf).toContain('/StructTreeRoot')
      expect(pdf).toContain('<pdfuaid:part>1</pdfuaid:part>')
      expect(pdf).toMatch(new RegExp(`/Lang ?\\(${lang}`))
      expect(pdf).toContain('/DisplayDocTitle true')
    }
  })

  it('is made with the fonts that come with the compiler', () => {
    const fonts = [...latin(makeSupportDocument(view)).matchAll(/\/BaseFont \/[A-Z]+\+([\w]+)/g)].map(
      (m) => m[1],
    )
    expect(fonts.length).toBeGreaterThan(0)
    expect(fonts.filter((font) => !font?.startsWith('LibertinusSerif'))).toEqual([])
  })

  it('is not compiled again when nothing changed, and is the same to the byte', () => {
    expect(makeSupportDocument(view)).toBe(makeSupportDocument(structuredClone(view)))
  })

  it('holds with a long title, fifty figures, or next to nothing', () => {
    const statements = Array.from({ length: 50 }, () => statement)
    const endless = { ...figure, name: 'Anticonstitutionnellement'.repeat(8), source: 'x'.repeat(400) }
    const empty = { statements: [], story: null, keyMessage: '', callToAction: '', limits: '' }
    for (const change of [
      { title: 'Un titre qui ne finit pas '.repeat(7), statements },
      { statements: [{ ...statement, figure: endless, sentence: 'y'.repeat(600) }] },
      { ...empty },
      { statements: [{ ...statement, figure: { ...figure, value: null, missing: 'lost' as const } }] },
      { statements: [{ ...statement, withdrawn: true, figure: null }] },
    ])
      expect(latin(makeSupportDocument({ ...view, ...change })).startsWith('%PDF-')).toBe(true)
  })

  it.skipIf(!poppler)(
    'says the figures with shape, word, period, target, confidence, source and marks',
    () => {
      const text = textOf(makeSupportDocument(view)) ?? ''
      for (const words of [
        'Un quart de nos achats est bio !',
        '23,4 %',
        'En retard',
        'cible 30 % (2028)',
        '2026 · confiance B · source : Achats de la cantine',
        'À revoir',
        'Ce que nous ne savons pas encore',
        'Les volumes d’hiver.',
        'Données de démonstration',
        'État au 23 novembre 2026',
      ])
        expect(text).toContain(words)
      expect(textOf(makeSupportDocument({ ...view, lang: 'en' }))).toContain('23.4%')
    },
  )

  it.skipIf(!poppler)('prints what people typed, whatever it looks like', () => {
    const title = '#set text(red) $x$ *gras* `code` "fin" \\ <a> @b #read("/etc/passwd")'
    expect(textOf(makeSupportDocument({ ...view, title }))).toContain('#set text(red) $x$ *gras* `code`')
  })

  it('has a name that any system keeps', () => {
    expect(documentName(view)).toBe('des-legumes-d-ici.pdf')
    expect(documentName({ title: '???' })).toBe('tablee.pdf')
  })
})
