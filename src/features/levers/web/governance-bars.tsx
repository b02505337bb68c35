import { DataTable } from '#platform/web/data-table.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import type { CriterionText } from '../domain/governance-catalogue.ts'
import { leversScreensWords } from '../words.ts'
import type { CriterionRead } from './criterion-feeds.tsx'

const LEVELS = [1, 2, 3, 4] as const

/** Four boxes, as many filled as the level; nothing judged is dashed and no box is filled. `before` has a mark. */
export function LevelBar({ level, before }: { readonly level: number | null; readonly before?: number }) {
  return (
    <svg className="lv-level-bar" viewBox="0 0 132 24" width="132" height="24" aria-hidden="true">
      {LEVELS.map((each) => (
        <rect
          key={each}
          x={each * 33 - 32}
          y="4"
          width="29"
          height="16"
          rx="3"
          className={
            level === null ? 'lv-box lv-box-unknown' : each <= level ? 'lv-box lv-box-full' : 'lv-box'
          }
        />
      ))}
      {before !== undefined && (
        <path className="lv-box-before" d={`M${Math.max(before * 33 - 1.5, 1.5)} 0V24`} />
      )}
    </svg>
  )
}

type BarsProps = {
  readonly texts: readonly CriterionText[]
  readonly criteria: readonly CriterionRead[]
}

/** The eight criteria at a glance, with where each stood the time before; the table says the same. */
export function GovernanceBars({ texts, criteria }: BarsProps) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const rows = texts.map((text) => {
    const history = criteria.find(({ criterion }) => criterion === text.code)?.history ?? []
    return { text, latest: history[0], before: history[1] }
  })
  const hasBefore = rows.some(({ before }) => before !== undefined)
  const level = (judged: { level: number; judgedOn: string } | undefined) =>
    judged
      ? `${say('gov.of', { n: judged.level, of: 4 })} (${formatShortDay(judged.judgedOn, lang)})`
      : say('gov.not-judged')
  return (
    <figure className="tb-stack lv-tight">
      <figcaption className="tb-hidden">{say('gov.picture')}</figcaption>
      <ul className="lv-bars">
        {rows.map(({ text, latest, before }) => (
          <li key={text.code}>
            <a href={`#${text.code}`}>{text.name}</a>
            <LevelBar level={latest?.level ?? null} {...(before ? { before: before.level } : {})} />
            <span>{latest ? say('gov.of', { n: latest.level, of: 4 }) : say('gov.not-judged')}</span>
          </li>
        ))}
      </ul>
      {hasBefore && <p className="tb-soft lv-source">{say('gov.bars-key')}</p>}
      <Disclosure title={say('trend.table')}>
        <DataTable
          caption={say('gov.picture')}
          rows={rows}
          rowKey={({ text }) => text.code}
          columns={[
            { key: 'name', label: say('gov.criterion'), cell: ({ text }) => text.name },
            { key: 'now', label: say('gov.now'), cell: ({ latest }) => level(latest) },
            { key: 'before', label: say('gov.before'), cell: ({ before }) => level(before) },
          ]}
        />
      </Disclosure>
    </figure>
  )
}
