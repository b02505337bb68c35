/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import { Choices } from './fields.tsx'
import { ratingsOf } from './own-view.ts'
import { usePage } from './page-context.ts'
import { Screen } from './screen.tsx'

const AXES = ['involvement', 'importance'] as const
const LEVELS = [0, 1, 2, 3, 4] as const
type Half = { readonly involvement: number | null; readonly importance: number | null }
const NOTHING: Half = { involvement: null, importance: null }

/** The organisations one after the other, on two scales, each with its words; not knowing is an answer. */
export function RatingScreen() {
  const { look, say } = usePage()
  // The order of the beginning: a proposal that lands meanwhile comes at the end and moves nothing under the thumb.
  const [order, setOrder] = useState<readonly string[]>([])
  const [at, setAt] = useState(0)
  const there = new Map((look.table?.stakeholders ?? []).map((each) => [each.id, each.name]))
  const fresh = [...there.keys()].filter((id) => !order.includes(id))
  const all = [...order, ...fresh].filter((id) => there.has(id))
  if (fresh.length > 0) setOrder([...order, ...fresh])
  const id = all[at]
  if (all.length === 0) {
    return (
      <Screen title={say('activity.rating')} say={say} hasBack>
        <p class="notice">{say('rating.empty')}</p>
      </Screen>
    )
  }
  if (id === undefined) return <Done onAgain={() => setAt(0)} />
  return (
    <OneRating
      key={id}
      id={id}
      name={there.get(id) ?? ''}
      at={at}
      all={all.length}
      onGo={(step) => setAt(at + step)}
    />
  )
}

type OneRatingProps = {
  readonly id: string
  readonly name: string
  readonly at: number
  readonly all: number
  readonly onGo: (step: 1 | -1) => void
}

function OneRating({ id, name, at, all, onGo }: OneRatingProps) {
  const { phone, state, look, say } = usePage()
  const given = ratingsOf(look.me, state.queue.waiting).get(id)
  const [half, setHalf] = useState<Half>(() => phone.draft<Half>(`rating-${id}`, given ?? NOTHING))
  const choose = (change: Partial<Half>) => {
    const next = { ...half, ...change }
    setHalf(next)
    phone.keepDraft(`rating-${id}`, next)
  }
  const { involvement, importance } = half
  const isWhole = involvement !== null && importance !== null
  const next = (event: Event) => {
    event.preventDefault()
    if (involvement === null || importance === null) return
    if (given?.involvement !== involvement || given.importance !== importance)
      phone.rate(id, { involvement, importance })
    phone.keepDraft(`rating-${id}`, null)
    onGo(1)
  }
  const unknown = () => {
    if (given) phone.rate(id, null)
    phone.keepDraft(`rating-${id}`, null)
    onGo(1)
  }
  return (
    <Screen title={name} say={say} above={say('rating.step', { n: at + 1, all })} hasBack>
      <progress max={all} value={at} aria-label={say('rating.progress', { done: at, all })} />
      <form onSubmit={next}>
        {AXES.map((axis) => (
          <Choices
            key={axis}
            name={axis}
            legend={
              <>
                {say(`axis.${axis}`)} <small>{say(`axis-help.${axis}`)}</small>
              </>
            }
            choices={LEVELS.map((n) => ({ value: String(n), label: `${n} · ${say(`level.${axis}.${n}`)}` }))}
            value={half[axis] === null ? null : String(half[axis])}
            onValue={(value) => choose({ [axis]: Number(value) })}
          />
        ))}
        {!isWhole && <p class="hint">{say('rating.choose-both')}</p>}
        <div class="bar">
          <button class="main" type="submit" disabled={!isWhole}>
            {say(at + 1 === all ? 'rating.last' : 'rating.next')}
          </button>
          <button type="button" onClick={unknown}>
            {say('rating.unknown')}
          </button>
          {at > 0 && (
            <button class="plain" type="button" onClick={() => onGo(-1)}>
              {say('rating.previous')}
            </button>
          )}
        </div>
      </form>
    </Screen>
  )
}

function Done({ onAgain }: { readonly onAgain: () => void }) {
  const { state, look, say } = usePage()
  const n = ratingsOf(look.me, state.queue.waiting).size
  return (
    <Screen title={say('rating.done')} say={say} hasBack>
      <p class="lead">{say('rating.done-text', { n })}</p>
      <button type="button" onClick={onAgain}>
        {say('rating.again')}
      </button>
    </Screen>
  )
}
