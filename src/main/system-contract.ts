import { z } from 'zod'
import { route } from '#kernel/route.ts'

export const systemContract = {
  health: route('anyone', {
    method: 'GET',
    path: '/health',
    summary: 'Ready to serve, with version and kind of database',
    tags: ['system'],
  })
    .input(z.object({}))
    .output(
      z.object({ ready: z.literal(true), version: z.string(), database: z.enum(['embedded', 'server']) }),
    ),
}
