import { LinkTo } from '#platform/web/button.tsx'
import { DateField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { NumberField } from '#platform/web/number-field.tsx'
import { Section } from '#platform/web/page.tsx'
import { leversScreensWords } from '../words.ts'
import type { EventPartProps } from './event-fields.tsx'

/** What was said, when participants were told what came out, and the day of what comes next. */
export function EventMinutes({ here, form, patch, disabled }: EventPartProps) {
  const say = useSay(leversScreensWords)
  return (
    <Section title={say('minutes.title')} lead={say('minutes.lead')} id="compte-rendu">
      <fieldset className="lv-fields" disabled={disabled}>
        <legend className="tb-hidden">{say('minutes.title')}</legend>
        <div className="lv-wide" data-field="report">
          <TextField
            label={say('minutes.report')}
            help={say('minutes.report-help')}
            optional
            lines={6}
            maxLength={100_000}
            value={form.report}
            onChange={(report) => patch({ report })}
          />
          {here.mayWrite && form.report.trim() !== '' && (
            <p className="tb-soft tb-no-print">
              <LinkTo to={`${here.root}/reseau/compte-rendu`}>{say('minutes.to-network')}</LinkTo>
            </p>
          )}
        </div>
        <div className="lv-wide lv-three">
          <div data-field="speechPercent">
            <NumberField
              label={say('minutes.speech')}
              help={say('minutes.speech-help')}
              optional
              unit="%"
              min={0}
              max={100}
              value={form.speechPercent}
              onChange={(speechPercent) => patch({ speechPercent })}
            />
          </div>
          <div data-field="traceOn">
            <DateField
              label={say('minutes.trace')}
              help={say('minutes.trace-help')}
              optional
              value={form.traceOn}
              onChange={(traceOn) => patch({ traceOn })}
            />
          </div>
          <div data-field="followUpOn">
            <DateField
              label={say('minutes.follow-up')}
              help={say('minutes.follow-up-help')}
              optional
              value={form.followUpOn}
              onChange={(followUpOn) => patch({ followUpOn })}
            />
          </div>
        </div>
      </fieldset>
    </Section>
  )
}
