import { createTransport } from 'nodemailer'

export type Mail = {
  to: string
  subject: string
  text: string
  attachments?: { filename: string; content: string; contentType: string }[]
}

export type Mailer = { configured: boolean; send(mail: Mail): Promise<boolean> }

/** Milliseconds. Whoever invites waits for the mail server, with a transaction open: it must not last. */
const PATIENCE = 8000

/** An address as the log says it: addresses are erased after a time, logs are not. */
const masked = (address: string) => address.replace(/^.*@/s, '…@')

/**
 * SMTP when `SMTP_URL` (and `MAIL_FROM`) are set; otherwise nothing is sent and the screens show the link to copy.
 * A failing mail server is said in the log and answered `false`: the link is then shown as well.
 */
export function createMailer(env: Readonly<Record<string, string | undefined>>): Mailer {
  const url = env.SMTP_URL
  if (!url) return { configured: false, send: async () => false }
  const from = env.MAIL_FROM ?? 'Tablée <tablee@localhost>'
  const limits = { connectionTimeout: PATIENCE, greetingTimeout: PATIENCE, socketTimeout: PATIENCE }
  const transport = createTransport({ url, ...limits })
  return {
    configured: true,
    send: async (mail) => {
      try {
        await transport.sendMail({ from, ...mail })
        return true
      } catch (error) {
        const reason = String(error instanceof Error ? error.message : error)
        console.error(`Mail not sent to ${masked(mail.to)}: ${reason.replaceAll(mail.to, masked(mail.to))}`)
        return false
      }
    },
  }
}
