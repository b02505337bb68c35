import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { QueryLink } from '#platform/web/address-query.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import { codePathName } from '../domain/codebook.ts'
import type { UnitKind } from '../domain/text-units.ts'
import { codingScreensWords } from '../words.ts'
import { codingAddress, placeQuery } from './coding-addresses.ts'
import { codingKey, useCodingApi } from './coding-api.ts'
import type { CodeCell } from './passages-page.tsx'

type DifferencesProps = {
  readonly here: EvaluationHere
  readonly codeId: string
  readonly unit: UnitKind
  readonly withBelow: boolean
  readonly codes: Parameters<typeof CodeCell>[0]['codes']
}

/** Where coders differ about a code: each line leads to its place in the text. */
export function Differences({ here, codeId, unit, withBelow, codes }: DifferencesProps) {
  const say = useSay(codingScreensWords)
  const api = useCodingApi()
  const scope = { territoryId: here.territoryId, evaluationId: here.evaluation.id }
  const found = usePaged(
    [...codingKey(scope.evaluationId), 'differences', codeId, unit, withBelow],
    (cursor) => api.differences({ ...scope, codeId, unit, withBelow: String(withBelow), ...cursor }),
  )
  return (
    <Section title={say('differences.title', { code: codePathName(codes, codeId) })}>
      <Loaded query={found.query}>
        {(rows) => (
          <DataTable
            caption={say('differences.caption')}
            rows={rows}
            rowKey={({ sourceId, start }) => `${sourceId} ${start}`}
            total={found.total}
            onMore={found.onMore}
            loadingMore={found.loadingMore}
            columns={[
              {
                key: 'words',
                label: say('column.words'),
                cell: (row) => (
                  <QueryLink path={codingAddress(here)} query={placeQuery(row.sourceId, row.start)}>
                    {row.words}
                  </QueryLink>
                ),
              },
              {
                key: 'present',
                label: say('differences.present'),
                cell: ({ present }) => present.join(', '),
              },
              { key: 'absent', label: say('differences.absent'), cell: ({ absent }) => absent.join(', ') },
              {
                key: 'text',
                label: say('column.text'),
                cell: ({ sourceTitle }) => sourceTitle || say('source.unnamed'),
              },
            ]}
          />
        )}
      </Loaded>
    </Section>
  )
}
