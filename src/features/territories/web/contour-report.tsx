import type { ReactNode } from 'react'
import { DataTable } from '#platform/web/data-table.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { ContourReport } from '../domain/contours.ts'
import { territoriesWords } from '../words.ts'
import type { ContourFile } from './territories-api.ts'

type ContourReportViewProps = {
  readonly file: ContourFile
  /** Folded: the line of a file that was imported before. */
  readonly quiet?: boolean
  readonly facts?: string
  readonly acts?: ReactNode
}

/** What became of each contour of a file: taken as it is, carried over, without a commune, unreadable. */
export function ContourReportView({ file, quiet = false, facts, acts }: ContourReportViewProps) {
  const say = useSay(territoriesWords)
  return (
    <div className={quiet ? 'terr-file' : 'tb-card'} role={quiet ? undefined : 'status'}>
      <div className="tb-row">
        <p className="terr-file-name">
          <strong>{file.fileName}</strong> {facts && <span className="tb-soft">{facts}</span>}
        </p>
        {acts}
      </div>
      {quiet ? (
        <Disclosure title={say('contours.report')}>
          <ReportLines file={file} />
        </Disclosure>
      ) : (
        <ReportLines file={file} />
      )}
    </div>
  )
}

function ReportLines({ file }: { readonly file: ContourFile }) {
  const say = useSay(territoriesWords)
  // The client's types lose read-only lists on their way through JSON; the values are the same.
  const { matched, carriedOver, unmatched, rejected, missing } = file.report as ContourReport
  return (
    <div className="tb-stack terr-report">
      <p>{say('contours.report.matched', { n: matched })}.</p>
      {carriedOver.length > 0 && (
        <Listed
          title={say('contours.report.carried-over', { n: carriedOver.length })}
          rows={carriedOver.map((c) => ({ key: c.code, code: c.code, name: c.name, why: c.from.join(', ') }))}
          why={say('contours.from')}
        />
      )}
      {unmatched.length === 0 ? (
        <p>{say('contours.report.unmatched', { n: 0 })}.</p>
      ) : (
        <Listed
          title={say('contours.report.unmatched', { n: unmatched.length })}
          rows={unmatched.map((u) => ({
            key: String(u.feature),
            code: u.code,
            name: u.name ?? '–',
            why: say(`contours.unmatched.${u.reason}`),
          }))}
          why={say('contours.why')}
        />
      )}
      {rejected.length > 0 && (
        <Listed
          title={say('contours.report.rejected', { n: rejected.length })}
          rows={rejected.map((r) => ({
            key: String(r.feature),
            code: r.code ?? '–',
            name: say('contours.feature', { n: r.feature }),
            why: say(`contours.rejected.${r.reason}`),
          }))}
          why={say('contours.why')}
        />
      )}
      {missing.length > 0 && (
        <Listed
          title={say('contours.report.missing', { n: missing.length })}
          rows={missing.map((m) => ({ key: m.code, code: m.code, name: m.name, why: '' }))}
        />
      )}
    </div>
  )
}

type ListedRow = { readonly key: string; readonly code: string; readonly name: string; readonly why: string }
type ListedProps = { readonly title: string; readonly rows: readonly ListedRow[]; readonly why?: string }

function Listed({ title, rows, why }: ListedProps) {
  const say = useSay(territoriesWords)
  return (
    <Disclosure title={title}>
      <DataTable
        caption={title}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          { key: 'code', label: say('communes.code'), cell: (row) => row.code },
          { key: 'name', label: say('communes.name'), cell: (row) => row.name },
          ...(why === undefined ? [] : [{ key: 'why', label: why, cell: (row: ListedRow) => row.why }]),
        ]}
      />
    </Disclosure>
  )
}
