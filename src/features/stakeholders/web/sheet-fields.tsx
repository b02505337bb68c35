import { CHAIN_LINKS } from '#features/evaluations/domain/perimeter.ts'
import { evaluationsWords } from '#features/evaluations/words.ts'
import { Choices, ManyChoices } from '#platform/web/choices.tsx'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Advice } from '#platform/web/page.tsx'
import { STAKEHOLDER_KINDS, URBAL_GROUPS } from '../domain/stakeholder.ts'
import { stakeholdersWords } from '../words.ts'
import type { SheetFieldsProps } from './sheet-editor.tsx'
import { splitWorlds } from './sheet-form.ts'

/** Who they are: name, kind, group, links of the chain, social worlds. */
export function WhoFields({ value, patch, worlds }: SheetFieldsProps) {
  const say = useSay(stakeholdersWords)
  const sayEvaluations = useSay(evaluationsWords)
  const others = worlds.filter((world) => !splitWorlds(value.worlds).includes(world)).slice(0, 8)
  return (
    <>
      <TextField
        label={say('sheet.name')}
        value={value.name}
        maxLength={200}
        onChange={(name) => patch({ name })}
        error={value.name.trim() === '' ? say('sheet.name-missing') : undefined}
      />
      <Choices
        label={say('sheet.kind')}
        row
        value={value.kind}
        onChange={(kind) => patch({ kind })}
        choices={STAKEHOLDER_KINDS.map((kind) => ({ value: kind, label: say(`kind.${kind}`) }))}
      />
      {value.kind === 'person' && (
        <Advice>
          <p>{say('person.asks')}</p>
          <p>{say('person.cnil')}</p>
        </Advice>
      )}
      <SelectField
        label={say('sheet.group')}
        help={say('sheet.group-help')}
        value={value.urbalGroup ?? ''}
        none={say('sheet.unsaid')}
        onChange={(group) => patch({ urbalGroup: group || null })}
        options={URBAL_GROUPS.map((group) => ({ value: group, label: say(`urbal-group.${group}`) }))}
      />
      <ManyChoices
        label={say('sheet.links')}
        optional
        row
        values={value.links}
        onChange={(links) => patch({ links })}
        choices={CHAIN_LINKS.map((link) => ({
          value: link,
          label: sayEvaluations(`link-of-chain.${link}`),
        }))}
      />
      <TextField
        label={say('sheet.worlds')}
        help={
          others.length > 0
            ? say('sheet.worlds-known', { worlds: others.join(', ') })
            : say('sheet.worlds-help')
        }
        optional
        value={value.worlds}
        onChange={(next) => patch({ worlds: next })}
      />
    </>
  )
}

/** What they gain, what they give, what they may lose. */
export function ExchangeFields({ value, patch }: SheetFieldsProps) {
  const say = useSay(stakeholdersWords)
  return (
    <>
      {(['expects', 'contributes', 'losses'] as const).map((field) => (
        <TextField
          key={field}
          label={say(`field.${field}`)}
          help={say(`field-help.${field}`)}
          optional
          lines={2}
          maxLength={1000}
          value={value[field]}
          onChange={(text) => patch({ [field]: text })}
        />
      ))}
    </>
  )
}
