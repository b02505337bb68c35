import { useMemo, useRef } from 'react'
import { IconButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { TIE_CHOICES } from '../domain/tie-choice.ts'
import { ownNetworkWords, worldsWords } from '../words.ts'
import { GradeChoice } from './grade-choice.tsx'
import type { HeldOwn } from './own-network-api.ts'
import type { OwnTie } from './own-network-form.ts'
import { PickField } from './pick-field.tsx'
import { RowSelect } from './row-select.tsx'

type OwnTiesProps = {
  readonly held: HeldOwn
  readonly ties: readonly OwnTie[]
  readonly onChange: (ties: readonly OwnTie[]) => void
  /** A name that the list does not have. */
  readonly onMissing: (name: string) => void
}

/** With whom: removed, corrected, added by search; a name that is not on the list is proposed to the team. */
export function OwnTies({ held, ties, onChange, onMissing }: OwnTiesProps) {
  const say = useSay(ownNetworkWords)
  const sayWorlds = useSay(worldsWords)
  const box = useRef<HTMLDivElement>(null)
  const options = useMemo(
    () => held.organisations.map(({ id, name }) => ({ id, label: name })),
    [held.organisations],
  )
  const add = (otherId: string) => {
    const name = options.find((option) => option.id === otherId)?.label ?? ''
    const taken = ties.filter((tie) => tie.otherId === otherId).map(({ choice }) => choice)
    const choice = TIE_CHOICES.find((each) => !taken.includes(each))
    if (choice) onChange([...ties, { otherId, name, choice, strength: 2 }])
  }
  const change = (at: number, next: Partial<OwnTie>) =>
    onChange(ties.map((each, index) => (index === at ? { ...each, ...next } : each)))
  const remove = (at: number) => {
    onChange(ties.filter((_, index) => index !== at))
    box.current?.querySelector('input')?.focus()
  }
  return (
    <div ref={box} className="tb-stack wo-own-ties">
      <PickField
        label={say('own.add-tie')}
        help={say('own.add-tie-help')}
        options={options}
        onPick={add}
        onNew={onMissing}
        newLabel={(name) => say('own.propose', { name })}
      />
      {ties.length > 0 && (
        <ul className="wo-lines" aria-label={say('own.ties')}>
          {ties.map((tie, at) => (
            // by place: the choice of a kind must not lose the focus
            // biome-ignore lint/suspicious/noArrayIndexKey: rows hold no state of their own
            <li key={at} className="wo-line wo-row" data-new>
              <span className="wo-line-name">{tie.name}</span>
              <IconButton label={sayWorlds('row.remove', { name: tie.name })} onClick={() => remove(at)}>
                <SignIcon sign="close" size={16} />
              </IconButton>
              <RowSelect
                label={sayWorlds('interview.tie-with', { name: tie.name })}
                value={tie.choice}
                options={TIE_CHOICES.filter(
                  (each) =>
                    each === tie.choice ||
                    !ties.some((other) => other.otherId === tie.otherId && other.choice === each),
                ).map((choice) => ({ value: choice, label: say(`tie-choice.${choice}`) }))}
                onChange={(choice) => change(at, { choice })}
              />
              <GradeChoice
                label={sayWorlds('held.strength', { name: tie.name })}
                value={tie.strength}
                onChange={(strength) => change(at, { strength })}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
