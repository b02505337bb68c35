import { implement } from '@orpc/server'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import { localDay } from '#kernel/day.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { getRecord } from '#platform/server/record-store.ts'
import { type CodeRecord, type CodingImport, codingContract } from '../contract.ts'
import { moveCode } from '../domain/codebook.ts'
import { findCoders } from './coders-store.ts'
import {
  holdCodebook,
  lastPlace,
  mergeCodeInto,
  moveCodeTo,
  readCodebook,
  readCodes,
  removeCode,
  restoreMoment,
  undoMerge,
} from './codes-store.ts'
import { codeTable, codingImportTable } from './coding-tables.ts'
import { exportCoding } from './export.ts'
import { followInterview } from './follow-interview.ts'
import { enterFile, previewImport, removeImport, restoreImport } from './imports-store.ts'
import { makePassageQuote } from './passage-quote.ts'
import {
  createPassage,
  findPassagePage,
  removePassage,
  restorePassage,
  updatePassage,
} from './passages-store.ts'
import {
  createSource,
  findCandidatePage,
  findSourcePage,
  getText,
  markReading,
  removeSource,
  renameSource,
  restoreSource,
} from './sources-store.ts'
import { computeAgreement, computeCoOccurrence, findDifferences } from './study-store.ts'

const contract = implement(codingContract).$context<RequestContext>()
// Guards go on the whole implementer: there they run before the request's own validation.
const os = contract.use(withTerritory)

const codes = recordHandlers<CodeRecord>(codeTable, ['evaluationId'])
const imports = recordHandlers<CodingImport>(codingImportTable, ['evaluationId'])

export const codingRouter = contract.router({
  codes: {
    list: os.codes.list.handler(codes.list),
    get: os.codes.get.handler(codes.get),
    create: os.codes.create.handler(async ({ input, context }) => {
      const { tx, access } = context
      const { evaluationId, parentId = null } = input
      await holdCodebook(tx, evaluationId)
      const last = await lastPlace(tx, access, evaluationId, parentId)
      return codes.create({ input: { ...input, position: input.position ?? last }, context })
    }),
    update: os.codes.update.handler(async ({ input, context }) => {
      await codes.prove({ input, context })
      const { parentId } = input.values
      if (parentId !== undefined) {
        await holdCodebook(context.tx, input.evaluationId)
        const all = await readCodes(context.tx, context.access, input.evaluationId)
        moveCode(all, input.id, { parentId, index: 0 })
      }
      return codes.update({ input, context })
    }),
    remove: os.codes.remove.handler(async ({ input, context }) => {
      await codes.prove({ input, context })
      return removeCode(context.tx, context.access, input)
    }),
    restore: os.codes.restore.handler(async ({ input, context }) => {
      await codes.prove({ input, context })
      await restoreMoment(context.tx, context.access, 'code', input.id)
      return (await getRecord(context.tx, context.access, codeTable, input.id)) as CodeRecord
    }),
  },
  codebook: os.codebook.handler(async ({ input, context: { tx, access } }) => ({
    codes: await readCodebook(tx, access, input.evaluationId),
    coders: await findCoders(tx, access, input.evaluationId),
  })),
  moveCode: os.moveCode.handler(({ input, context: { tx, access } }) => moveCodeTo(tx, access, input, input)),
  mergeCode: os.mergeCode.handler(({ input, context: { tx, access } }) =>
    mergeCodeInto(tx, access, input, input.intoId),
  ),
  undoMerge: os.undoMerge.handler(({ input, context: { tx, access } }) => undoMerge(tx, access, input)),
  sources: {
    list: os.sources.list.handler(({ input, context: { tx, access } }) => findSourcePage(tx, access, input)),
    candidates: os.sources.candidates.handler(({ input, context: { tx, access } }) =>
      findCandidatePage(tx, access, input),
    ),
    get: os.sources.get.handler(({ input, context: { tx, access } }) => getText(tx, access, input)),
    create: os.sources.create.handler(({ input, context: { tx, access } }) =>
      createSource(tx, access, input.evaluationId, input),
    ),
    rename: os.sources.rename.handler(({ input, context: { tx, access } }) =>
      renameSource(tx, access, { ...input, title: input.values.title }),
    ),
    remove: os.sources.remove.handler(({ input, context: { tx, access } }) =>
      removeSource(tx, access, input),
    ),
    restore: os.sources.restore.handler(({ input, context: { tx, access } }) =>
      restoreSource(tx, access, input),
    ),
    follow: os.sources.follow.handler(({ input, context: { tx, access } }) =>
      followInterview(tx, access, input),
    ),
    read: os.sources.read.handler(({ input, context: { tx, access } }) => markReading(tx, access, input)),
  },
  passages: {
    list: os.passages.list.handler(({ input, context: { tx, access } }) =>
      findPassagePage(tx, access, input),
    ),
    create: os.passages.create.handler(({ input, context: { tx, access } }) =>
      createPassage(tx, access, input),
    ),
    update: os.passages.update.handler(({ input, context: { tx, access } }) =>
      updatePassage(tx, access, input),
    ),
    remove: os.passages.remove.handler(({ input, context: { tx, access } }) =>
      removePassage(tx, access, input),
    ),
    restore: os.passages.restore.handler(({ input, context: { tx, access } }) =>
      restorePassage(tx, access, input),
    ),
    quote: os.passages.quote.handler(({ input, context: { tx, access } }) =>
      makePassageQuote(tx, access, input, localDay(new Date())),
    ),
  },
  agreement: os.agreement.handler(({ input, context: { tx, access } }) =>
    computeAgreement(tx, access, input),
  ),
  differences: os.differences.handler(({ input, context: { tx, access } }) =>
    findDifferences(tx, access, input),
  ),
  coOccurrence: os.coOccurrence.handler(({ input, context: { tx, access } }) =>
    computeCoOccurrence(tx, access, input),
  ),
  export: os.export.handler(({ input, context: { tx, access } }) =>
    exportCoding(tx, access, input.evaluationId, input.format),
  ),
  previewImport: os.previewImport.handler(({ input, context: { tx, access } }) =>
    previewImport(tx, access, input.evaluationId, input.file),
  ),
  imports: {
    list: os.imports.list.handler(imports.list),
    create: os.imports.create.handler(({ input, context: { tx, access } }) =>
      enterFile(tx, access, input.evaluationId, input.file),
    ),
    remove: os.imports.remove.handler(({ input, context: { tx, access } }) =>
      removeImport(tx, access, input),
    ),
    restore: os.imports.restore.handler(({ input, context: { tx, access } }) =>
      restoreImport(tx, access, input),
    ),
  },
})
