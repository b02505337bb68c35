import { Choices } from '#platform/web/choices.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import type { Draft } from '#platform/web/draft.ts'
import { TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { RULES_OF_AUDIENCE } from '../domain/audience.ts'
import { restitutionWords } from '../words.ts'
import { AudienceField, UseField } from './audience-fields.tsx'
import type { SupportForm } from './support-form.ts'

export type GroupProps = { readonly draft: Draft<SupportForm> }

/** One use, one audience; what that audience reads is said beside. */
export function AimFields({ draft }: GroupProps) {
  const say = useSay(restitutionWords)
  const { title, audience, use, lang } = draft.value
  const rules = RULES_OF_AUDIENCE[audience]
  return (
    <div className="rs-fields">
      <div data-field="title">
        <TextField
          label={say('field.title')}
          value={title}
          maxLength={200}
          onChange={(next) => draft.patch({ title: next })}
          error={title.trim() === '' ? say('field.title-empty') : undefined}
        />
      </div>
      <div data-field="audience">
        <AudienceField value={audience} onChange={(next) => draft.patch({ audience: next })} />
      </div>
      <Disclosure title={say('audience.expects')}>
        <p>{say(`format.${audience}`)}</p>
        <p className="rs-expects">{say('audience.musts')}</p>
        <ul className="rs-list">
          {rules.musts.map((must) => (
            <li key={must}>{say(`must.${must}`)}</li>
          ))}
        </ul>
        {rules.avoids.length > 0 && (
          <>
            <p className="rs-expects">{say('audience.avoids')}</p>
            <ul className="rs-list">
              {rules.avoids.map((avoid) => (
                <li key={avoid}>{say(`avoid.${avoid}`)}</li>
              ))}
            </ul>
          </>
        )}
      </Disclosure>
      <div data-field="use">
        <UseField audience={audience} value={use} onChange={(next) => draft.patch({ use: next })} />
      </div>
      <Choices
        label={say('field.lang')}
        help={say('field.lang-help')}
        row
        value={lang}
        onChange={(next) => draft.patch({ lang: next })}
        choices={[
          { value: 'fr', label: say('lang.fr') },
          { value: 'en', label: say('lang.en') },
        ]}
      />
    </div>
  )
}
