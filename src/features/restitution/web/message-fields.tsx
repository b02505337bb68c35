import { evaluationAddress } from '#features/evaluations/web/evaluation-addresses.ts'
import type { EvaluationHere } from '#features/evaluations/web/evaluation-page.tsx'
import { countCharacters } from '#kernel/text-measure.ts'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { SelectField, TextField } from '#platform/web/form.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import { KEY_MESSAGE_LIMIT } from '../domain/support-checks.ts'
import { restitutionWords } from '../words.ts'
import type { GroupProps } from './aim-fields.tsx'

/** One sentence, counted as it is written; too long is said, never cut. */
export function KeyMessageField({ draft }: GroupProps) {
  const say = useSay(restitutionWords)
  const { keyMessage } = draft.value
  const left = KEY_MESSAGE_LIMIT - countCharacters(keyMessage.trim())
  return (
    <div className="rs-fields" data-field="keyMessage">
      <TextField
        label={say('field.key-message')}
        help={say('field.key-message-help')}
        lines={3}
        value={keyMessage}
        maxLength={600}
        onChange={(next) => draft.patch({ keyMessage: next })}
        error={left < 0 ? say('field.over', { n: -left }) : undefined}
      />
      <p className="rs-counter" data-over={left < 0}>
        {say('field.left', { n: Math.max(0, left) })}
      </p>
    </div>
  )
}

type StoryFieldProps = GroupProps & {
  readonly titles: ReadonlyMap<string, string>
  readonly here: EvaluationHere
}

export function StoryField({ draft, titles, here }: StoryFieldProps) {
  const say = useSay(restitutionWords)
  const write = evaluationAddress(here.territoryId, here.evaluation.id, 'recit')
  if (titles.size === 0) {
    return (
      <p className="tb-soft" data-field="story">
        {say('field.story-none-yet')} <LinkTo to={write}>{say('field.story-write')}</LinkTo>
      </p>
    )
  }
  return (
    <div data-field="story">
      <SelectField
        label={say('field.story')}
        help={say('field.story-help')}
        none={say('field.story-none')}
        value={draft.value.storyId}
        onChange={(next) => draft.patch({ storyId: next })}
        options={[...titles].map(([value, label]) => ({ value, label }))}
      />
    </div>
  )
}

export function CallField({ draft }: GroupProps) {
  const say = useSay(restitutionWords)
  return (
    <div data-field="callToAction">
      <TextField
        label={say('field.call')}
        help={say('field.call-help')}
        lines={3}
        maxLength={1000}
        value={draft.value.callToAction}
        onChange={(next) => draft.patch({ callToAction: next })}
      />
    </div>
  )
}

/** What is not known yet: what the figures leave open is proposed, one press takes it. */
export function LimitsField({ draft, proposed }: GroupProps & { readonly proposed: readonly string[] }) {
  const say = useSay(restitutionWords)
  const { limits } = draft.value
  const untaken = proposed.filter((sentence) => !limits.includes(sentence))
  const take = (sentence: string) =>
    draft.patch({ limits: [limits.trimEnd(), sentence].filter((part) => part !== '').join('\n') })
  return (
    <div className="rs-fields" data-field="limits">
      <TextField
        label={say('field.limits')}
        help={say('field.limits-help')}
        lines={4}
        maxLength={4000}
        value={limits}
        onChange={(next) => draft.patch({ limits: next })}
      />
      {untaken.length > 0 && (
        <div>
          <p className="tb-soft">{say('field.limits-proposed')}</p>
          <ul className="rs-proposed">
            {untaken.map((sentence) => (
              <li key={sentence}>
                <Button look="quiet" icon={<SignIcon sign="plus" size={18} />} onClick={() => take(sentence)}>
                  {sentence}
                </Button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
