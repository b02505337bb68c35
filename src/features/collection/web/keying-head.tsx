import type { Ref } from 'react'
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

export function KeyingHead({ scope, value, onChange, ref }: KeyingHeadProps) {
  const say = useSay(teamWords)
  const groups = useGroups(scope).data ?? []
  return (
    <div className="co-desk-head" ref={ref}>
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
