import { z } from 'zod'
import { EVERY_MEMBER, OWNERS, ROLES } from '#kernel/access.ts'
import { pageOf, pageQuery, route, uuid } from '#kernel/route.ts'

// Copied addresses come with spaces and capitals: both go before the check.
const email = z.string().trim().toLowerCase().max(200).pipe(z.email())
const password = z.string().min(10).max(200)
const personName = z.string().trim().min(1).max(120)
const lang = z.enum(['fr', 'en'])
const role = z.enum(ROLES)
const secret = z.string().min(20).max(100)
const done = z.object({ done: z.literal(true) })
const tags = ['accounts']

export const person = z.object({ id: uuid, name: z.string(), email: z.string(), lang, host: z.boolean() })

const membership = z.object({ territoryId: uuid, territoryName: z.string(), role, demo: z.boolean() })

export const member = z.object({
  personId: uuid,
  name: z.string(),
  email: z.string(),
  role,
  version: z.number().int(),
  createdAt: z.string(),
})

export const invitation = z.object({
  id: uuid,
  email: z.string(),
  role,
  expiresAt: z.string(),
  acceptedAt: z.string().nullable(),
  version: z.number().int(),
})

export const auditEntry = z.object({
  id: z.number().int(),
  at: z.string(),
  personName: z.string().nullable(),
  act: z.enum(['create', 'change', 'delete', 'restore', 'purge']),
  recordKind: z.string(),
  recordId: z.string().nullable(),
  /** Name of the member that the act is about; null for other records. */
  subject: z.string().nullable(),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
})

export const accountsContract = {
  status: route('anyone', {
    method: 'GET',
    path: '/status',
    summary: 'Whether the instance has been claimed, and who is signed in',
    tags,
  })
    .input(z.object({}))
    .output(
      z.object({
        claimed: z.boolean(),
        person: person.nullable(),
        memberships: z.array(membership),
        mail: z.boolean(),
      }),
    ),
  claim: route('anyone', {
    method: 'POST',
    path: '/setup',
    summary: 'First run: make the account of the host with the one-time token',
    tags,
    successStatus: 201,
  })
    .input(z.object({ token: secret, name: personName, email, password, lang }))
    .output(person),
  signIn: route('anyone', {
    method: 'POST',
    path: '/session',
    summary: 'Sign in by e-mail and password',
    tags,
  })
    .input(z.object({ email, password: z.string().max(200) }))
    .output(person),
  signOut: route('signed-in', { method: 'DELETE', path: '/session', summary: 'Sign out', tags })
    .input(z.object({}))
    .output(done),
  changePassword: route('signed-in', {
    method: 'POST',
    path: '/password',
    summary: 'Change one’s password; other sessions end',
    tags,
  })
    .input(z.object({ current: z.string().max(200), next: password }))
    .output(done),
  changeProfile: route('signed-in', {
    method: 'PATCH',
    path: '/profile',
    summary: 'Change one’s name or language',
    tags,
  })
    .input(z.object({ name: personName.optional(), lang: lang.optional() }))
    .output(person),
  readInvitation: route('anyone', {
    method: 'GET',
    path: '/invitations/{token}',
    summary: 'What an invitation offers',
    tags,
  })
    .input(z.object({ token: secret }))
    .output(
      z.object({
        territoryName: z.string(),
        email: z.string(),
        role,
        inviter: z.string().nullable(),
        known: z.boolean(),
      }),
    ),
  acceptInvitation: route('anyone', {
    method: 'POST',
    path: '/invitations/{token}',
    summary: 'Accept an invitation, making an account if there is none',
    tags,
  })
    .input(
      z.object({
        token: secret,
        name: personName.optional(),
        password: password.optional(),
        lang: lang.optional(),
      }),
    )
    .output(z.object({ territoryId: uuid, email: z.string() })),
  members: {
    list: route(EVERY_MEMBER, {
      method: 'GET',
      path: '/territories/{territoryId}/members',
      summary: 'Members of a territory',
      tags,
    })
      .input(z.object({ territoryId: uuid, ...pageQuery }))
      .output(pageOf(member)),
    change: route(OWNERS, {
      method: 'PATCH',
      path: '/territories/{territoryId}/members/{personId}',
      summary: 'Change the role of a member',
      tags,
    })
      .input(z.object({ territoryId: uuid, personId: uuid, version: z.number().int(), role }))
      .output(member),
    remove: route(OWNERS, {
      method: 'DELETE',
      path: '/territories/{territoryId}/members/{personId}',
      summary: 'Remove a member',
      tags,
    })
      .input(z.object({ territoryId: uuid, personId: uuid, version: z.number().int() }))
      .output(done),
    restore: route(OWNERS, {
      method: 'POST',
      path: '/territories/{territoryId}/members/{personId}/restore',
      summary: 'Take a removed member back, with the role she had',
      tags,
    })
      .input(z.object({ territoryId: uuid, personId: uuid }))
      .output(member),
  },
  invitations: {
    list: route(OWNERS, {
      method: 'GET',
      path: '/territories/{territoryId}/invitations',
      summary: 'Pending invitations',
      tags,
    })
      .input(z.object({ territoryId: uuid, ...pageQuery }))
      .output(pageOf(invitation)),
    create: route(OWNERS, {
      method: 'POST',
      path: '/territories/{territoryId}/invitations',
      summary: 'Invite somebody by link',
      tags,
      successStatus: 201,
    })
      .input(z.object({ territoryId: uuid, email, role, lang }))
      .output(z.object({ invitation, link: z.string(), mailed: z.boolean() })),
    revoke: route(OWNERS, {
      method: 'DELETE',
      path: '/territories/{territoryId}/invitations/{id}',
      summary: 'Revoke an invitation',
      tags,
    })
      .input(z.object({ territoryId: uuid, id: uuid, version: z.number().int() }))
      .output(done),
    restore: route(OWNERS, {
      method: 'POST',
      path: '/territories/{territoryId}/invitations/{id}/restore',
      summary: 'Undo the revocation of an invitation: its link works again',
      tags,
    })
      .input(z.object({ territoryId: uuid, id: uuid }))
      .output(invitation),
  },
  audit: route(OWNERS, {
    method: 'GET',
    path: '/territories/{territoryId}/audit',
    summary: 'Who did what, when, before and after',
    tags,
  })
    .input(
      z.object({
        territoryId: uuid,
        ...pageQuery,
        recordKind: z.string().max(40).optional(),
        recordId: uuid.optional(),
      }),
    )
    .output(pageOf(auditEntry)),
}
