import { type ReactNode, useState } from 'react'
import { STORY_CARDS, type StoryCard } from '#features/evaluations/domain/story.ts'
import { readStory } from '#features/evaluations/web/story-cards.ts'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { impactChainWords } from '#features/impact-chain/words.ts'
import { Button } from '#platform/web/button.tsx'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { JudgeFrame } from './judge-frame.tsx'
import type { Merging } from './judging.ts'
import type { JudgeFormProps } from './refuse-form.tsx'
import { teamWords } from './team-words.ts'
import type { Landings } from './workshops-api.ts'

type MergeFormProps = JudgeFormProps & { readonly landings: Landings }

/** Into what stands already, in words that hold both. */
export function MergeForm(props: MergeFormProps) {
  switch (props.contribution.kind) {
    case 'story_fragment':
      return <MergeFragment {...props} />
    case 'change':
      return <MergeChange {...props} />
    case 'stakeholder':
      return <MergeStakeholder {...props} />
  }
}

function MergeFragment({ contribution, judging, onClose, landings }: MergeFormProps) {
  const say = useSay(teamWords)
  const sayCard = useSay(evaluationsWords)
  const content = contribution.kind === 'story_fragment' ? contribution.content : null
  const [storyId, setStoryId] = useState(landings.stories[0]?.id ?? '')
  const [card, setCard] = useState<StoryCard>(content?.card ?? 'character')
  const story = landings.stories.find((each) => each.id === storyId)
  const seen = story ? readStory(story)[card] : ''
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const text = typed ?? [seen.trim(), content?.text ?? ''].filter(Boolean).join('\n')
  const into: Merging | undefined =
    story && text.trim() !== ''
      ? { kind: 'story_fragment', storyId: story.id, card, seen, text: text.trim() }
      : undefined
  if (landings.stories.length === 0) return <NothingThere onClose={onClose} words={say('into.no-story')} />
  return (
    <MergeFrame into={into} judging={judging} onClose={onClose}>
      {landings.stories.length > 1 && (
        <SelectField
          label={say('into.story')}
          value={storyId}
          onChange={(next) => {
            setStoryId(next)
            setTyped(undefined)
          }}
          options={landings.stories.map((each, at) => ({
            value: each.id,
            label: each.title || say('into.story-number', { n: at + 1 }),
          }))}
        />
      )}
      <SelectField
        label={say('into.card')}
        value={card}
        onChange={(next) => {
          if (next === '') return
          setCard(next)
          setTyped(undefined)
        }}
        options={STORY_CARDS.map((each) => ({ value: each, label: sayCard(`card.${each}`) }))}
      />
      <TextField label={say('into.whole-card')} lines={4} maxLength={3000} value={text} onChange={setTyped} />
    </MergeFrame>
  )
}

function MergeChange({ judging, onClose, landings }: MergeFormProps) {
  const say = useSay(teamWords)
  const sayChain = useSay(impactChainWords)
  const [elementId, setElementId] = useState('')
  const element = landings.elements.find((each) => each.id === elementId)
  const [typed, setTyped] = useState<string | undefined>(undefined)
  const statement = typed ?? element?.statement ?? ''
  const into: Merging | undefined =
    element && statement.trim() !== ''
      ? { kind: 'change', elementId, seen: element.statement, statement: statement.trim() }
      : undefined
  if (landings.elements.length === 0) return <NothingThere onClose={onClose} words={say('into.no-element')} />
  return (
    <MergeFrame into={into} judging={judging} onClose={onClose}>
      <SelectField
        label={say('into.element')}
        value={elementId}
        onChange={(next) => {
          setElementId(next)
          setTyped(undefined)
        }}
        options={landings.elements.map((each) => ({
          value: each.id,
          label: `${sayChain(`element.${each.type}`)} : ${each.statement}`,
        }))}
      />
      {element && (
        <TextField
          label={say('into.statement')}
          lines={2}
          maxLength={300}
          value={statement}
          onChange={setTyped}
        />
      )}
    </MergeFrame>
  )
}

function MergeStakeholder({ judging, onClose, landings }: MergeFormProps) {
  const say = useSay(teamWords)
  const [stakeholderId, setStakeholderId] = useState('')
  const into: Merging | undefined = stakeholderId === '' ? undefined : { kind: 'stakeholder', stakeholderId }
  if (landings.stakeholders.length === 0)
    return <NothingThere onClose={onClose} words={say('into.no-stakeholder')} />
  return (
    <MergeFrame into={into} judging={judging} onClose={onClose}>
      <SelectField
        label={say('into.stakeholder')}
        value={stakeholderId}
        onChange={setStakeholderId}
        options={landings.stakeholders.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </MergeFrame>
  )
}

type MergeFrameProps = Pick<JudgeFormProps, 'judging' | 'onClose'> & {
  readonly into: Merging | undefined
  readonly children: ReactNode
}

function MergeFrame({ into, judging, onClose, children }: MergeFrameProps) {
  const say = useSay(teamWords)
  return (
    <JudgeFrame
      label={say('merge.title')}
      go={say('merge.go')}
      ready={into}
      busy={judging.busy}
      onGo={judging.merge}
      onClose={onClose}
    >
      {children}
    </JudgeFrame>
  )
}

function NothingThere({ words, onClose }: { readonly words: string; readonly onClose: () => void }) {
  const say = useSay(teamWords)
  return (
    <div className="tb-row">
      <p>{words}</p>
      <Button look="quiet" onClick={onClose}>
        {say('cancel')}
      </Button>
    </div>
  )
}
