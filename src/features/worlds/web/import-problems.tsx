import { Problem } from '#kernel/problem.ts'
import { DataTable } from '#platform/web/data-table.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { useProblemText } from '#platform/web/problem-notice.tsx'
import { worldsWords } from '../words.ts'
import type { ImportPreview } from './import-page.tsx'

type ImportProblemsProps = { readonly problems: ImportPreview['problems'] }

/** What cannot enter or was guessed: where it stands, and what to do. */
export function ImportProblems({ problems }: ImportProblemsProps) {
  const say = useSay(worldsWords)
  const tell = useProblemText()
  const rows = problems.map((problem, at) => ({ ...problem, at }))
  const whereOf = ({ params, where }: ImportPreview['problems'][number]) =>
    [
      where.startsWith('nodes') ? say('import.in-nodes') : '',
      params.row === undefined ? '' : say('import.row', { row: Number(params.row) }),
      params.column === undefined ? '' : say('import.column', { column: params.column }),
    ]
      .filter(Boolean)
      .join(', ') || say('import.whole')
  return (
    <Section title={say('import.problems', { n: problems.length })} lead={say('import.problems-lead')}>
      <div className="wo-problems">
        <DataTable
          caption={say('import.problems-caption')}
          rows={rows}
          rowKey={({ at }) => `${at}`}
          columns={[
            { key: 'where', label: say('import.where'), cell: whereOf },
            {
              key: 'what',
              label: say('import.what'),
              cell: ({ code, params }) => tell(new Problem(code, 'caller', params)),
            },
          ]}
        />
      </div>
    </Section>
  )
}
