import type { InferContractRouterOutputs } from '@orpc/contract'
import { implement } from '@orpc/server'
import type { z } from 'zod'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import { enterTable } from '#features/imports/server/table-entering-store.ts'
import type { CommuneRegister } from '#features/territories/domain/commune.ts'
import { findCurrentCode } from '#features/territories/domain/commune-history.ts'
import { loadCommuneRegister } from '#features/territories/server/communes-source.ts'
import { Problem } from '#kernel/problem.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import type { Page } from '#kernel/route.ts'
import { readSiret } from '#kernel/siret.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { getRecord } from '#platform/server/record-store.ts'
import { mendingSchema, readMending } from '#platform/tables/mending-contract.ts'
import { type actorImportSchema, actorsContract } from '../contract.ts'
import type { Actor } from '../domain/actor.ts'
import { cleanWorlds } from '../domain/actor-reading.ts'
import { writeActorsCsv } from '../domain/actor-writing.ts'
import { actorsWords } from '../words.ts'
import { actorJudging, findActorsAround } from './actor-file.ts'
import {
  actorImportTable,
  insertActorImport,
  insertImportedActors,
  removeActorImport,
  restoreActorImport,
  waitForOtherImports,
} from './actor-imports-store.ts'
import { actorTable, countActors, findActorPage, findAllActors } from './actors-store.ts'

type ActorRecord = RecordOf<typeof actorsContract.actors>
type ImportRecord = z.output<typeof actorImportSchema>
type PreviewReply = InferContractRouterOutputs<typeof actorsContract>['preview']

const os = implement(actorsContract).$context<RequestContext>().use(withTerritory)
const actors = recordHandlers<ActorRecord>(actorTable)
const actorImports = recordHandlers<ImportRecord>(actorImportTable)

type Changed = { siret?: string | null; communeCode?: string | null; worlds?: string[] }

/** Checks what a schema cannot: the key of the SIRET, and that the commune exists (today's code is kept). */
async function checked<T extends Loose<Changed>>(values: T): Promise<T> {
  const { siret, communeCode, worlds } = values
  return {
    ...values,
    ...(typeof siret === 'string' ? { siret: siretOf(siret) } : {}),
    ...(typeof communeCode === 'string' ? { communeCode: await currentCommune(communeCode) } : {}),
    ...(worlds ? { worlds: [...cleanWorlds(worlds)] } : {}),
  }
}
type Loose<T> = { [K in keyof T]?: T[K] | undefined }

function siretOf(text: string): string | null {
  if (text.trim() === '') return null
  const reading = readSiret(text)
  if (!('siret' in reading)) throw new Problem('actors.siret-wrong', 'caller', { siret: text })
  return reading.siret
}

async function currentCommune(code: string): Promise<string> {
  const current = findCurrentCode(code, await loadCommuneRegister())
  if (current === undefined) throw new Problem('actors.commune-absent', 'caller', { code })
  return current
}

function placeOf(code: string, register: CommuneRegister) {
  const commune = register.communes.get(code)
  const departement = register.departements.get(commune?.departement ?? '')
  return { code, name: commune?.name ?? code, departement: departement?.name ?? null }
}

export const actorsRouter = os.router({
  actors: {
    list: os.actors.list.handler(
      async ({ context, input }) =>
        (await findActorPage(context.tx, context.access, input)) as Page<ActorRecord>,
    ),
    get: os.actors.get.handler(actors.get),
    create: os.actors.create.handler(async ({ context, input }) =>
      actors.create({ context, input: await checked(input) }),
    ),
    update: os.actors.update.handler(async ({ context, input }) =>
      actors.update({ context, input: { ...input, values: await checked(input.values) } }),
    ),
    remove: os.actors.remove.handler(actors.remove),
    restore: os.actors.restore.handler(actors.restore),
  },

  facets: os.facets.handler(async ({ context }) => {
    const { communes, ...counts } = await countActors(context.tx, context.access)
    const register = await loadCommuneRegister()
    return { ...counts, communes: communes.map(({ code, n }) => ({ ...placeOf(code, register), n })) }
  }),

  export: os.export.handler(async ({ context, input }) => {
    const all = await findAllActors(context.tx, context.access)
    const register = await loadCommuneRegister()
    const words = actorsWords[input.lang]
    const csv = writeActorsCsv(
      all,
      { kind: (kind) => words[`kind.${kind}`], commune: (code) => placeOf(code, register).name },
      input.lang,
    )
    const name = input.lang === 'fr' ? 'organisations.csv' : 'organizations.csv'
    return new File([csv], name, { type: 'text/csv' })
  }),

  preview: os.preview.handler(async ({ context, input }) => {
    const about = await findActorsAround(context.tx, context.access)
    const mending = readMending(input.mending, mendingSchema)
    const { preview, header, samples } = await actorJudging.judge({ file: input.file, mending, about })
    const register = await loadCommuneRegister()
    const rows = samples.map(({ rowNumber, value }) => {
      const actor = value as Actor
      return {
        rowNumber,
        actor: { ...actor, worlds: [...actor.worlds] },
        place: actor.communeCode === null ? null : placeOf(actor.communeCode, register),
      }
    })
    return { ...preview, header: [...header], rows } as PreviewReply
  }),

  import: os.import.handler(async ({ context, input }) => {
    const { tx, access } = context
    await waitForOtherImports(tx, access)
    const id = await enterTable(tx, access, {
      ...input,
      thread: actorJudging,
      kind: 'actors',
      nameless: 'organisations.csv',
      mending: readMending(input.mending, mendingSchema),
      about: await findActorsAround(tx, access),
      refuse: (why, { preview: { counts, problems } }) => {
        if (why === 'empty') return new Problem('actors.import-empty', 'caller')
        if (why === 'changed')
          return new Problem('actors.import-changed', 'conflict', {
            expected: input.expected ?? 0,
            found: counts.enter,
          })
        const kept = counts.problem + counts.doubt + counts.waiting
        const details = { problems: kept, first: problems.slice(0, 100) }
        return new Problem('actors.import-has-problems', 'caller', details)
      },
      begin: (made) => insertActorImport(tx, access, made),
      write: (importId, json) => insertImportedActors(tx, access, importId, json),
    })
    return (await getRecord(tx, access, actorImportTable, id)) as ImportRecord
  }),

  imports: {
    list: os.imports.list.handler(actorImports.list),
    remove: os.imports.remove.handler(
      async ({ context, input }) =>
        (await removeActorImport(context.tx, context.access, input.id, input.version)) as ImportRecord,
    ),
    restore: os.imports.restore.handler(
      async ({ context, input }) =>
        (await restoreActorImport(context.tx, context.access, input.id)) as ImportRecord,
    ),
  },
})
