import { CommuneField } from '#features/actors/web/commune-field.tsx'
import { useCommuneName } from '#features/actors/web/commune-name.ts'
import { Button, LinkTo } from '#platform/web/button.tsx'
import { useSay } from '#platform/web/lang.tsx'
import { Section } from '#platform/web/page.tsx'
import { usePaged } from '#platform/web/paged.ts'
import type { LeverEvent } from '../contract.ts'
import { GENDERS, SMALL_COUNT } from '../domain/event.ts'
import type { TallyChange } from '../domain/tally.ts'
import { leversScreensWords, leversWords } from '../words.ts'
import type { AttendanceQueue } from './attendance-queue.ts'
import { DoorState } from './door-state.tsx'
import { leversKey, useLeversApi } from './levers-api.ts'
import type { LeversHere } from './levers-frame.tsx'
import { keysOf, type TallyForm, tallyKey } from './tally-form.ts'
import { TallyLine } from './tally-line.tsx'
import { useTallyTaps } from './tally-taps.ts'

type TallyProps = {
  readonly here: LeversHere
  readonly form: TallyForm
  readonly tap: (change: TallyChange) => void
}

type AttendanceTallyProps = {
  readonly here: LeversHere
  readonly event: LeverEvent
  readonly queue: AttendanceQueue
}

/** Counts without names: everybody, newcomers, genders, publics, communes. */
export function AttendanceTally({ here, event, queue }: AttendanceTallyProps) {
  const say = useSay(leversScreensWords)
  const audiences = useAudiences(here.territoryId)
  const { form, tap, isWaiting } = useTallyTaps(queue, event, say('tally.title'))
  const names = useCountNames(audiences)
  const part = { here, form, tap }
  return (
    <>
      <Section title={say('tally.title')} lead={say('tally.lead')}>
        <Everybody {...part} />
      </Section>
      <Section title={say('tally.genders')}>
        <ul className="lv-door">
          {GENDERS.map((gender) => (
            <Count key={gender} {...part} name={names} of={tallyKey('gender', gender)} />
          ))}
        </ul>
      </Section>
      <Section title={say('tally.audiences')} lead={say('tally.audiences-lead')} id="publics">
        {audiences.length === 0 && (
          <p className="tb-soft">
            {say('tally.no-audience')}{' '}
            <LinkTo to={`${here.root}/inclusion`}>{say('tally.to-audiences')}</LinkTo>
          </p>
        )}
        <ul className="lv-door">
          {audiences.map(({ id }) => (
            <Count key={id} {...part} name={names} of={tallyKey('audience', id)} />
          ))}
        </ul>
      </Section>
      <Communes {...part} />
      {hasSmallCount(form) && <p className="tb-soft">{say('tally.small')}</p>}
      {here.mayWrite && <DoorState queue={queue} isWaiting={isWaiting} />}
    </>
  )
}

/** Whether a count from one to four stands there; everybody together is no part of a public. */
function hasSmallCount(form: TallyForm): boolean {
  return Object.entries(form).some(([key, n]) => key !== 'persons' && n !== null && n > 0 && n < SMALL_COUNT)
}

type Named = { readonly id: string; readonly name: string }
const NO_AUDIENCES: readonly Named[] = []

function useAudiences(territoryId: string): readonly Named[] {
  const api = useLeversApi()
  const found = usePaged([...leversKey(territoryId), 'audiences'], (cursor) =>
    api.audiences.list({ territoryId, limit: 200, ...cursor }),
  )
  return found.query.data ?? NO_AUDIENCES
}

/** What each count is called, by its key. */
function useCountNames(audiences: readonly Named[]): Readonly<Record<string, string>> {
  const code = useSay(leversWords)
  return {
    ...Object.fromEntries(GENDERS.map((gender) => [tallyKey('gender', gender), code(`gender.${gender}`)])),
    ...Object.fromEntries(audiences.map(({ id, name }) => [tallyKey('audience', id), name])),
  }
}

type CountProps = TallyProps & {
  readonly of: string
  readonly name: Readonly<Record<string, string>>
}

function Count({ here, form, tap, of, name }: CountProps) {
  return (
    <TallyLine
      label={name[of] ?? of}
      count={form[of] ?? null}
      disabled={!here.mayWrite}
      onTap={(step) => tap({ [of]: step })}
    />
  )
}

/** Everybody, those who came for the first time, those who came back; with what the genders add up to. */
function Everybody({ here, form, tap }: TallyProps) {
  const say = useSay(leversScreensWords)
  const disabled = !here.mayWrite
  const persons = form.persons ?? null
  const counted = GENDERS.flatMap((gender) => form[tallyKey('gender', gender)] ?? [])
  const sum = counted.reduce((whole, n) => whole + n, 0)
  const parts = [form.firstTimers ?? null, form.returners ?? null]
  // Nobody came for the first time who did not come: the server would refuse both counts.
  const isAll = persons !== null && parts.some((n) => n !== null && n >= persons)
  const fullOf = (n: number | null) =>
    persons !== null && (n ?? 0) >= persons ? say('tally.persons-first') : undefined
  return (
    <>
      <ul className="lv-door">
        <TallyLine
          isWhole
          label={say('tally.persons')}
          count={persons}
          disabled={disabled}
          noLess={isAll ? '' : undefined}
          onTap={(step) => tap({ persons: step })}
        />
        <TallyLine
          label={say('tally.first-timers')}
          count={form.firstTimers ?? null}
          disabled={disabled}
          noMore={fullOf(form.firstTimers ?? null)}
          onTap={(step) => tap({ firstTimers: step })}
        />
        <TallyLine
          label={say('tally.returners')}
          count={form.returners ?? null}
          disabled={disabled}
          noMore={fullOf(form.returners ?? null)}
          onTap={(step) => tap({ returners: step })}
        />
      </ul>
      {!disabled && sum > (persons ?? 0) && (
        <div className="tb-notice">
          <div className="tb-notice-body tb-row">
            <p>{say('tally.sum', { n: sum })}</p>
            <Button look="second" onClick={() => tap({ persons: { set: sum } })}>
              {say('tally.take-sum', { n: sum })}
            </Button>
          </div>
        </div>
      )}
    </>
  )
}

function Communes({ here, form, tap }: TallyProps) {
  const say = useSay(leversScreensWords)
  const codes = keysOf(form, 'commune')
  return (
    <Section title={say('tally.communes')} lead={say('tally.communes-lead')} id="communes">
      <ul className="lv-door">
        {codes.map((insee) => (
          <Commune
            key={insee}
            insee={insee}
            count={form[tallyKey('commune', insee)] ?? null}
            disabled={!here.mayWrite}
            onTap={(step) => tap({ [tallyKey('commune', insee)]: step })}
          />
        ))}
      </ul>
      {here.mayWrite && (
        <div className="lv-add tb-no-print">
          <CommuneField
            territoryId={here.territoryId}
            label={say('tally.add-commune')}
            value={null}
            onChange={(commune) => {
              if (commune) tap({ [tallyKey('commune', commune.code)]: { add: 1 } })
            }}
          />
        </div>
      )}
    </Section>
  )
}

type CommuneProps = {
  readonly insee: string
  readonly count: number | null
  readonly disabled: boolean
  readonly onTap: (step: TallyChange[string]) => void
}

function Commune({ insee, count, disabled, onTap }: CommuneProps) {
  const name = useCommuneName(insee)
  return <TallyLine label={name} count={count} disabled={disabled} onTap={onTap} />
}
