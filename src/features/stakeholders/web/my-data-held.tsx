import type { z } from 'zod'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { DataTable } from '#platform/web/data-table.tsx'
import { formatDay, formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import type { personalDataSchema } from '../contract.ts'
import { stakeholdersWords } from '../words.ts'
import { writeLevel } from './map-words.ts'
import { readSheet, SHEET_GROUPS, type SheetFields } from './sheet-form.ts'
import { useSheetWords } from './sheet-words.ts'
import type { StakeholderRecord } from './stakeholders-api.ts'

export type HeldData = NonNullable<z.infer<typeof personalDataSchema>['held']>

/** Everything held, section by section; what is not held is not shown as a blank, it is said. */
export function HeldSections({ held }: { readonly held: HeldData }) {
  return (
    <>
      <Why held={held} />
      <Ratings held={held} />
      <Attributes held={held} />
      <Contacts held={held} />
    </>
  )
}

function Why({ held }: { readonly held: HeldData }) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const rows = [
    [say('mine.why'), held.purpose],
    [say('notice.basis'), say(`legal-basis.${held.legalBasis}`)],
    [say('mine.who'), held.controller],
    [say('mine.write-to'), held.contact],
    [say('mine.until'), held.expiresOn ? formatDay(held.expiresOn, lang) : ''],
    [
      say('mine.told'),
      held.notifiedHow && held.notifiedOn
        ? `${say(`notified.${held.notifiedHow}`)}, ${formatDay(held.notifiedOn, lang)}`
        : say('mine.not-told'),
    ],
    [say('mine.address'), held.address || say('mine.no-address')],
  ] as const
  return (
    <Section title={say('mine.why-title')}>
      <dl className="sh-sheet">
        {rows.map(([label, text]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{text || say('mine.not-said')}</dd>
          </div>
        ))}
      </dl>
      <details className="tb-disclosure">
        <summary>{say('mine.notice')}</summary>
        <p className="sd-text">{held.notice}</p>
      </details>
    </Section>
  )
}

function Ratings({ held }: { readonly held: HeldData }) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  return (
    <Section title={say('mine.ratings')} lead={say('mine.ratings-lead')}>
      {held.ratings.length === 0 ? (
        <p>{say('mine.no-ratings')}</p>
      ) : (
        <>
          <p>
            {say('rating.medians', {
              involvement: writeLevel(held.medians.involvement, lang),
              importance: writeLevel(held.medians.importance, lang),
            })}
          </p>
          <DataTable
            caption={say('mine.each-rating', { n: held.ratings.length })}
            rows={held.ratings}
            rowKey={(rating) => `${held.ratings.indexOf(rating)}`}
            columns={[
              { key: 'on', label: say('mine.on'), cell: ({ on }) => formatShortDay(on, lang) },
              {
                key: 'involvement',
                label: say('axis.involvement'),
                cell: ({ involvement }) => `${involvement} · ${say(`level.involvement.${involvement}`)}`,
              },
              {
                key: 'importance',
                label: say('axis.importance'),
                cell: ({ importance }) => `${importance} · ${say(`level.importance.${importance}`)}`,
              },
              { key: 'reason', label: say('rating.reason'), cell: ({ reason }) => reason || '—' },
            ]}
          />
        </>
      )}
    </Section>
  )
}

function Attributes({ held }: { readonly held: HeldData }) {
  const say = useSay(stakeholdersWords)
  const sayEvaluations = useSay(evaluationsWords)
  const { nameOf, show } = useSheetWords()
  // the attributes are those of a stakeholder's sheet; its frame (id, version) is not sent to the person
  const sheet = readSheet({ ...held.attributes, name: held.name } as StakeholderRecord)
  const fields = Object.values(SHEET_GROUPS).flat() as (keyof SheetFields)[]
  const said = fields.flatMap((field) => {
    const text = show(field, sheet, (link) => sayEvaluations(`link-of-chain.${link}`))
    return text === '' ? [] : [{ field, text }]
  })
  return (
    <Section title={say('mine.sheet')}>
      <dl className="sh-sheet">
        {said.map(({ field, text }) => (
          <div key={field}>
            <dt>{nameOf(field)}</dt>
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

function Contacts({ held }: { readonly held: HeldData }) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const day = (on: string | null) => (on ? `${formatShortDay(on, lang)} · ` : '')
  const lines = [
    ...held.steps.map(
      (step) => `${day(step.doneOn ?? step.dueOn)}${step.what}${step.note && ` · ${step.note}`}`,
    ),
    ...held.solicitations.map(
      ({ askedOn, kind, minutes, note }) =>
        `${day(askedOn)}${say(`solicitation.${kind}`)}${minutes === null ? '' : ` · ${minutes} min`}${note && ` · ${note}`}`,
    ),
    ...held.meetings.map(
      ({ title, heldOn, present }) =>
        `${day(heldOn)}${title} · ${say(present ? 'mine.was-there' : 'mine.was-invited')}`,
    ),
  ]
  return (
    <Section title={say('mine.contacts')}>
      {lines.length === 0 ? (
        <p>{say('mine.no-contacts')}</p>
      ) : (
        <ul className="sh-advices">
          {lines.map((line, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines of a letter, never reordered
            <li key={at}>{line}</li>
          ))}
        </ul>
      )}
    </Section>
  )
}
