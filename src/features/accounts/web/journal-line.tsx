import type { Lang } from '#kernel/words.ts'
import { formatNumber } from '#kernel/words.ts'
import { DataTable } from '#platform/web/data-table.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import {
  type FieldChange,
  findChanges,
  isBlank,
  isJournalKind,
  nameOfSnapshot,
  type Snapshot,
  sentenceOfAct,
} from '../domain/journal.ts'
import { accountsWords } from '../words.ts'

import { journalWords } from './journal-words.ts'

export type JournalEntry = {
  readonly id: number
  readonly at: string
  readonly personName: string | null
  readonly act: 'create' | 'change' | 'delete' | 'restore' | 'purge'
  readonly recordKind: string
  readonly subject: string | null
  readonly before: Snapshot | null
  readonly after: Snapshot | null
}

/** Acts that nobody signed in for come from phones in a room. */
const FROM_PHONES = new Set(['participant', 'contribution', 'objective-vote'])

/** One act as a sentence, with what stood before and after one press away. */
export function JournalLine({ entry }: { readonly entry: JournalEntry }) {
  const say = useSay(journalWords)
  const { lang } = useLang()
  const changes = findChanges(entry.before, entry.after)
  const name = nameOfSnapshot(entry.before, entry.after)
  const kind = isJournalKind(entry.recordKind) ? say(`kind.${entry.recordKind}`) : entry.recordKind
  const what = name === undefined ? kind : say('named', { kind, name })
  const who = entry.personName ?? say(FROM_PHONES.has(entry.recordKind) ? 'phone' : 'nobody')
  return (
    <li>
      <time dateTime={entry.at}>{formatWhen(entry.at, lang)}</time>
      <div>
        <p>{say(sentenceOfAct(entry), { who, what, name: entry.subject ?? name ?? say('nobody') })}</p>
        {changes.length > 0 && (
          <Disclosure title={say('changes', { n: changes.length })}>
            <Changes changes={changes} act={entry.id} />
          </Disclosure>
        )}
      </div>
    </li>
  )
}

function formatWhen(at: string, lang: Lang): string {
  const locale = lang === 'fr' ? 'fr-FR' : 'en-GB'
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(at))
}

type ChangesProps = { readonly changes: readonly FieldChange[]; readonly act: number }

function Changes({ changes, act }: ChangesProps) {
  const say = useSay(journalWords)
  const { lang } = useLang()
  const fieldName = (field: string) => {
    const texts: Readonly<Record<string, string>> = journalWords[lang]
    return texts[`field.${field}`] ?? field.replaceAll('_', ' ')
  }
  return (
    <DataTable
      caption={say('table', { act: String(act) })}
      rows={changes}
      rowKey={(row) => row.field}
      columns={[
        { key: 'field', label: say('field'), cell: (row) => fieldName(row.field) },
        { key: 'before', label: say('before'), cell: (row) => <Value value={row.before} /> },
        { key: 'after', label: say('after'), cell: (row) => <Value value={row.after} /> },
      ]}
    />
  )
}

function Value({ value }: { readonly value: unknown }) {
  const say = useSay(journalWords)
  const { lang } = useLang()
  const sayCode = (text: string) => {
    const roles: Readonly<Record<string, string>> = accountsWords[lang]
    const values: Readonly<Record<string, string>> = journalWords[lang]
    return roles[`role.${text}`] ?? values[`value.${text}`] ?? text
  }
  if (isBlank(value)) return <span className="tb-soft">{say('blank')}</span>
  return (
    <span className="acc-value">
      {typeof value === 'string' ? sayCode(formatText(value, lang)) : formatValue(value, lang)}
    </span>
  )
}

function formatText(text: string, lang: Lang): string {
  return /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}.*)?$/.test(text) ? formatDay(text, lang, text.length > 10) : text
}

/** A stored document as lines that people can read: « name : value », lists by commas. */
function formatValue(value: unknown, lang: Lang): string {
  if (value === null || value === undefined) return '–'
  if (typeof value === 'number') return formatNumber(value, lang)
  if (typeof value === 'boolean') return value ? '✓' : '–'
  if (typeof value !== 'object') return formatText(String(value), lang)
  if (Array.isArray(value)) return value.map((each: unknown) => formatValue(each, lang)).join(', ')
  const parts = Object.entries(value).filter(([, each]) => !isBlank(each))
  const plain = parts.every(([, each]) => typeof each !== 'object')
  if (plain && parts.length <= 2) return parts.map(([, each]) => formatValue(each, lang)).join(' ')
  return parts.map(([key, each]) => `${key.replaceAll('_', ' ')} : ${formatValue(each, lang)}`).join('\n')
}
