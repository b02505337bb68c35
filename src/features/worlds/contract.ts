import { z } from 'zod'
import { ACTOR_KINDS } from '#features/actors/domain/actor.ts'
import { EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { recordRoutes } from '#kernel/record-contract.ts'
import { day, pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import {
  ACTION_KINDS,
  ACTION_ROLES,
  ACTION_STATES,
  ENCOUNTER_FORMS,
  ENCOUNTER_STATES,
  SOURCE_KINDS,
  TIE_KINDS,
  WORLD_LIMITS,
} from './domain/world.ts'

const ofTerritory = '/territories/{territoryId}'
const inTerritory = { territoryId: uuid }
const weight = z.union([z.literal(1), z.literal(2), z.literal(3)])
const spell = { since: day.nullable(), until: day.nullable() }
const told = { ...spell, seenOn: day.nullable(), sourceId: uuid.nullable() }
const note = z.string().max(1000)
const communeCode = z.string().regex(/^[0-9AB]{5}$/)
const lang = z.enum(['fr', 'en'])
const done = z.object({ done: z.literal(true) })
const tags = ['network']

const sourceFields = {
  kind: z.enum(SOURCE_KINDS),
  title: z.string().trim().min(1).max(200),
  /** The day for which it speaks. */
  heldOn: day,
  text: z.string().max(WORLD_LIMITS.minutes),
}

/**
 * What one interview, one page of minutes, one file or one answer brings. An actor or an action is named by its id, or
 * by a `key` of this entry under which it is created. Everything enters in one transaction or nothing does.
 */
const ref = z.string().min(1).max(80)
const entrySchema = z.object({
  actors: z
    .array(
      z.object({
        key: ref,
        name: z.string().trim().min(1).max(200),
        kind: z.enum(ACTOR_KINDS),
        communeCode: communeCode.nullable().optional(),
      }),
    )
    .max(20_000),
  actions: z
    .array(
      z.object({
        key: ref,
        title: z.string().trim().min(1).max(200),
        kind: z.enum(ACTION_KINDS),
        state: z.enum(ACTION_STATES).optional(),
        startedOn: day.nullable().optional(),
        endedOn: day.nullable().optional(),
      }),
    )
    .max(5000),
  /** An open membership, tie or contact that is there already is confirmed (`seenOn`) and takes the strength given. */
  memberships: z
    .array(z.object({ actor: ref, worldId: uuid, weight, ...spell }).partial({ since: true, until: true }))
    .max(50_000),
  participations: z.array(z.object({ actor: ref, action: ref, role: z.enum(ACTION_ROLES) })).max(50_000),
  actionWorlds: z.array(z.object({ action: ref, worldId: uuid, weight })).max(10_000),
  ties: z
    .array(
      z
        .object({ from: ref, to: ref, kind: z.enum(TIE_KINDS), strength: weight, ...spell })
        .partial({ since: true, until: true }),
    )
    .max(100_000),
  contacts: z.array(z.object({ actor: ref, worldId: uuid, strength: weight })).max(20_000),
  /** Open memberships, ties and contacts that this source says have ended on `heldOn`. */
  ended: z.object({ memberships: z.array(uuid), ties: z.array(uuid), contacts: z.array(uuid) }).partial(),
})
export const networkEntrySchema = entrySchema.partial()

const counts = z.object({
  actors: z.number().int(),
  actions: z.number().int(),
  memberships: z.number().int(),
  participations: z.number().int(),
  ties: z.number().int(),
  contacts: z.number().int(),
  confirmed: z.number().int(),
  ended: z.number().int(),
})

export const networkSourceSchema = z.object({
  id: uuid,
  ...sourceFields,
  actorId: uuid.nullable(),
  fileName: z.string().nullable(),
  proposals: z.array(z.string()),
  /** What it brought and is still there. */
  counts,
  version: z.number().int(),
  createdAt: z.string(),
  deletedAt: z.string().nullable(),
})

/** The whole network with its dates (`domain/network-data.ts`): what holds on a day is worked out by pure functions. */
export const networkDataSchema = z.object({
  worlds: z.array(
    z.object({ id: uuid, code: z.string().nullable(), name: z.string(), color: z.number().int() }),
  ),
  actors: z.array(
    z.object({ id: uuid, name: z.string(), kind: z.enum(ACTOR_KINDS), communeCode: z.string().nullable() }),
  ),
  actions: z.array(
    z.object({
      id: uuid,
      title: z.string(),
      kind: z.enum(ACTION_KINDS),
      state: z.enum(ACTION_STATES),
      startedOn: day.nullable(),
      endedOn: day.nullable(),
    }),
  ),
  memberships: z.array(z.object({ id: uuid, worldId: uuid, actorId: uuid, weight, ...told })),
  participations: z.array(
    z.object({ id: uuid, actionId: uuid, actorId: uuid, role: z.enum(ACTION_ROLES), ...spell }),
  ),
  actionWorlds: z.array(z.object({ id: uuid, actionId: uuid, worldId: uuid, weight })),
  ties: z.array(
    z.object({ id: uuid, fromId: uuid, toId: uuid, kind: z.enum(TIE_KINDS), strength: weight, ...told }),
  ),
  contacts: z.array(z.object({ id: uuid, actorId: uuid, worldId: uuid, strength: weight, ...told })),
  sources: z.array(z.object({ id: uuid, kind: z.enum(SOURCE_KINDS), title: z.string(), heldOn: day })),
})

const positionsSchema = z.object({
  worlds: z.record(z.string(), z.tuple([z.number(), z.number(), z.number()])),
  actors: z.record(z.string(), z.tuple([z.number(), z.number()])),
})

/** Places sent back: a map of any size fits, figures that overflow when they are reckoned with do not. */
const place = z.number().min(-10_000_000).max(10_000_000)
const sentPositionsSchema = z.object({
  worlds: z.record(uuid, z.tuple([place, place, place.min(0)])),
  actors: z.record(uuid, z.tuple([place, place])),
})

/** A figure of table 5.3 with how it reads: `reading` and `advice` are codes whose sentences stand in the words. */
const figure = z.object({
  code: z.string(),
  /** null: not defined for this network; `reason` says why. */
  value: z.number().nullable(),
  reason: z.string().nullable(),
  reading: z.string().nullable(),
  advice: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

/** Figures of one node, beside `ids`; null where not defined. */
const columns = z.record(z.string(), z.array(z.number().nullable()))

export const networkStudySchema = z.object({
  asOf: day,
  actors: z.number().int(),
  worlds: z.number().int(),
  ties: z.number().int(),
  memberships: z.number().int(),
  /** Under 15 actors or 30 links, ranks by fewer draws or none: codes of warnings. */
  warnings: z.array(z.string()),
  figures: z.array(figure),
  /** Sentences of method 5.5: code and what fills it. */
  diagnosis: z.array(
    z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }),
  ),
  /** E-I with what chance gives: 999 permutations of the labels. */
  eiChance: z.object({ observed: z.number(), expected: z.number(), p: z.number() }).nullable(),
  /** Labels of persons and organisations are for the team: these are empty for readers (role `reader`). */
  actorFigures: z.object({
    ids: z.array(uuid),
    columns,
    /** Rank intervals by measure: [low, high] beside ids. */ ranks: z.record(
      z.string(),
      z.array(z.tuple([z.number(), z.number()]).nullable()),
    ),
    readings: z.record(z.string(), z.array(z.string().nullable())),
  }),
  worldFigures: z.object({
    ids: z.array(uuid),
    columns,
    readings: z.record(z.string(), z.array(z.string().nullable())),
  }),
  /** Communities found by Leiden, beside actorFigures.ids. */
  communities: z.array(z.number().int().nullable()),
  articulation: z.array(z.object({ actorId: uuid, pairsShare: z.number() })),
  bridges: z.array(z.object({ fromId: uuid, toId: uuid })),
  /** Gould–Fernandez counts beside actorFigures.ids, null for an actor of no known world; empty where nobody is tied. */
  roles: z.object({
    coordinator: z.array(z.number().nullable()),
    itinerant: z.array(z.number().nullable()),
    gatekeeper: z.array(z.number().nullable()),
    representative: z.array(z.number().nullable()),
    liaison: z.array(z.number().nullable()),
  }),
  /** Pairs of worlds: how many actors they share, Newman's weight, lift, Jaccard. */
  pairs: z.array(
    z.object({
      a: uuid,
      b: uuid,
      shared: z.number().int(),
      newman: z.number(),
      affinity: z.number().nullable(),
      jaccard: z.number().nullable(),
    }),
  ),
})

const introducer = z.object({ actorId: uuid, name: z.string(), load: z.number().int(), inBoth: z.boolean() })
export const encounterProposalSchema = z.object({
  worldA: uuid,
  worldB: uuid,
  score: z.number(),
  gap: z.number(),
  relevance: z.number(),
  relevanceFrom: z.enum(['matrix', 'objectives', 'to_mobilise', 'default']),
  weight: z.number(),
  shared: z.number().int(),
  expected: z.number(),
  form: z.enum(ENCOUNTER_FORMS),
  introducers: z.array(introducer),
})

/** Two worlds on a day: whom they share, and whether they meet more than chance has it; null where nothing tells. */
const meeting = z.object({
  asOf: day,
  shared: z.number().int().nullable(),
  affinity: z.number().nullable(),
})
export const encounterEffectSchema = z.object({
  encounterId: uuid,
  worldA: uuid,
  worldB: uuid,
  state: z.enum(ENCOUNTER_STATES),
  heldOn: day.nullable(),
  before: meeting,
  now: meeting,
  /** Ties between an actor of one and an actor of the other that began since. */
  newTies: z.number().int(),
  /** Ties told since by a source, of which nobody said when they began. */
  undatedTies: z.number().int(),
})

const settingsFields = {
  /** Bounds of readings by measure code, where they differ from the method's. */
  thresholds: z.record(z.string().max(60), z.array(z.number()).max(5)),
  complementarity: z.array(z.object({ a: uuid, b: uuid, value: z.number().min(0).max(1) })).max(500),
  sleepingMonths: z.number().int().min(3).max(120),
}
export const networkSettingsSchema = z.object({ ...settingsFields, version: z.number().int() })

export const networkNoticeSchema = z.object({
  id: uuid,
  actorId: uuid,
  actorName: z.string(),
  isPerson: z.boolean(),
  lang,
  controller: z.string(),
  contact: z.string(),
  purpose: z.string(),
  notice: z.string(),
  expiresOn: day,
  /** For owners and facilitators; null for others. */
  link: z.string().nullable(),
  notifiedHow: z.enum(['mailed', 'handed', 'posted']).nullable(),
  notifiedOn: day.nullable(),
  openedAt: z.string().nullable(),
  consentedAt: z.string().nullable(),
  answeredAt: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  version: z.number().int(),
})

const token = z.string().min(20).max(100)
/** What the bearer of a link sees: the notice, and what the network says of its actor. Other persons are not listed. */
export const ownNetworkSchema = z.object({
  lang,
  territoryName: z.string(),
  erasedOn: day.nullable(),
  held: z
    .object({
      actorName: z.string(),
      isPerson: z.boolean(),
      controller: z.string(),
      contact: z.string(),
      purpose: z.string(),
      notice: z.string(),
      expiresOn: day,
      consentedOn: day.nullable(),
      answeredOn: day.nullable(),
      worlds: z.array(z.object({ id: uuid, name: z.string(), theme: z.string() })),
      memberships: z.array(
        z.object({ id: uuid, worldId: uuid, weight, since: day.nullable(), seenOn: day.nullable() }),
      ),
      ties: z.array(
        z.object({
          id: uuid,
          otherId: uuid,
          otherName: z.string(),
          kind: z.enum(TIE_KINDS),
          isBuyer: z.boolean().nullable(),
          strength: weight,
          since: day.nullable(),
          seenOn: day.nullable(),
          source: z.string(),
        }),
      ),
      contacts: z.array(z.object({ id: uuid, worldId: uuid, strength: weight })),
      actions: z.array(z.object({ title: z.string(), role: z.enum(ACTION_ROLES) })),
      /** Organisations of the territory to choose from; persons are never listed. */
      organisations: z.array(z.object({ id: uuid, name: z.string() })),
    })
    .nullable(),
})

const actorPair = z.object({
  id: uuid,
  name: z.string(),
  kind: z.enum(ACTOR_KINDS),
  communeCode: z.string().nullable(),
  ties: z.number().int(),
  worlds: z.array(z.string()),
})

export const worldsContract = {
  worlds: recordRoutes({
    path: `${ofTerritory}/worlds`,
    noun: 'social world',
    required: { name: z.string().trim().min(1).max(WORLD_LIMITS.name) },
    optional: {
      /** Of catalogue/social-worlds.json. */
      code: z.string().max(40).nullable(),
      theme: z.string().max(WORLD_LIMITS.theme),
      conventions: z.string().max(WORLD_LIMITS.conventions),
      sites: z.array(z.string().max(200)).max(WORLD_LIMITS.sites),
      color: z.number().int().min(0).max(23),
      note: z.string().max(4000),
    },
    parents: {},
    filters: {},
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  starters: route(FACILITATORS, {
    method: 'POST',
    path: `${ofTerritory}/worlds/starters`,
    summary:
      'Add worlds of the starter catalogue by their codes; those that are there already are left alone',
    tags,
    successStatus: 201,
  })
    .input(z.object({ ...inTerritory, codes: z.array(z.string().max(40)).min(1).max(40), lang }))
    .output(z.object({ added: z.array(uuid) })),
  actions: recordRoutes({
    path: `${ofTerritory}/actions`,
    noun: 'action',
    required: { title: z.string().trim().min(1).max(200) },
    optional: {
      kind: z.enum(ACTION_KINDS),
      state: z.enum(ACTION_STATES),
      startedOn: day.nullable(),
      endedOn: day.nullable(),
      place: z.string().max(200),
      communeCode: communeCode.nullable(),
      theme: z.string().max(200),
      note: z.string().max(4000),
      sourceId: uuid.nullable(),
    },
    parents: {},
    filters: { q: z.string().max(100).optional(), state: z.enum(ACTION_STATES).optional() },
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  participations: recordRoutes({
    path: `${ofTerritory}/action-actors`,
    noun: 'action actor',
    required: { actionId: uuid, actorId: uuid },
    optional: { role: z.enum(ACTION_ROLES), ...spell, sourceId: uuid.nullable() },
    parents: {},
    filters: { actionId: uuid.optional(), actorId: uuid.optional() },
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  actionWorlds: recordRoutes({
    path: `${ofTerritory}/action-worlds`,
    noun: 'action world',
    required: { actionId: uuid, worldId: uuid },
    optional: { weight, sourceId: uuid.nullable() },
    parents: {},
    filters: { actionId: uuid.optional(), worldId: uuid.optional() },
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  memberships: recordRoutes({
    path: `${ofTerritory}/world-memberships`,
    noun: 'world membership',
    required: { worldId: uuid, actorId: uuid },
    optional: { weight, ...told, note },
    parents: {},
    filters: { worldId: uuid.optional(), actorId: uuid.optional() },
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  ties: recordRoutes({
    path: `${ofTerritory}/actor-ties`,
    noun: 'actor tie',
    required: { fromId: uuid, toId: uuid, kind: z.enum(TIE_KINDS) },
    optional: { strength: weight, ...told, note },
    parents: {},
    filters: { actorId: uuid.optional() },
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  contacts: recordRoutes({
    path: `${ofTerritory}/world-contacts`,
    noun: 'world contact',
    required: { actorId: uuid, worldId: uuid },
    optional: { strength: weight, ...told, note },
    parents: {},
    filters: { worldId: uuid.optional(), actorId: uuid.optional() },
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  sources: {
    list: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofTerritory}/network/sources`,
      summary: 'Interviews, minutes, files and answers that made the network, the latest first',
      tags,
    })
      .input(
        z.object({
          ...inTerritory,
          ...pageQuery,
          kind: z.enum(SOURCE_KINDS).optional(),
          actorId: uuid.optional(),
          deleted: z.stringbool().optional(),
        }),
      )
      .output(pageOf(networkSourceSchema)),
    get: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofTerritory}/network/sources/{id}`,
      summary: 'One source with what it brought',
      tags,
    })
      .input(z.object({ ...inTerritory, id: uuid }))
      .output(networkSourceSchema),
    enter: route(FACILITATORS, {
      method: 'POST',
      path: `${ofTerritory}/network/sources`,
      summary:
        'Enter what a source says, all of it or nothing; `id` is made by the caller, the same entry sent twice is received once. A second entry under an id adds to that source',
      tags,
      successStatus: 201,
    })
      .input(
        z.object({
          ...inTerritory,
          id: uuid,
          entryId: uuid.optional(),
          ...sourceFields,
          kind: z.enum(['interview', 'minutes', 'memory']),
          text: sourceFields.text.optional(),
          actorId: uuid.nullable().optional(),
          entry: networkEntrySchema,
        }),
      )
      .output(z.object({ source: networkSourceSchema, created: z.record(z.string(), uuid) })),
    update: route(FACILITATORS, {
      method: 'PATCH',
      path: `${ofTerritory}/network/sources/{id}`,
      summary: 'Correct the title, the day or the text of a source; settle proposals',
      tags,
    })
      .input(
        z.object({
          ...inTerritory,
          id: uuid,
          version: z.number().int(),
          values: z
            .object({
              title: sourceFields.title,
              heldOn: day,
              text: sourceFields.text,
              proposals: z.array(z.string().max(200)).max(50),
            })
            .partial(),
        }),
      )
      .output(networkSourceSchema),
    remove: route(FACILITATORS, {
      method: 'DELETE',
      path: `${ofTerritory}/network/sources/{id}`,
      summary: 'Undo all that a source brought (undoable)',
      tags,
    })
      .input(z.object({ ...inTerritory, id: uuid, version: z.coerce.number().int() }))
      .output(networkSourceSchema),
    restore: route(FACILITATORS, {
      method: 'POST',
      path: `${ofTerritory}/network/sources/{id}/restore`,
      summary: 'Bring back what an undone source had brought',
      tags,
    })
      .input(z.object({ ...inTerritory, id: uuid }))
      .output(networkSourceSchema),
  },
  /** Minutes pasted as text: which known actors, worlds and actions their words name, and likely new ones. */
  findNames: route(FACILITATORS, {
    method: 'POST',
    path: `${ofTerritory}/network/minutes/names`,
    summary: 'Actors, worlds and actions that a text names; nothing is written',
    tags,
  })
    .input(z.object({ ...inTerritory, text: z.string().max(WORLD_LIMITS.minutes) }))
    .output(
      z.object({
        found: z.array(
          z.object({
            kind: z.enum(['actor', 'world', 'action']),
            id: uuid,
            name: z.string(),
            at: z.array(z.object({ from: z.number().int(), to: z.number().int() })),
          }),
        ),
        /** Runs of capitalised words or after « association », « lycée »…, that nobody knows yet. */
        unknown: z.array(
          z.object({
            text: z.string(),
            at: z.array(z.object({ from: z.number().int(), to: z.number().int() })),
          }),
        ),
      }),
    ),
  import: {
    preview: route(FACILITATORS, {
      method: 'POST',
      path: `${ofTerritory}/network/import/preview`,
      summary:
        'What a file (CSV, XLSX, Kumu sheets, GEXF, GraphML, Pajek) would bring, and what not and why; nothing is written',
      tags,
    })
      .input(
        z.object({
          ...inTerritory,
          file: z.file(),
          nodes: z.file().optional(),
          choices: z.string().max(1_000_000).optional(),
        }),
      )
      .output(
        z.object({
          format: z.string(),
          actors: z.array(
            z.object({
              key: ref,
              name: z.string(),
              kind: z.enum(ACTOR_KINDS),
              matchId: uuid.nullable(),
              matchName: z.string().nullable(),
              doubts: z.array(z.object({ id: uuid, name: z.string() })),
            }),
          ),
          worlds: z.array(z.object({ name: z.string(), matchId: uuid.nullable() })),
          counts: z.object({
            memberships: z.number().int(),
            ties: z.number().int(),
            actions: z.number().int(),
          }),
          problems: z.array(
            z.object({
              code: z.string(),
              where: z.string(),
              params: z.record(z.string(), z.union([z.string(), z.number()])),
            }),
          ),
        }),
      ),
    enter: route(FACILITATORS, {
      method: 'POST',
      path: `${ofTerritory}/network/import`,
      summary: 'Enter a file: its good rows or nothing, in one transaction, as one source that can be undone',
      tags,
      successStatus: 201,
    })
      .input(
        z.object({
          ...inTerritory,
          file: z.file(),
          nodes: z.file().optional(),
          /** JSON: {matches: {key: actorId | "new" | "skip"}, worlds: {name: worldId | "new" | "skip"}, heldOn, tieKind}. */
          choices: z.string().max(1_000_000).optional(),
          mode: z.enum(['all-good-rows', 'all-or-nothing']),
        }),
      )
      .output(networkSourceSchema),
  },
  network: {
    get: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofTerritory}/network`,
      summary: 'The whole network with its dates, and where everything stands on the map',
      tags,
    })
      .input(z.object(inTerritory))
      .output(
        z.object({ data: networkDataSchema, positions: positionsSchema, settings: networkSettingsSchema }),
      ),
    study: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofTerritory}/network/study`,
      summary: 'Every measure of the network on a day, with its reading',
      tags,
    })
      .input(z.object({ ...inTerritory, on: day.optional(), kinds: z.string().max(200).optional() }))
      .output(networkStudySchema),
    encounters: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofTerritory}/network/who-should-meet`,
      summary: 'Pairs of worlds that should meet, why, and who can introduce them',
      tags,
    })
      .input(
        z.object({
          ...inTerritory,
          on: day.optional(),
          limit: z.coerce.number().int().min(1).max(50).default(5),
        }),
      )
      .output(z.array(encounterProposalSchema)),
    encounterEffects: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofTerritory}/network/encounter-effects`,
      summary: 'What has changed between two worlds since their meeting was accepted, the latest first',
      tags,
    })
      .input(z.object({ ...inTerritory, ...pageQuery }))
      .output(pageOf(encounterEffectSchema)),
    replace: route(FACILITATORS, {
      method: 'POST',
      path: `${ofTerritory}/network/layout`,
      summary: 'Lay the map out anew: actors may move (undo: send the former positions)',
      tags,
    })
      .input(z.object({ ...inTerritory, positions: sentPositionsSchema.optional() }))
      .output(z.object({ positions: positionsSchema, former: positionsSchema })),
    export: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofTerritory}/network/export`,
      summary: 'The network on a day or with all its dates: GEXF, GraphML, CSV, SVG or PDF',
      tags,
    })
      .input(
        z.object({
          ...inTerritory,
          /** `csv`: ties and memberships, as the import reads them; `csv-nodes`: actors and worlds. */
          format: z.enum(['gexf', 'graphml', 'csv', 'csv-nodes', 'svg', 'pdf']),
          on: day.optional(),
          lang: lang.default('fr'),
          /** Persons are left out of what leaves the team. */
          persons: z.enum(['out', 'in']).default('out'),
        }),
      )
      .output(z.file()),
  },
  settings: {
    change: route(FACILITATORS, {
      method: 'PUT',
      path: `${ofTerritory}/network/settings`,
      summary:
        'Change thresholds, complementarity of worlds, months until a tie sleeps; `version` 0 while they are the method’s',
      tags,
    })
      .input(
        z.object({ ...inTerritory, version: z.number().int(), values: z.object(settingsFields).partial() }),
      )
      .output(networkSettingsSchema),
  },
  encounters: recordRoutes({
    path: `${ofTerritory}/world-encounters`,
    noun: 'world encounter',
    required: { worldAId: uuid, worldBId: uuid, form: z.enum(ENCOUNTER_FORMS) },
    optional: {
      state: z.enum(ENCOUNTER_STATES),
      reason: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
      introducers: z.array(uuid).max(10),
      actionId: uuid.nullable(),
      plannedOn: day.nullable(),
      heldOn: day.nullable(),
      outcome: z.string().max(4000),
      note: z.string().max(2000),
    },
    parents: {},
    filters: {},
    read: EVERY_MEMBER,
    write: FACILITATORS,
  }),
  /** Accept a proposal: the encounter and its planned action (both worlds, the introducers) in one act. */
  acceptEncounter: route(FACILITATORS, {
    method: 'POST',
    path: `${ofTerritory}/network/who-should-meet/accept`,
    summary: 'A proposal becomes a planned action with both worlds and those who introduce them',
    tags,
    successStatus: 201,
  })
    .input(
      z.object({
        ...inTerritory,
        id: uuid,
        worldAId: uuid,
        worldBId: uuid,
        form: z.enum(ENCOUNTER_FORMS),
        introducers: z.array(uuid).max(10),
        plannedOn: day.nullable(),
        title: z.string().trim().min(1).max(200),
      }),
    )
    .output(z.object({ encounterId: uuid, actionId: uuid })),
  duplicates: {
    list: route(FACILITATORS, {
      method: 'GET',
      path: `${ofTerritory}/actor-duplicates`,
      summary: 'Entries of the list that may be one actor, the likeliest first',
      tags,
    })
      .input(z.object({ ...inTerritory, ...pageQuery }))
      .output(
        pageOf(z.object({ a: actorPair, b: actorPair, why: z.array(z.string()), likelihood: z.number() })),
      ),
    merge: route(FACILITATORS, {
      method: 'POST',
      path: `${ofTerritory}/actor-merges`,
      summary: 'Make two entries one: all that points at the second points at the first (undoable)',
      tags,
      successStatus: 201,
    })
      .input(
        z.object({
          ...inTerritory,
          keptId: uuid,
          mergedId: uuid,
          name: z.string().trim().min(1).max(200).optional(),
        }),
      )
      .output(z.object({ id: uuid, moved: z.number().int() })),
    undo: route(FACILITATORS, {
      method: 'POST',
      path: `${ofTerritory}/actor-merges/{id}/undo`,
      summary: 'Make them two again',
      tags,
    })
      .input(z.object({ ...inTerritory, id: uuid }))
      .output(done),
    merges: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofTerritory}/actor-merges`,
      summary: 'Entries that were made one, the latest first',
      tags,
    })
      .input(z.object({ ...inTerritory, ...pageQuery }))
      .output(
        pageOf(
          z.object({
            id: uuid,
            keptId: uuid,
            keptName: z.string(),
            mergedName: z.string(),
            moved: z.number().int(),
            mergedAt: z.string(),
            undoneAt: z.string().nullable(),
          }),
        ),
      ),
  },
  notices: {
    list: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofTerritory}/network/notices`,
      summary: 'Links by which actors correct their own ties, with what they were told',
      tags,
    })
      .input(z.object({ ...inTerritory, ...pageQuery, actorId: uuid.optional() }))
      .output(pageOf(networkNoticeSchema)),
    write: route(FACILITATORS, {
      method: 'PUT',
      path: `${ofTerritory}/network/actors/{actorId}/notice`,
      summary: 'Write or change the notice of an actor; `version` absent for a new one',
      tags,
    })
      .input(
        z.object({
          ...inTerritory,
          actorId: uuid,
          version: z.number().int().optional(),
          values: z
            .object({
              lang,
              controller: z.string().max(300),
              contact: z.string().max(300),
              purpose: z.string().max(1000),
              notice: z.string().max(10_000),
              /** At most three years from today. */ expiresOn: day,
            })
            .partial(),
        }),
      )
      .output(networkNoticeSchema),
    tell: route(FACILITATORS, {
      method: 'POST',
      path: `${ofTerritory}/network/actors/{actorId}/notice/tell`,
      summary: 'Record that the actor was told, or mail it now; the address is used once and not kept',
      tags,
    })
      .input(
        z.object({
          ...inTerritory,
          actorId: uuid,
          version: z.number().int(),
          how: z.enum(['mailed', 'handed', 'posted']),
          on: day.optional(),
          email: z.email().max(300).optional(),
        }),
      )
      .output(z.object({ notice: networkNoticeSchema, mailed: z.boolean() })),
    erase: route(FACILITATORS, {
      method: 'POST',
      path: `${ofTerritory}/network/actors/{actorId}/notice/erase`,
      summary: 'Erase all that the network holds about the actor, at its request. It cannot be undone',
      tags,
    })
      .input(z.object({ ...inTerritory, actorId: uuid, version: z.number().int() }))
      .output(done),
  },
  own: {
    read: route('anyone', {
      method: 'GET',
      path: '/own-network/{token}',
      summary: 'What the network says of the actor who has this link',
      tags,
    })
      .input(z.object({ token }))
      .output(ownNetworkSchema),
    answer: route('anyone', {
      method: 'POST',
      path: '/own-network/{token}',
      summary:
        'Correct one’s own ties, with consent; `id` is made by the page, the same answer sent twice is received once',
      tags,
    })
      .input(
        z.object({
          token,
          id: uuid,
          consent: z.literal(true),
          memberships: z.array(z.object({ worldId: uuid, weight })).max(40),
          ties: z
            .array(
              z.object({
                otherId: uuid,
                kind: z.enum(TIE_KINDS),
                isBuyer: z.boolean().nullable(),
                strength: weight,
              }),
            )
            .max(500),
          contacts: z.array(z.object({ worldId: uuid, strength: weight })).max(40),
          /** Names of actors that the list does not know. */
          proposals: z.array(z.string().trim().min(1).max(200)).max(50),
        }),
      )
      .output(ownNetworkSchema),
    withdraw: route('anyone', {
      method: 'POST',
      path: '/own-network/{token}/withdraw',
      summary: 'Withdraw one’s consent: what was given by this link goes',
      tags,
    })
      .input(z.object({ token }))
      .output(ownNetworkSchema),
    erase: route('anyone', {
      method: 'POST',
      path: '/own-network/{token}/erase',
      summary: 'Erase all that the network holds about this actor. It cannot be undone',
      tags,
    })
      .input(z.object({ token }))
      .output(ownNetworkSchema),
  },
}
