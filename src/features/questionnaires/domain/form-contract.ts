import { z } from 'zod'
import { FORM_LIMITS, type Form, type FormItem, METADATA, QUESTION_TYPES } from './form.ts'

// The shape of a form as it travels; what it means (names, lists, rules) is checked by the compiler of forms.
const name = z.string().min(1).max(FORM_LIMITS.name)
const rule = z.string().max(FORM_LIMITS.rule)
const text = z.record(z.string().max(35), z.string().max(FORM_LIMITS.text))
const short = z.string().max(200)

const questionSchema = z.strictObject({
  kind: z.literal('question'),
  type: z.enum(QUESTION_TYPES),
  name,
  label: text,
  hint: text.exactOptional(),
  required: z.union([z.boolean(), rule]).exactOptional(),
  requiredMessage: text.exactOptional(),
  relevant: rule.exactOptional(),
  constraint: rule.exactOptional(),
  constraintMessage: text.exactOptional(),
  readOnly: z.boolean().exactOptional(),
  calculation: rule.exactOptional(),
  initial: z.string().max(FORM_LIMITS.rule).exactOptional(),
  list: name.exactOptional(),
  rows: name.exactOptional(),
  choiceFilter: rule.exactOptional(),
  orOther: z.boolean().exactOptional(),
  unit: z.string().max(60).exactOptional(),
  from: z.number().exactOptional(),
  to: z.number().exactOptional(),
  step: z.number().positive().exactOptional(),
  fromLabel: text.exactOptional(),
  toLabel: text.exactOptional(),
  levels: z.array(text).max(5).exactOptional(),
  metadata: z.enum(METADATA).exactOptional(),
  appearance: short.exactOptional(),
  parameters: short.exactOptional(),
  answers: z
    .array(z.strictObject({ lineId: z.uuid(), variable: z.string().max(80).exactOptional() }))
    .max(40)
    .exactOptional(),
})

const frame = { name, label: text, relevant: rule.exactOptional(), appearance: short.exactOptional() }

/** Items to a bounded depth: a schema that called itself could be nested until the stack is gone. */
function itemsAt(depth: number): z.ZodType<FormItem[]> {
  if (depth === 0) return z.array(questionSchema).max(FORM_LIMITS.items)
  const items = itemsAt(depth - 1)
  return z
    .array(
      z.discriminatedUnion('kind', [
        questionSchema,
        z.strictObject({ kind: z.literal('group'), ...frame, items }),
        z.strictObject({ kind: z.literal('repeat'), ...frame, count: rule.exactOptional(), items }),
      ]),
    )
    .max(FORM_LIMITS.items)
}

const choice = z.strictObject({
  name: z.string().min(1).max(FORM_LIMITS.name),
  label: text,
  attributes: z.record(z.string().max(80), z.string().max(300)).exactOptional(),
})

export const formSchema: z.ZodType<Form> = z.strictObject({
  format: z.literal('tablee-form'),
  formatVersion: z.literal(1),
  id: short,
  title: text,
  languages: z
    .array(z.strictObject({ tag: z.string().min(2).max(35), name: z.string().max(80) }))
    .min(1)
    .max(20),
  items: itemsAt(FORM_LIMITS.depth),
  lists: z.record(name, z.array(choice).max(FORM_LIMITS.choices)),
  settings: z
    .strictObject({
      version: short.exactOptional(),
      instanceName: rule.exactOptional(),
      allowChoiceDuplicates: z.boolean().exactOptional(),
      style: short.exactOptional(),
    })
    .exactOptional(),
})
