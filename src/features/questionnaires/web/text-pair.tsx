import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { FormText } from '../domain/form.ts'
import { useEditor, withWords } from './editor-state.ts'
import { editorWords } from './editor-words.ts'

type TextPairProps = {
  readonly label: string
  readonly field: string
  readonly value: FormText | undefined
  readonly onChange: (next: FormText) => void
  readonly lines?: number
  readonly help?: string
  readonly onBlur?: () => void
}

/** One text in each language of the form, side by side. */
export function TextPair({ label, field, value, onChange, lines = 1, help, onBlur }: TextPairProps) {
  const say = useSay(editorWords)
  const { form } = useEditor()
  const isOne = form.languages.length === 1
  return (
    <div className="qn-pair" data-field={field}>
      {form.languages.map(({ tag, name }, at) => (
        <div key={tag} lang={tag === 'und' ? undefined : tag}>
          <TextField
            label={isOne ? label : `${label} · ${name || say('language.unnamed')}`}
            help={at === 0 ? help : undefined}
            value={value?.[tag] ?? ''}
            lines={lines}
            maxLength={4000}
            {...(onBlur ? { onBlur } : {})}
            onChange={(words) => onChange(withWords(value, tag, words))}
          />
        </div>
      ))}
    </div>
  )
}
