import { useQuery } from '@tanstack/react-query'
import { LinkTo } from '#platform/web/button.tsx'
import { DataTable } from '#platform/web/data-table.tsx'
import { LARGEST_PAGE, readEveryPage } from '#platform/web/every-page.ts'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { frameworkWords } from '../words.ts'
import { useFrameworkApi } from './framework-api.ts'
import type { Line, Scope } from './framework-state.ts'

type Lineage = Awaited<ReturnType<ReturnType<typeof useFrameworkApi>['lineages']>>['items'][number]

const LABELS = {
  kind: 'field.kind',
  definition: 'field.definition',
  unit: 'field.unit',
  formula: 'field.formula',
  variables: 'field.variables-short',
  levels: 'field.levels',
  direction: 'field.direction',
} as const

/** Where a line was taken from and what it says otherwise: whether its values compare with others of that origin. */
export function LineLineage({ line, scope }: { readonly line: Line; readonly scope: Scope }) {
  const say = useSay(frameworkWords)
  const api = useFrameworkApi()
  const { territoryId, evaluationId } = scope
  const lineages = useQuery({
    queryKey: ['framework', evaluationId, 'lineages'],
    queryFn: () =>
      readEveryPage<Lineage>((cursor) =>
        api.lineages({ territoryId, evaluationId, cursor, limit: LARGEST_PAGE }),
      ),
  })
  const lineage = lineages.data?.find(({ lineId }) => lineId === line.id)
  if (!lineage) return null
  const { kind, code, origin, changes, fingerprint, originChanged } = lineage
  const told = (field: keyof typeof LABELS, text: string) =>
    field === 'kind'
      ? say(`kind.short-${text as Line['kind']}`)
      : field === 'direction'
        ? say(`direction.${text as Line['direction']}`)
        : text
  return (
    <Section title={say('lineage.title')} lead={say(`lineage.${kind}-lead`)}>
      <div className="tb-row">
        <Pill look={kind === 'variant' ? 'accent' : 'plain'}>{say(`lineage.${kind}`)}</Pill>
        {code && <Pill>{say('line.from-catalogue', { code })}</Pill>}
        {fingerprint && (
          <span className="tb-soft" title={say('lineage.fingerprint-help')}>
            {say('lineage.fingerprint', { print: fingerprint.slice(0, 8) })}
          </span>
        )}
      </div>
      {origin && (
        <p>
          {say('lineage.origin')}{' '}
          <LinkTo
            to={`/territoires/${territoryId}/demarches/${origin.evaluationId}/referentiel/${origin.lineId}`}
          >
            {origin.name}
          </LinkTo>{' '}
          ({origin.evaluationTitle})
        </p>
      )}
      {originChanged && <p>{say('lineage.origin-changed')}</p>}
      {changes.length > 0 && (
        <DataTable
          caption={say('lineage.changes')}
          rows={changes}
          rowKey={({ field }) => field}
          columns={[
            { key: 'field', label: say('lineage.field'), cell: ({ field }) => say(LABELS[field]) },
            {
              key: 'before',
              label: say('lineage.before'),
              cell: ({ field, before }) => (
                <span className="fw-lines-kept">{told(field, before) || '–'}</span>
              ),
            },
            {
              key: 'after',
              label: say('lineage.after'),
              cell: ({ field, after }) => <span className="fw-lines-kept">{told(field, after) || '–'}</span>,
            },
          ]}
        />
      )}
    </Section>
  )
}
