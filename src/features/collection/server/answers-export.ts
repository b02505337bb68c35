import type { Answers } from '#features/questionnaires/domain/form.ts'
import type { TerritoryAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import { type Lang, sayIn } from '#kernel/words.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import { writeCsv } from '#platform/tables/csv-writing.ts'
import { writeWorkbook } from '#platform/tables/workbook-writing.ts'
import type { Collection } from '../contract.ts'
import { type TabledAnswer, tableAnswers } from '../domain/answer-table.ts'
import type { Channel } from '../domain/collection.ts'
import { collectionWords } from '../words.ts'
import { getPublishedForm } from './compiled-forms.ts'

type Row = {
  id: string
  channel: Channel
  groupName: string | null
  lang: string
  day: string
  minutes: number | null
  sheet: string
  collector: string
  answers: Answers
}

const FIXED = ['id', 'channel', 'group', 'lang', 'received_on', 'minutes', 'sheet', 'collector'] as const

/** All answers, oldest first, under the questions of the version that is asked now. The day is told, not the hour. */
export async function exportAnswers(
  tx: Tx,
  access: TerritoryAccess,
  collection: Collection,
  { lang, kind }: { lang: Lang; kind: 'csv' | 'xlsx' },
): Promise<File> {
  if (collection.versionId === null) throw new Problem('collection.not-open', 'conflict')
  const { compiled } = await getPublishedForm(
    tx,
    access.territoryId,
    collection.versionId,
    collection.questionnaireId,
  )
  const rows = await tx.rows<Row>(
    `select a.id, a.channel, g.name as "groupName", a.lang, (a.received_at at time zone 'Europe/Paris')::date as day,
       round(extract(epoch from a.finished_at - a.started_at) / 60)::int as minutes, a.sheet, a.collector, a.answers
     from answer a left join collection_group g on g.territory_id = a.territory_id and g.id = a.group_id
     where a.territory_id = $1 and a.collection_id = $2 and a.deleted_at is null and a.withdrawn_at is null
     order by a.received_at, a.id`,
    [access.territoryId, collection.id],
  )
  const say = sayIn(collectionWords, lang)
  const tabled = rows.map(
    ({ id, channel, groupName, day, minutes, sheet, collector, answers, ...row }): TabledAnswer => ({
      id,
      answers,
      fixed: [
        id,
        say(`channel.${channel}`),
        groupName,
        row.lang,
        day,
        minutes,
        sheet || null,
        collector || null,
      ],
    }),
  )
  const header = FIXED.map((name) => say(`column.${name}`))
  const sheets = tableAnswers(compiled, header, tabled, say('export.sheet'))
  const name = say('export.file')
  if (kind === 'csv') {
    const csv = writeCsv(sheets[0]?.rows ?? [], { decimalMark: lang === 'fr' ? ',' : '.' })
    return new File([csv], `${name}.csv`, { type: 'text/csv' })
  }
  return new File([await writeWorkbook(sheets)], `${name}.xlsx`, {
    type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
}
