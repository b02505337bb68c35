import { implement } from '@orpc/server'
import { type RequestContext, withTerritory } from '#features/accounts/server/access.ts'
import { readCatalogue } from '#features/framework/server/catalogue-source.ts'
import { Problem } from '#kernel/problem.ts'
import type { RecordOf } from '#kernel/record-contract.ts'
import { recordHandlers } from '#platform/server/record-handlers.ts'
import { getRecord, proveParents } from '#platform/server/record-store.ts'
import { questionnairesContract } from '../contract.ts'
import type { Form } from '../domain/form.ts'
import { ASKING_MODES, formFromFramework } from '../domain/form-from-framework.ts'
import { QUESTION_BANK } from '../domain/question-bank.ts'
import { makePaperDocument } from './paper-document.ts'
import {
  findLastVersions,
  findVersionPage,
  getVersion,
  publishVersion,
} from './questionnaire-versions-store.ts'
import { findAskedLines, findObjectives, questionnaireTable } from './questionnaires-store.ts'
import { readXlsformFile, writeXlsformFile } from './xlsform-file.ts'

const os = implement(questionnairesContract).$context<RequestContext>().use(withTerritory)
type Context = Parameters<Parameters<typeof os.publish.handler>[0]>[0]['context']

const records = recordHandlers<RecordOf<typeof questionnairesContract.questionnaires>>(questionnaireTable, [
  'evaluationId',
])

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The questionnaire of the path stands under its evaluation. */
function prove(
  { tx, access }: Context,
  of: { readonly evaluationId: string; readonly questionnaireId: string },
) {
  return proveParents(tx, access, questionnaireTable, of.questionnaireId, { evaluationId: of.evaluationId })
}

export const questionnairesRouter = {
  questionnaires: {
    list: os.questionnaires.list.handler(records.list),
    get: os.questionnaires.get.handler(records.get),
    create: os.questionnaires.create.handler(records.create),
    update: os.questionnaires.update.handler(records.update),
    remove: os.questionnaires.remove.handler(records.remove),
    restore: os.questionnaires.restore.handler(records.restore),
  },
  generate: os.generate.handler(async ({ context, input }) => {
    const { tx, access } = context
    const lines = await findAskedLines(tx, access, input)
    const english = new Map(readCatalogue().map(({ code, name, definition }) => [code, { name, definition }]))
    const made = formFromFramework({
      id: 'questionnaire',
      title: { fr: input.title },
      lines: lines.map((line) => {
        const found = english.get(line.indicatorCode ?? '')
        return found ? { ...line, english: { name: found.name.en, definition: found.definition.en } } : line
      }),
      objectives: await findObjectives(tx, access, input.evaluationId),
      groupBy: input.groupBy ?? 'objective',
      modes: ASKING_MODES,
      bank: QUESTION_BANK,
      publics: input.publics ?? [],
    })
    return { form: made.form, leftOut: [...made.leftOut] }
  }),
  publish: os.publish.handler(async ({ context, input }) => {
    await prove(context, input)
    return publishVersion(context.tx, context.access, input)
  }),
  paper: os.paper.handler(async ({ context, input }) => {
    await prove(context, input)
    const { tx, access } = context
    const { form: draft, note } = await getRecord(tx, access, questionnaireTable, input.questionnaireId)
    const form = input.versionId
      ? (await versionOf(tx, access, input.questionnaireId, input.versionId)).form
      : draft
    const territory = await tx.one<{ name: string }>('select name from territory where id = $1', [
      access.territoryId,
    ])
    return makePaperDocument({
      lang: input.lang,
      form: form as Form,
      territory: territory.name,
      purpose: String(note),
      on: new Date().toISOString().slice(0, 10),
    })
  }),
  xlsform: {
    read: os.xlsform.read.handler(async ({ input }) => {
      const read = await readXlsformFile(new Uint8Array(await input.file.arrayBuffer()), input.file.name)
      if (!read.ok)
        throw new Problem('xlsform.refused', 'caller', { n: read.problems.length, problems: read.problems })
      return { form: read.form, leftOut: read.leftOut.map((one) => ({ ...one, params: { ...one.params } })) }
    }),
    write: os.xlsform.write.handler(async ({ context, input }) => {
      await prove(context, input)
      const { form } = await getRecord(context.tx, context.access, questionnaireTable, input.questionnaireId)
      return new File([await writeXlsformFile(form as Form)], 'questionnaire.xlsx', { type: XLSX })
    }),
  },
  versions: {
    last: os.versions.last.handler(({ context, input }) =>
      findLastVersions(context.tx, context.access, input),
    ),
    list: os.versions.list.handler(async ({ context, input }) => {
      await prove(context, input)
      return findVersionPage(context.tx, context.access, input)
    }),
    get: os.versions.get.handler(async ({ context, input }) => {
      await prove(context, input)
      return versionOf(context.tx, context.access, input.questionnaireId, input.id)
    }),
  },
}

/** A version of this very questionnaire. @throws Problem `record.absent` */
async function versionOf(
  tx: Parameters<typeof getVersion>[0],
  access: Parameters<typeof getVersion>[1],
  questionnaireId: string,
  id: string,
) {
  const version = await getVersion(tx, access, id)
  if (version.questionnaireId !== questionnaireId)
    throw new Problem('record.absent', 'absent', { kind: 'questionnaire-version', id })
  return version
}
