import { useLang, useSay } from '#platform/web/lang.tsx'
import type { Crosswalk } from '../domain/crosswalk.ts'
import { frameworkWords } from '../words.ts'

/** Correspondences with other frameworks, each with how sure it is. */
export function CrosswalkList({ crosswalks }: { readonly crosswalks: readonly Crosswalk[] }) {
  const say = useSay(frameworkWords)
  const { lang } = useLang()
  return (
    <ul className="fw-crosswalks">
      {crosswalks.map(({ framework, reference, label, provenance, source }) => (
        <li key={`${framework} ${reference} ${label.fr}`}>
          <strong>
            <abbr title={say(`framework.${framework}`)}>{say(`framework.short-${framework}`)}</abbr>
            {framework !== 'PAT2' && reference && `\u00a0${reference}`}
          </strong>
          {label[lang] && ` ${label[lang]}`}{' '}
          <span className="tb-soft" title={source}>
            ({say(`provenance.${provenance}`)})
          </span>
        </li>
      ))}
    </ul>
  )
}
