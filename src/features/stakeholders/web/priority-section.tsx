import { formatNumber } from '#kernel/words.ts'
import { DataTable } from '#platform/web/data-table.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { Stat, StatRow } from '#platform/web/signs.tsx'
import { rankByMobilisationGap } from '../domain/quadrants.ts'
import { computeChainReadiness } from '../domain/ratings.ts'
import { stakeholdersWords } from '../words.ts'
import type { Rated } from './stakeholders-api.ts'

type PrioritySectionProps = { readonly all: readonly Rated[]; readonly onOpen: (id: string) => void }

/** How ready the chain is, and whom to go and see first. */
export function PrioritySection({ all, onOpen }: PrioritySectionProps) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const { share, leftOut } = computeChainReadiness(all.map((each) => each.summary))
  const first = rankByMobilisationGap(all)
    .filter(({ summary }) => (summary.mobilisationGap ?? 0) > 0)
    .flatMap(({ id }) => all.find((each) => each.id === id) ?? [])
  return (
    <Section title={say('priority.title')} lead={say('priority.lead')}>
      <StatRow>
        <Stat
          label={say('readiness.label')}
          value={share === null ? null : formatNumber(Math.round(share * 100), lang)}
          unit="%"
          missing={say('readiness.unknown')}
        >
          {leftOut > 0 && say('readiness.left-out', { n: leftOut })}
        </Stat>
      </StatRow>
      {first.length === 0 ? (
        <p className="tb-soft">{say('priority.none')}</p>
      ) : (
        <DataTable
          caption={say('priority.table')}
          rows={first}
          rowKey={(each) => each.id}
          columns={[
            {
              key: 'name',
              label: say('sheet.name'),
              cell: (each) => (
                <button type="button" className="sh-goto" onClick={() => onOpen(each.id)}>
                  {each.name}
                </button>
              ),
            },
            {
              key: 'gap',
              label: say('priority.gap'),
              align: 'end',
              cell: (each) => formatNumber(each.summary.mobilisationGap ?? 0, lang, 1),
            },
          ]}
        />
      )}
    </Section>
  )
}
