import { useState } from 'react'
import { PickField } from '#features/worlds/web/pick-field.tsx'
import { Button, IconButton, LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { SignIcon } from '#platform/web/sign-icon.tsx'
import type { CheckItem } from '../contract.ts'
import { CHECK_LINKS } from '../domain/governance.ts'
import { leversScreensWords } from '../words.ts'
import { ActName } from './act-name.tsx'
import { useLeverActs } from './lever-acts.ts'
import { useLeversApi } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'
import { type Proof, proofAddress, useProofOptions } from './proof-records.ts'

type ProofsProps = {
  readonly here: LeversHere
  readonly item: CheckItem
  readonly name: string
}

/** Records that show what an item says: events, exchanges, actions, organisations, relays. */
export function CheckProofs({ here, item, name }: ProofsProps) {
  const say = useSay(leversScreensWords)
  const api = useLeversApi()
  const acts = useLeverActs(here.territoryId)
  const [isAdding, setAdding] = useState(false)
  const keep = (next: (proofs: Proof[]) => Proof[], said: string) =>
    acts.change(
      api.checks,
      item.id,
      ({ proofs }) => ({ values: { proofs: next(proofs) }, before: { proofs } }),
      said,
    )
  return (
    <div className="tb-stack lv-tight">
      {item.proofs.length > 0 && (
        <ul className="lv-files" aria-label={say('check.proofs-of', { name })}>
          {item.proofs.map((proof) => (
            <li key={`${proof.kind}:${proof.id}`}>
              <SignIcon sign="check" size={18} />
              <LinkTo to={proofAddress(here.root, proof)}>{proof.label}</LinkTo>
              <span className="tb-soft">{say(`proof.${proof.kind}`)}</span>
              {here.mayWrite && (
                <span className="tb-no-print">
                  <IconButton
                    label={say('acts.remove', { name: proof.label })}
                    onClick={() =>
                      void keep(
                        (proofs) => proofs.filter((each) => each.id !== proof.id || each.kind !== proof.kind),
                        say('acts.removed', { name: proof.label }),
                      )
                    }
                  >
                    <SignIcon sign="close" size={16} />
                  </IconButton>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      {here.mayWrite && (
        <div className="tb-row tb-no-print">
          <Button
            look="quiet"
            icon={<SignIcon sign="plus" size={16} />}
            aria-expanded={isAdding}
            onClick={() => setAdding(!isAdding)}
          >
            <ActName text={say('proof.link')} of={name} />
          </Button>
        </div>
      )}
      {isAdding && (
        <PickProof
          here={here}
          taken={item.proofs}
          onPick={(proof) => {
            setAdding(false)
            void keep((proofs) => [...proofs, proof], say('proof.linked', { name: proof.label }))
          }}
        />
      )}
    </div>
  )
}

type PickProofProps = {
  readonly here: LeversHere
  readonly taken: readonly Proof[]
  readonly onPick: (proof: Proof) => void
}

function PickProof({ here, taken, onPick }: PickProofProps) {
  const say = useSay(leversScreensWords)
  const options = useProofOptions(here.territoryId)
  const keys = new Set(taken.map(({ kind, id }) => `${kind}:${id}`))
  const take = (key: string) => {
    const [of, id] = key.split(':')
    const kind = CHECK_LINKS.find((each) => each === of)
    const option = options.find((each) => each.id === key)
    if (kind && id && option) onPick({ kind, id, label: option.label.slice(0, 200) })
  }
  return (
    <div className="lv-pick">
      <PickField
        label={say('proof.which')}
        help={say('proof.which-help')}
        options={options.filter(({ id }) => !keys.has(id))}
        onPick={take}
      />
    </div>
  )
}
