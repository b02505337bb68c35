import { implement } from '@orpc/server'
import type { z } from 'zod'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import type { Page } from '#kernel/route.ts'
import { findImportProgress } from '#platform/server/imports/import-progress.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { type importMappingSchema, importsContract } from '../contract.ts'
import { findMappingPage, importMappingTable } from './import-mappings-store.ts'

type Mapping = z.output<typeof importMappingSchema>

const os = implement(importsContract).$context<RequestContext>().use(withTerritory)
const mappings = recordHandlers<Mapping>(importMappingTable)

export const importsRouter = os.router({
  progress: os.progress.handler(async ({ context, input }) => {
    const { done = null, total = null } = findImportProgress(context.access, input.key) ?? {}
    return { done, total }
  }),
  mappings: {
    list: os.mappings.list.handler(
      async ({ context, input }) =>
        (await findMappingPage(context.tx, context.access, input)) as Page<Mapping>,
    ),
    remove: os.mappings.remove.handler(mappings.remove),
    restore: os.mappings.restore.handler(mappings.restore),
  },
})
