import { normaliseHeader, suggestHeader } from '#platform/tables/header-names.ts'
import type { CellReading } from '#platform/tables/mending.ts'
import { type ActorKind, LISTED_ACTOR_KINDS } from './actor.ts'

/**
 * How people write each kind in their lists, in French and in English, singular; plurals, accents and case do not
 * matter. The labels of the screens are among them (a test compares), so that an export can be read back.
 */
const NAMES: Readonly<Record<ActorKind, readonly string[]>> = {
  producer: [
    'producteur',
    'producteur ou productrice',
    'productrice',
    'agriculteur',
    'agricultrice',
    'exploitation agricole',
    'ferme',
    'maraîcher',
    'éleveur',
    'gaec',
    'earl',
    'farm',
    'farmer',
    'grower',
  ],
  producer_group: [
    'groupement de producteurs',
    'coopérative agricole',
    'coopérative',
    'cuma',
    'association de producteurs',
    'organisation de producteurs',
    'producer group',
    'farmers cooperative',
  ],
  processor: [
    'transformateur',
    'transformation',
    'atelier de transformation',
    'conserverie',
    'légumerie',
    'abattoir',
    'laiterie',
    'industrie agroalimentaire',
    'processing',
  ],
  food_craft: [
    'artisan des métiers de bouche',
    'métier de bouche',
    'artisan',
    'boulanger',
    'boulangerie',
    'boucher',
    'boucherie',
    'traiteur',
    'food craft',
    'baker',
    'butcher',
  ],
  logistics: [
    'logistique',
    'transporteur',
    'plateforme',
    'plateforme de distribution',
    'grossiste',
    'livraison',
    'wholesaler',
    'distributor',
    'haulier',
  ],
  shop: [
    'magasin',
    'commerce',
    'commerce de détail',
    'épicerie',
    'supermarché',
    'magasin de producteurs',
    'grocery',
    'retailer',
  ],
  market: ['marché', 'marché de plein vent', 'halle', 'amap', 'point de vente collectif', 'farmers market'],
  canteen: [
    'restauration collective',
    'cantine',
    'cantine scolaire',
    'restaurant scolaire',
    'cuisine centrale',
    'restaurant avec cuisine sur place',
    'restaurant satellite',
    'cuisine sur place',
    'canteen kitchen',
    'school canteen',
    'public caterer',
  ],
  restaurant: ['restauration commerciale', 'restauration', 'restaurateur', 'auberge', 'café'],
  local_authority: [
    'collectivité',
    'collectivité territoriale',
    'commune',
    'mairie',
    'epci',
    'communauté de communes',
    'communauté d’agglomération',
    'intercommunalité',
    'département',
    'conseil départemental',
    'région',
    'council',
    'municipality',
    'pat',
  ],
  public_body: [
    'organisme public',
    'État',
    'service de l’État',
    'établissement public',
    'ddt',
    'draaf',
    'agence publique',
    'parc naturel regional',
    'pnr',
    'state service',
    'public agency',
  ],
  chamber: [
    'chambre consulaire',
    'chambre d’agriculture',
    'chambre de métiers',
    'chambre de commerce',
    'cma',
    'cci',
    'chamber of agriculture',
    'chamber of trade',
  ],
  cluster: [
    'grappe d’entreprises',
    'business cluster',
    'pôle',
    'réseau d’entreprises',
    'ptce',
    'interprofession',
    'fédération',
  ],
  association: ['asso', 'association loi 1901', 'ong', 'réseau associatif', 'ngo', 'charity', 'nonprofit'],
  social_structure: [
    'structure sociale',
    'structure d’insertion',
    'insertion',
    'aide alimentaire',
    'épicerie sociale',
    'épicerie solidaire',
    'banque alimentaire',
    'ccas',
    'centre social',
    'esat',
    'food bank',
    'social enterprise',
  ],
  education: [
    'enseignement',
    'enseignement et formation',
    'education and training',
    'formation',
    'école',
    'collège',
    'lycée',
    'lycée agricole',
    'établissement scolaire',
    'school',
    'training',
  ],
  health: ['santé', 'hôpital', 'ehpad', 'établissement de santé', 'maison de santé', 'hospital', 'care home'],
  research: ['recherche', 'université', 'laboratoire', 'inrae', 'university', 'laboratory'],
  citizens: [
    'habitants',
    'collectif d’habitants',
    'collectif citoyen',
    'collectif',
    'citoyens',
    'consommateurs',
    'jardin partagé',
    'residents',
    'consumers',
    'citizen group',
  ],
  // Nobody is named by a file: a person is entered by hand, and told.
  person: [],
  other: ['autre', 'divers'],
}

/** Plurals of one word after another fall away: "Chambres d'agriculture" is "chambre d'agriculture". */
function fold(text: string): string {
  return normaliseHeader(text)
    .split('_')
    .map((word) => (word.length > 3 ? word.replace(/[sx]$/, '') : word))
    .join('_')
}

const KIND_BY_NAME: ReadonlyMap<string, ActorKind> = new Map(
  LISTED_ACTOR_KINDS.flatMap((kind) => [kind, ...NAMES[kind]].map((name) => [fold(name), kind] as const)),
)

/** The names to look for what a mistyped kind means; the first of each kind is the one that is suggested. */
const ALL_NAMES = LISTED_ACTOR_KINDS.flatMap((kind) => [kind, ...NAMES[kind]])

/** How a kind is written into a cell when the program proposes it: its first French name. */
function writtenKind(kind: ActorKind): string {
  return NAMES[kind][0] ?? kind
}

/** `actors.kind-missing`, `actors.kind-unknown` with `suggestion` where one name is near. */
export function readActorKind(text: string): CellReading<ActorKind> {
  if (text === '') return { problem: 'actors.kind-missing' }
  const kind = KIND_BY_NAME.get(fold(text)) ?? kindWithin(text)
  if (kind) return { value: kind }
  const near = suggestHeader(text, ALL_NAMES)
  const meant = near === undefined ? undefined : KIND_BY_NAME.get(fold(near))
  return meant === undefined
    ? { problem: 'actors.kind-unknown', params: { written: text } }
    : { problem: 'actors.kind-mistyped', params: { written: text, suggestion: writtenKind(meant) } }
}

/** "Producteur (maraîchage bio)": what stands before a bracket, a dash or a slash is the kind, the rest tells more. */
function kindWithin(text: string): ActorKind | undefined {
  const head = /^([^(/,–-]+?)\s*[(/,–-]/.exec(text)?.[1]
  return head === undefined ? undefined : KIND_BY_NAME.get(fold(head))
}
