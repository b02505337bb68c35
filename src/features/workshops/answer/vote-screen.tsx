/** @jsxImportSource preact */
import { votesOf } from './own-view.ts'
import { usePage } from './page-context.ts'
import { Screen } from './screen.tsx'

/** Dots on objectives; each change counts at once. */
export function VoteScreen() {
  const { phone, state, look, say } = usePage()
  const votes = votesOf(look.me, state.queue.waiting)
  const objectives = look.table?.objectives ?? []
  const left = Math.max(0, look.votesEach - votes.length)
  const toggle = (id: string, isChosen: boolean) => {
    phone.vote(isChosen ? [...votes, id] : votes.filter((each) => each !== id))
  }
  const voters = look.table?.voters ?? null
  return (
    <Screen title={say('vote.title')} say={say} hasBack>
      {objectives.length === 0 ? (
        <p class="notice">{say('vote.empty')}</p>
      ) : (
        <fieldset>
          <legend>
            <span aria-live="polite">{say('vote.left', { left })}</span>{' '}
            <Dots all={look.votesEach} left={left} />
          </legend>
          {objectives.map(({ id, change, votes: count }) => {
            const isChosen = votes.includes(id)
            return (
              <label class="choice" key={id}>
                <input
                  type="checkbox"
                  checked={isChosen}
                  disabled={!isChosen && left === 0}
                  onChange={() => toggle(id, !isChosen)}
                />
                <span>
                  {change}
                  {count !== null && <small>{say('vote.count', { n: count })}</small>}
                </span>
              </label>
            )
          })}
        </fieldset>
      )}
      {voters !== null && objectives.length > 0 && <p class="hint">{say('vote.voters', { n: voters })}</p>}
    </Screen>
  )
}

function Dots({ all, left }: { readonly all: number; readonly left: number }) {
  return (
    <span class="dots" aria-hidden="true">
      {'●'.repeat(left)}
      {'○'.repeat(Math.max(0, all - left))}
    </span>
  )
}
