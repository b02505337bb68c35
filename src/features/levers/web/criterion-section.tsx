import { useState } from 'react'
import { Button } from '#platform/web/button.tsx'
import { formatDay, useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import type { CriterionText } from '../domain/governance-catalogue.ts'
import { leversScreensWords } from '../words.ts'
import { ActName } from './act-name.tsx'
import { CriterionFeeds, type CriterionRead } from './criterion-feeds.tsx'
import { CriterionHistory } from './criterion-history.tsx'
import { CriterionJudge } from './criterion-judge.tsx'
import { EvidenceFiles } from './evidence-files.tsx'
import { LevelBar } from './governance-bars.tsx'
import type { LeversHere } from './levers-frame.tsx'
import { OpenedForm, useFocusAfter } from './opened-form.tsx'

type CriterionProps = {
  readonly here: LeversHere
  readonly text: CriterionText
  readonly read: CriterionRead
}

/** One criterion: its question, what is recorded, what was judged together and why. */
export function CriterionSection({ here, text, read }: CriterionProps) {
  const say = useSay(leversScreensWords)
  const { lang } = useLang()
  const [isJudging, setJudging] = useState(false)
  const opener = useFocusAfter(isJudging)
  const latest = read.history[0]
  return (
    <Section title={text.name} lead={text.question} id={text.code}>
      <p className="tb-soft">{say('gov.observe', { what: text.observe })}</p>
      <div className="lv-criterion">
        <div className="tb-stack lv-tight">
          <h3 className="lv-small-title">{say('gov.recorded')}</h3>
          <CriterionFeeds here={here} feeds={read.feeds} />
        </div>
        <div className="tb-stack lv-tight">
          <h3 className="lv-small-title">{say('gov.judgement')}</h3>
          {latest ? (
            <>
              <p className="lv-level">
                <strong>{say('gov.of', { n: latest.level, of: 4 })}</strong>
                <LevelBar level={latest.level} />
              </p>
              <p>{text.levels[latest.level]}</p>
              {latest.argument !== '' && <p className="lv-said">{latest.argument}</p>}
              <p className="tb-soft">
                {formatDay(latest.judgedOn, lang)}
                {latest.judgedWith !== '' && ` · ${latest.judgedWith}`}
              </p>
              <EvidenceFiles here={here} ownerKind="judgement" ownerId={latest.id} name={text.name} />
            </>
          ) : (
            <p className="tb-soft">{say('gov.unjudged')}</p>
          )}
          {here.mayWrite && !isJudging && (
            <div className="tb-row tb-no-print">
              <Button look="second" ref={opener} onClick={() => setJudging(true)}>
                <ActName text={say(latest ? 'gov.judge-again' : 'gov.judge')} of={text.name} />
              </Button>
            </div>
          )}
        </div>
      </div>
      {isJudging && (
        <OpenedForm>
          <CriterionJudge here={here} text={text} onDone={() => setJudging(false)} />
        </OpenedForm>
      )}
      <CriterionHistory here={here} text={text} history={read.history} />
    </Section>
  )
}
