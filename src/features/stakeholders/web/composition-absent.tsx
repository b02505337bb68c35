import { evaluationsWords } from '#features/evaluations/words.ts'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { Composition } from '../domain/composition.ts'
import { stakeholdersWords } from '../words.ts'
import { findCandidates } from './meeting-matrix.ts'
import type { Rated } from './rated.ts'
import type { StakeholdersHere } from './stakeholders-frame.tsx'

type AbsentOnesProps = {
  readonly here: StakeholdersHere
  readonly check: Composition
  readonly isIn: ReadonlySet<string>
  readonly onInvite: ((id: string) => void) | undefined
}

const MOST_NAMED = 4

/** Which group, link or world nobody brings, and who of the map could. */
export function AbsentOnes({ here, check, isIn, onInvite }: AbsentOnesProps) {
  const say = useSay(stakeholdersWords)
  const sayEvaluations = useSay(evaluationsWords)
  const lacks = [
    ...check.groupsAbsent.map((group) => ({
      key: group,
      text: say('composition.lacks-group', { group: say(`urbal-group.${group}`) }),
      found: findCandidates(here.all, isIn, { group }),
    })),
    ...check.linksAbsent.map((link) => ({
      key: link,
      text: say('composition.lacks-link', { link: sayEvaluations(`link-of-chain.${link}`) }),
      found: findCandidates(here.all, isIn, { link }),
    })),
    ...check.worldsAbsent.map((world) => ({
      key: `world ${world}`,
      text: say('composition.lacks-world', { world }),
      found: findCandidates(here.all, isIn, { world }),
    })),
  ]
  if (check.size === 0) return null
  if (lacks.length === 0) {
    return (
      <p className="sh-all-there">
        <SignIcon sign="check" /> {say('composition.all-there')}
      </p>
    )
  }
  return (
    <ul className="sh-lacks" aria-label={say('composition.lacks')}>
      {lacks.map(({ key, text, found }) => (
        <li key={key}>
          <SignIcon sign="warning" size={18} />
          <div>
            <p>{text}</p>
            {found.length === 0 ? (
              <p className="tb-soft">{say('composition.nobody-could')}</p>
            ) : (
              <Candidates of={found.slice(0, MOST_NAMED)} onInvite={onInvite} />
            )}
          </div>
        </li>
      ))}
      {check.unsaidGroup.length > 0 && (
        <li className="tb-soft">
          <SignIcon sign="info" size={18} />
          <p>{say('composition.unsaid', { n: check.unsaidGroup.length })}</p>
        </li>
      )}
    </ul>
  )
}

type CandidatesProps = { readonly of: readonly Rated[]; readonly onInvite: AbsentOnesProps['onInvite'] }

function Candidates({ of, onInvite }: CandidatesProps) {
  const say = useSay(stakeholdersWords)
  if (!onInvite) return <p className="tb-soft">{of.map((each) => each.name).join(', ')}</p>
  return (
    <div className="tb-row sh-candidates">
      {of.map(({ id, name }) => (
        <Button key={id} look="quiet" icon={<SignIcon sign="plus" size={16} />} onClick={() => onInvite(id)}>
          {say('composition.invite', { name })}
        </Button>
      ))}
    </div>
  )
}
