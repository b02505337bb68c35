import { LinkButton } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { networkMapWords, networkMeasureWords } from '../words.ts'
import { type MeasuresParts, measureKey } from './measures-parts.ts'
import { type NetworkPart, networkAddress } from './network-addresses.ts'

/** Where the act that a sentence asks for is done. */
const ACTS = {
  insiders: 'reseau/entretien',
  'known-but-apart': 'reseau/rencontres',
  'one-person': 'reseau/rencontres',
  islands: 'reseau/rencontres',
  'no-core': 'actions',
} as const satisfies Readonly<Record<string, NetworkPart>>

/** What the network says, in sentences, each with the act to do. */
export function Diagnosis({ here, study }: MeasuresParts) {
  const say = useSay(networkMapWords)
  const sayMeasure = useSay(networkMeasureWords)
  return (
    <Section title={say('diagnosis.title')} id="diagnostic">
      {study.diagnosis.length === 0 ? (
        <p className="tb-soft">{say('diagnosis.none')}</p>
      ) : (
        <ul className="wm-diagnosis">
          {study.diagnosis.map(({ code, params }) => {
            const act = Object.entries(ACTS).find(([each]) => each === code)?.[1]
            return (
              <li key={code}>
                <p className="wm-sentence">{sayMeasure(measureKey(`diagnosis.${code}`), params)}</p>
                <p className="tb-soft">{sayMeasure(measureKey(`diagnosis-why.${code}`), params)}</p>
                {here.mayWrite && act && (
                  <LinkButton look="second" to={networkAddress(here.territoryId, act)}>
                    {say(`diagnosis.act-${act}`)}
                  </LinkButton>
                )}
              </li>
            )
          })}
        </ul>
      )}
    </Section>
  )
}
