import { foldText } from '#kernel/text-measure.ts'
import type { TieKind, Weight } from '../world.ts'

/** A kind of tie as files name it; `turned`: the one who is named first sells, while a purchase goes from the buyer. */
export type KindReading = { readonly kind: TieKind; readonly turned: boolean }

const KINDS: readonly (readonly [TieKind, RegExp, boolean])[] = [
  ['purchase', /\b(vend|vente|ventes|sells?|sold|sale|sales|suppl(y|ies)|fournit|livre)\b/, true],
  [
    'purchase',
    /\b(achat|achats|achete|purchase[sd]?|buys?|bought|client|customer|approvisionn\w*|commande\w*|commercial\w*|fournisseur)\b/,
    false,
  ],
  ['trust', /\b(confiance|trust(s|ed)?|amitie|friend\w*|soutien|support(s|ed)?|conseil|advice)\b/, false],
  [
    'joint_project',
    /\b(projet|projets|projects?|joint|partenaria\w*|partenaire|partner\w*|collabor\w*|cooper\w*|commun|travail\w*|works?|working)\b/,
    false,
  ],
  [
    'information',
    /\b(info|infos|informations?|echange\w*|exchange\w*|contact\w*|communic\w*|connait|knows|rencontre\w*|discuss\w*|parle)\b/,
    false,
  ],
]

/** What kind of tie a word or a sentence means, in French, in English or as Kumu's maps put it; undefined: none of ours. */
export function readTieKind(text: string): KindReading | undefined {
  const folded = foldText(text).replace(/[_-]+/g, ' ')
  for (const [kind, words, turned] of KINDS) if (words.test(folded)) return { kind, turned }
  return undefined
}

const STRENGTHS: readonly (readonly [Weight, RegExp])[] = [
  [1, /^(1|\+|faible\w*|legere?|ponctuel\w*|rare\w*|occasion\w*|weak\w*|low|light|loose|minor)$/],
  [2, /^(2|\+\+|moyen\w*|modere\w*|regulier\w*|normal\w*|medium|moderate|average|regular\w*)$/],
  [3, /^(3|\+\+\+|fort\w*|intense\w*|frequent\w*|quotidien\w*|strong\w*|high|heavy|close|major|central\w*)$/],
]

/** Strength 1 to 3 as a word or a number says it; undefined: it does not. */
export function readStrength(text: string): Weight | undefined {
  const folded = foldText(text.trim()).replace(/\.0+$/, '')
  return STRENGTHS.find(([, words]) => words.test(folded))?.[0]
}

/**
 * Thirds of the weights of a file: what is heavier than two thirds of its ties is strong. Weights that are 1, 2 and 3
 * already are taken as they stand. Undefined where all are equal: they tell nobody apart.
 */
export function strengthByWeight(weights: readonly number[]): ((weight: number) => Weight) | undefined {
  const sorted = [...weights].sort((a, b) => a - b)
  const [least, most] = [sorted[0], sorted[sorted.length - 1]]
  if (least === undefined || least === most) return undefined
  if (sorted.every((weight) => weight === 1 || weight === 2 || weight === 3)) {
    return (weight) => (weight === 1 ? 1 : weight === 2 ? 2 : 3)
  }
  const low = sorted[Math.ceil(sorted.length / 3) - 1] ?? least
  const high = sorted[Math.ceil((2 * sorted.length) / 3) - 1] ?? low
  return (weight) => (weight <= low ? 1 : weight <= high ? 2 : 3)
}
