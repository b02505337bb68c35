import { foldText } from '#kernel/text-measure.ts'
import { FIRST_NAMES } from './first-names.ts'
import { isJoined, type Span, type Token } from './minutes-text.ts'

export type UnknownName = { readonly text: string; readonly at: readonly Span[] }

const words = (text: string) => new Set(text.split(/\s+/))

/** Forms of companies and groups: part of a name that people leave out. */
export const LEGAL_FORMS: ReadonlySet<string> = words(
  'gaec earl scea sarl sas sasu eurl sa snc scic scop sci cuma ptce amap giee association asso societe ets etablissements groupe',
)

/** After these a name follows, whatever its first letter. */
const HEADS = words(
  `association asso lycee college ecole ehpad mairie commune gaec earl scea sarl sas scic scop cuma ptce amap epicerie ferme
   cooperative boulangerie boucherie fromagerie restaurant cantine cuisine moulin abattoir legumerie hopital clinique
   creche maison centre syndicat chambre communaute departement region office comite club fondation federation union
   collectif groupement magasin marche supermarche jardin jardins tiers mediatheque musee festival residence foyer
   banque entreprise societe domaine camping gite auberge traiteur plateforme parc mission cpts ccas mjc csapa cfa`,
)
const QUALIFIERS = words(
  `agricole agricoles public publique professionnel professionnelle municipal municipale intercommunal intercommunale solidaire solidaires
   rural rurale social sociale sociaux centrale central scolaire primaire maternelle elementaire local locale departemental departementale
   regional regionale communes agglomeration agriculture metiers artisanat commerce industrie emploi bio biologique sante producteurs fetes commercants lieu aire naturel alimentaire hospitalier familial familiale tourisme`,
)
const TITLES = words(
  'm mm mr mme mmes mlle mlles melle madame mesdames monsieur messieurs mademoiselle dr docteur pr professeur me maitre mrs ms miss sir',
)
/** Capitals that name no organisation. */
const COMMON = words(
  `lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
   france europe etat republique paques internet ok pat rdv tva odj cr pv nb ps fin ndlr etc siret egalim covid htt ttc kg km
   il elle ils elles on nous vous je tu ce cette ces son sa ses leur leurs un une le la les l de d du des a au aux et ou mais donc or ni car
   bonjour merci presents presentes absents absentes excuses excusees ordre jour compte rendu reunion objet date lieu annexe point points
   suite action actions decision decisions question questions budget projet projets monday tuesday wednesday thursday friday saturday sunday`,
)
const ARTICLES = words('le la les l du des au aux chez notre the')
/** Between a word that announces a name and a place, these say where it stands, not how it is called. */
const WHERE = words('a en sur sous')

const OF = words('de du des d of')

const MOST = 300

/** A token of a known actor or action; of a world alone it is `OF_A_WORLD`. */
export const KNOWN = 1
export const OF_A_WORLD = 2

/**
 * Runs of words that read like the name of an organisation: what follows « association », « lycée », « GAEC »…, or words
 * in capitals that hold together. What follows a title, or begins or ends with a first name, is a person and is left out.
 * `taken`: tokens that are known names already: none begins there, and none goes on over what is `KNOWN` (« tourisme »
 * is a world, and « Office de tourisme du Célé » a name). The most often said come first.
 */
export function findUnknownNames(
  text: string,
  tokens: readonly Token[],
  taken: Uint8Array,
  places: readonly string[],
): readonly UnknownName[] {
  const placeNames = new Set(
    places.map((place) =>
      foldText(place)
        .replace(/[^a-z0-9]+/g, ' ')
        .trim(),
    ),
  )
  const found = new Map<string, { text: string; at: Span[] }>()
  for (let i = 0; i < tokens.length; i += 1) {
    const run = readPerson(tokens, i) ?? readRun(tokens, i, taken)
    if (!run) continue
    const [first, last] = [tokens[i], tokens[run.last]]
    if (first && last && run.isName && !isPlace(tokens.slice(i, run.last + 1), placeNames)) {
      const said = text
        .slice(first.from, last.to)
        .replace(/[«»“”"]/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
      const key = foldText(said)
        .replace(/[^a-z0-9]+/g, ' ')
        .trim()
      const known = found.get(key)
      if (known) known.at.push({ from: first.from, to: last.to })
      else if (said.length <= 200) found.set(key, { text: said, at: [{ from: first.from, to: last.to }] })
    }
    i = run.last
  }
  return [...found.values()].sort((a, b) => b.at.length - a.at.length).slice(0, MOST)
}

type Run = { readonly last: number; readonly isName: boolean }

/** « Mme Anne Delpech », « Dr. Roux »: the title and all that is capitalised after it. */
function readPerson(tokens: readonly Token[], start: number): Run | undefined {
  const title = tokens[start]
  if (!title || !TITLES.has(title.folded)) return undefined
  // « l'an M », « me dit » are no titles; « M. », « Mme » before a capital are.
  const next = tokens[start + 1]
  if (!next?.isCapital || !/^[.]?$/.test(next.gap)) return undefined
  return { last: endOfRun(tokens, start + 1, Math.min(tokens.length, start + LONGEST)), isName: false }
}

function readRun(tokens: readonly Token[], start: number, taken: Uint8Array): Run | undefined {
  const first = tokens[start]
  if (!first || taken[start]) return undefined
  const limit = firstTaken(taken, start)
  if (HEADS.has(first.folded)) {
    const last = readAfterHead(tokens, start, limit)
    if (last !== undefined) return { last, isName: true }
  }
  // A sentence that begins with « Le », « Nous », « Lundi » is no name yet; what follows may be.
  if (!first.isCapital || (COMMON.has(first.folded) && (first.begins || !first.isLink))) return undefined
  const last = endOfRun(tokens, start, limit)
  return { last, isName: isNameOf(tokens.slice(start, last + 1), tokens[start - 1]) }
}

/** No name is longer than this; a wall of capitals is not searched to its end from each of its words. */
const LONGEST = 40

function firstTaken(taken: Uint8Array, start: number): number {
  let at = start
  while (at < taken.length && at < start + LONGEST && taken[at] !== KNOWN) at += 1
  return at
}

/** The end of « lycée agricole de La Vinadie » from its first word; undefined when no name follows. */
function readAfterHead(tokens: readonly Token[], start: number, limit: number): number | undefined {
  let i = start + 1
  for (let qualifiers = 0; i < limit && qualifiers < 3; i += 1) {
    const token = tokens[i]
    if (!token || !isJoined(token) || WHERE.has(token.folded)) return undefined
    if (token.isCapital && !token.isLink) break
    if (!token.isLink && !QUALIFIERS.has(token.folded) && !HEADS.has(token.folded)) return undefined
    if (!token.isLink) qualifiers += 1
  }
  const name = tokens[i]
  if (i >= limit || !name || !isJoined(name) || !name.isCapital || TITLES.has(name.folded)) return undefined
  return endOfRun(tokens, i, limit)
}

/** Index of the last capitalised word that hangs together with the one at `start`. */
function endOfRun(tokens: readonly Token[], start: number, limit: number): number {
  let last = start
  for (let i = start + 1; i < limit && i <= last + 4; i += 1) {
    const token = tokens[i]
    if (!token || !isJoined(token) || TITLES.has(token.folded)) break
    // « Contacter la SAFER »: the first word of a sentence, then an article.
    if (i === start + 1 && tokens[start]?.begins && token.isLink && !OF.has(token.folded)) break
    if (token.isCapital && !(token.isLink && token.begins)) last = i
    else if (!token.isLink || token.folded === 'et' || token.folded === 'pour') break
  }
  return last
}

function isNameOf(run: readonly Token[], before: Token | undefined): boolean {
  const proper = run.filter((token) => !token.isLink && !COMMON.has(token.folded))
  const [first] = proper
  const last = proper.at(-1)
  if (!first || !last) return false
  // « Jean Dupont », « Jean de Roux », « DUPONT Jean », « J. Dupont ».
  if (proper.length <= 3 && FIRST_NAMES.has(first.folded)) return false
  if (proper.length <= 3 && FIRST_NAMES.has(last.folded) && run.every((token) => !token.isLink)) return false
  if (run.some((token) => token.to - token.from === 1 && token.isCapital && !token.isLink)) return false
  if (proper.length >= 2 && run.slice(1).some((token) => token.isLink)) return true
  // Without an article or a small word it may be a person as well, unless no one could be called so (« DDT »).
  const isArticled =
    ARTICLES.has(run[0]?.folded ?? '') || (before !== undefined && ARTICLES.has(before.folded))
  if (!isArticled) return proper.length === 1 && first.isAcronym && /^[^aeiouy]{3,}$/.test(first.folded)
  if (proper.length >= 2) return true
  return first.isAcronym ? first.folded.length >= 3 : !first.begins && first.folded.length >= 4
}

function isPlace(run: readonly Token[], places: ReadonlySet<string>): boolean {
  return places.has(run.map((token) => token.folded).join(' '))
}
