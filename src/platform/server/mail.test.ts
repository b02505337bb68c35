import { afterEach, describe, expect, it, vi } from 'vitest'
import { createMailer } from './mail.ts'

afterEach(() => vi.restoreAllMocks())

describe('a mail server that fails', () => {
  it('is said in the log without the address that was written to', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => {})
    const mailer = createMailer({ SMTP_URL: 'smtp://127.0.0.1:1' })
    const sent = await mailer.send({ to: 'anne.roux@example.org', subject: 'Essai', text: 'Essai' })
    const line = String(said.mock.calls[0]?.[0])
    expect(sent).toBe(false)
    expect(line).toContain('…@example.org')
    expect(line).not.toContain('anne.roux')
  })
})
