import { PRODUCT_FAMILIES } from '#features/evaluations/domain/local-definition.ts'
import { formatCents, parseCents } from '#kernel/decimal.ts'
import { useSaving } from '#platform/web/autosave.ts'
import { Button } from '#platform/web/button.tsx'
import { CheckField, ManyChoices } from '#platform/web/choices.tsx'
import { Dialog } from '#platform/web/dialog.tsx'
import { useDraft } from '#platform/web/draft.ts'
import { DateField, Form, SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { DraftFound, SaveBar } from '#platform/web/save-bar.tsx'
import { useToast } from '#platform/web/toasts.tsx'
import { EGALIM_CATEGORIES, LOCAL_DEFINITIONS, ORIGINS } from '../domain/purchase.ts'
import { valueChainsWords } from '../words.ts'
import { useLocalBySheet } from './local-by-sheet.ts'
import { type PurchaseRow, type Scope, usePurchasesChanged, useValueChainsApi } from './value-chains-api.ts'

type RowForm = Pick<PurchaseRow, 'description' | 'date' | 'price' | 'family' | 'shortChain'> & {
  readonly categories: readonly PurchaseRow['categories'][number][]
  readonly supplier: string
  readonly origin: PurchaseRow['origin'] | ''
  readonly localDefinition: NonNullable<PurchaseRow['localDefinition']> | ''
  readonly localKm: string
}

function toForm(row: PurchaseRow): RowForm {
  const { description, supplier, date, price, family, categories, origin, shortChain } = row
  const local = { localDefinition: row.localDefinition ?? ('' as const), localKm: row.localKm ?? '' }
  return {
    description,
    supplier: supplier ?? '',
    date,
    price,
    family,
    categories,
    origin: origin ?? '',
    shortChain,
    ...local,
  }
}

function fromForm(form: RowForm) {
  return {
    ...form,
    // to the cent as the server keeps it: the text never becomes a float
    price: formatCents(parseCents(form.price) ?? 0n),
    categories: [...form.categories],
    supplier: form.supplier.trim() || null,
    origin: form.origin || null,
    localDefinition: form.localDefinition || null,
    localKm: form.localDefinition === 'KM' ? form.localKm || null : null,
  }
}

type RowDialogProps = { readonly row: PurchaseRow; readonly scope: Scope; readonly onClose: () => void }

/** Corrects one row; what leans on it is then marked « à revoir » by the server. */
export function RowDialog({ row, scope, onClose }: RowDialogProps) {
  const say = useSay(valueChainsWords)
  const api = useValueChainsApi()
  const changed = usePurchasesChanged(scope.evaluationId)
  const toast = useToast()
  const draft = useDraft<RowForm>(`purchase:${row.id}`, toForm(row))
  const { value, patch } = draft
  const saving = useSaving<RowForm, PurchaseRow>({
    draft,
    version: row.version,
    delayMs: 0,
    save: (form, version) => api.purchases.correct({ ...scope, id: row.id, version, values: fromForm(form) }),
    read: toForm,
    onSaved: () => {
      toast(say('row.corrected'))
      void changed()
      onClose()
    },
  })
  const localBySheet = useLocalBySheet(scope, value.family, value.description)
  const problems = {
    description: value.description.trim() === '' ? say('problem.purchases.description-missing') : undefined,
    date: value.date === '' ? say('problem.purchases.date-missing') : undefined,
    price: value.price === '' ? say('problem.purchases.price-missing') : undefined,
  }
  const isWhole = !problems.description && !problems.date && !problems.price
  const save = { ...saving, saveNow: () => isWhole && saving.saveNow() }
  return (
    <Dialog title={say('row.title', { row: row.rowNumber })} onClose={onClose}>
      <Form onSubmit={save.saveNow}>
        <DraftFound draft={draft} />
        <TextField
          label={say('field.description')}
          value={value.description}
          maxLength={500}
          onChange={(description) => patch({ description })}
          error={problems.description}
        />
        <TextField
          label={say('field.supplier')}
          value={value.supplier}
          maxLength={300}
          onChange={(supplier) => patch({ supplier })}
          optional
        />
        <div className="vc-pair">
          <DateField
            label={say('field.date')}
            value={value.date}
            onChange={(date) => patch({ date })}
            error={problems.date}
          />
          <NumberField
            label={say('field.price')}
            unit="€"
            value={value.price}
            onChange={(price) => patch({ price })}
            error={problems.price}
          />
        </div>
        <SelectField
          label={say('field.family')}
          value={value.family}
          onChange={(family) => family && patch({ family })}
          options={PRODUCT_FAMILIES.map((each) => ({ value: each, label: say(`family.${each}`) }))}
        />
        <ManyChoices
          label={say('field.categories')}
          help={say('field.categories-help')}
          values={value.categories}
          onChange={(categories) => patch({ categories })}
          choices={EGALIM_CATEGORIES.map((each) => ({ value: each, label: say(`category.${each}`) }))}
        />
        <SelectField
          label={say('field.origin')}
          none={say('field.origin-none')}
          value={value.origin ?? ''}
          onChange={(origin) => patch({ origin })}
          options={ORIGINS.map((each) => ({
            value: each,
            label: say(each === 'FRANCE' ? 'amount.france' : 'amount.europe'),
          }))}
        />
        <CheckField
          label={say('amount.shortChain')}
          checked={value.shortChain}
          onChange={(shortChain) => patch({ shortChain })}
        />
        <SelectField
          label={say('rows.definition')}
          help={localBySheet}
          none={say('field.not-local')}
          value={value.localDefinition}
          onChange={(localDefinition) => patch({ localDefinition })}
          options={LOCAL_DEFINITIONS.map((each) => ({ value: each, label: say(`local.${each}`) }))}
          error={
            value.localDefinition !== '' && value.origin === 'EUROPE'
              ? say('problem.purchases.local-outside-france')
              : undefined
          }
        />
        {value.localDefinition === 'KM' && (
          <NumberField
            label={say('field.km')}
            unit="km"
            min={0}
            value={value.localKm}
            onChange={(localKm) => patch({ localKm })}
            optional
          />
        )}
        <SaveBar saving={save} names={fieldNames(say)}>
          <Button look="quiet" onClick={onClose}>
            {say('row.later')}
          </Button>
        </SaveBar>
      </Form>
    </Dialog>
  )
}

function fieldNames(say: ReturnType<typeof useSay<Extract<keyof (typeof valueChainsWords)['fr'], string>>>): {
  [F in keyof RowForm & string]: string
} {
  return {
    description: say('field.description'),
    supplier: say('field.supplier'),
    date: say('field.date'),
    price: say('field.price'),
    family: say('field.family'),
    categories: say('field.categories'),
    origin: say('field.origin'),
    shortChain: say('amount.shortChain'),
    localDefinition: say('rows.definition'),
    localKm: say('field.km'),
  }
}
