import { useState } from 'react'
import { CHAIN_LINKS } from '#features/evaluations/domain/perimeter.ts'
import { Choices, ManyChoices } from '#platform/web/choices.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { COMPENSATIONS, checkComposition, MEETING_SIZE } from '../domain/composition.ts'
import { stakeholdersWords } from '../words.ts'
import { AbsentOnes } from './composition-absent.tsx'
import { CompositionMatrix } from './composition-matrix.tsx'
import { CompositionPower } from './composition-power.tsx'
import type { MeetingPartProps } from './meeting-guests.tsx'
import { guestOf } from './meeting-matrix.ts'

/** Is everybody who should be there around the table? It follows every tick (method 4.4). */
export function CompositionCheck({ here, form, patch }: MeetingPartProps) {
  const say = useSay(stakeholdersWords)
  const [of, setOf] = useState<'invited' | 'present'>(form.present.length > 0 ? 'present' : 'invited')
  const guests = here.all.filter((each) => form[of].includes(each.id))
  const told = here.evaluation.perimeter.links ?? []
  const links = CHAIN_LINKS.filter((link) => told.length === 0 || told.includes(link))
  const worlds = here.all.flatMap((each) => each.record.worlds)
  const check = checkComposition(guests.map(guestOf), { links, worlds }, form.compensations)
  const nameOf = (id: string | null) => here.all.find((each) => each.id === id)?.name ?? ''
  return (
    <Section title={say('composition.title')} lead={say('composition.lead')}>
      <div className="tb-no-print">
        <Choices
          label={say('composition.of')}
          row
          value={of}
          onChange={setOf}
          choices={[
            { value: 'invited', label: say('composition.of-invited', { n: form.invited.length }) },
            { value: 'present', label: say('composition.of-present', { n: form.present.length }) },
          ]}
        />
      </div>
      <p role="status">
        <strong>{say('composition.size', { n: check.size })}</strong>{' '}
        {say(`composition.${check.sizeVerdict}`, { least: MEETING_SIZE.least, most: MEETING_SIZE.most })}
      </p>
      <CompositionMatrix guests={guests} links={links} />
      <AbsentOnes
        here={here}
        check={check}
        isIn={new Set(form[of])}
        onInvite={
          here.mayWrite ? (id) => patch({ invited: [...new Set([...form.invited, id])].sort() }) : undefined
        }
      />
      <CompositionPower check={check} nameOf={nameOf} />
      {here.mayWrite ? (
        <div className="sh-print-ticked">
          <ManyChoices
            label={say('meeting.compensations')}
            help={say('composition.compensations-help')}
            optional
            values={form.compensations}
            onChange={(compensations) => patch({ compensations })}
            choices={COMPENSATIONS.map((each) => ({ value: each, label: say(`compensation.${each}`) }))}
          />
        </div>
      ) : (
        form.compensations.length > 0 && (
          <p>
            {say('meeting.compensations')}
            {say('map.colon')} {form.compensations.map((each) => say(`compensation.${each}`)).join(' · ')}
          </p>
        )
      )}
    </Section>
  )
}
