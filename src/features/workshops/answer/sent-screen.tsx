/** @jsxImportSource preact */
import { usePage } from './page-context.ts'
import { Screen } from './screen.tsx'
import { SentList } from './sent-list.tsx'
import { useLater } from './use-later.ts'

export function SentScreen() {
  const { say } = usePage()
  return (
    <Screen title={say('sent.title')} say={say} hasBack>
      <SentList />
      <EraseAll />
    </Screen>
  )
}

/** The whole of it in one go: name, texts, views and votes. */
export function EraseAll() {
  const { phone, say, tell } = usePage()
  const later = useLater(() => {
    phone.erase().then(
      () => tell(say('erase.done')),
      () => tell(say('erase.failed')),
    )
  })
  const isPlanned = later.isWaiting('all')
  return (
    <section class="erase" aria-labelledby="erase">
      <h2 id="erase">{say('erase.title')}</h2>
      <p>{say(isPlanned ? 'erase.pending' : 'erase.text')}</p>
      {isPlanned ? (
        <button type="button" onClick={() => later.undo('all')}>
          {say('sent.undo')}
        </button>
      ) : (
        <button type="button" onClick={() => later.plan('all')}>
          {say('erase.submit')}
        </button>
      )}
    </section>
  )
}
