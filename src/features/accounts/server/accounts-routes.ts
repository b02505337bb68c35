import { implement } from '@orpc/server'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { Problem } from '#kernel/problem.ts'
import { sayIn } from '#kernel/words.ts'
import { countTry } from '#platform/server/http/rate-limit.ts'
import { accountsContract } from '../contract.ts'
import { accountsWords } from '../words.ts'
import { findSignedIn, type RequestContext, withAnyone, withPerson, withTerritory } from './access.ts'
import {
  changeMember,
  claimInstance,
  findAuditPage,
  findInvitationPage,
  findMemberPage,
  findMemberships,
  findPersonByEmail,
  getOpenInvitation,
  insertInvitation,
  insertPerson,
  readInstance,
  removeMember,
  restoreInvitation,
  restoreMember,
  revokeInvitation,
} from './accounts-store.ts'
import { hashPassword, hashSecret, makeSecret } from './auth.ts'

const os = implement(accountsContract).$context<RequestContext>()
// Guards go on the whole implementer: there they run before the request's own validation.
const open = os.use(withAnyone)
const personal = os.use(withPerson)
const territorial = os.use(withTerritory)

// A guesser is slowed by address and by account; a meeting room behind one address still signs in.
const byAddress = new RateLimiterMemory({ points: 60, duration: 60 })
const byAccount = new RateLimiterMemory({ points: 10, duration: 15 * 60 })

const consume = (limiter: RateLimiterMemory, key: string) => countTry(limiter, key, 'accounts.too-many-tries')

function passCookies(from: Headers, to: Headers | undefined): void {
  for (const cookie of from.getSetCookie()) to?.append('set-cookie', cookie)
}

/** Starts a session; fails with `accounts.sign-in-refused` without saying which of the two was wrong. */
async function startSession(context: RequestContext, email: string, password: string): Promise<void> {
  try {
    const { headers } = await context.auth.api.signInEmail({
      body: { email, password },
      headers: context.headers,
      returnHeaders: true,
    })
    passCookies(headers, context.resHeaders)
  } catch {
    throw new Problem('accounts.sign-in-refused', 'anonymous')
  }
}

export const accountsRouter = os.router({
  status: open.status.handler(async ({ context }) => {
    const { claimed } = await readInstance(context.tx)
    const person = await findSignedIn(context)
    if (!person) return { claimed, person: null, memberships: [], mail: context.mailer.configured }
    await context.tx.query('select enter_as_person($1)', [person.id])
    const memberships = await findMemberships(context.tx, person.id)
    return { claimed, person, memberships, mail: context.mailer.configured }
  }),

  claim: open.claim.handler(async ({ context, input }) => {
    await consume(byAddress, context.ip)
    await claimInstance(context.tx, input.token)
    const passwordHash = await hashPassword(input.password)
    const { name, email, lang } = input
    const person = await insertPerson(context.tx, { name, email, lang, host: true, passwordHash })
    await context.tx.query('select adopt_demonstration($1)', [person.id])
    return person
  }),

  signIn: open.signIn.handler(async ({ context, input }) => {
    await consume(byAddress, context.ip)
    await consume(byAccount, input.email)
    await startSession(context, input.email, input.password)
    await byAccount.delete(input.email)
    const person = await findPersonByEmail(context.tx, input.email)
    if (!person) throw new Problem('accounts.sign-in-refused', 'anonymous')
    return person
  }),

  signOut: personal.signOut.handler(async ({ context }) => {
    const { headers } = await context.auth.api.signOut({ headers: context.headers, returnHeaders: true })
    passCookies(headers, context.resHeaders)
    return { done: true } as const
  }),

  changePassword: personal.changePassword.handler(async ({ context, input }) => {
    await consume(byAccount, context.person.email)
    try {
      const { headers } = await context.auth.api.changePassword({
        body: { currentPassword: input.current, newPassword: input.next, revokeOtherSessions: true },
        headers: context.headers,
        returnHeaders: true,
      })
      passCookies(headers, context.resHeaders)
    } catch {
      throw new Problem('accounts.password-wrong', 'forbidden')
    }
    return { done: true } as const
  }),

  changeProfile: personal.changeProfile.handler(async ({ context, input }) =>
    context.tx.one(
      `update person set name = coalesce($2, name), lang = coalesce($3, lang), "updatedAt" = now() where id = $1
       returning id, name, email, lang, host`,
      [context.person.id, input.name ?? null, input.lang ?? null],
    ),
  ),

  readInvitation: open.readInvitation.handler(async ({ context, input }) => {
    await consume(byAddress, context.ip)
    const found = await getOpenInvitation(context.tx, input.token, Date.now())
    const known = (await findPersonByEmail(context.tx, found.email)) !== undefined
    return {
      territoryName: found.territory_name,
      email: found.email,
      role: found.role,
      inviter: found.inviter,
      known,
    }
  }),

  acceptInvitation: open.acceptInvitation.handler(async ({ context, input }) => {
    await consume(byAddress, context.ip)
    const { tx } = context
    const offered = await getOpenInvitation(tx, input.token, Date.now())
    let person = await findPersonByEmail(tx, offered.email)
    if (person) {
      // The link alone does not open an account that exists: its owner must be signed in.
      const signedIn = await findSignedIn(context)
      if (signedIn?.id !== person.id)
        throw new Problem('accounts.sign-in-as-invited', 'anonymous', { email: offered.email })
    } else {
      if (!input.name || !input.password) throw new Problem('accounts.name-and-password-needed', 'caller')
      const passwordHash = await hashPassword(input.password)
      person = await insertPerson(tx, {
        name: input.name,
        email: offered.email,
        lang: input.lang ?? 'fr',
        host: false,
        passwordHash,
      })
    }
    const { territory } = await tx.one<{ territory: string | null }>(
      'select accept_invitation($1, $2) as territory',
      [hashSecret(input.token), person.id],
    )
    if (territory === null) throw new Problem('accounts.invitation-used', 'gone')
    return { territoryId: territory, email: person.email }
  }),

  members: {
    list: territorial.members.list.handler(({ context, input }) =>
      findMemberPage(context.tx, context.access, input),
    ),
    change: territorial.members.change.handler(({ context, input }) =>
      changeMember(context.tx, context.access, input),
    ),
    remove: territorial.members.remove.handler(async ({ context, input }) => {
      await removeMember(context.tx, context.access, input.personId, input.version)
      return { done: true } as const
    }),
    restore: territorial.members.restore.handler(({ context, input }) =>
      restoreMember(context.tx, context.access, input.personId),
    ),
  },

  invitations: {
    list: territorial.invitations.list.handler(({ context, input }) =>
      findInvitationPage(context.tx, context.access, input),
    ),
    create: territorial.invitations.create.handler(async ({ context, input }) => {
      const token = makeSecret()
      const invitation = await insertInvitation(context.tx, context.access, {
        email: input.email,
        role: input.role,
        token,
      })
      const link = `${context.publicUrl}/invitation/${token}`
      const { name: territory } = await context.tx.one<{ name: string }>(
        'select name from territory where id = $1',
        [context.access.territoryId],
      )
      const say = sayIn(accountsWords, input.lang)
      const mailed = await context.mailer.send({
        to: input.email,
        subject: say('mail.invitation.subject', { territory }),
        text: say('mail.invitation.text', { territory, inviter: context.person.name, link }),
      })
      return { invitation, link, mailed }
    }),
    revoke: territorial.invitations.revoke.handler(async ({ context, input }) => {
      await revokeInvitation(context.tx, context.access, input.id, input.version)
      return { done: true } as const
    }),
    restore: territorial.invitations.restore.handler(({ context, input }) =>
      restoreInvitation(context.tx, context.access, input.id),
    ),
  },

  audit: territorial.audit.handler(({ context, input }) => findAuditPage(context.tx, context.access, input)),
})
