import { LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { LeverEvent } from '../contract.ts'
import { leversScreensWords } from '../words.ts'
import { eventAddress } from './event-addresses.ts'
import type { Diagnosis } from './event-diagnosis-page.tsx'
import type { LeversHere } from './levers-frame.tsx'

type WorldsProps = {
  readonly here: LeversHere
  readonly event: LeverEvent
  readonly diagnosis: Diagnosis
}

const GROUPS = ['present', 'absent', 'forgotten'] as const
const SIGNS = { present: 'check', absent: 'close', forgotten: 'info' } as const

/** Worlds that were there, those that were invited and did not come, those that nobody thought of. */
export function DiagnosisWorlds({ here, event, diagnosis }: WorldsProps) {
  const say = useSay(leversScreensWords)
  const { worlds, organisations } = diagnosis
  return (
    <Section title={say('diagnosis.worlds')} lead={say('diagnosis.worlds-lead')}>
      <div className="lv-worlds">
        {GROUPS.map((group) => (
          <div key={group} className="lv-box">
            <h3 className="lv-worlds-title">
              <SignIcon sign={SIGNS[group]} size={18} /> {say(`diagnosis.${group}`)}{' '}
              <span className="tb-soft">{worlds[group].length}</span>
            </h3>
            {worlds[group].length === 0 ? (
              <p className="tb-soft">{say(`diagnosis.no-${group}`)}</p>
            ) : (
              <ul className="lv-names">
                {worlds[group]
                  .toSorted((a, b) => a.name.localeCompare(b.name, 'fr'))
                  .map(({ id, name }) => (
                    <li key={id}>{name}</li>
                  ))}
              </ul>
            )}
          </div>
        ))}
      </div>
      {organisations.absent.length > 0 && (
        <p>
          {say('diagnosis.absent-organisations', {
            n: organisations.absent.length,
            names: organisations.absent.map(({ name }) => name).join(', '),
          })}
        </p>
      )}
      {here.mayWrite && worlds.forgotten.length > 0 && (
        <p className="tb-no-print">
          <LinkTo to={`${eventAddress(here, event.id)}#invites`}>{say('diagnosis.invite')}</LinkTo>
          {' · '}
          <LinkTo to={`${here.root}/reseau/rencontres`}>{say('diagnosis.who-introduces')}</LinkTo>
        </p>
      )}
    </Section>
  )
}
