import { type ReactNode, useState } from 'react'
import { STORY_CARDS, type StoryCard } from '#features/evaluations/domain/story.ts'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { ELEMENT_TYPES, type ElementType } from '#features/impact-chain/domain/impact-chain.ts'
import { impactChainWords } from '#features/impact-chain/words.ts'
import { Choices } from '#platform/web/choices.tsx'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { JudgeFrame } from './judge-frame.tsx'
import type { Landing } from './judging.ts'
import type { JudgeFormProps } from './refuse-form.tsx'
import { teamWords } from './team-words.ts'
import type { Landings } from './workshops-api.ts'

type AcceptFormProps = JudgeFormProps & { readonly landings: Landings }

/** Accept elsewhere or in other words than its author's. */
export function AcceptForm(props: AcceptFormProps) {
  switch (props.contribution.kind) {
    case 'story_fragment':
      return <AcceptFragment {...props} />
    case 'change':
      return <AcceptChange {...props} />
    case 'stakeholder':
      return <AcceptStakeholder {...props} />
  }
}

function AcceptFragment({ contribution, judging, onClose, landings }: AcceptFormProps) {
  const say = useSay(teamWords)
  const sayCard = useSay(evaluationsWords)
  const content = contribution.kind === 'story_fragment' ? contribution.content : null
  const [storyId, setStoryId] = useState(landings.stories[0]?.id ?? '')
  const [card, setCard] = useState<StoryCard>(content?.card ?? 'character')
  const [how, setHow] = useState<'append' | 'become'>('append')
  const [text, setText] = useState(content?.text ?? '')
  const landing: Landing | undefined =
    storyId === '' || text.trim() === ''
      ? undefined
      : { kind: 'story_fragment', storyId, card, how, text: text.trim() }
  return (
    <AcceptFrame landing={landing} judging={judging} onClose={onClose}>
      {landings.stories.length > 1 && (
        <SelectField
          label={say('into.story')}
          value={storyId}
          onChange={setStoryId}
          options={landings.stories.map((story, at) => ({
            value: story.id,
            label: story.title || say('into.story-number', { n: at + 1 }),
          }))}
        />
      )}
      {landings.stories.length === 0 && <p>{say('into.no-story')}</p>}
      <SelectField
        label={say('into.card')}
        value={card}
        onChange={(next) => next !== '' && setCard(next)}
        options={STORY_CARDS.map((each) => ({ value: each, label: sayCard(`card.${each}`) }))}
      />
      <Choices
        label={say('into.how')}
        value={how}
        onChange={setHow}
        choices={[
          { value: 'append', label: say('into.append') },
          { value: 'become', label: say('into.become') },
        ]}
      />
      <TextField label={say('into.text')} lines={3} maxLength={1000} value={text} onChange={setText} />
    </AcceptFrame>
  )
}

function AcceptChange({ contribution, judging, onClose }: AcceptFormProps) {
  const say = useSay(teamWords)
  const sayChain = useSay(impactChainWords)
  const content = contribution.kind === 'change' ? contribution.content : null
  const [type, setType] = useState<ElementType>('outcome_short')
  const [statement, setStatement] = useState(content?.statement ?? '')
  const [who, setWho] = useState(content?.who ?? '')
  const landing: Landing | undefined =
    statement.trim() === ''
      ? undefined
      : { kind: 'change', type, statement: statement.trim(), who: who.trim() }
  return (
    <AcceptFrame landing={landing} judging={judging} onClose={onClose}>
      <SelectField
        label={say('into.type')}
        value={type}
        onChange={(next) => next !== '' && setType(next)}
        options={ELEMENT_TYPES.map((each) => ({ value: each, label: sayChain(`element.${each}`) }))}
      />
      <TextField
        label={say('into.statement')}
        lines={2}
        maxLength={300}
        value={statement}
        onChange={setStatement}
      />
      <TextField label={say('into.who')} optional maxLength={300} value={who} onChange={setWho} />
    </AcceptFrame>
  )
}

function AcceptStakeholder({ contribution, judging, onClose }: AcceptFormProps) {
  const say = useSay(teamWords)
  const content = contribution.kind === 'stakeholder' ? contribution.content : null
  const [name, setName] = useState(content?.name ?? '')
  const [as, setAs] = useState<'organisation' | 'collective'>('organisation')
  const landing: Landing | undefined =
    name.trim() === '' ? undefined : { kind: 'stakeholder', as, name: name.trim() }
  return (
    <AcceptFrame landing={landing} judging={judging} onClose={onClose}>
      <TextField label={say('into.name')} maxLength={200} value={name} onChange={setName} />
      <Choices
        label={say('into.as')}
        help={say('into.as-help')}
        value={as}
        onChange={setAs}
        choices={[
          { value: 'organisation', label: say('into.organisation') },
          { value: 'collective', label: say('into.collective') },
        ]}
      />
    </AcceptFrame>
  )
}

type AcceptFrameProps = Pick<JudgeFormProps, 'judging' | 'onClose'> & {
  readonly landing: Landing | undefined
  readonly children: ReactNode
}

function AcceptFrame({ landing, judging, onClose, children }: AcceptFrameProps) {
  const say = useSay(teamWords)
  return (
    <JudgeFrame
      label={say('accept.otherwise')}
      go={say('accept')}
      ready={landing}
      busy={judging.busy}
      onGo={judging.accept}
      onClose={onClose}
    >
      {children}
    </JudgeFrame>
  )
}
