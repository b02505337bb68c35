import { readFileSync } from 'node:fs'
import { formatLongDay } from '#kernel/day.ts'
import type { Drawing } from '#kernel/drawing.ts'
import { drawingToSvg, PAPER_PALETTE, type Palette } from '#kernel/drawing-svg.ts'
import { formatNumber, type Lang, sayIn } from '#kernel/words.ts'
import { compilePdf } from '#platform/server/pdf.ts'
import type { NetworkPositions } from '../domain/network-data.ts'
import { drawNetwork, shownActors } from '../domain/network-drawing.ts'
import type { NetworkView } from '../domain/network-on-day.ts'
import { markWorlds } from '../domain/network-palette.ts'
import { countSharedActors, type SharedActors } from '../domain/shared-actors.ts'
import { networkPictureWords } from '../words.ts'

/** The layout, a program of ours; what it says comes in as data. */
const TEMPLATE = readFileSync(new URL('./network-document.typ', import.meta.url), 'utf8')
const PALETTE: Palette = {
  ...PAPER_PALETTE,
  ink: '#241a21',
  muted: '#5d5159',
  line: '#85767f',
  accent: '#702c50',
}

export type NetworkPicture = {
  readonly lang: Lang
  readonly territory: string
  readonly isDemonstration: boolean
  readonly view: NetworkView
  readonly positions: NetworkPositions
  readonly persons: 'out' | 'in'
  /** The day that it is made. */
  readonly madeOn: string
}

export function networkSvg(given: NetworkPicture): string {
  return drawingToSvg(draw(given), { palette: PALETTE, idPrefix: 'network' })
}

/** A tagged PDF/UA-1: the picture on a page of its own, then its worlds as a table. */
export function networkPdf(given: NetworkPicture): Uint8Array {
  const { lang, view, territory } = given
  const say = sayIn(networkPictureWords, lang)
  const shared = countSharedActors(view)
  // The page has its own head: the drawing is given none.
  const drawing = draw(given, { isBare: true })
  const note = {
    lang,
    region: lang === 'fr' ? 'FR' : 'GB',
    title: say('title', { territory }),
    territory,
    lead: leadOf(given),
    description: drawing.description,
    demo: given.isDemonstration ? say('demonstration') : null,
    svg:
      view.worlds.length > 0
        ? drawingToSvg(drawing, { palette: PALETTE, fontFamily: 'Libertinus Serif' })
        : null,
    ratio: drawing.width / drawing.height,
    alt: say('document.picture-alt', {
      title: say('title', { territory }),
      description: drawing.description,
    }),
    empty: say('document.empty'),
    words: {
      worlds: say('document.worlds'),
      columns: (['mark', 'world', 'actors', 'shared', 'closest', 'coverage'] as const).map((column) =>
        say(`document.column.${column}`),
      ),
    },
    rows: rowsOf(view, shared, lang),
    footer: say('document.footer', { date: formatLongDay(given.madeOn, lang) }),
  }
  return compilePdf(TEMPLATE, note, 'worlds.document-failed')
}

function rowsOf(view: NetworkView, shared: SharedActors, lang: Lang): string[][] {
  const say = sayIn(networkPictureWords, lang)
  const marks = markWorlds(view.worlds)
  const names = new Map(view.worlds.map(({ id, name }) => [id, name]))
  const number = (n: number) => formatNumber(n, lang)
  return view.worlds.map(({ id, name }) => {
    const size = shared.sizes.get(id) ?? 0
    const [closest] = shared.pairs.filter(({ a, b }) => a === id || b === id)
    const other = closest && names.get(closest.a === id ? closest.b : closest.a)
    return [
      marks.get(id) ?? '',
      name,
      number(size),
      number(shared.several.get(id) ?? 0),
      closest && other !== undefined ? `${other} (${number(closest.shared)})` : say('document.none'),
      say(size > 0 ? 'document.present' : 'document.absent'),
    ]
  })
}

function leadOf({ view, lang, persons }: NetworkPicture): string {
  const say = sayIn(networkPictureWords, lang)
  return say('lead', {
    day: formatLongDay(view.day, lang),
    worlds: say('count.worlds', { n: view.worlds.length }),
    actors: say('count.actors', { n: shownActors(view, persons).length }),
    ties: say('count.ties', { n: tiesShown(view, persons) }),
  })
}

function tiesShown(view: NetworkView, persons: 'out' | 'in'): number {
  const shown = new Set(shownActors(view, persons).map(({ id }) => id))
  return view.ties.filter(({ fromId, toId }) => shown.has(fromId) && shown.has(toId)).length
}

function draw(given: NetworkPicture, options: { readonly isBare?: boolean } = {}): Drawing {
  const { view, lang, persons, territory } = given
  const say = sayIn(networkPictureWords, lang)
  const names = new Map(view.worlds.map(({ id, name }) => [id, name]))
  const closest = countSharedActors(view)
    .pairs.slice(0, 3)
    .map(({ a, b, shared }) => `${names.get(a)} – ${names.get(b)} (${formatNumber(shared, lang)})`)
  const hidden = view.actors.length - shownActors(view, persons).length
  const texts = {
    title: say('title', { territory }),
    lead: leadOf(given),
    description: say('description', {
      worlds: say('count.worlds', { n: view.worlds.length }),
      absent: view.absentWorldIds.length,
      actors: say('count.actors', { n: shownActors(view, persons).length }),
      ties: say('count.ties', { n: tiesShown(view, persons) }),
      closest: closest.length > 0 ? closest.join(', ') : say('description.no-pair'),
    }),
    demonstration: given.isDemonstration ? say('demonstration') : null,
    nameTie: (kind: 'information' | 'purchase' | 'joint_project' | 'trust') => say(`tie.${kind}`),
    strength: say('legend.strength'),
    bundle: say('legend.bundle'),
    between: say('legend.between'),
    shore: say('legend.shore'),
    personsOut: hidden > 0 ? say('legend.persons-out', { n: hidden }) : null,
  }
  return drawNetwork(view, given.positions, texts, { persons, isBare: options.isBare ?? false })
}
