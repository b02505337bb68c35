import './perimeter.css'
import type { ReactNode } from 'react'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { evaluationsWords } from '../words.ts'
import type { EvaluationRecord } from './evaluations-api.ts'
import { type PerimeterForm, readPerimeterForm, showPerimeterField } from './perimeter-form.ts'
import { QuestionSentence } from './question-sentence.tsx'

const GROUPS = {
  what: ['title', 'mode', 'product', 'links'],
  where: ['communes', 'localDefinitions', 'population'],
  when: ['startedOn', 'periodFrom', 'periodTo', 'baselineDate', 'baselinePlannedBy'],
  why: ['stakes', 'questions'],
  whom: ['recipients', 'use'],
  means: ['meansDays', 'meansEuros', 'sponsor', 'reviewer', 'constraints'],
  out: ['outOfScope'],
} as const satisfies Record<string, readonly (keyof PerimeterForm)[]>

/** The sheet for those who read it; what is empty says so. */
export function PerimeterReading({ evaluation }: { readonly evaluation: EvaluationRecord }) {
  const say = useSay(evaluationsWords)
  const { lang } = useLang()
  const form = readPerimeterForm(evaluation)
  return (Object.keys(GROUPS) as (keyof typeof GROUPS)[]).map((group) => (
    <Section key={group} title={say(`perimeter.group.${group}`)}>
      <dl className="ev-facts">
        {GROUPS[group].map((field) => (
          <Fact key={field} name={say(`field.${field}`)}>
            {field === 'questions' && form.questions.length > 0
              ? form.questions.map((question) => (
                  <QuestionSentence key={Object.values(question).join(' ')} question={question} />
                ))
              : showPerimeterField(field, form, say, lang) || (
                  <span className="tb-soft">{say('perimeter.not-filled')}</span>
                )}
          </Fact>
        ))}
      </dl>
    </Section>
  ))
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
