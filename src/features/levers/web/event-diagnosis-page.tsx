import { useQuery } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import type { z } from 'zod'
import { Findings } from '#features/evaluations/web/findings.tsx'
import type { Finding } from '#kernel/finding.ts'
import { Button } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Loaded, Section } from '#platform/web/page.tsx'
import type { eventDiagnosisSchema, LeverEvent } from '../contract.ts'
import { EVENT_LEVELS } from '../domain/event.ts'
import { EVENT_FINDINGS } from '../domain/event-diagnosis.ts'
import type { EventScore } from '../domain/event-score.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import { DiagnosisFigures } from './diagnosis-figures.tsx'
import { DiagnosisParity } from './diagnosis-parity.tsx'
import { DiagnosisWorlds } from './diagnosis-worlds.tsx'
import { attendanceAddress, eventAddress } from './event-addresses.ts'
import { EventFrame } from './event-frame.tsx'
import { EventScoreView } from './event-score-view.tsx'
import { leversKey, useLeversApi } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'

export type Diagnosis = z.infer<typeof eventDiagnosisSchema>

/** What an event was worth: what to do next first, then what it rests on. */
export function EventDiagnosisPage() {
  return <EventFrame>{(here, event) => <LoadedDiagnosis here={here} event={event} />}</EventFrame>
}

type EventProps = { readonly here: LeversHere; readonly event: LeverEvent }

function LoadedDiagnosis({ here, event }: EventProps) {
  const api = useLeversApi()
  const { territoryId } = here
  const diagnosis = useQuery({
    queryKey: [...leversKey(territoryId), 'diagnosis', event.id],
    queryFn: () => api.diagnosis({ territoryId, eventId: event.id }),
  })
  return <Loaded query={diagnosis}>{(read) => <Read here={here} event={event} diagnosis={read} />}</Loaded>
}

function Read({ here, event, diagnosis }: EventProps & { readonly diagnosis: Diagnosis }) {
  const say = useSay(leversScreensWords)
  return (
    <>
      <Section
        title={say('diagnosis.next')}
        acts={
          <span className="tb-no-print">
            <Button look="quiet" onClick={() => window.print()}>
              {say('event.print')}
            </Button>
          </span>
        }
      >
        <WhatToDo here={here} event={event} diagnosis={diagnosis} />
      </Section>
      <Section title={say('diagnosis.openness')}>
        <EventScoreView score={readScore(diagnosis.score)} />
      </Section>
      <DiagnosisFigures event={event} diagnosis={diagnosis} />
      <DiagnosisWorlds here={here} event={event} diagnosis={diagnosis} />
      <DiagnosisParity diagnosis={diagnosis} />
    </>
  )
}

/** The score as the grid knows it: the server sends levels as plain numbers. */
function readScore(score: Diagnosis['score']): EventScore {
  const levelOf = (level: number | null) => EVENT_LEVELS.find((each) => each === level) ?? null
  return { ...score, level: levelOf(score.level), nextLevel: levelOf(score.nextLevel) }
}

const AT_THE_DOOR = /^(persons|firstTimers|returners|genders|audiences|communes|counts)/

/** Findings as sentences; each leads to where something can be done about it. */
function WhatToDo({ here, event, diagnosis }: EventProps & { readonly diagnosis: Diagnosis }) {
  const say = useSay(leversScreensWords)
  const code = useSay(leversWords)
  const router = useRouter()
  const sentence = ({ code: said, params }: Finding) => {
    const known = EVENT_FINDINGS.find((each) => each === said)
    return known ? code(`finding.${known}`, params) : said
  }
  const go = (path: string) => {
    if (AT_THE_DOOR.test(path)) return router.history.push(attendanceAddress(here, event.id))
    const part = PARTS[path] ?? ''
    return router.history.push(`${eventAddress(here, event.id)}${part}`)
  }
  if (diagnosis.findings.length === 0)
    return <p>{say(event.state === 'held' ? 'diagnosis.nothing' : `diagnosis.${event.state}`)}</p>
  return <Findings findings={diagnosis.findings} sentence={sentence} onGo={go} />
}

/** Parts of the page of an event, by what a finding speaks of. */
const PARTS: Readonly<Record<string, string>> = {
  level: '#echelle',
  guests: '#invites',
  traceOn: '#compte-rendu',
  followUpOn: '#compte-rendu',
  speechPercent: '#compte-rendu',
  decisions: '#decisions',
}
