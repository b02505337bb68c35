import { describe, expect, it } from 'vitest'
import { Problem } from '#kernel/problem.ts'
import { defineWords } from '#kernel/words.ts'
import { readProblem } from './api.ts'
import { describeProblem, registerProblemWords } from './problem-words.ts'

describe('a failure in words', () => {
  it('speaks the sentence of the feature, filled with the details', () => {
    const fr = { 'problem.test.too-many': 'Pas plus de {most}.' }
    registerProblemWords(defineWords(fr, { 'problem.test.too-many': 'No more than {most}.' }))
    const problem = new Problem('test.too-many', 'caller', { most: 3 })
    expect(describeProblem(problem, 'fr')).toBe('Pas plus de 3.')
    expect(describeProblem(problem, 'en')).toBe('No more than 3.')
  })

  it('speaks of its kind, with the code, when the feature has no sentence for it', () => {
    expect(describeProblem(new Problem('test.unheard-of', 'caller'), 'fr')).toContain('test.unheard-of')
    expect(describeProblem(new Error('x is not a function'), 'en')).toContain('web.unexpected')
  })
})

describe('a refusal of the server', () => {
  it('becomes again the problem that the server named', async () => {
    const body = {
      type: 'about:blank',
      title: 'x',
      status: 409,
      code: 'record.stale',
      details: { current: { version: 2 } },
    }
    const problem = await readProblem(new Response(JSON.stringify(body), { status: 409 }))
    expect(problem).toMatchObject({
      code: 'record.stale',
      fault: 'conflict',
      details: { current: { version: 2 } },
    })
  })

  it('has a name even when something between us and the server answered', async () => {
    const problem = await readProblem(new Response('<h1>Bad gateway</h1>', { status: 502 }))
    expect(problem).toMatchObject({ code: 'http.502', fault: 'server' })
  })
})
