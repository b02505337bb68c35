import type { InferContractRouterOutputs } from '@orpc/contract'
import { implement } from '@orpc/server'
import type { z } from 'zod'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import type { CommuneRegister } from '#features/territories/domain/commune.ts'
import { findCurrentCode } from '#features/territories/domain/commune-history.ts'
import { loadCommuneRegister } from '#features/territories/server/communes-source.ts'
import { Problem } from '#kernel/problem.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import type { Page } from '#kernel/route.ts'
import { readSiret } from '#kernel/siret.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { type actorImportSchema, actorsContract } from '../contract.ts'
import { cleanWorlds } from '../domain/actor-reading.ts'
import { writeActorsCsv } from '../domain/actor-writing.ts'
import { actorsWords } from '../words.ts'
import { judgeActorFile } from './actor-file.ts'
import {
  actorImportTable,
  insertActorImport,
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

/** Enough to show how cells were understood; the whole file is judged all the same. */
const ROWS_SHOWN = 100
const PROBLEMS_SHOWN = 5_000

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
    const judged = await judgeActorFile(context.tx, context.access, input)
    const { preview, table, register } = judged
    const problems = preview.problems.slice(0, PROBLEMS_SHOWN)
    const header = preview.headerRow === null ? [] : (table.rows[preview.headerRow - 1] ?? [])
    const rows = judged.actors.slice(0, ROWS_SHOWN).map(({ rowNumber, actor }) => ({
      rowNumber,
      actor: { ...actor, worlds: [...actor.worlds] },
      place: actor.communeCode === null ? null : placeOf(actor.communeCode, register),
    }))
    return { ...structuredClone({ ...preview, problems }), header: [...header], rows } as PreviewReply
  }),

  import: os.import.handler(async ({ context, input }) => {
    const { tx, access } = context
    await waitForOtherImports(tx, access)
    const { actors: entering, preview, ...judged } = await judgeActorFile(tx, access, input)
    const { counts, problems } = preview
    const kept = counts.problem + counts.doubt + counts.waiting
    if (input.mode === 'all-or-nothing' && kept > 0) {
      const details = { problems: kept, first: problems.slice(0, 100) }
      throw new Problem('actors.import-has-problems', 'caller', details)
    }
    if (entering.length === 0) throw new Problem('actors.import-empty', 'caller')
    if (input.expected !== undefined && input.expected !== entering.length) {
      const details = { expected: input.expected, found: entering.length }
      throw new Problem('actors.import-changed', 'conflict', details)
    }
    const made = await insertActorImport(tx, access, {
      fileName: judged.fileName.slice(0, 300),
      fileSha256: judged.fileSha256,
      mending: judged.mending,
      actors: entering.map(({ actor }) => actor),
      rowsLeftOut: kept + counts.excluded,
    })
    return made as ImportRecord
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
