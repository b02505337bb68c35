import type { Lang } from '#kernel/words.ts'

/**
 * The columns in which a framework travels between Tablée and spreadsheets, in the order of method 2.5: the header of
 * each language as the export writes it, and the other names that offices give it.
 */
export const LINE_COLUMNS = [
  col('objective', 'objectif', 'objective', [
    'objectif d’impact',
    'objectif impact',
    'impact objective',
    'but',
    'goal',
    'finalité',
  ]),
  col('question', 'question', 'question', [
    'question évaluative',
    'evaluative question',
    'evaluation question',
    'question d’évaluation',
  ]),
  col('criterion', 'critère', 'criterion', [
    'critere de jugement',
    'critère d’évaluation',
    'critères',
    'criteria',
    'judgement criterion',
  ]),
  col('code', 'code', 'code', [
    'code indicateur',
    'code catalogue',
    'indicator code',
    'catalogue code',
    'réf',
    'référence catalogue',
    'n°',
    'ref',
  ]),
  col('name', 'indicateur', 'indicator', [
    'nom',
    'nom de l’indicateur',
    'name',
    'indicator name',
    'libellé',
    'intitulé',
    'indicateurs',
  ]),
  col('definition', 'définition', 'definition', ['description', 'précisions']),
  col('kind', 'nature', 'kind', [
    'type',
    'type d’indicateur',
    'quanti quali',
    'quali quanti',
    'indicator type',
  ]),
  col('unit', 'unité', 'unit', ['unité de mesure', 'unit of measure', 'unités']),
  col('formula', 'formule', 'formula', ['calcul', 'mode de calcul', 'calculation', 'formule de calcul']),
  col('impactLevel', 'niveau', 'level', [
    'niveau observé',
    'niveau d’impact',
    'impact level',
    'observed level',
    'niveau de résultat',
  ]),
  col('dimension', 'dimension', 'dimension', ['performance', 'thème', 'theme', 'pilier', 'pillar']),
  col('sat', 'objectifs du système alimentaire', 'food system objectives', [
    'sat',
    'objectifs sat',
    'objectif sat',
    'sat objectives',
  ]),
  col('baseline', 'point de départ', 'starting point', [
    'baseline',
    'valeur initiale',
    'valeur de départ',
    'référence',
    'situation initiale',
    't0',
    'initial value',
  ]),
  col('baselineOn', 'constaté le', 'observed on', [
    'date du point de départ',
    'date de départ',
    'baseline date',
  ]),
  col('target', 'cible', 'target', ['valeur cible', 'valeur visée', 'target value', 'objectif chiffré']),
  col('targetOn', 'à atteindre le', 'to reach by', ['date cible', 'date de la cible', 'target date']),
  col('targetReason', 'pourquoi cette cible', 'why this target', [
    'justification',
    'justification de la cible',
    'target reason',
  ]),
  col('source', 'source', 'source', [
    'source de données',
    'sources',
    'source de la donnée',
    'données',
    'data source',
    'source d’information',
  ]),
  col('mode', 'mode de collecte', 'collection mode', [
    'mode',
    'collecte',
    'méthode de collecte',
    'outil',
    'outil de collecte',
    'method',
    'collection',
    'collection method',
    'tool',
  ]),
  col('timing', 'rythme', 'timing', ['fréquence', 'périodicité', 'frequency', 'quand', 'when']),
  col('owner', 'responsable', 'owner', [
    'qui',
    'pilote',
    'porteur',
    'responsible',
    'who',
    'référent',
    'responsable de la collecte',
  ]),
  col('dueOn', 'pour le', 'due on', [
    'échéance',
    'date',
    'date limite',
    'due date',
    'deadline',
    'pour quand',
  ]),
  col('hours', 'heures', 'hours', [
    'heures de collecte',
    'temps',
    'coût en heures',
    'charge',
    'collection hours',
    'temps (h)',
    'nb heures',
  ]),
  col('respondents', 'auprès de qui', 'respondents', [
    'répondants',
    'personnes interrogées',
    'public',
    'cible de l’enquête',
    'asked of',
    'parties prenantes',
  ]),
  col('personalData', 'données de personnes', 'personal data', ['données personnelles', 'rgpd', 'gdpr']),
  col('limits', 'limites', 'limits', [
    'limite',
    'biais',
    'remarques',
    'commentaire',
    'commentaires',
    'notes',
    'limitations',
    'comments',
  ]),
  col('direction', 'sens', 'direction', ['sens de lecture', 'sens de variation']),
  col('variables', 'variables', 'variables', ['noms de la formule', 'formula names']),
  col('boundBad', 'vaut 0', 'scores 0', ['borne basse', 'valeur qui vaut 0', 'low bound']),
  col('boundGood', 'vaut 100', 'scores 100', ['borne haute', 'valeur qui vaut 100', 'high bound']),
  col('level0', 'niveau 0', 'level 0', []),
  col('level1', 'niveau 1', 'level 1', []),
  col('level2', 'niveau 2', 'level 2', []),
  col('level3', 'niveau 3', 'level 3', []),
  col('level4', 'niveau 4', 'level 4', []),
] as const

export type LineColumn = (typeof LINE_COLUMNS)[number]['field']

type ColumnNames<F extends string> = {
  readonly field: F
  readonly header: Readonly<Record<Lang, string>>
  readonly aliases: readonly string[]
}

function col<const F extends string>(
  field: F,
  fr: string,
  en: string,
  aliases: readonly string[],
): ColumnNames<F> {
  return { field, header: { fr, en }, aliases }
}
