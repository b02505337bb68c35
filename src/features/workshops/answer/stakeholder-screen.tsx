/** @jsxImportSource preact */
import { looksLikePerson } from '#features/stakeholders/domain/person-name.ts'
import { AlreadyThere } from './already-there.tsx'
import { fits, TextField } from './fields.tsx'
import { usePage } from './page-context.ts'
import { Screen } from './screen.tsx'
import { useDraft } from './use-draft.ts'
import { useSending } from './use-sending.ts'

const NAME_MOST = 200
const WHY_MOST = 300

/** An organisation or a group that matters; never a person. */
export function StakeholderScreen() {
  const { look, say } = usePage()
  const send = useSending()
  const [draft, keep] = useDraft('stakeholder', { name: '', why: '' })
  const isPerson = looksLikePerson(draft.name)
  const isReady = fits(draft.name, NAME_MOST) && !isPerson && draft.why.trim().length <= WHY_MOST
  const submit = (event: Event) => {
    event.preventDefault()
    if (!isReady) return
    send({ kind: 'stakeholder', content: { name: draft.name.trim(), why: draft.why.trim() } })
    keep(null)
  }
  const there = look.table?.stakeholders ?? []
  return (
    <Screen title={say('stakeholder.title')} say={say} hasBack>
      <form onSubmit={submit}>
        <TextField
          label={say('stakeholder.name')}
          hint={say('stakeholder.name-hint')}
          problem={isPerson ? say('stakeholder.person') : undefined}
          value={draft.name}
          onValue={(name) => keep({ name: name.slice(0, NAME_MOST) })}
          most={NAME_MOST}
        />
        <TextField
          label={say('stakeholder.why')}
          value={draft.why}
          onValue={(why) => keep({ why })}
          most={WHY_MOST}
          lines={3}
          isOptional
        />
        <button class="main" type="submit" disabled={!isReady}>
          {say('send')}
        </button>
      </form>
      <AlreadyThere
        title={say('stakeholder.there', { n: there.length })}
        items={there.map(({ id, name }) => ({ id, text: name }))}
      />
    </Screen>
  )
}
