import './field-pair.css'
import { Choices } from '#platform/web/choices.tsx'
import { DateField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { type AttachmentKind, CONSENT_USES, CONSENT_WAYS, type Consent } from '../domain/attachment.ts'
import { evaluationsWords } from '../words.ts'

type ConsentFieldsProps = {
  readonly kind: AttachmentKind
  readonly consent: Consent
  readonly patch: (change: Partial<Consent>) => void
  readonly today: string
}

/** Who agreed, how, on which day, for what and until when: nothing leaves this page without it. */
export function ConsentFields({ kind, consent, patch, today }: ConsentFieldsProps) {
  const say = useSay(evaluationsWords)
  // whoever speaks is recognised
  const ways = CONSENT_WAYS.filter((way) => kind !== 'voice' || way !== 'nobody_recognisable')
  return (
    <fieldset className="tb-choices ev-consent">
      <legend>{say('consent.title')}</legend>
      <div className="tb-choices-help">{say('consent.lead')}</div>
      <Choices
        label={say('consent.how')}
        value={consent.consentHow ?? undefined}
        onChange={(consentHow) => patch({ consentHow })}
        choices={ways.map((value) => ({ value, label: say(`consent-way.${value}`) }))}
      />
      {consent.consentHow !== 'nobody_recognisable' && (
        <TextField
          label={say('consent.by')}
          help={say('consent.by-help')}
          value={consent.consentBy}
          maxLength={300}
          onChange={(consentBy) => patch({ consentBy })}
        />
      )}
      <div className="ev-pair">
        <DateField
          label={say('consent.on')}
          value={consent.consentOn ?? ''}
          max={today}
          onChange={(value) => patch({ consentOn: value || null })}
        />
        <DateField
          label={say('consent.expires')}
          help={say('consent.expires-help')}
          value={consent.expiresOn ?? ''}
          min={today}
          onChange={(value) => patch({ expiresOn: value || null })}
        />
      </div>
      <Choices
        label={say('consent.for')}
        value={consent.consentFor}
        onChange={(consentFor) => patch({ consentFor })}
        choices={CONSENT_USES.map((value) => ({ value, label: say(`consent-use.${value}`) }))}
      />
    </fieldset>
  )
}
