/** @jsxImportSource preact */
import { listSent, type SentItem } from './own-view.ts'
import { usePage } from './page-context.ts'
import { sayProblem } from './page-words.ts'
import { useLater } from './use-later.ts'

const SIGNS: Readonly<Record<SentItem['state'], string>> = {
  kept: '◌',
  failed: '▲',
  waiting: '↑',
  accepted: '✓',
  merged: '✓',
  refused: '×',
  withdrawn: '·',
}

/** All that this phone sent, with what became of it, and the way to take it back. */
export function SentList() {
  const { phone, state, look, say } = usePage()
  const later = useLater(phone.withdraw)
  const items = listSent(look.me, state.queue)
  if (items.length === 0) return <p class="notice">{say('sent.empty')}</p>
  return (
    <>
      {state.remaining.length > 0 && <p class="notice">{say('sent.remains')}</p>}
      <ul class="sent">
        {items.map((item) => (
          <li key={item.id} data-state={item.state}>
            <p class="above">{say(`kind.${item.kind}`)}</p>
            {item.text && <p>{item.text}</p>}
            {later.isWaiting(item.id) ? (
              <p class="state">
                {say('sent.taking-back')}{' '}
                <button class="plain" type="button" onClick={() => later.undo(item.id)}>
                  {say('sent.undo')}
                </button>
              </p>
            ) : (
              <ItemState item={item} onTakeBack={() => later.plan(item.id)} />
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

function ItemState({ item, onTakeBack }: { readonly item: SentItem; readonly onTakeBack: () => void }) {
  const { phone, say } = usePage()
  const { id, state, problem } = item
  return (
    <>
      <p class="state">
        <span aria-hidden="true">{SIGNS[state]}</span>{' '}
        {say(`state.${state === 'withdrawn' ? 'waiting' : state}`, { reason: item.reason })}
        {problem && ` : ${sayProblem(say, problem)}`}
      </p>
      {state === 'failed' ? (
        <div class="bar">
          <button type="button" onClick={() => phone.retry(id)}>
            {say('sent.retry')}
          </button>
          <button class="plain" type="button" onClick={() => phone.dismiss(id)}>
            {say('sent.forget')}
          </button>
        </div>
      ) : (
        <button class="plain" type="button" onClick={onTakeBack}>
          {say('sent.take-back')}
        </button>
      )}
    </>
  )
}
