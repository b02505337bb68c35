import { z } from 'zod'
import { route, uuid } from '#kernel/route.ts'

const tags = ['system']

export const systemContract = {
  health: route('anyone', {
    method: 'GET',
    path: '/health',
    summary: 'Ready to serve, with version and kind of database',
    tags,
  })
    .input(z.object({}))
    .output(
      z.object({ ready: z.literal(true), version: z.string(), database: z.enum(['embedded', 'server']) }),
    ),
  demonstration: {
    load: route('host', {
      method: 'POST',
      path: '/host/demonstration',
      summary: 'Load the demonstration programme of five territories',
      tags,
      successStatus: 201,
    })
      .input(z.object({}))
      .output(z.object({ territoryIds: z.array(uuid) })),
    remove: route('host', {
      method: 'DELETE',
      path: '/host/demonstration',
      summary: 'Take the whole demonstration away',
      tags,
    })
      .input(z.object({}))
      .output(z.object({ removed: z.number().int() })),
  },
}
