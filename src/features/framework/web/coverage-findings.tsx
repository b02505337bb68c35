import { QueryLink } from '#platform/web/address-query.tsx'
import { Disclosure } from '#platform/web/disclosure.tsx'
import { useSay } from '#platform/web/lang.tsx'
import type { CoverageFinding } from '../domain/coverage.ts'
import { frameworkWords } from '../words.ts'

const SHOWN = 6

type FindingsProps = { readonly findings: readonly CoverageFinding[]; readonly base: string }

/** The holes and the excesses, each leading to the place where it is mended. */
export function CoverageFindings({ findings, base }: FindingsProps) {
  const say = useSay(frameworkWords)
  const list = (some: readonly CoverageFinding[]) => (
    <ul className="fw-advice">
      {some.map((finding) => {
        const [kind, id, field] = finding.path.split('/')
        return (
          <li key={`${finding.code} ${finding.path}`}>
            {say(`finding.${finding.code}`, finding.params)}{' '}
            {kind === 'lines' && id && (
              <QueryLink path={`${base}/referentiel/${id}`} hash={field ?? ''}>
                {say('advice.fill')}
              </QueryLink>
            )}
          </li>
        )
      })}
    </ul>
  )
  if (findings.length === 0) return <p>{say('coverage.whole')}</p>
  return (
    <div className="tb-stack">
      {list(findings.slice(0, SHOWN))}
      {findings.length > SHOWN && (
        <Disclosure title={say('advice.more', { n: findings.length - SHOWN })}>
          {list(findings.slice(SHOWN))}
        </Disclosure>
      )}
    </div>
  )
}
