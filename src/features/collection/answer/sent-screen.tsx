/** @jsxImportSource preact */
import { useState } from 'preact/hooks'
import type { SendingProblem } from '#platform/web/sending-queue.ts'
import type { OutboxItem } from './outbox.ts'
import { sayProblem } from './page-words.ts'
import type { ScreenProps } from './respondent-page.tsx'
import { Screen } from './screen.tsx'

/** What is kept on this device and what was received, one line an answer. */
export function SentScreen(props: ScreenProps) {
  const { state, say, go, respondent } = props
  const { items, look, draft } = state
  const isShared = look?.channel === 'kiosk' || look?.channel === 'relay'
  return (
    <Screen title={say('sent.title')} say={say}>
      <p class="lead">
        {say(items.some((item) => item.state === 'waiting') ? 'sent.waiting' : 'sent.none-waiting')}
      </p>
      <ul class="sent">
        {[...items].reverse().map((item) => (
          <Line key={item.id} item={item} {...props} />
        ))}
      </ul>
      <div class="bar">
        {items.some((item) => item.state === 'waiting') && (
          <button type="button" onClick={respondent.outbox.trySending}>
            {say('sent.now')}
          </button>
        )}
        {look && (
          <button class="main" type="button" onClick={() => go(draft ? 'form' : 'intro')}>
            {say(draft ? 'intro.resume' : isShared ? 'end.next' : 'sent.back')}
          </button>
        )}
      </div>
    </Screen>
  )
}

/** An answer that cannot go, as a file: whatever happens to this page, nobody's words are lost. */
function save(item: OutboxItem) {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(
    new Blob([JSON.stringify(item.parcel, null, 1)], { type: 'application/json' }),
  )
  link.download = `reponse-${item.id}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}

function Line({ item, say, lang, respondent, go }: ScreenProps & { readonly item: OutboxItem }) {
  const [problem, setProblem] = useState<SendingProblem>()
  const when = new Date(item.at).toLocaleString(lang, { dateStyle: 'medium', timeStyle: 'short' })
  const told = problem ?? item.problem
  return (
    <li data-state={item.state}>
      <p>
        <span class="state">{say(`state.${item.state}`)}</span> · {when}
      </p>
      {told && <p class="wrong">{sayProblem(say, told)}</p>}
      <p class="bar">
        {item.state === 'refused' && (
          <>
            <button
              type="button"
              onClick={() => {
                void respondent.mend(item.id)
                go('form')
              }}
            >
              {say('sent.mend')}
            </button>
            <button class="plain" type="button" onClick={() => save(item)}>
              {say('sent.save')}
            </button>
          </>
        )}
        {item.state === 'sent' && item.key !== '' && (
          <button
            class="plain"
            type="button"
            onClick={() => void respondent.outbox.withdraw(item.id).catch(setProblem)}
          >
            {say('sent.withdraw')}
          </button>
        )}
      </p>
    </li>
  )
}
