import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { newId } from './new-id.ts'

describe('a new identifier', () => {
  it('is a UUID of version 4, another each time', () => {
    const ids = Array.from({ length: 200 }, newId)
    for (const id of ids) expect(z.uuidv4().safeParse(id).success).toBe(true)
    expect(new Set(ids).size).toBe(200)
  })
})
