/** @jsxImportSource preact */
import type { Form } from '#features/questionnaires/domain/form.ts'

type LanguageProps = { readonly form: Form; readonly tag: string; readonly onTag: (tag: string) => void }

/** The languages in which the questions are written; nothing where there is one alone. */
export function LanguageChoice({ form, tag, onTag }: LanguageProps) {
  if (form.languages.length < 2) return null
  return (
    <p class="languages">
      {form.languages.map((language) => (
        <button
          key={language.tag}
          class="plain"
          type="button"
          lang={language.tag === 'und' ? undefined : language.tag}
          aria-pressed={language.tag === tag}
          onClick={() => onTag(language.tag)}
        >
          {language.name || language.tag}
        </button>
      ))}
    </p>
  )
}
