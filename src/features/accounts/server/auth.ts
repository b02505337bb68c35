import { createHash, randomBytes } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { hashPassword as hashWithScrypt } from 'better-auth/crypto'
import type { Pool } from 'pg'

/**
 * better-auth does passwords, sessions and their cookies; its own HTTP routes are not mounted, so that every route
 * of the instance is one of our contract and states who may call it.
 */
export function createAuth(options: { pool: Pool; secret: string; publicUrl: string }) {
  return betterAuth({
    appName: 'Tablée',
    baseURL: options.publicUrl,
    secret: options.secret,
    database: options.pool,
    telemetry: { enabled: false },
    // Refusals are problems of our own routes; its warnings would fill the log with every mistyped password.
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: { enabled: true, minPasswordLength: 10, maxPasswordLength: 200 },
    session: { expiresIn: 60 * 60 * 24 * 30, updateAge: 60 * 60 * 24 },
    user: {
      modelName: 'person',
      additionalFields: {
        lang: { type: 'string', input: false, defaultValue: 'fr' },
        host: { type: 'boolean', input: false, defaultValue: false },
      },
    },
    advanced: {
      cookiePrefix: 'tablee',
      useSecureCookies: options.publicUrl.startsWith('https:'),
      database: { generateId: 'uuid' },
    },
  })
}

export type Auth = ReturnType<typeof createAuth>

/** A secret for a link: 256 bits, in characters that survive a mail client. */
export function makeSecret(): string {
  return randomBytes(32).toString('base64url')
}

/** What is stored of a secret: links are found by hash, so that a read of the database opens nothing. */
export function hashSecret(secret: string): string {
  return createHash('sha256').update(secret).digest('hex')
}

/** A password as it is stored (scrypt, as better-auth checks it). */
export function hashPassword(password: string): Promise<string> {
  return hashWithScrypt(password)
}
