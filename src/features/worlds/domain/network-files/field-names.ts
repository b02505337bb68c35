import { normaliseHeader } from '#platform/tables/header-names.ts'

/**
 * By which names files call what we read, normalised (`normaliseHeader`), the likeliest first: ours, French, Kumu's
 * sheets, Gephi's tables, networkx.
 */
export const NODE_FIELDS = {
  id: ['id', 'identifiant', 'code'],
  label: ['label', 'name', 'nom', 'libelle', 'title', 'intitule'],
  mode: ['mode', 'bipartite', 'cote', 'side', 'node_mode'],
  group: [
    'group',
    'groupe',
    'club',
    'community',
    'communaute',
    'cluster',
    'partition',
    'modularity_class',
    'category',
    'categorie',
    'class',
    'classe',
    'type',
  ],
  since: ['since', 'depuis', 'start', 'start_date', 'debut', 'date_debut'],
  until: ['until', 'jusqu_a', 'jusqu_au', 'end', 'end_date', 'fin', 'date_fin'],
  x: ['x'],
  y: ['y'],
  size: ['size', 'taille'],
  color: ['color', 'colour', 'couleur'],
  red: ['r'],
  green: ['g'],
  blue: ['b'],
} as const

export const TIE_FIELDS = {
  id: ['id', 'identifiant', 'edge_id'],
  source: [
    ...['source', 'from', 'de', 'acteur', 'actor', 'origine', 'node1'],
    ...[
      'acteur_1',
      'acteur1',
      'acteur_a',
      'actor_1',
      'organisation_1',
      'structure_1',
      'nom_1',
      'organisation',
      'structure',
    ],
  ],
  target: [
    ...['target', 'to', 'vers', 'a', 'monde', 'world', 'cible', 'destination', 'node2'],
    ...[
      'acteur_2',
      'acteur2',
      'acteur_b',
      'actor_2',
      'organisation_2',
      'structure_2',
      'nom_2',
      'avec',
      'avec_qui',
      'partenaire',
    ],
  ],
  direction: ['direction', 'sens'],
  weight: ['weight', 'poids'],
  kind: [
    'kind',
    'nature',
    'type',
    'lien',
    'relation',
    'edge_type',
    'type_de_lien',
    'sorte_de_lien',
    'nature_du_lien',
  ],
  strength: ['strength', 'force', 'intensite', 'force_du_lien'],
  label: ['label', 'libelle', 'edge_label', 'intitule'],
  since: NODE_FIELDS.since,
  until: NODE_FIELDS.until,
} as const

/** The name among `names` that says a field: the likeliest alias that is there. */
export function findName(names: Iterable<string>, aliases: readonly string[]): string | undefined {
  const byNormal = new Map<string, string>()
  for (const name of names) {
    const normal = normaliseHeader(name)
    if (!byNormal.has(normal)) byNormal.set(normal, name)
  }
  for (const alias of aliases) {
    const found = byNormal.get(alias)
    if (found !== undefined) return found
  }
  return undefined
}

/** A name as it was asked for, or the same but for case, accents and signs. */
export function findExactly(names: ReadonlySet<string>, asked: string): string | undefined {
  return names.has(asked) ? asked : findName(names, [normaliseHeader(asked)])
}

type Found<F extends Readonly<Record<string, readonly string[]>>> = {
  readonly [K in keyof F]: string | undefined
}

/** The name that each field goes by among these names; a name serves one field only, the first that claims it. */
export function findNames<F extends Readonly<Record<string, readonly string[]>>>(
  names: ReadonlySet<string>,
  fields: F,
): Found<F> {
  const free = new Set(names)
  const found: Record<string, string | undefined> = {}
  for (const [field, aliases] of Object.entries(fields)) {
    const name = findName(free, aliases)
    if (name !== undefined) free.delete(name)
    found[field] = name
  }
  return found as Found<F>
}
