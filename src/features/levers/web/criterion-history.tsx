import { IconButton } from '#platform/web/button.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { CriterionText } from '../domain/governance-catalogue.ts'
import { leversScreensWords } from '../words.ts'
import type { CriterionRead } from './criterion-feeds.tsx'
import { useLeverActs } from './lever-acts.ts'
import { useLeversApi } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

type JudgementRead = CriterionRead['history'][number]
type HistoryProps = {
  readonly here: LeversHere
  readonly text: CriterionText
  readonly history: readonly JudgementRead[]
}

/** Every judgement, the latest first; one that was a mistake goes, with the way back. */
export function CriterionHistory({ here, text, history }: HistoryProps) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const api = useLeversApi()
  const acts = useLeverActs(here.territoryId)
  if (history.length === 0) return null
  return (
    <Disclosure title={say('gov.history', { n: history.length })}>
      <ol className="lv-history">
        {history.map((judgement) => {
          const day = formatDay(judgement.judgedOn, lang)
          return (
            <li key={judgement.id}>
              <div>
                <p>
                  <strong>{say('gov.of', { n: judgement.level, of: 4 })}</strong> · {day}
                  {judgement.judgedWith !== '' && ` · ${judgement.judgedWith}`}
                </p>
                {judgement.argument !== '' && <p className="lv-said">{judgement.argument}</p>}
              </div>
              {here.mayWrite && (
                <span className="tb-no-print">
                  <IconButton
                    label={say('gov.remove', { name: text.name, day })}
                    onClick={() => void acts.remove(api.judgements, judgement, `${text.name}, ${day}`)}
                  >
                    <SignIcon sign="close" size={16} />
                  </IconButton>
                </span>
              )}
            </li>
          )
        })}
      </ol>
    </Disclosure>
  )
}
