import { Button } from '#platform/web/button.tsx'
import type { Draft } from '#platform/web/draft.ts'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { nameLanguage } from '../domain/form-language.ts'
import { useEditor } from './editor-state.ts'
import { editorWords } from './editor-words.ts'
import type { QuestionnaireForm } from './questionnaire-draft.ts'
import { TextPair } from './text-pair.tsx'

const OFFERED = [
  { tag: 'fr', name: 'Français (fr)' },
  { tag: 'en', name: 'English (en)' },
] as const

/** The questionnaire as a whole: its names, for whom it is, what for, its languages. */
export function FormSettings({ draft }: { readonly draft: Draft<QuestionnaireForm> }) {
  const say = useSay(editorWords)
  const { form, edit } = useEditor()
  const { title, audience, note } = draft.value
  const { languages } = form
  return (
    <section className="qn-fields" aria-label={say('outline.settings')}>
      <TextField
        label={say('field.title')}
        help={say('field.title-help')}
        value={title}
        maxLength={200}
        onChange={(next) => draft.patch({ title: next })}
        error={title.trim() === '' ? say('field.title-missing') : undefined}
      />
      <TextPair
        label={say('field.form-title')}
        field="form-title"
        value={form.title}
        onChange={(next) => edit({ ...form, title: next }, 'form title')}
      />
      <TextField
        label={say('field.audience')}
        help={say('field.audience-help')}
        optional
        value={audience}
        maxLength={500}
        onChange={(next) => draft.patch({ audience: next })}
      />
      <TextField
        label={say('field.note')}
        help={say('field.note-help')}
        optional
        lines={3}
        value={note}
        maxLength={2000}
        onChange={(next) => draft.patch({ note: next })}
      />
      <fieldset className="tb-choices" data-field="languages">
        <legend>{say('language.title')}</legend>
        <p className="tb-choices-help">{say('language.help')}</p>
        <ul className="qn-plain">
          {languages.map((language, at) => (
            <li key={language.tag} className="tb-row">
              <strong>{language.name || say('language.unnamed')}</strong>
              {at === 0 ? (
                <span className="tb-soft">{say('language.first')}</span>
              ) : (
                <Button
                  look="quiet"
                  onClick={() => edit({ ...form, languages: [language, ...languages.toSpliced(at, 1)] })}
                >
                  {say('language.put-first')}
                </Button>
              )}
              {language.tag === 'und' &&
                OFFERED.filter(({ tag }) => !languages.some((each) => each.tag === tag)).map((one) => (
                  <Button key={one.tag} look="second" onClick={() => edit(nameLanguage(form, 'und', one))}>
                    {say('language.is', { language: one.name })}
                  </Button>
                ))}
              {languages.length > 1 && (
                <Button
                  look="quiet"
                  onClick={() => edit({ ...form, languages: languages.toSpliced(at, 1) })}
                  aria-label={say('language.remove-label', { language: language.name || language.tag })}
                >
                  {say('language.remove')}
                </Button>
              )}
            </li>
          ))}
        </ul>
        <div className="tb-row">
          {OFFERED.filter(({ tag }) => !languages.some((language) => language.tag === tag)).map(
            (language) => (
              <Button
                key={language.tag}
                look="second"
                onClick={() => edit({ ...form, languages: [...languages, language] })}
              >
                {say('language.add', { language: language.name })}
              </Button>
            ),
          )}
        </div>
      </fieldset>
    </section>
  )
}
