import './framework.css'
import { formatNumber, type Lang } from '#kernel/words.ts'
import { IconButton, LinkTo } from '#platform/web/button.tsx'
import { type Column, DataTable } from '#platform/web/data-table.tsx'
import { formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import { ProblemNotice } from '#platform/web/problem-notice.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import { frameworkWords } from '../words.ts'
import { type Line, type Scope, type Surroundings, useMayWrite, useRemoveLine } from './framework-state.ts'
import { groupLines } from './line-groups.ts'

type TablesProps = {
  readonly lines: readonly Line[]
  readonly around: Surroundings
  readonly scope: Scope
  readonly base: string
}

/** One table an objective, in the order of the objectives; what points nowhere yet comes last and says so. */
export function FrameworkTables({ lines, around, scope, base }: TablesProps) {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const mayWrite = useMayWrite()
  const removing = useRemoveLine(scope, (name) => say('line.removed', { name }))
  const groups = groupLines(lines, around, {
    none: say('lines.without-objective'),
    aside: say('aside.title'),
  })
  const columns = lineColumns(say, lang, base)
  const acts: Column<Line> = {
    key: 'acts',
    label: say('column.acts'),
    align: 'end',
    cell: (line) => (
      <IconButton
        label={say('line.remove', { name: line.name })}
        onClick={() => removing.mutate(line)}
        disabled={removing.isPending}
      >
        <SignIcon sign="close" size={16} />
      </IconButton>
    ),
  }
  return (
    <div className="tb-stack fw-tables">
      <ProblemNotice problem={removing.error} />
      {groups.map((group) => (
        <DataTable
          key={group.key}
          caption={group.title}
          rows={group.lines}
          rowKey={(line) => line.id}
          columns={mayWrite ? [...columns, acts] : columns}
        />
      ))}
    </div>
  )
}

function lineColumns(
  say: ReturnType<typeof useSay<Extract<keyof (typeof frameworkWords)['fr'], string>>>,
  lang: Lang,
  base: string,
): readonly Column<Line>[] {
  const number = (value: number | null) => (value === null ? '?' : formatNumber(value, lang))
  return [
    {
      key: 'name',
      label: say('column.indicator'),
      cell: (line) => (
        <div className="fw-name">
          <LinkTo to={`${base}/referentiel/${line.id}`}>{line.name}</LinkTo>
          <span>
            {[line.indicatorCode, say(`dimension.${line.dimension}`), say(`kind.short-${line.kind}`)]
              .filter(Boolean)
              .join(' · ')}
          </span>
          {line.toReview && (
            <div>
              <Pill look="accent">{say('to-review')}</Pill>
            </div>
          )}
        </div>
      ),
    },
    { key: 'level', label: say('column.level'), cell: (line) => say(`impact-level.${line.impactLevel}`) },
    {
      key: 'target',
      label: say('column.target'),
      cell: (line) =>
        line.baseline === null && line.target === null ? (
          <span className="tb-soft">{say('column.not-set')}</span>
        ) : (
          <span className="tb-number">
            {number(line.baseline)} → {number(line.target)} {line.kind === 'qualitative' ? '' : line.unit}
          </span>
        ),
    },
    {
      key: 'how',
      label: say('column.how'),
      cell: (line) =>
        line.mode === '' ? (
          <span className="tb-soft">{say('column.not-set')}</span>
        ) : (
          [say(`collection-mode.${line.mode}`), line.timing].filter(Boolean).join(', ')
        ),
    },
    {
      key: 'owner',
      label: say('column.owner'),
      cell: (line) => (
        <div>
          {line.owner || <span className="tb-soft">{say('column.nobody')}</span>}
          {line.dueOn && <div className="tb-soft fw-due">{formatShortDay(line.dueOn, lang)}</div>}
        </div>
      ),
    },
    {
      key: 'hours',
      label: say('column.hours'),
      align: 'end',
      cell: (line) =>
        line.hours === null ? <span title={say('column.not-set')}>?</span> : number(line.hours),
    },
  ]
}
