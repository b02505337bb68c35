/** @jsxImportSource preact */
import { STORY_CARDS, type StoryCard } from '#features/evaluations/domain/story.ts'
import { FRAGMENT_LIMIT } from '../domain/contribution.ts'
import { Choices, fits, TextField } from './fields.tsx'
import { usePage } from './page-context.ts'
import { Screen } from './screen.tsx'
import { useDraft } from './use-draft.ts'
import { useSending } from './use-sending.ts'

/** A fragment of the story, for one card that is named in plain words. */
export function StoryScreen() {
  const { look, say } = usePage()
  const send = useSending()
  const [draft, keep] = useDraft('story', { card: '', text: '' })
  const card = STORY_CARDS.find((each) => each === draft.card)
  const submit = (event: Event) => {
    event.preventDefault()
    if (!card || !fits(draft.text, FRAGMENT_LIMIT)) return
    send({ kind: 'story_fragment', content: { card, text: draft.text.trim() } })
    keep({ text: '' })
  }
  return (
    <Screen title={say('story.title')} say={say} hasBack>
      <form onSubmit={submit}>
        <Choices
          name="card"
          legend={say('story.card')}
          choices={STORY_CARDS.map((value) => ({ value, label: say(`card.${value}`) }))}
          value={draft.card}
          onValue={(value) => keep({ card: value })}
        />
        {card && <Written text={look.table?.story?.cards[card as StoryCard] ?? ''} />}
        <TextField
          label={say('story.text')}
          hint={say('story.hint')}
          value={draft.text}
          onValue={(text) => keep({ text })}
          most={FRAGMENT_LIMIT}
          lines={6}
        />
        {!card && draft.text.trim() !== '' && (
          <p class="hint" role="status">
            {say('story.choose')}
          </p>
        )}
        <button class="main" type="submit" disabled={!card || !fits(draft.text, FRAGMENT_LIMIT)}>
          {say('send')}
        </button>
      </form>
    </Screen>
  )
}

function Written({ text }: { readonly text: string }) {
  const { say } = usePage()
  return (
    <details>
      <summary>{say('story.there')}</summary>
      {text.trim() === '' ? <p class="hint">{say('story.empty')}</p> : <p>{text}</p>}
    </details>
  )
}
