import type { ReactNode } from 'react'
import { IconButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { newId } from '#platform/web/new-id.ts'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { MinutesLink, TextName } from '../domain/minutes-entry.ts'
import { TIE_CHOICES } from '../domain/tie-choice.ts'
import { ACTION_ROLES } from '../domain/world.ts'
import { worldsWords } from '../words.ts'
import { GradeChoice } from './grade-choice.tsx'
import { NewKindSelect } from './interview-who.tsx'
import type { MinutesForm } from './minutes-page.tsx'
import { useActionOptions, useActorOptions } from './network-options.ts'
import type { NetworkRead } from './network-queries.ts'
import { PickField } from './pick-field.tsx'
import { RowSelect } from './row-select.tsx'

type MinutesPanelProps = {
  readonly network: NetworkRead['data']
  readonly form: MinutesForm
  readonly onChange: (change: Partial<MinutesForm>) => void
  readonly onPick: (name: TextName) => void
}

/** What the minutes bring so far: new actors, and each pair of names with what joins them. */
export function MinutesPanel({ network, form, onChange, onPick }: MinutesPanelProps) {
  const say = useSay(worldsWords)
  const remove = (at: number) => onChange({ links: form.links.filter((_, index) => index !== at) })
  const change = (at: number, next: MinutesLink) =>
    onChange({ links: form.links.map((each, index) => (index === at ? next : each)) })
  return (
    <>
      <AnyName network={network} onPick={onPick} />
      {form.created.length > 0 && (
        <div>
          <h2>{say('minutes.created')}</h2>
          <ul className="wo-lines">
            {form.created.map((actor) => (
              <li key={actor.ref} className="wo-line wo-row" data-new>
                <span className="wo-line-name">{actor.name}</span>
                <NewKindSelect
                  actor={actor}
                  onChange={(newKind) =>
                    onChange({
                      created: form.created.map((each) =>
                        each.ref === actor.ref ? { ...each, newKind } : each,
                      ),
                    })
                  }
                />
                <IconButton
                  label={say('row.remove', { name: actor.name })}
                  onClick={() =>
                    onChange({
                      created: form.created.filter(({ ref }) => ref !== actor.ref),
                      links: form.links.filter((link) => !names(link, actor.ref)),
                    })
                  }
                >
                  <SignIcon sign="close" size={16} />
                </IconButton>
              </li>
            ))}
          </ul>
        </div>
      )}
      {form.links.length > 0 && (
        <ul className="wo-lines" aria-label={say('minutes.links')}>
          {form.links.map((link, at) => (
            // by place: the choice of a kind must not lose the focus
            // biome-ignore lint/suspicious/noArrayIndexKey: rows hold no state of their own
            <li key={at} className="wo-line wo-row" data-new>
              <LinkFields link={link} onChange={(next) => change(at, next)} />
              <IconButton label={say('row.remove', { name: titleOf(link) })} onClick={() => remove(at)}>
                <SignIcon sign="close" size={16} />
              </IconButton>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

const endsOf = (link: MinutesLink) =>
  link.is === 'tie'
    ? ([link.a, link.b] as const)
    : link.is === 'membership'
      ? ([link.actor, link.world] as const)
      : link.is === 'participation'
        ? ([link.actor, link.action] as const)
        : ([link.action, link.world] as const)
const titleOf = (link: MinutesLink) =>
  endsOf(link)
    .map(({ name }) => name)
    .join(' – ')
const names = (link: MinutesLink, ref: string) => endsOf(link).some((end) => end.ref === ref)

type LinkFieldsProps = { readonly link: MinutesLink; readonly onChange: (link: MinutesLink) => void }

function LinkFields({ link, onChange }: LinkFieldsProps) {
  const say = useSay(worldsWords)
  const title = titleOf(link)
  const line = (fields: ReactNode) => (
    <>
      <span className="wo-line-name">{title}</span>
      {fields}
    </>
  )
  if (link.is === 'tie')
    return line(
      <>
        <RowSelect
          label={say('minutes.tie-of', { name: title })}
          value={link.choice}
          options={TIE_CHOICES.map((each) => ({ value: each, label: say(`tie-choice.${each}`) }))}
          onChange={(choice) => onChange({ ...link, choice })}
        />
        <GradeChoice
          label={say('held.strength', { name: title })}
          value={link.strength}
          onChange={(strength) => onChange({ ...link, strength })}
        />
      </>,
    )
  if (link.is === 'participation')
    return line(
      <RowSelect
        label={say('minutes.role-of', { name: title })}
        value={link.role}
        options={ACTION_ROLES.map((role) => ({ value: role, label: say(`role.${role}`) }))}
        onChange={(role) => onChange({ ...link, role })}
      />,
    )
  return line(
    <GradeChoice
      label={say('held.grade', { name: title })}
      words={link.is === 'share' ? 'share' : 'grade'}
      value={link.weight}
      onChange={(weight) => onChange({ ...link, weight })}
    />,
  )
}

/** A name that the text does not say, or says otherwise: an actor, a world, an action, known or new. */
function AnyName({ network, onPick }: Pick<MinutesPanelProps, 'network' | 'onPick'>) {
  const say = useSay(worldsWords)
  const actors = useActorOptions(network)
  const actions = useActionOptions(network)
  const worlds = network.worlds.map(({ id, name }) => ({
    id,
    label: name,
    detail: say('minutes.kind-world'),
  }))
  const options = [
    ...worlds,
    ...actors,
    ...actions.map((action) => ({ ...action, detail: say('minutes.kind-action') })),
  ]
  const take = (id: string) => {
    const name = options.find((option) => option.id === id)?.label ?? ''
    if (worlds.some((each) => each.id === id)) onPick({ kind: 'world', ref: id, name })
    else if (actions.some((each) => each.id === id)) onPick({ kind: 'action', ref: id, name, newKind: null })
    else onPick({ kind: 'actor', ref: id, name, newKind: null })
  }
  const newAction = {
    label: (name: string) => say('minutes.new-action', { name }),
    take: (name: string) => onPick({ kind: 'action', ref: newId(), name, newKind: 'project' }),
  }
  return (
    <PickField
      label={say('minutes.any')}
      help={say('minutes.any-help')}
      options={options}
      onPick={take}
      newLabel={(name) => say('minutes.new-actor', { name })}
      onNew={(name) => onPick({ kind: 'unknown', ref: newId(), name })}
      onOtherNew={newAction}
    />
  )
}
