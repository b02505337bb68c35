import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { networkOf } from '../../../../tests/support/network-of-test.ts'
import { type Caller, startTestServer } from '../../../../tests/support/test-server.ts'

type Server = Awaited<ReturnType<typeof startTestServer>>
type Preview = {
  value: number | null
  unit: string
  reason: { code: string } | null
  computation: {
    variables: { name: string; value: string | null; from: string }[]
    figure: Record<string, unknown>
  }
}

let server: Server
let owner: Caller
let territoryId: string
let evaluation: string
let net: ReturnType<typeof networkOf>
const today = new Date().toISOString().slice(0, 10)
const year = today.slice(0, 4)

beforeAll(async () => {
  server = await startTestServer()
  owner = await server.claimAsHost()
  territoryId = await server.makeTerritory(owner)
  net = networkOf(owner, territoryId)
  evaluation = `evaluations/${(await net.make('evaluations', { title: 'Gouvernance' })).id}`
})
afterAll(() => server?.stop())

const lineOf = async (code: string, formula: string, variables: string[] = []) =>
  (
    await net.make(`${evaluation}/framework-lines`, {
      name: code,
      indicatorCode: code,
      formula,
      unit: '%',
      kind: 'quantitative',
      dimension: 'ORG',
      variables: variables.map((name) => ({ name, meaning: name })),
    })
  ).id
const preview = async (lineId: string, asked = year) =>
  (
    await owner.call<Preview>('POST', `${net.here}/${evaluation}/computations/preview`, {
      lineId,
      year: asked,
    })
  ).body

describe('a line whose indicator the network feeds', () => {
  it('has no value, with the reason, while the network says nothing', async () => {
    const lineId = await lineOf('ORG-09', '(external_ties - internal_ties) / (external_ties + internal_ties)')
    const found = await preview(lineId)
    expect(found).toMatchObject({ value: null, reason: { code: 'value.figure-missing' } })
    expect(found.computation.figure).toMatchObject({ from: 'network', reason: 'no-ties', asOf: today })
  })

  it('takes its variables from the network of the last day of the year, and is kept with its source', async () => {
    const [a, b] = [await net.world('Agriculture'), await net.world('Santé')]
    const actor = await net.actor('Maraîcher')
    const { source } = await net.enter({
      memberships: [{ actor, worldId: a, weight: 2, since: '2026-02-01' }],
    })
    const lineId = await lineOf('ORG-07', 'worlds_present / worlds * 100', ['worlds_present', 'worlds'])
    const now = await preview(lineId)
    expect(now).toMatchObject({ value: 50, unit: '%', reason: null })
    expect(now.computation.variables.map(({ name, value, from }) => [name, value, from])).toEqual([
      ['worlds_present', '1', 'network'],
      ['worlds', '2', 'network'],
    ])
    // Nobody was in any world in 2025: none of two, which is known.
    expect((await preview(lineId, '2025')).value).toBe(0)
    const kept = await owner.call<{ observationId: string }>(
      'POST',
      `${net.here}/${evaluation}/computations`,
      {
        lineId,
        year,
        confidence: 'B',
      },
    )
    expect(kept.status).toBe(201)
    const { observationId } = kept.body
    const observation = await net.get(`${evaluation}/observations/${observationId}`)
    expect(observation).toMatchObject({ value: 50, observedOn: today, periodTo: `${year}-12-31` })
    expect(observation.source).toMatch(/^Réseau au \d+/)
    const thread = await owner.call<{ records: { kind: string; id: string }[] }>(
      'GET',
      `${net.here}/thread/observation/${observationId}?direction=down&lang=fr`,
    )
    expect(JSON.stringify(thread.body)).toContain(source.id)
    const actorB = await net.actor('Infirmière libérale')
    await net.make('world-memberships', { actorId: actorB, worldId: b })
    await owner.call('POST', `${net.here}/${evaluation}/observations/${observationId}/recompute`, {
      version: observation.version,
    })
    expect(await net.get(`${evaluation}/observations/${observationId}`)).toMatchObject({ value: 100 })
  })

  it('refuses a year to come', async () => {
    const lineId = await lineOf('ORG-08', 'ties / (actors * worlds) * 100')
    const refused = await net.refused('POST', `${evaluation}/computations/preview`, {
      lineId,
      year: String(Number(year) + 1),
    })
    expect(refused).toEqual([400, 'indicators.year-to-come'])
  })
})

describe('a line whose indicator the levers feed', () => {
  it('takes the figure of the year as it is, or says what is not noted', async () => {
    const lineId = await lineOf('ORG-21', 'participatory_events / events * 100')
    const nothing = await preview(lineId, '2024')
    expect(nothing).toMatchObject({ value: null, reason: { code: 'value.figure-missing' } })
    expect(nothing.computation.figure).toMatchObject({ from: 'levers', reason: 'nothing-held' })
    for (const [title, level] of [
      ['Atelier', 3],
      ['Conférence', 1],
    ] as const)
      await net.make('events', { title, level, state: 'held', startsOn: '2025-05-02', endsOn: '2025-05-02' })
    const found = await preview(lineId, '2025')
    expect(found).toMatchObject({ value: 50, reason: null })
    expect(found.computation).toMatchObject({
      variables: [],
      figure: { from: 'levers', asOf: '2025-12-31', n: 2 },
    })
    const kept = await owner.call<{ observationId: string }>(
      'POST',
      `${net.here}/${evaluation}/computations`,
      {
        lineId,
        year: '2025',
        confidence: 'A',
        lang: 'en',
      },
    )
    const observation = await net.get(`${evaluation}/observations/${kept.body.observationId}`)
    expect(observation).toMatchObject({ value: 50, source: 'Levers on 31 December 2025' })
  })
})
