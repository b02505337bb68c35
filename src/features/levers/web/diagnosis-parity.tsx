import { formatNumber } from '#kernel/words.ts'
import { DataTable } from '#platform/web/data-table.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { leversScreensWords, leversWords } from '../words.ts'
import type { Diagnosis } from './event-diagnosis-page.tsx'

type Line = Diagnosis['parity'][number]

/** Publics in the room beside their share in the population. */
export function DiagnosisParity({ diagnosis }: { readonly diagnosis: Diagnosis }) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const { lang } = useLang()
  const percent = (value: number | null) =>
    value === null ? '—' : `${formatNumber(Math.round(value * 10) / 10, lang)} %`
  const reading = ({ ratio, reading: read, missing, isSmall }: Line) => {
    if (ratio === null || read === null) return missing === null ? '—' : code(`gap.${missing}`)
    const words = `${formatNumber(Math.round(ratio * 100) / 100, lang)} · ${code(`parity.${read}`)}`
    return isSmall ? `${words} (${say('diagnosis.small')})` : words
  }
  return (
    <Section title={say('diagnosis.parity')} lead={say('diagnosis.parity-lead')}>
      {diagnosis.parity.length === 0 ? (
        <p className="tb-soft">{code('gap.no-audience')}</p>
      ) : (
        <DataTable
          caption={say('diagnosis.parity')}
          rows={diagnosis.parity}
          rowKey={(row) => row.audienceId}
          columns={[
            { key: 'name', label: say('diagnosis.audience'), cell: (row) => row.name },
            {
              key: 'present',
              label: say('diagnosis.came'),
              align: 'end',
              cell: (row) => (row.present === null ? '—' : formatNumber(row.present, lang)),
            },
            {
              key: 'room',
              label: say('diagnosis.room'),
              align: 'end',
              cell: (row) => percent(row.roomPercent),
            },
            {
              key: 'population',
              label: say('diagnosis.population'),
              align: 'end',
              cell: (row) => percent(row.populationPercent),
            },
            { key: 'reading', label: say('diagnosis.ratio'), cell: reading },
          ]}
        />
      )}
    </Section>
  )
}
