import { foldName } from '#features/territories/domain/commune-search.ts'
import { damerauDistance } from './damerau-distance.ts'

export type LikenessActor = {
  readonly id: string
  readonly name: string
  readonly isPerson: boolean
  readonly communeCode: string | null
  readonly siret: string | null
}

/** Why two entries may be one; the sentences are `duplicate-why.<code>`. */
export const LIKENESS_CODES = [
  'same-siret',
  'same-name',
  'same-words',
  'part-of-name',
  'initials',
  'spelling',
  'same-commune',
] as const
export type LikenessCode = (typeof LIKENESS_CODES)[number]

export type LikePair = {
  readonly a: string
  readonly b: string
  readonly why: readonly LikenessCode[]
  /** 0 to 1: an order to look at them in, not a probability that was measured. */
  readonly likelihood: number
}

/** What the name is, without what kind of body bears it. */
const FORMS = new Set(
  `gaec earl scea sarl sas sasu eurl sa snc scic scop sci association asso societe ets etablissements groupe entreprise`.split(
    ' ',
  ),
)
const SMALL = new Set('de du des d la le les l a au aux et en sur sous the of and'.split(' '))

/** How much each reason weighs; the commune adds or takes a little. */
const WEIGHT: Readonly<Record<Exclude<LikenessCode, 'same-commune'>, number>> = {
  'same-siret': 0.9,
  'same-name': 0.9,
  'same-words': 0.8,
  spelling: 0.7,
  initials: 0.6,
  'part-of-name': 0.55,
}
const LEAST = 0.5

/** A word that this many share tells nobody apart. */
const COMMON = 40

type Face = LikenessActor & {
  readonly folded: string
  readonly words: readonly string[]
  readonly sorted: string
  readonly initials: string
}

function faceOf(actor: LikenessActor): Face {
  const folded = foldName(actor.name)
  const all = folded.split(' ').filter((word) => word !== '' && !SMALL.has(word))
  const proper = all.filter((word) => !FORMS.has(word))
  const words = proper.length > 0 ? proper : all
  return {
    ...actor,
    folded,
    words,
    sorted: [...words].sort().join(' '),
    initials: all.map((w) => w[0]).join(''),
  }
}

/**
 * Pairs of entries that may be one actor, the likeliest first. Only entries that share a rare word, a SIRET, initials or
 * the beginning of a misspelt word are compared, so that thousands take a second. Two establishments may share a SIRET:
 * a pair is a question to a person, never an act.
 */
export function findLikeActors(actors: readonly LikenessActor[]): readonly LikePair[] {
  const faces = actors.map(faceOf)
  const pairs = new Map<string, LikePair>()
  for (const block of blocksOf(faces)) {
    // In a crowd of one name or one SIRET each is held against its neighbour: a pair for every two would be millions.
    const isCrowd = block.length > COMMON
    const ordered = isCrowd ? [...block].sort(byCommune) : block
    for (const [i, a] of ordered.entries()) {
      for (const b of ordered.slice(i + 1, isCrowd ? i + 2 : undefined)) {
        const key = a.id < b.id ? `${a.id} ${b.id}` : `${b.id} ${a.id}`
        if (a.isPerson !== b.isPerson || pairs.has(key)) continue
        const pair = compare(a, b)
        if (pair) pairs.set(key, pair)
      }
    }
  }
  return [...pairs.values()].sort(
    (p, q) => q.likelihood - p.likelihood || (p.a < q.a ? -1 : p.a > q.a ? 1 : p.b < q.b ? -1 : 1),
  )
}

function byCommune(a: Face, b: Face): number {
  const [x, y] = [`${a.communeCode ?? ''} ${a.id}`, `${b.communeCode ?? ''} ${b.id}`]
  return x < y ? -1 : x > y ? 1 : 0
}

function blocksOf(faces: readonly Face[]): readonly (readonly Face[])[] {
  const blocks = new Map<string, Face[]>()
  const put = (key: string, face: Face) => {
    const block = blocks.get(key)
    // Two words of one name may end alike.
    if (block?.at(-1) === face) return
    if (block) block.push(face)
    else blocks.set(key, [face])
  }
  for (const face of faces) {
    if (face.siret !== null) put(`siret ${face.siret}`, face)
    put(`words ${face.sorted}`, face)
    for (const word of new Set(face.words)) {
      put(`word ${word}`, face)
      // A misspelt word still begins or ends as it should; which one is not known.
      if (word.length >= 5) {
        put(`start ${word.slice(0, 4)} ${face.words.length}`, face)
        put(`end ${word.slice(-4)} ${face.words.length}`, face)
      }
    }
    if (face.initials.length >= 3) put(`initials ${face.initials}`, face)
    const [only] = face.words
    if (only && face.words.length === 1 && only.length >= 3 && only.length <= 8) put(`initials ${only}`, face)
  }
  return [...blocks].flatMap(([key, block]) =>
    block.length < 2 || (block.length > COMMON && !/^(siret|words) /.test(key)) ? [] : [block],
  )
}

function compare(a: Face, b: Face): LikePair | undefined {
  const why: Exclude<LikenessCode, 'same-commune'>[] = []
  if (a.siret !== null && a.siret === b.siret) why.push('same-siret')
  const named = likenessOfNames(a, b)
  if (named) why.push(named)
  if (why.length === 0) return undefined
  const [likeliest = 0] = why.map((code) => WEIGHT[code]).sort((x, y) => y - x)
  const isSame = a.communeCode !== null && a.communeCode === b.communeCode
  const isOther = a.communeCode !== null && b.communeCode !== null && !isSame
  // Two numbers are two establishments, and two communes mostly two bodies.
  const differs = a.siret !== null && b.siret !== null && a.siret !== b.siret
  const raw =
    likeliest + (why.length - 1) * 0.08 + (isSame ? 0.05 : 0) - (isOther ? 0.25 : 0) - (differs ? 0.3 : 0)
  const likelihood = Math.round(Math.min(raw, 1) * 100) / 100
  if (likelihood < LEAST) return undefined
  return { a: a.id, b: b.id, why: isSame ? [...why, 'same-commune'] : why, likelihood }
}

function likenessOfNames(a: Face, b: Face): Exclude<LikenessCode, 'same-siret' | 'same-commune'> | undefined {
  if (a.folded === '' || b.folded === '') return a.name.trim() === b.name.trim() ? 'same-name' : undefined
  if (a.folded === b.folded) return 'same-name'
  if (a.sorted === b.sorted) return 'same-words'
  if (isInitialsOf(a, b) || isInitialsOf(b, a)) return 'initials'
  if (isSpelling(a, b)) return 'spelling'
  return isPart(a, b) || isPart(b, a) ? 'part-of-name' : undefined
}

function isInitialsOf(short: Face, long: Face): boolean {
  return (
    short.words.length === 1 &&
    long.words.length >= 2 &&
    long.initials.length >= 3 &&
    short.words[0] === long.initials
  )
}

/** One letter in five may be wrong, two at most; figures are never a slip (« n° 1 », « n° 2 »). */
function isSpelling(a: Face, b: Face): boolean {
  const [x, y] = [a.words.join(' '), b.words.join(' ')]
  if (x.replace(/\D/g, '') !== y.replace(/\D/g, '')) return false
  const most = Math.min(2, Math.floor(Math.min(x.length, y.length) / 5))
  return most > 0 && Math.abs(x.length - y.length) <= most && damerauDistance(x, y, most) <= most
}

/** All words of the shorter are in the longer, and they are more than one everyday word. */
function isPart(short: Face, long: Face): boolean {
  if (short.words.length >= long.words.length || short.words.length < 2) return false
  return short.words.every((word) => long.words.includes(word))
}
