import { useRef } from 'react'
import { IconButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { InterviewTie, NamedActor } from '../domain/interview.ts'
import { TIE_CHOICES } from '../domain/tie-choice.ts'
import { worldsWords } from '../words.ts'
import { GradeChoice } from './grade-choice.tsx'
import { NewKindSelect } from './interview-who.tsx'
import { PickField } from './pick-field.tsx'
import type { KnownActors } from './queued-actors.ts'
import { RowSelect } from './row-select.tsx'

type TieRowsProps = {
  readonly actors: KnownActors
  readonly me: NamedActor
  readonly ties: readonly InterviewTie[]
  readonly onChange: (ties: readonly InterviewTie[]) => void
}

/** With whom: type-ahead, then the kind of tie and its strength; the last kind chosen is proposed for the next. */
export function TieRows({ actors, me, ties, onChange }: TieRowsProps) {
  const say = useSay(worldsWords)
  const box = useRef<HTMLDivElement>(null)
  const add = (other: NamedActor | undefined) => {
    if (!other) return
    const taken = ties.filter((tie) => tie.other.ref === other.ref).map(({ choice }) => choice)
    const wished = ties.at(-1)?.choice ?? 'information'
    const choice = [wished, ...TIE_CHOICES].find((each) => !taken.includes(each))
    if (choice) onChange([...ties, { other, choice, strength: 2 }])
  }
  const change = (at: number, next: Partial<InterviewTie>) =>
    onChange(ties.map((each, index) => (index === at ? { ...each, ...next } : each)))
  const remove = (at: number) => {
    onChange(ties.filter((_, index) => index !== at))
    box.current?.querySelector('input')?.focus()
  }
  return (
    <div ref={box} className="tb-stack wo-tight">
      <PickField
        label={say('interview.tie')}
        placeholder={say('interview.tie-placeholder')}
        options={actors.options.filter(({ id }) => id !== me.ref)}
        onPick={(id) => add(actors.named(id))}
        onNew={(name) => add(actors.make(name))}
      />
      {ties.length > 0 && (
        <ul className="wo-lines" aria-label={say('interview.ties')}>
          {ties.map((tie, at) => (
            // by place: the choice of a kind must not lose the focus
            // biome-ignore lint/suspicious/noArrayIndexKey: rows hold no state of their own
            <li key={at} className="wo-line wo-row" data-new={tie.other.newKind !== null || undefined}>
              <span className="wo-line-name">{tie.other.name}</span>
              {tie.other.newKind !== null && (
                <NewKindSelect
                  actor={tie.other}
                  onChange={(newKind) => change(at, { other: { ...tie.other, newKind } })}
                />
              )}
              <RowSelect
                label={say('interview.tie-with', { name: tie.other.name })}
                value={tie.choice}
                options={TIE_CHOICES.filter(
                  (each) =>
                    each === tie.choice ||
                    !ties.some((other) => other.other.ref === tie.other.ref && other.choice === each),
                ).map((choice) => ({ value: choice, label: say(`tie-choice.${choice}`) }))}
                onChange={(choice) => change(at, { choice })}
              />
              <GradeChoice
                label={say('interview.strength-with', { name: tie.other.name })}
                value={tie.strength}
                onChange={(strength) => change(at, { strength })}
              />
              <IconButton label={say('row.remove', { name: tie.other.name })} onClick={() => remove(at)}>
                <SignIcon sign="close" size={16} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
