import { z } from 'zod'
import { EVERY_MEMBER, FACILITATORS } from '#kernel/access.ts'
import { type RecordOf, recordRoutes } from '#kernel/record-contract.ts'
import { day, pageOf, pageQuery, route, uuid } from '#kernel/route.ts'
import { AGENDA_SCOPES } from './domain/agenda-link.ts'
import {
  DECISION_KINDS,
  DECISION_STATES,
  EVENT_ITEMS,
  EVENT_KIND_NAMES,
  EVENT_STATES,
  EXCHANGE_FORMS,
  GENDERS,
  INVITATIONS,
  ITEM_ANSWERS,
  OPENNESS,
  VENUES,
} from './domain/event.ts'
import { CHECK_ANSWERS, CHECK_LINKS, CRITERIA, FEED_CODES, FEED_UNITS } from './domain/governance.ts'
import { FIGURE_CODES, FIGURE_GAPS, FIGURE_UNITS, LEVERS } from './domain/lever.ts'

const ofTerritory = '/territories/{territoryId}'
const inTerritory = { territoryId: uuid }
const ofEvent = { ...inTerritory, eventId: uuid }
const tags = ['levers']
const lang = z.enum(['fr', 'en'])
const lever = z.enum(LEVERS)
const communeCode = z.string().regex(/^[0-9AB]{5}$/)
const hour = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)
const people = z.number().int().min(0).max(1_000_000).nullable()
const level = z.number().int().min(0).max(5)
const judged = z.number().int().min(0).max(4)
const done = z.object({ done: z.literal(true) })
const token = z.string().min(20).max(100)
const version = z.number().int()
const period = { from: day, to: day }
const both = { read: EVERY_MEMBER, write: FACILITATORS, parents: {} } as const

/** `null` everywhere: nobody said, nobody counted. It is never no, and never 0. */
const eventOptional = {
  kind: z.enum(EVENT_KIND_NAMES),
  state: z.enum(EVENT_STATES),
  openness: z.enum(OPENNESS),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  /** Local time, "18:30". */
  startsAt: hour.nullable(),
  endsAt: hour.nullable(),
  place: z.string().max(200),
  communeCode: communeCode.nullable(),
  venue: z.enum(VENUES).nullable(),
  level: level.nullable(),
  /** A document: a change with `seen` touches only the items it names. An absent item is unknown. */
  items: z.partialRecord(z.enum(EVENT_ITEMS), z.enum(ITEM_ANSWERS)),
  aims: z.string().max(2000),
  levers: z.array(lever).max(5),
  /** The order of the day. */
  agenda: z.string().max(20_000),
  /** The minutes. */
  report: z.string().max(100_000),
  speechPercent: z.number().int().min(0).max(100).nullable(),
  /** When participants were told what came out. */
  traceOn: day.nullable(),
  followUpOn: day.nullable(),
  parentId: uuid.nullable(),
  /** Counts without names. */
  persons: people,
  firstTimers: people,
  returners: people,
  /** Documents of counts: by gender, by id of an audience, by INSEE code (null there: came, nobody counted). */
  genders: z.partialRecord(z.enum(GENDERS), people),
  audiences: z.record(uuid, people),
  communes: z.record(communeCode, people),
  note: z.string().max(4000),
}

const answer = z.enum(ITEM_ANSWERS)
/** Method 6.1: 60·level/5 + 40·items/6. `value` is null while something is unknown; it then lies in low…high. */
export const eventScoreSchema = z.object({
  value: z.number().nullable(),
  low: z.number(),
  high: z.number(),
  level: level.nullable(),
  items: z.record(z.enum(EVENT_ITEMS), answer),
  /** Items that follow from what is recorded (a day, a share) and not from an answer. */
  derived: z.array(z.enum(EVENT_ITEMS)),
  missing: z.array(z.enum(['level', ...EVENT_ITEMS])),
  /** The first item that is not met: `advice.<item>`; where none is said to be unmet, the first unknown one. */
  nextItem: z.object({ item: z.enum(EVENT_ITEMS), answer }).nullable(),
  /** The level to try next: `level-step.<n>`. */
  nextLevel: level.nullable(),
})

export const agendaEntrySchema = z.object({
  id: uuid,
  version,
  title: z.string(),
  kind: eventOptional.kind,
  state: eventOptional.state,
  openness: eventOptional.openness,
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  startsAt: z.string().nullable(),
  endsAt: z.string().nullable(),
  place: z.string(),
  communeCode: z.string().nullable(),
  venue: eventOptional.venue,
  levers: z.array(lever),
  parentId: uuid.nullable(),
  persons: z.number().int().nullable(),
  guests: z.number().int(),
  openDecisions: z.number().int(),
  score: eventScoreSchema,
})

const guestOptional = {
  actorId: uuid.nullable(),
  worldId: uuid.nullable(),
  invitation: z.enum(INVITATIONS),
  invitedOn: day.nullable(),
  /** Goes three months after the event. */
  email: z.email().max(300).nullable(),
  isPresent: z.boolean().nullable(),
  persons: people,
  note: z.string().max(1000),
}

/** A guest with names; `email` for owners and facilitators, null for others. */
export const guestEntrySchema = z.object({
  id: uuid,
  version,
  eventId: uuid,
  ...guestOptional,
  email: z.string().nullable(),
  hasEmail: z.boolean(),
  name: z.string(),
  /** Names of the worlds of an organisation on that day. */
  worlds: z.array(z.object({ id: uuid, name: z.string() })),
  /** It was at no earlier event of the territory; null while it is not said to have been present. */
  isFirstTime: z.boolean().nullable(),
})

const named = z.object({ id: uuid, name: z.string() })
const gap = z.enum(FIGURE_GAPS).nullable()

/** A measure with what it rests on; `value` null with the reason in `missing`. */
const measureSchema = z.object({
  value: z.number().nullable(),
  /** Known cases. */
  n: z.number().int(),
  of: z.number().int().nullable(),
  missing: gap,
  /** Fewer than five: beware before publishing. */
  isSmall: z.boolean(),
})

export const paritySchema = z.object({
  audienceId: uuid,
  name: z.string(),
  isSeldomHeard: z.boolean(),
  /** People of this public who came, out of those who came to events where it was counted. */
  present: z.number().int().nullable(),
  persons: z.number().int().nullable(),
  events: z.number().int(),
  roomPercent: z.number().nullable(),
  populationPercent: z.number().nullable(),
  populationSource: z.string(),
  ratio: z.number().nullable(),
  /** 0.8 to 1.25 is fair. */
  reading: z.enum(['under', 'fair', 'over']).nullable(),
  missing: gap,
  isSmall: z.boolean(),
})

const finding = z.object({
  code: z.string(),
  severity: z.enum(['blocking', 'warning', 'advice']),
  path: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
})

export const eventDiagnosisSchema = z.object({
  eventId: uuid,
  score: eventScoreSchema,
  /** Worlds: invited themselves or through an organisation; present likewise. `absent`: invited and not seen. */
  worlds: z.object({
    invited: z.array(named),
    present: z.array(named),
    absent: z.array(named),
    /** Of the territory, neither invited nor present. */
    forgotten: z.array(named),
  }),
  organisations: z.object({ invited: z.number().int(), present: z.number().int(), absent: z.array(named) }),
  /** Organisations that were never at an event before, out of those present. */
  newOrganisations: measureSchema,
  /** People who came for the first time. */
  firstTimers: measureSchema,
  returners: measureSchema,
  women: measureSchema,
  speech: measureSchema,
  communes: measureSchema,
  /** Evenness (Pielou, 0 to 1) of worlds among those present; above 0.7 mixed. */
  evenness: measureSchema,
  parity: z.array(paritySchema),
  decisions: z.object({ open: z.number().int(), done: z.number().int(), late: z.number().int() }),
  findings: z.array(finding),
  /** Counts under five: round or leave them out of what is published. */
  smallCounts: z.array(z.string()),
})

export const leverFigureSchema = z.object({
  code: z.enum(FIGURE_CODES),
  value: z.number().nullable(),
  unit: z.enum(FIGURE_UNITS),
  n: z.number().int(),
  unknown: z.number().int(),
  ...period,
  missing: gap,
  isSmall: z.boolean(),
})

export const leverSchema = z.object({
  lever,
  aim: z.string(),
  target: z.number().nullable(),
  targetOn: day.nullable(),
  /** 0: the territory has not written anything yet. */
  version,
  figures: z.array(leverFigureSchema),
})

const trendPointSchema = z.object({
  value: z.number().nullable(),
  n: z.number().int(),
  missing: gap,
  isSmall: z.boolean(),
})
export const leverTrendsSchema = z.object({
  by: z.enum(['quarter', 'year']),
  /** `label`: "2026" or "2026-Q2", to be worded by whoever shows it. The last one may still be running. */
  periods: z.array(z.object({ ...period, label: z.string(), isRunning: z.boolean() })),
  series: z.array(
    z.object({
      lever,
      /** A figure of the catalogue, or `reach`: people who came to public events. */
      code: z.enum([...FIGURE_CODES, 'reach']),
      unit: z.enum([...FIGURE_UNITS, 'people']),
      points: z.array(trendPointSchema),
    }),
  ),
})

export const inclusionSchema = z.object({
  ...period,
  events: z.number().int(),
  persons: z.number().int().nullable(),
  parity: z.array(paritySchema),
  /** Organisations that came back within twelve months of their first event of the period. */
  retention: measureSchema,
  /** People who had come within twelve months, as counted in the room. */
  returners: measureSchema,
  firstTimers: measureSchema,
  women: measureSchema,
  /** Mean share of speaking time of participants, by the events where somebody watched. */
  speech: measureSchema,
  /** Communes of the territory from which somebody came. */
  communes: measureSchema,
})

export const coverageSchema = z.object({
  audiences: z.array(z.object({ id: uuid, name: z.string(), isSeldomHeard: z.boolean() })),
  relays: z.array(
    z.object({
      id: uuid,
      actorId: uuid,
      name: z.string(),
      trust: judged.nullable(),
      size: z.number().int().nullable(),
      hasMobilised: z.boolean().nullable(),
      lastActionOn: day.nullable(),
      audiences: z.array(uuid),
    }),
  ),
  /** Publics that no relay touches, and those that only relays without trust (0 or 1) touch. */
  gaps: z.array(uuid),
  weak: z.array(uuid),
  /** Publics that a single relay touches. */
  single: z.array(uuid),
})

const judgementOptional = {
  argument: z.string().max(4000),
  judgedWith: z.string().max(300),
}
const judgements = recordRoutes({
  path: `${ofTerritory}/governance-judgements`,
  noun: 'governance judgement',
  required: { criterion: z.enum(CRITERIA), level: judged, judgedOn: day },
  optional: judgementOptional,
  filters: { criterion: z.enum(CRITERIA).optional() },
  ...both,
})

export const governanceSchema = z.object({
  ...period,
  criteria: z.array(
    z.object({
      criterion: z.enum(CRITERIA),
      feeds: z.array(
        z.object({
          code: z.enum(FEED_CODES),
          value: z.number().nullable(),
          unit: z.enum(FEED_UNITS),
          n: z.number().int(),
          of: z.number().int().nullable(),
          since: day.nullable(),
        }),
      ),
      /** The latest first. */
      history: z.array(
        z.object({
          id: uuid,
          version,
          level: judged,
          argument: z.string(),
          judgedOn: day,
          judgedWith: z.string(),
        }),
      ),
    }),
  ),
})

const ownerOfFile = z.enum(['check-item', 'judgement', 'event'])
export const evidenceSchema = z.object({
  id: uuid,
  version,
  createdAt: z.string(),
  deletedAt: z.string().nullable(),
  ownerKind: ownerOfFile,
  ownerId: uuid,
  name: z.string(),
  mime: z.literal('application/pdf'),
  bytes: z.number().int(),
  note: z.string(),
})

/** `link`: the address of the feed, for owners and facilitators. */
export const agendaLinkSchema = z.object({
  id: uuid,
  version,
  name: z.string(),
  scope: z.enum(AGENDA_SCOPES),
  lang,
  link: z.string(),
  createdAt: z.string(),
})

export const leversContract = {
  levers: {
    list: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofTerritory}/levers`,
      summary: 'The five levers: what the territory aims at, and where it stands over twelve months',
      tags,
    })
      .input(z.object({ ...inTerritory, to: day.optional() }))
      .output(z.array(leverSchema)),
    change: route(FACILITATORS, {
      method: 'PUT',
      path: `${ofTerritory}/levers/{lever}`,
      summary: 'Write the aim and the target of a lever; `version` is the one that was seen, 0 for a first',
      tags,
    })
      .input(
        z.object({
          ...inTerritory,
          lever,
          version,
          values: z
            .object({
              aim: z.string().max(2000),
              target: z.number().min(-1_000_000).max(1_000_000).nullable(),
              targetOn: day.nullable(),
            })
            .partial(),
        }),
      )
      .output(leverSchema),
  },
  events: recordRoutes({
    path: `${ofTerritory}/events`,
    noun: 'event',
    required: { title: z.string().trim().min(1).max(200) },
    optional: eventOptional,
    filters: {},
    ...both,
  }),
  agenda: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofTerritory}/agenda`,
    summary: 'Events with their scores, by day; those without a day come last',
    tags,
  })
    .input(
      z.object({
        ...inTerritory,
        ...pageQuery,
        from: day.optional(),
        to: day.optional(),
        order: z.enum(['first', 'last']).default('first'),
        state: z.enum(EVENT_STATES).optional(),
        openness: z.enum(OPENNESS).optional(),
        lever: lever.optional(),
        parentId: uuid.optional(),
        q: z.string().max(200).optional(),
      }),
    )
    .output(pageOf(agendaEntrySchema)),
  calendar: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofTerritory}/events/{eventId}/calendar`,
    summary: 'One event as a file for calendars (iCalendar)',
    tags,
  })
    .input(z.object(ofEvent))
    .output(z.file()),
  diagnosis: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofTerritory}/events/{eventId}/diagnosis`,
    summary: 'What an event was worth: score, worlds present and absent, first-timers, balance, next step',
    tags,
  })
    .input(z.object(ofEvent))
    .output(eventDiagnosisSchema),
  /** Records for whoever writes; what is shown is `guestList`. */
  guests: recordRoutes({
    path: `${ofTerritory}/event-guests`,
    noun: 'event guest',
    required: { eventId: uuid },
    optional: guestOptional,
    filters: { eventId: uuid.optional() },
    parents: {},
    read: FACILITATORS,
    write: FACILITATORS,
  }),
  guestList: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofTerritory}/events/{eventId}/guests`,
    summary: 'Organisations and worlds invited and present, with their names',
    tags,
  })
    .input(z.object({ ...ofEvent, ...pageQuery }))
    .output(pageOf(guestEntrySchema)),
  addGuests: route(FACILITATORS, {
    method: 'POST',
    path: `${ofTerritory}/events/{eventId}/guests`,
    summary: 'Put organisations and worlds on the list of an event; those there already stay as they are',
    tags,
  })
    .input(
      z.object({
        ...ofEvent,
        actorIds: z.array(uuid).max(500),
        worldIds: z.array(uuid).max(100),
        invitation: z.enum(INVITATIONS).default('to_send'),
        isPresent: z.boolean().nullable().default(null),
      }),
    )
    .output(z.object({ added: z.number().int() })),
  sendInvitations: route(FACILITATORS, {
    method: 'POST',
    path: `${ofTerritory}/events/{eventId}/guests/send`,
    summary:
      'Mail the invitation, with its calendar file, to guests who have an address; says who was not reached',
    tags,
  })
    .input(
      z.object({ ...ofEvent, guestIds: z.array(uuid).min(1).max(100), lang, message: z.string().max(4000) }),
    )
    .output(z.object({ sent: z.array(uuid), withoutAddress: z.array(uuid), failed: z.array(uuid) })),
  decisions: recordRoutes({
    path: `${ofTerritory}/event-decisions`,
    noun: 'decision of an event',
    required: { eventId: uuid, what: z.string().trim().min(1).max(1000) },
    optional: {
      kind: z.enum(DECISION_KINDS),
      /** Proposed or changed by participants. */
      isCodesigned: z.boolean().nullable(),
      actorId: uuid.nullable(),
      who: z.string().max(200),
      dueOn: day.nullable(),
      state: z.enum(DECISION_STATES),
      doneOn: day.nullable(),
      outcome: z.string().max(2000),
      actionId: uuid.nullable(),
    },
    filters: {
      eventId: uuid.optional(),
      state: z.enum(DECISION_STATES).optional(),
      kind: z.enum(DECISION_KINDS).optional(),
    },
    ...both,
  }),
  audiences: recordRoutes({
    path: `${ofTerritory}/audiences`,
    noun: 'audience',
    required: { name: z.string().trim().min(1).max(80) },
    optional: {
      code: z
        .string()
        .regex(/^[a-z]+(-[a-z]+)*$/)
        .max(40)
        .nullable(),
      isSeldomHeard: z.boolean(),
      /** With its source, or not at all. */
      populationPercent: z.number().gt(0).max(100).nullable(),
      populationSource: z.string().max(300),
      note: z.string().max(2000),
    },
    filters: {},
    ...both,
  }),
  startAudiences: route(FACILITATORS, {
    method: 'POST',
    path: `${ofTerritory}/audiences/starters`,
    summary: 'Take publics of the catalogue; those there already stay as they are',
    tags,
  })
    .input(z.object({ ...inTerritory, lang, codes: z.array(z.string().max(40)).max(40) }))
    .output(z.object({ added: z.number().int() })),
  relays: recordRoutes({
    path: `${ofTerritory}/relays`,
    noun: 'relay structure',
    required: { actorId: uuid },
    optional: {
      audiences: z.array(uuid).max(50),
      size: z.number().int().min(0).max(10_000_000).nullable(),
      trust: judged.nullable(),
      capacity: z.string().max(1000),
      expects: z.string().max(1000),
      cost: z.string().max(500),
      lastAction: z.string().max(500),
      lastActionOn: day.nullable(),
      hasMobilised: z.boolean().nullable(),
      result: z.string().max(2000),
      note: z.string().max(2000),
    },
    filters: {},
    ...both,
  }),
  coverage: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofTerritory}/relay-coverage`,
    summary: 'Publics by relay structures, and the publics that nobody relays',
    tags,
  })
    .input(z.object(inTerritory))
    .output(coverageSchema),
  exchanges: recordRoutes({
    path: `${ofTerritory}/territory-exchanges`,
    noun: 'exchange between territories',
    required: { title: z.string().trim().min(1).max(200) },
    optional: {
      form: z.enum(EXCHANGE_FORMS),
      state: z.enum(EVENT_STATES),
      heldOn: day.nullable(),
      otherName: z.string().max(200),
      /** A territory of the programme of which one is a member. */
      otherTerritoryId: uuid.nullable(),
      eventId: uuid.nullable(),
      isFormal: z.boolean().nullable(),
      lessons: z.string().max(4000),
      takenHome: z.string().max(4000),
      note: z.string().max(2000),
    },
    filters: { eventId: uuid.optional() },
    ...both,
  }),
  figures: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofTerritory}/lever-figures`,
    summary: 'Indicators ORG-19 to ORG-24, SOC-09 and SOC-10 over a period, each with what it rests on',
    tags,
  })
    .input(z.object({ ...inTerritory, ...period }))
    .output(z.array(leverFigureSchema)),
  trends: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofTerritory}/lever-trends`,
    summary: 'How each lever moved, by quarter or year',
    tags,
  })
    .input(z.object({ ...inTerritory, ...period, by: z.enum(['quarter', 'year']).default('year') }))
    .output(leverTrendsSchema),
  inclusion: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofTerritory}/inclusion`,
    summary: 'Who comes: parity of publics, those who come back, first-timers, speech, communes',
    tags,
  })
    .input(z.object({ ...inTerritory, ...period }))
    .output(inclusionSchema),
  governance: route(EVERY_MEMBER, {
    method: 'GET',
    path: `${ofTerritory}/governance`,
    summary: 'The eight criteria of governance: what is recorded, and what was judged together',
    tags,
  })
    .input(z.object({ ...inTerritory, to: day.optional() }))
    .output(governanceSchema),
  judgements,
  checks: recordRoutes({
    path: `${ofTerritory}/check-items`,
    noun: 'item of a self-check',
    required: { text: z.string().trim().min(1).max(1000) },
    optional: {
      /** Of the catalogue; null: an own item. */
      code: z
        .string()
        .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
        .max(40)
        .nullable(),
      position: z.number().int().min(0).max(1000),
      answer: z.enum(CHECK_ANSWERS).nullable(),
      answeredOn: day.nullable(),
      note: z.string().max(4000),
      proofs: z.array(z.object({ kind: z.enum(CHECK_LINKS), id: uuid, label: z.string().max(200) })).max(30),
    },
    filters: {},
    ...both,
  }),
  startChecks: route(FACILITATORS, {
    method: 'POST',
    path: `${ofTerritory}/check-items/starters`,
    summary: 'Take the items of the catalogue into the territory’s own list; those there already stay',
    tags,
  })
    .input(z.object({ ...inTerritory, lang }))
    .output(z.object({ added: z.number().int() })),
  evidence: {
    list: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofTerritory}/evidence-files`,
      summary: 'Files (PDF) that show what an item, a judgement or an event says',
      tags,
    })
      .input(
        z.object({
          ...inTerritory,
          ...pageQuery,
          ownerKind: ownerOfFile.optional(),
          ownerId: uuid.optional(),
        }),
      )
      .output(pageOf(evidenceSchema)),
    create: route(FACILITATORS, {
      method: 'POST',
      path: `${ofTerritory}/evidence-files`,
      summary: 'Keep a PDF beside an item, a judgement or an event',
      tags,
      successStatus: 201,
    })
      .input(
        z.object({
          ...inTerritory,
          ownerKind: ownerOfFile,
          ownerId: uuid,
          file: z.file(),
          note: z.string().max(500).optional(),
        }),
      )
      .output(evidenceSchema),
    content: route(EVERY_MEMBER, {
      method: 'GET',
      path: `${ofTerritory}/evidence-files/{id}/content`,
      summary: 'The bytes of a file, for the team',
      tags,
    })
      .input(z.object({ ...inTerritory, id: uuid }))
      .output(z.file()),
    remove: route(FACILITATORS, {
      method: 'DELETE',
      path: `${ofTerritory}/evidence-files/{id}`,
      summary: 'Delete (undoable for 30 days, then destroyed): file',
      tags,
    })
      .input(z.object({ ...inTerritory, id: uuid, version }))
      .output(evidenceSchema),
    restore: route(FACILITATORS, {
      method: 'POST',
      path: `${ofTerritory}/evidence-files/{id}/restore`,
      summary: 'Undo the deletion: file',
      tags,
    })
      .input(z.object({ ...inTerritory, id: uuid }))
      .output(evidenceSchema),
  },
  agendaLinks: {
    list: route(FACILITATORS, {
      method: 'GET',
      path: `${ofTerritory}/agenda-links`,
      summary: 'Secret addresses under which calendars read the agenda',
      tags,
    })
      .input(z.object({ ...inTerritory, ...pageQuery }))
      .output(pageOf(agendaLinkSchema)),
    create: route(FACILITATORS, {
      method: 'POST',
      path: `${ofTerritory}/agenda-links`,
      summary: 'Open an address for calendars: public events, or all',
      tags,
      successStatus: 201,
    })
      .input(z.object({ ...inTerritory, name: z.string().max(120), scope: z.enum(AGENDA_SCOPES), lang }))
      .output(agendaLinkSchema),
    rotate: route(FACILITATORS, {
      method: 'POST',
      path: `${ofTerritory}/agenda-links/{id}/rotate`,
      summary: 'Give the address a new secret; the former one opens nothing any more',
      tags,
    })
      .input(z.object({ ...inTerritory, id: uuid, version }))
      .output(agendaLinkSchema),
    revoke: route(FACILITATORS, {
      method: 'DELETE',
      path: `${ofTerritory}/agenda-links/{id}`,
      summary: 'Close an address for good',
      tags,
    })
      .input(z.object({ ...inTerritory, id: uuid, version }))
      .output(done),
  },
  /** What calendars read: titles, days, places. */
  feed: route('anyone', {
    method: 'GET',
    path: '/agenda/{token}/agenda.ics',
    summary: 'The agenda of a territory for calendars (iCalendar), by its secret address',
    tags,
  })
    .input(z.object({ token }))
    .output(z.file()),
}

export type LeverEvent = RecordOf<typeof leversContract.events>
export type EventDecision = RecordOf<typeof leversContract.decisions>
export type Audience = RecordOf<typeof leversContract.audiences>
export type Relay = RecordOf<typeof leversContract.relays>
export type TerritoryExchange = RecordOf<typeof leversContract.exchanges>
export type CheckItem = RecordOf<typeof leversContract.checks>
export type GovernanceJudgement = RecordOf<typeof leversContract.judgements>
