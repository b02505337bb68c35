import type { Form } from '#features/questionnaires/domain/form.ts'
import { walkItems } from '#features/questionnaires/domain/form.ts'
import { formMinutes } from '#features/questionnaires/domain/question-minutes.ts'
import { searchAreas } from '#features/territories/domain/commune-search.ts'
import { loadCommuneIndex, loadCommuneRegister } from '#features/territories/server/communes-source.ts'
import type { CollectionAccess } from '#kernel/access.ts'
import { Problem } from '#kernel/problem.ts'
import type { Tx } from '#platform/server/db/transaction.ts'
import type { RespondentLook } from '../contract.ts'
import { LATE_DAYS } from '../domain/collection.ts'

type Row = Omit<
  RespondentLook,
  'channel' | 'state' | 'places' | 'groups' | 'minutes' | 'answered' | 'form'
> & {
  form: Form
  isTooLate: boolean
}

/**
 * All that the page of a respondent is shown. Of a closed collection as long as answers written before are still received;
 * then `collection.closed`.
 */
export async function lookAtCollection(tx: Tx, door: CollectionAccess): Promise<RespondentLook> {
  const row = await tx.one<Row>(
    `select c.id as "collectionId", c.title, t.name as "territoryName", t.demo as demonstration, closing_of(c) as "closesAt",
       closing_of(c) + make_interval(days => ${LATE_DAYS}) as "receivedUntil",
       coalesce(closing_of(c) + make_interval(days => ${LATE_DAYS}) <= now(), false) as "isTooLate",
       coalesce(i.lang, c.lang) as lang, c.purpose, c.contact, c.kept_months as "keptMonths", c.version_id as "versionId", v.form,
       coalesce(nullif(l.label, ''), a.name, '') as "linkLabel"
     from collection c join territory t on t.id = c.territory_id
       join questionnaire_version v on v.territory_id = c.territory_id and v.id = c.version_id
       left join collection_link l on l.territory_id = c.territory_id and l.id = $3
       left join actor a on a.territory_id = c.territory_id and a.id = l.actor_id
       left join collection_invitation i on i.territory_id = c.territory_id and i.id = $4
     where c.territory_id = $1 and c.id = $2`,
    [door.territoryId, door.collectionId, door.linkId, door.invitationId],
  )
  const { isTooLate, form, ...shown } = row
  if (isTooLate) throw new Problem('collection.closed', 'gone', { closedAt: shown.closesAt })
  const groups =
    door.channel === 'relay'
      ? await tx.rows<{ id: string; name: string }>(
          `select id, name from collection_group where territory_id = $1 and collection_id = $2 and deleted_at is null order by lower(name), id`,
          [door.territoryId, door.collectionId],
        )
      : []
  const asksPlace = [...walkItems(form.items)].some(
    (item) => item.kind === 'question' && item.type === 'place',
  )
  return {
    ...shown,
    form: form as RespondentLook['form'],
    channel: door.channel,
    state: door.state,
    answered: door.isAnswered,
    groups,
    minutes: formMinutes(form),
    places: asksPlace ? await readPlaces(tx, door) : [],
  }
}

async function readPlaces(tx: Tx, door: CollectionAccess) {
  const rows = await tx.rows<{ code: string }>(
    'select commune_code as code from territory_commune where territory_id = $1',
    [door.territoryId],
  )
  const { communes } = await loadCommuneRegister()
  return rows
    .map(({ code }) => ({ code, name: communes.get(code)?.name ?? code }))
    .sort((a, b) => a.name.localeCompare(b.name, 'fr'))
}

const PLACES_FOUND = 20

/** Communes of the country by their name, for whoever lives elsewhere. */
export async function findPlaces(text: string) {
  const found = searchAreas(await loadCommuneIndex(), text, PLACES_FOUND * 2)
  return found
    .filter(({ kind }) => kind === 'commune')
    .slice(0, PLACES_FOUND)
    .map(({ code, name, departement }) => ({ code, name, departement: departement?.name ?? '' }))
}

/** What somebody reads before asking to be written to no more. */
export async function lookAtRefusal(tx: Tx, door: CollectionAccess) {
  if (door.invitationId === null) throw new Problem('collection.link-unknown', 'absent')
  const told = await tx.one<{ title: string; territoryName: string; lang: 'fr' | 'en' }>(
    `select c.title, t.name as "territoryName", i.lang from collection_invitation i
       join collection c on c.territory_id = i.territory_id and c.id = i.collection_id join territory t on t.id = c.territory_id
     where i.territory_id = $1 and i.id = $2`,
    [door.territoryId, door.invitationId],
  )
  return { ...told, refused: door.isRefused }
}
