import type { InferContractRouterInputs, InferContractRouterOutputs } from '@orpc/contract'
import type { TerritoryAccess } from '#kernel/access.ts'
import { localDay } from '#kernel/day.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { worldsContract } from '../contract.ts'
import { TIE_KINDS, type TieKind } from '../domain/world.ts'
import { acceptEncounter } from './encounter-acceptance.ts'
import { findEncounterEffects } from './encounter-effects-store.ts'
import { proposeEncounters } from './encounters-store.ts'
import { exportNetwork } from './network-export.ts'
import { findPositions, replacePositions } from './network-layout-store.ts'
import { changeNetworkSettings, readNetworkSettings } from './network-settings-store.ts'
import { readNetwork } from './network-store.ts'
import { studyOn } from './study-store.ts'

type Inputs = InferContractRouterInputs<typeof worldsContract>
type Outputs = InferContractRouterOutputs<typeof worldsContract>
type Call<I> = { context: { tx: Tx; access: TerritoryAccess; resHeaders?: Headers }; input: I }
type Study = Outputs['network']['study']
type PageInput = { limit: number; cursor?: string | undefined }
type ExportInput = Parameters<typeof exportNetwork>[2]

const today = () => localDay(new Date())

/** Handlers of the network as a whole: its data, its study, its map, its exports, who should meet. */
export const networkHandlers = {
  get: async ({ context: { tx, access } }: Call<unknown>): Promise<Outputs['network']['get']> => {
    const data = await readNetwork(tx, access)
    const positions = await findPositions(tx, access, data)
    return mutable({ data, positions, settings: await readNetworkSettings(tx, access) })
  },

  study: async ({ context: { tx, access }, input }: Call<Inputs['network']['study']>): Promise<Study> => {
    const asOf = input.on ?? today()
    const found = await studyOn(tx, access, { day: asOf, kinds: readKinds(input.kinds) })
    const study: Study = mutable({ asOf, ...found })
    return access.role === 'reader' ? withoutLabels(study) : study
  },

  encounters: async ({ context: { tx, access }, input }: Call<{ on?: string | undefined; limit: number }>) =>
    proposeEncounters(tx, access, { day: input.on ?? today(), limit: input.limit }),

  encounterEffects: ({ context: { tx, access }, input }: Call<PageInput>) =>
    findEncounterEffects(tx, access, { ...input, today: today() }),

  replace: async ({ context: { tx, access }, input }: Call<Inputs['network']['replace']>) =>
    mutable(await replacePositions(tx, access, await readNetwork(tx, access), input.positions)),

  export: async ({ context, input }: Call<ExportInput>) => {
    if (input.persons === 'in' && !['owner', 'facilitator'].includes(context.access.role))
      throw new Problem('worlds.persons-stay-in-the-team', 'forbidden')
    const file = await exportNetwork(context.tx, context.access, input, today())
    context.resHeaders?.set('content-disposition', `attachment; filename="${file.name}"`)
    return file
  },

  changeSettings: ({ context: { tx, access }, input }: Call<Inputs['settings']['change']>) =>
    changeNetworkSettings(tx, access, input),

  acceptEncounter: ({ context: { tx, access }, input }: Call<Inputs['acceptEncounter']>) =>
    acceptEncounter(tx, access, input, today()),
}

/** « information,trust » as the address says it; all kinds when nothing is said. */
function readKinds(text: string | undefined): TieKind[] | undefined {
  if (text === undefined || text.trim() === '') return undefined
  return text.split(',').map((each) => {
    const kind = TIE_KINDS.find((known) => known === each.trim())
    if (!kind) throw new Problem('worlds.tie-kind-unknown', 'caller', { kind: each.trim() })
    return kind
  })
}

/** Labels of persons and organisations are for the team: a reader is shown the whole and its worlds. */
function withoutLabels(study: Study): Study {
  return {
    ...study,
    actorFigures: { ids: [], columns: {}, ranks: {}, readings: {} },
    communities: [],
    articulation: [],
    bridges: [],
    roles: { coordinator: [], itinerant: [], gatekeeper: [], representative: [], liaison: [] },
  }
}

type Mutable<T> = T extends string | number | boolean | null | undefined
  ? T
  : { -readonly [K in keyof T]: Mutable<T[K]> }

/** What the contract types as changeable; nobody changes a reply. */
const mutable = <T>(value: T): Mutable<T> => value as Mutable<T>
