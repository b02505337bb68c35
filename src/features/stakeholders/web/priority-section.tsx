import { formatNumber } from '#kernel/words.ts'
import { LinkTo } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { Stat, StatRow } from '#platform/web/signs.tsx'
import { rankByMobilisationGap } from '../domain/quadrants.ts'
import { computeChainReadiness } from '../domain/ratings.ts'
import { stakeholdersWords } from '../words.ts'
import { sheetAddress } from './stakeholders-addresses.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

const MOST_SHOWN = 8

/** How ready the chain is, and whom to go and see first. */
export function PrioritySection({ here }: { readonly here: StakeholdersHere }) {
  const say = useSay(stakeholdersWords)
  const { lang } = useLang()
  const { all } = here
  const { share, counted, leftOut } = computeChainReadiness(all.map((each) => each.summary))
  const first = rankByMobilisationGap(all)
    .filter(({ summary }) => (summary.mobilisationGap ?? 0) > 0)
    .flatMap(({ id }) => all.find((each) => each.id === id) ?? [])
    .slice(0, MOST_SHOWN)
  const percent = share === null ? null : formatNumber(Math.round(share * 100), lang)
  return (
    <Section title={say('priority.title')} lead={say('priority.lead')}>
      <StatRow>
        <Stat label={say('readiness.label')} value={percent} unit="%" missing={say('readiness.unknown')}>
          {leftOut > 0 && say('readiness.left-out', { n: leftOut })}
        </Stat>
      </StatRow>
      {percent !== null && (
        <p className="sh-measure">{say('readiness.explained', { percent, n: counted })}</p>
      )}
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
              cell: (each) => <LinkTo to={sheetAddress(here, each.id)}>{each.name}</LinkTo>,
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
