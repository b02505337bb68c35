import './guidance.css'
import { useState } from 'react'
import type { Lang } from '#kernel/words.ts'
import { useLang, useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { Guidance, GuidedField } from '../domain/guidance.ts'
import { evaluationsWords } from '../words.ts'

type Reader = (field: GuidedField, lang: Lang) => Guidance

type GuideProps = {
  readonly field: GuidedField
  /** What the field is called: the disclosure names it for those who do not see what it stands beside. */
  readonly name: string
}

/** Why a field is asked, with an answer that says nothing and one that helps: one press away, read when it is opened. */
export function Guide({ field, name }: GuideProps) {
  const say = useSay(evaluationsWords)
  const { lang } = useLang()
  const [reader, setReader] = useState<Reader | undefined>(undefined)
  const read = () => {
    // the examples of all fields weigh more than the page: they come with the first one that is opened
    void import('../domain/guidance.ts').then(({ readGuidance }) => setReader(() => readGuidance))
  }
  const guidance = reader?.(field, lang)
  return (
    <details
      className="ev-guide"
      onToggle={(event) => {
        if (event.currentTarget.open) read()
      }}
    >
      <summary>
        <SignIcon sign="info" size={16} />
        {say('guide.open')}
        <span className="tb-hidden">{say('guide.of', { name })}</span>
      </summary>
      {guidance && (
        <div className="ev-guide-body">
          <p>{guidance.why}</p>
          <dl>
            <dt>
              <SignIcon sign="close" size={14} /> {say('guide.bad')}
            </dt>
            <dd data-weak>{guidance.bad}</dd>
            <dt>
              <SignIcon sign="check" size={14} /> {say('guide.good')}
            </dt>
            <dd>{guidance.good}</dd>
          </dl>
        </div>
      )}
    </details>
  )
}
