import { IconButton, LinkTo } from '#platform/web/button.tsx'
import { formatShortDay, useLang, useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { moveBy } from '../domain/line-order.ts'
import { frameworkWords } from '../words.ts'
import type { Line } from './framework-state.ts'
import type { LineEdits } from './line-edits.ts'
import { groupKey, type LineGroup } from './line-groups.ts'

type CardsProps = {
  readonly lines: readonly Line[]
  readonly groups: readonly LineGroup[]
  readonly edits: LineEdits
  readonly mayWrite: boolean
  readonly base: string
}

/** The table on a phone: one card a line, each leading to its sheet, moved by two buttons. */
export function LineCards({ lines, groups, edits, mayWrite, base }: CardsProps) {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  const order = lines.map(({ id }) => id)
  const groupOf = (id: string) => {
    const line = lines.find((each) => each.id === id)
    return groups.length > 1 && line ? groupKey(line) : ''
  }
  const move = (id: string, by: -1 | 1) => {
    const after = moveBy(order, id, by, groupOf)
    if (after !== order) edits.act({ kind: 'order', before: order, after })
  }
  return (
    <div className="fw-cards">
      {groups.map((group) => (
        <section key={group.key} aria-label={group.title || say('table.caption')}>
          {groups.length > 1 && <h2>{group.title}</h2>}
          <ol>
            {group.lines.map((line, at) => (
              <li key={line.id} className="fw-card">
                <div>
                  <LinkTo to={`${base}/referentiel/${line.id}`}>{line.name}</LinkTo>
                  <span className="tb-soft">
                    {[
                      say(`dimension.${line.dimension}`),
                      line.mode && say(`collection-mode.${line.mode}`),
                      line.owner || say('column.nobody'),
                      line.dueOn && formatShortDay(line.dueOn, lang),
                      line.hours !== null && `${line.hours} h`,
                    ]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </div>
                {mayWrite && (
                  <div className="fw-card-moves">
                    <span className="fw-turn-up">
                      <IconButton
                        label={say('table.up', { name: line.name })}
                        disabled={at === 0}
                        onClick={() => move(line.id, -1)}
                      >
                        <SignIcon sign="chevron" size={18} />
                      </IconButton>
                    </span>
                    <IconButton
                      label={say('table.down', { name: line.name })}
                      disabled={at === group.lines.length - 1}
                      onClick={() => move(line.id, 1)}
                    >
                      <SignIcon sign="chevron" size={18} />
                    </IconButton>
                  </div>
                )}
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  )
}
