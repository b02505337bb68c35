import { CheckField } from '#platform/web/choices.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { FormItem, FormText } from '../domain/form.ts'
import { findItem, replaceItem } from '../domain/form-editing.ts'
import { ConditionField } from './condition-field.tsx'
import { useEditor, useSetField, withField } from './editor-state.ts'
import { editorWords } from './editor-words.ts'
import { ItemActs } from './item-acts.tsx'
import { NameField } from './name-field.tsx'
import { QuestionFields } from './question-fields.tsx'
import { RuleField } from './rule-field.tsx'
import { TextPair } from './text-pair.tsx'

/** The open question, group or repeat. */
export function ItemEditor() {
  const say = useSay(editorWords)
  const { form, selected } = useEditor()
  const item = findItem(form, selected)
  if (!item) return null
  return (
    <section className="qn-fields" aria-label={say('item.label')}>
      <ItemActs item={item} />
      {item.kind === 'question' ? <QuestionFields question={item} /> : <HolderFields item={item} />}
    </section>
  )
}

type Holder = Exclude<FormItem, { kind: 'question' }>

function HolderFields({ item }: { readonly item: Holder }) {
  const say = useSay(editorWords)
  const set = useSetField(item)
  const { form, edit } = useEditor()
  const isOneScreen = /(^|\s)(field-list|table-list)(\s|$)/.test(item.appearance ?? '')
  return (
    <>
      <TextPair
        label={say('field.group-label')}
        help={say('field.group-label-help')}
        field="label"
        value={item.label}
        onChange={(label: FormText) => set('label', label)}
      />
      <CheckField
        label={say('field.one-screen')}
        checked={isOneScreen}
        onChange={(on) =>
          edit(replaceItem(form, item.name, withField(item, 'appearance', on ? 'field-list' : '')))
        }
      />
      <ConditionField item={item} />
      {item.kind === 'repeat' && (
        <Disclosure title={say('field.count')} open={item.count !== undefined}>
          <RuleField
            label={say('field.count-rule')}
            help={say('field.count-help')}
            field="count"
            item={item.name}
            value={item.count ?? ''}
            onChange={(rule) => set('count', rule)}
          />
        </Disclosure>
      )}
      <Disclosure title={say('field.more')}>
        <NameField item={item} />
      </Disclosure>
    </>
  )
}
