import { SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import {
  EMPTY_LOCAL_DEFINITION,
  LOCAL_BASES,
  type LocalDefinition,
  PRODUCT_FAMILIES,
} from '../domain/local-definition.ts'
import { evaluationsWords } from '../words.ts'
import { Guide } from './guidance.tsx'
import type { PerimeterForm } from './perimeter-form.ts'
import { RowFields } from './row-fields.tsx'

type LocalDefinitionRowsProps = {
  readonly form: PerimeterForm
  readonly patch: (change: Partial<PerimeterForm>) => void
}

/** « Local » means something for a product or a family; both empty stand for all of them. */
export function LocalDefinitionRows({ form, patch }: LocalDefinitionRowsProps) {
  const say = useSay(evaluationsWords)
  return (
    <RowFields
      label={say('field.localDefinitions')}
      field="localDefinitions"
      help={say('field-help.localDefinitions')}
      guide={<Guide field="perimeter.localDefinitions" name={say('field.localDefinitions')} />}
      rows={form.localDefinitions}
      onChange={(localDefinitions) => patch({ localDefinitions })}
      empty={EMPTY_LOCAL_DEFINITION}
      addLabel={say('local.add')}
      removeLabel={(n) => say('local.remove', { n })}
      removed={say('local.removed')}
    >
      {(row, change) => <DefinitionFields row={row} change={change} />}
    </RowFields>
  )
}

type DefinitionFieldsProps = {
  readonly row: LocalDefinition
  readonly change: (part: Partial<LocalDefinition>) => void
}

function DefinitionFields({ row, change }: DefinitionFieldsProps) {
  const say = useSay(evaluationsWords)
  return (
    <>
      <SelectField
        label={say('local.family')}
        value={row.family ?? ''}
        none={say('local.family-none')}
        onChange={(family) => change({ family: family || null })}
        options={PRODUCT_FAMILIES.map((value) => ({ value, label: say(`family.${value}`) }))}
      />
      <TextField
        label={say('local.product')}
        value={row.product}
        maxLength={200}
        placeholder={say(row.family === null ? 'local.all' : 'local.whole-family')}
        onChange={(product) => change({ product })}
      />
      <SelectField
        label={say('local.basis')}
        value={row.basis ?? ''}
        none={say('local.basis-none')}
        onChange={(basis) => change({ basis: basis || null, value: basis === row.basis ? row.value : '' })}
        options={LOCAL_BASES.map((value) => ({ value, label: say(`local-basis.${value}`) }))}
      />
      {row.basis === 'distance' && (
        <NumberField
          label={say('local.km')}
          unit="km"
          min={0}
          value={row.value}
          onChange={(value) => change({ value })}
        />
      )}
      {(row.basis === 'massif' || row.basis === 'label') && (
        <TextField
          label={say(`local.value.${row.basis}`)}
          value={row.value}
          maxLength={200}
          onChange={(value) => change({ value })}
        />
      )}
      <div className="ev-row-whole">
        <TextField
          label={say('local.words')}
          help={say('local.words-help')}
          value={row.meaning}
          maxLength={500}
          optional={row.basis !== null}
          onChange={(meaning) => change({ meaning })}
        />
      </div>
    </>
  )
}
