/** @jsxImportSource preact */
import type { Form } from '#features/questionnaires/domain/form.ts'
import { LANGS } from '#kernel/words.ts'

type LanguageProps = { readonly form: Form; readonly tag: string; readonly onTag: (tag: string) => void }

/** Languages of the questions, where there are others than those of the page: that one is changed in its header. */
export function LanguageChoice({ form, tag, onTag }: LanguageProps) {
  const { languages } = form
  if (languages.length < 2 || languages.every(({ tag: each }) => LANGS.some((lang) => lang === each)))
    return null
  return (
    <p class="languages">
      {languages.map((language) => (
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
