import { eventIterator } from '@orpc/contract'
import { z } from 'zod'
import { STORY_CARDS } from '#features/evaluations/domain/story.ts'
import { ELEMENT_TYPES } from '#features/impact-chain/domain/impact-chain.ts'
import { URBAL_GROUPS } from '#features/stakeholders/domain/stakeholder.ts'
import { route, uuid } from '#kernel/route.ts'
import { contentSchemas, judgement, told } from './contribution-contract.ts'
import { ACTIVITIES, MOST_VOTES_EACH, NAME_LIMIT } from './workshop.ts'

const token = z.string().min(1).max(80)
const joinPath = '/join/{token}'
const publicTags = ['public']
const level = z.number().int().min(0).max(4)

export const ownContribution = told.and(z.object(judgement))

/** What a phone shows. `me` and `table` stay null until somebody joined with the key of this phone. */
export const lookSchema = z.object({
  title: z.string(),
  territoryName: z.string(),
  lang: z.enum(['fr', 'en']),
  state: z.enum(['open', 'closed']),
  closesAt: z.string(),
  /** The day after which names are erased, YYYY-MM-DD. */
  namesErasedOn: z.string(),
  activities: z.array(z.enum(ACTIVITIES)),
  votesEach: z.number().int(),
  me: z
    .object({
      number: z.number().int(),
      name: z.string().nullable(),
      urbalGroup: z.enum(URBAL_GROUPS).nullable(),
      setAside: z.boolean(),
      contributions: z.array(ownContribution),
      ratings: z.array(z.object({ stakeholderId: uuid, involvement: level, importance: level })),
      votes: z.array(uuid),
    })
    .nullable(),
  table: z
    .object({
      /** Of the newest story; null before there is one. */
      story: z
        .object({ title: z.string(), cards: z.partialRecord(z.enum(STORY_CARDS), z.string()) })
        .nullable(),
      /** The common chain as a short list. */
      chain: z.array(z.object({ id: uuid, type: z.enum(ELEMENT_TYPES), statement: z.string() })),
      /** Organisations and collectives alone. */
      stakeholders: z.array(z.object({ id: uuid, name: z.string() })),
      objectives: z.array(
        z.object({
          id: uuid,
          change: z.string(),
          /** Null when the results are not shown. */
          votes: z.number().int().nullable(),
        }),
      ),
      voters: z.number().int().nullable(),
    })
    .nullable(),
})

const done = z.object({ done: z.literal(true) })

/**
 * For phones. The secret of a phone travels in the header `x-participant-key`, never in an address: at least 43 characters
 * of base64url that the phone made up.
 */
export const join = {
  look: route('anyone', {
    method: 'GET',
    path: joinPath,
    summary: 'A workshop as a phone shows it, by its link',
    tags: publicTags,
  })
    .input(z.object({ token }))
    .output(lookSchema),
  enter: route('anyone', {
    method: 'PUT',
    path: `${joinPath}/me`,
    summary: 'Join with the key of this phone; again with the same key: the same participant, renamed',
    tags: publicTags,
  })
    .input(
      z.object({
        token,
        name: z.string().trim().max(NAME_LIMIT).optional(),
        urbalGroup: z.enum(URBAL_GROUPS).nullable().optional(),
      }),
    )
    .output(z.object({ number: z.number().int() })),
  leave: route('anyone', {
    method: 'POST',
    path: `${joinPath}/me/erase`,
    summary: 'Erase one’s name and take back all that one sent',
    tags: publicTags,
  })
    .input(z.object({ token }))
    .output(done),
  send: route('anyone', {
    method: 'PUT',
    path: `${joinPath}/contributions/{id}`,
    summary: 'Send a contribution; sent again under the same identifier it is received once',
    tags: publicTags,
  })
    .input(
      z
        .object({ token, id: uuid })
        .and(
          z.discriminatedUnion('kind', [
            z.object({ kind: z.literal('story_fragment'), content: contentSchemas.story_fragment }),
            z.object({ kind: z.literal('change'), content: contentSchemas.change }),
            z.object({ kind: z.literal('stakeholder'), content: contentSchemas.stakeholder }),
          ]),
        ),
    )
    .output(ownContribution),
  withdraw: route('anyone', {
    method: 'POST',
    path: `${joinPath}/contributions/{id}/withdraw`,
    summary:
      'Take back what one sent; `remains`: others have worked on what it became, that stays without a name',
    tags: publicTags,
  })
    .input(z.object({ token, id: uuid }))
    .output(z.object({ remains: z.boolean() })),
  rate: route('anyone', {
    method: 'PUT',
    path: `${joinPath}/ratings/{stakeholderId}`,
    summary: 'Rate a stakeholder on both scales; null: “I do not know”',
    tags: publicTags,
  })
    .input(
      z.object({
        token,
        stakeholderId: uuid,
        rating: z.object({ involvement: level, importance: level }).nullable(),
      }),
    )
    .output(done),
  vote: route('anyone', {
    method: 'PUT',
    path: `${joinPath}/votes`,
    summary: 'The objectives one votes for, all at once; the last word counts',
    tags: publicTags,
  })
    .input(z.object({ token, objectiveIds: z.array(uuid).max(MOST_VOTES_EACH) }))
    .output(done),
  /** `look`: something changed that a phone shows; what it is, it reads with its own key. */
  events: route('anyone', {
    method: 'GET',
    path: `${joinPath}/events`,
    summary: 'News for one phone, as server-sent events',
    tags: publicTags,
  })
    .input(z.object({ token }))
    .output(eventIterator(z.object({ kind: z.enum(['look', 'alive']) }))),
}
