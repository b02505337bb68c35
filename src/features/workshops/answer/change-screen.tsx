/** @jsxImportSource preact */
import { STATEMENT_LIMIT } from '../domain/contribution.ts'
import { AlreadyThere } from './already-there.tsx'
import { fits, TextField } from './fields.tsx'
import { usePage } from './page-context.ts'
import { Screen } from './screen.tsx'
import { useDraft } from './use-draft.ts'
import { useSending } from './use-sending.ts'

const WHO_LIMIT = 200

/** Who changes, and what changes for them. */
export function ChangeScreen() {
  const { look, say } = usePage()
  const send = useSending()
  const [draft, keep] = useDraft('change', { who: '', statement: '' })
  const isReady = fits(draft.who, WHO_LIMIT) && fits(draft.statement, STATEMENT_LIMIT)
  const submit = (event: Event) => {
    event.preventDefault()
    if (!isReady) return
    send({ kind: 'change', content: { who: draft.who.trim(), statement: draft.statement.trim() } })
    keep(null)
  }
  const there = look.table?.chain ?? []
  return (
    <Screen title={say('change.title')} say={say} hasBack>
      <form onSubmit={submit}>
        <TextField
          label={say('change.who')}
          hint={say('change.who-hint')}
          value={draft.who}
          onValue={(who) => keep({ who: who.slice(0, WHO_LIMIT) })}
          most={WHO_LIMIT}
        />
        <TextField
          label={say('change.statement')}
          hint={say('change.statement-hint')}
          value={draft.statement}
          onValue={(statement) => keep({ statement })}
          most={STATEMENT_LIMIT}
          lines={4}
        />
        <button class="main" type="submit" disabled={!isReady}>
          {say('send')}
        </button>
      </form>
      <AlreadyThere
        title={say('change.there', { n: there.length })}
        items={there.map(({ id, statement }) => ({ id, text: statement }))}
      />
    </Screen>
  )
}
