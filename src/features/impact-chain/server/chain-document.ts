import { readFileSync } from 'node:fs'
import { formatLongDay } from '#kernel/day.ts'
import type { Drawing } from '#kernel/drawing.ts'
import { drawingToSvg, PAPER_PALETTE, type Palette } from '#kernel/drawing-svg.ts'
import { foldText } from '#kernel/text-measure.ts'
import { type Lang, sayIn } from '#kernel/words.ts'
import { compilePdf } from '#platform/server/pdf.ts'
import { type DescribedChain, type DescribedEvidence, describeChain } from '../domain/chain-description.ts'
import { type ChainTexts, drawChain } from '../domain/chain-picture.ts'
import { chainForRules, type WholeChain } from '../domain/chain-record.ts'
import { computeContribution } from '../domain/contribution.ts'
import { computePathStrengths } from '../domain/path-strength.ts'
import type { RivalKind } from '../domain/rival-explanation.ts'
import { impactChainWords } from '../words.ts'

/** The layout, a program of ours; what it says comes in as data. */
const TEMPLATE = readFileSync(new URL('./chain-document.typ', import.meta.url), 'utf8')

/** The colours and the font of the layout. */
const PALETTE: Palette = {
  ...PAPER_PALETTE,
  ink: '#241a21',
  muted: '#5d5159',
  line: '#85767f',
  accent: '#702c50',
  'quadrant-1': '#f1e1e9',
}
const FONT = 'Libertinus Serif'

export type ChainDocument = {
  readonly lang: Lang
  readonly territory: string
  readonly evaluation: string
  readonly isDemonstration: boolean
  /** The rival version that it shows; `null`: the common chain. */
  readonly rival: { readonly name: string; readonly heldBy: string } | null
  readonly chain: WholeChain
  readonly evidence: readonly DescribedEvidence[]
  readonly explanations: readonly {
    readonly id: string
    readonly elementId: string | null
    readonly kind: RivalKind
    readonly statement: string
    readonly plausibility: 0 | 1 | 2 | 3 | 4 | null
    readonly tested: boolean
  }[]
  /** The day that it is made. */
  readonly on: string
}

/** A chain as a tagged PDF/UA-1: its picture on a page of its own, A4 or A3 as it needs, then all of it in words. */
export function makeChainDocument(given: ChainDocument): File {
  const pdf = compilePdf(TEMPLATE, noteOf(given), 'impact-chain.document-failed')
  return new File([new Uint8Array(pdf)], fileNameOf(given), { type: 'application/pdf' })
}

function noteOf(given: ChainDocument) {
  const { lang, territory, evaluation, rival, chain } = given
  const say = sayIn(impactChainWords, lang)
  const drawing = draw(chain, lang)
  const described: DescribedChain = describeChain(chain, given.evidence, say)
  const paper = choosePaper(drawing)
  // Other explanations are looked for in the common chain: a rival version alone has no verdict.
  const verdicts = rival
    ? []
    : computeContribution(chainForRules(chain), given.evidence, given.explanations).map(
        ({ verdict, reasons }) =>
          [say(`verdict.${verdict}`), ...reasons.map((reason) => say(`contribution.${reason}`))].join('. '),
      )
  const title = say('document.title')
  return {
    lang,
    region: lang === 'fr' ? 'FR' : 'GB',
    paper,
    columns: paper === 'a3' ? 3 : 2,
    title,
    territory,
    description: drawing.description,
    above: `${territory} — ${evaluation}`,
    below: rival
      ? [
          say('document.rival', { name: rival.name }),
          ...(rival.heldBy ? [say('document.held-by', { who: rival.heldBy })] : []),
        ].join(', ')
      : '',
    demo: given.isDemonstration ? say('document.demo') : null,
    svg: described.columns.length > 0 ? drawingToSvg(drawing, { palette: PALETTE, fontFamily: FONT }) : null,
    ratio: drawing.width / drawing.height,
    alt: say('document.picture-alt', { title, description: drawing.description }),
    legend: say('picture.legend'),
    empty: say('described.empty'),
    words: {
      paths: say('path.title'),
      toProve: say('path.to-prove'),
      review: say('review.title'),
      nothing: say('review.count', { n: 0 }),
      explanations: say('explanation.title'),
    },
    summary: described.paths.map(({ impact, text }, k) => ({ impact, text, verdict: verdicts[k] ?? '' })),
    toProve: described.toProve,
    outline: described.columns,
    findings: described.findings,
    explanations: given.explanations.map((each) => ({
      statement: each.statement,
      about: [
        say(`explanation.kind.${each.kind}`),
        each.plausibility === null
          ? say('document.explanation-unjudged')
          : say(`explanation.plausibility.${each.plausibility}`),
        each.tested ? say('explanation.is-tested') : say('explanation.not-tested'),
      ].join(' · '),
    })),
    footer: say('document.footer', { date: formatLongDay(given.on, lang) }),
  }
}

function draw(chain: WholeChain, lang: Lang): Drawing {
  const say = sayIn(impactChainWords, lang)
  const { elements, links } = chainForRules(chain)
  const statementOf = new Map(elements.map(({ id, statement }) => [id, statement]))
  const counts = [say('outline.elements', { n: elements.length }), say('outline.links', { n: links.length })]
  const texts: ChainTexts = {
    title: say('document.title'),
    description: `${counts.join(', ')}.`,
    nameOf: (type) => say(`elements.${type}`),
    nameOne: (type) => say(`element.${type}`),
    around: say('around.title'),
    ofElement: ({ statement }) => statement,
    ofLink: ({ from, to }) => `${statementOf.get(from) ?? ''} → ${statementOf.get(to) ?? ''}`,
  }
  const toProve = computePathStrengths({ elements, links }).toProve[0]?.link ?? null
  return drawChain(elements, links, texts, { toProve })
}

/** Points left for the picture on a landscape page, under the title and over the legend. */
const ROOM = { a4: { width: 762, height: 425 }, a3: { width: 1111, height: 670 } } as const
const LEAST_TEXT = 6.2
/** Size of the sentences in the drawing. */
const DRAWN_TEXT = 13

/** A4 while the sentences of the picture can be read on it; A3 beyond, and one looks closer on the screen. */
export function choosePaper({ width, height }: Pick<Drawing, 'width' | 'height'>): 'a4' | 'a3' {
  const scale = Math.min(ROOM.a4.width / width, ROOM.a4.height / height)
  return scale * DRAWN_TEXT >= LEAST_TEXT ? 'a4' : 'a3'
}

/** A name that any system keeps: letters without accents, digits and hyphens. */
function fileNameOf({ evaluation, rival, lang }: ChainDocument): string {
  const parts = [sayIn(impactChainWords, lang)('document.title'), evaluation, rival?.name ?? '']
  const plain = foldText(parts.join(' '))
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `${plain.slice(0, 80)}.pdf`
}
