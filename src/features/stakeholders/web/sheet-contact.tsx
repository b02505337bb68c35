import { DateField, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { CHANNELS } from '../domain/stakeholder.ts'
import { stakeholdersWords } from '../words.ts'
import type { SheetFieldsProps } from './sheet-editor.tsx'
import { YesNoField } from './sheet-stance.tsx'

/** How to reach them, whether they agreed to be, through whom, and when it was last done. */
export function ContactFields({ value, patch }: SheetFieldsProps) {
  const say = useSay(stakeholdersWords)
  return (
    <>
      <SelectField
        label={say('field.channel')}
        value={value.channel ?? ''}
        none={say('sheet.unsaid')}
        onChange={(channel) => patch({ channel: channel || null })}
        options={CHANNELS.map((channel) => ({ value: channel, label: say(`channel.${channel}`) }))}
      />
      <YesNoField
        label={say('field.contactConsent')}
        help={say('field-help.contactConsent')}
        value={value.contactConsent}
        onChange={(contactConsent) => patch({ contactConsent })}
      />
      <TextField
        label={say('field.relay')}
        help={say('field-help.relay')}
        optional
        maxLength={200}
        value={value.relay}
        onChange={(relay) => patch({ relay })}
      />
      <DateField
        label={say('field.lastContactOn')}
        optional
        short={false}
        value={value.lastContactOn ?? ''}
        onChange={(day) => patch({ lastContactOn: day || null })}
      />
    </>
  )
}
