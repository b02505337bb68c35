import type { KeyboardEvent, Ref } from 'react'
import { DateField, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { useGroups } from './collection-api.ts'
import type { CollectionScope } from './collection-client.ts'
import { teamWords } from './team-words.ts'

/** What stands at the top of a sheet; all but its number stays from one sheet to the next. */
export type SheetHead = {
  readonly sheet: string
  readonly groupId: string
  readonly collector: string
  /** YYYY-MM-DD, '' when the sheet does not say it. */
  readonly day: string
}

type KeyingHeadProps = {
  readonly scope: CollectionScope
  readonly value: SheetHead
  readonly onChange: (change: Partial<SheetHead>) => void
  readonly ref: Ref<HTMLDivElement>
}

/** Enter goes from field to field as it does below, and from the last one to the first line of the sheet. */
function onKeyDown(event: KeyboardEvent<HTMLDivElement>): void {
  if (event.key !== 'Enter' || event.ctrlKey || event.metaKey || event.nativeEvent.isComposing) return
  if (!(event.target instanceof HTMLInputElement)) return
  const fields = [
    ...event.currentTarget.querySelectorAll<HTMLElement>('input:not([type=hidden])'),
    document.querySelector<HTMLElement>('[data-sheet-key]'),
  ]
  const next = fields[fields.indexOf(event.target) + 1]
  if (!next) return
  event.preventDefault()
  next.focus()
}

export function KeyingHead({ scope, value, onChange, ref }: KeyingHeadProps) {
  const say = useSay(teamWords)
  const groups = useGroups(scope).data ?? []
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys of the fields inside
    <div className="co-desk-head" ref={ref} onKeyDown={onKeyDown}>
      <TextField
        label={say('keying.sheet')}
        maxLength={40}
        autoComplete="off"
        value={value.sheet}
        onChange={(sheet) => onChange({ sheet })}
      />
      {groups.length > 0 && (
        <SelectField
          label={say('link.group')}
          none={say('group.none')}
          value={value.groupId}
          options={groups.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(groupId) => onChange({ groupId })}
        />
      )}
      <TextField
        label={say('keying.collector')}
        maxLength={80}
        autoComplete="off"
        value={value.collector}
        onChange={(collector) => onChange({ collector })}
      />
      <DateField label={say('keying.day')} value={value.day} onChange={(day) => onChange({ day })} />
    </div>
  )
}
