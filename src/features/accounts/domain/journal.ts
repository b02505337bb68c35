/** A stored record as the audit keeps it: columns by name. */
export type Snapshot = Readonly<Record<string, unknown>>

export type FieldChange = { readonly field: string; readonly before: unknown; readonly after: unknown }

/** Kinds of records that the journal has words for; another one is shown by its own name. */
export const JOURNAL_KINDS = [
  'territory',
  'member',
  'invitation',
  'actor',
  'actor-import',
  'evaluation',
  'story',
  'objective',
  'attachment',
  'means-entry',
  'chain-element',
  'chain-link',
  'chain-rival',
  'chain-evidence',
  'rival-explanation',
  'stakeholder',
  'stakeholder-rating',
  'stakeholder-settings',
  'engagement-step',
  'engagement-reminder',
  'solicitation',
  'meeting',
  'person-notice',
  'network-source',
  'social-world',
  'action',
  'action-actor',
  'action-world',
  'world-membership',
  'actor-tie',
  'world-contact',
  'network-settings',
  'world-encounter',
  'network-notice',
  'actor-merge',
  'framework-line',
  'framework-import',
  'framework-line-respondent',
  'framework-ballot',
  'framework-vote',
  'questionnaire',
  'questionnaire-version',
  'interview-guide',
  'interview',
  'interview-note',
  'interview-text',
  'quote',
  'code',
  'coding-source',
  'coding-passage',
  'coding-reading',
  'coding-coder',
  'coding-merge',
  'coding-import',
  'observation',
  'purchase',
  'purchase-import',
  'observation-import',
  'import-mapping',
  'review-mark',
  'support',
  'statement',
  'publication',
  'workshop',
  'participant',
  'contribution',
  'objective-vote',
  'lever-aim',
  'audience',
  'event',
  'event-guest',
  'event-decision',
  'relay',
  'territory-exchange',
  'governance-judgement',
  'check-item',
  'evidence-file',
  'collection',
  'collection-group',
  'collection-link',
  'collection-invitation',
  'answer',
  'answer-import',
  'answer-correction',
  'answer-file',
  'agenda-link',
] as const
export type JournalKind = (typeof JOURNAL_KINDS)[number]

export function isJournalKind(kind: string): kind is JournalKind {
  return (JOURNAL_KINDS as readonly string[]).includes(kind)
}

/** Columns that say nothing to people: identities, stamps, and what the act itself already says. */
const SILENT =
  /^(id|version|created_at|updated_at|deleted_at|programme_id|demo|import_id|position|guid|token.*|.*_by|.*_id|row_number|.*_sha256|entries|changed|moved|kept_before|introducers)$/

/** What differs between two states of a record, in the order of its columns; all that was given when it is new. */
export function findChanges(before: Snapshot | null, after: Snapshot | null): readonly FieldChange[] {
  const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])
  return [...fields]
    .filter((field) => !SILENT.test(field))
    .map((field) => ({ field, before: before?.[field] ?? null, after: after?.[field] ?? null }))
    .filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after))
    .filter((change) => !(isBlank(change.before) && isBlank(change.after)))
}

/** Nothing was said: null, an empty text, an empty list or document. */
export function isBlank(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true
  return typeof value === 'object' && Object.values(value).every(isBlank)
}

const NAMING = [
  'name',
  'title',
  'email',
  'statement',
  'text',
  'change',
  'label',
  'file_name',
  'product',
  'message',
]
const LONGEST = 80

/** What people call the record: its name, its title or its first words; undefined when it has none. */
export function nameOfSnapshot(before: Snapshot | null, after: Snapshot | null): string | undefined {
  const record = after ?? before ?? {}
  const name = NAMING.map((field) => record[field]).find(
    (value): value is string => typeof value === 'string' && value.trim() !== '',
  )
  if (name === undefined || name.length <= LONGEST) return name
  return `${name.slice(0, LONGEST - 1).trimEnd()}…`
}

export type Act = 'create' | 'change' | 'delete' | 'restore' | 'purge'

/** An act as the journal tells it. */
export type ToldAct = {
  readonly act: Act
  readonly recordKind: string
  readonly personName: string | null
  readonly subject: string | null
  readonly before: Snapshot | null
  readonly after: Snapshot | null
}

/** The sentence for an act: those about people and outlines are told as what they are, not as changes of rows. */
export function sentenceOfAct(told: ToldAct) {
  const { act, recordKind, before, after } = told
  if (recordKind === 'member') {
    if (act === 'create') return told.personName === told.subject ? 'act.join' : 'act.add-member'
    return act === 'purge' ? 'act.remove-member' : 'act.change-role'
  }
  if (recordKind === 'invitation') {
    if (act === 'create') return 'act.invite'
    if (act === 'delete') return 'act.uninvite'
    if (act === 'change' && before?.accepted_at === null && after?.accepted_at !== null) return 'act.accept'
  }
  const redrawn = JSON.stringify(before?.selection) !== JSON.stringify(after?.selection)
  if (recordKind === 'territory' && act === 'change' && redrawn) return 'act.redraw'
  return `act.${act}` as const
}
