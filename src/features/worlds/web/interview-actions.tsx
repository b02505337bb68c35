import { useRef } from 'react'
import { IconButton } from '#platform/web/button.tsx'
import { SelectField } from '#platform/web/form.tsx'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { newId } from '#platform/web/new-id.ts'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { Pill } from '#platform/web/signs.tsx'
import type { InterviewAction } from '../domain/interview.ts'
import { ACTION_KINDS, ACTION_ROLES } from '../domain/world.ts'
import { worldsWords } from '../words.ts'
import { useActionOptions } from './network-options.ts'
import type { NetworkRead } from './network-queries.ts'
import { PickField } from './pick-field.tsx'

type InterviewActionsProps = {
  readonly network: NetworkRead['data']
  readonly actions: readonly InterviewAction[]
  readonly onChange: (actions: readonly InterviewAction[]) => void
}

/** What the actor does: actions that are known, or new ones with their kind and world; its role in each. */
export function InterviewActions({ network, actions, onChange }: InterviewActionsProps) {
  const say = useSay(worldsWords)
  const box = useRef<HTMLDivElement>(null)
  const options = useActionOptions(network)
  const add = (action: Pick<InterviewAction, 'ref' | 'title' | 'newKind'>) => {
    if (actions.some(({ ref }) => ref === action.ref)) return
    onChange([...actions, { ...action, role: 'carries', worldId: '', isKnown: false }])
  }
  const change = (ref: string, next: Partial<InterviewAction>) =>
    onChange(actions.map((each) => (each.ref === ref ? { ...each, ...next } : each)))
  const remove = (ref: string) => {
    onChange(actions.filter((each) => each.ref !== ref))
    box.current?.querySelector('input')?.focus()
  }
  return (
    <div ref={box} className="tb-stack wo-tight">
      <PickField
        label={say('interview.action')}
        placeholder={say('interview.action-placeholder')}
        options={options}
        onPick={(id) => {
          const title = options.find((option) => option.id === id)?.label ?? ''
          add({ ref: id, title, newKind: null })
        }}
        onNew={(title) => add({ ref: newId(), title, newKind: 'project' })}
      />
      {actions.length > 0 && (
        <ul className="wo-lines" aria-label={say('interview.actions')}>
          {actions.map((action) => (
            <li key={action.ref} className="wo-line wo-row" data-new={action.newKind !== null || undefined}>
              <span className="wo-line-name">{action.title}</span>
              {action.isKnown ? (
                <Pill>{say(`role.${action.role}`)}</Pill>
              ) : (
                <ActionFields
                  action={action}
                  worlds={network.worlds}
                  onChange={(next) => change(action.ref, next)}
                  onRemove={() => remove(action.ref)}
                />
              )}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type ActionFieldsProps = {
  readonly action: InterviewAction
  readonly worlds: NetworkRead['data']['worlds']
  readonly onChange: (next: Partial<InterviewAction>) => void
  readonly onRemove: () => void
}

function ActionFields({ action, worlds, onChange, onRemove }: ActionFieldsProps) {
  const say = useSay(worldsWords)
  const { lang } = useLang()
  return (
    <>
      <SelectField
        label={say('interview.role')}
        value={action.role}
        options={ACTION_ROLES.map((role) => ({ value: role, label: say(`role.${role}`) }))}
        onChange={(role) => role !== '' && onChange({ role })}
      />
      {action.newKind !== null && (
        <>
          <SelectField
            label={say('interview.action-kind')}
            value={action.newKind}
            options={ACTION_KINDS.map((kind) => ({ value: kind, label: say(`action.${kind}`) }))}
            onChange={(newKind) => newKind !== '' && onChange({ newKind })}
          />
          <SelectField
            label={say('interview.action-world')}
            none={say('interview.action-no-world')}
            value={action.worldId}
            options={worlds
              .map(({ id, name }) => ({ value: id, label: name }))
              .sort((a, b) => a.label.localeCompare(b.label, lang))}
            onChange={(worldId) => onChange({ worldId })}
          />
        </>
      )}
      <IconButton label={say('row.remove', { name: action.title })} onClick={onRemove}>
        <SignIcon sign="close" size={16} />
      </IconButton>
    </>
  )
}
