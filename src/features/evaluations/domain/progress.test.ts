import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { computeProgress, type EvaluationCounts, STEPS, TASKS } from './progress.ts'

const nothing: EvaluationCounts = {
  perimeterCompleteness: 0,
  storyCards: 0,
  objectives: 0,
  objectivesHolding: 0,
  chainElements: 0,
  chainLinks: 0,
  chainFindings: 0,
  stakeholders: 0,
  stakeholdersRated: 0,
  frameworkLines: 0,
  frameworkLinesAssigned: 0,
  linesWithValue: 0,
  linesWithTarget: 0,
  supports: 0,
  supportsPublished: 0,
}
const everything: EvaluationCounts = {
  perimeterCompleteness: 1,
  storyCards: 8,
  objectives: 3,
  objectivesHolding: 3,
  chainElements: 12,
  chainLinks: 11,
  chainFindings: 0,
  stakeholders: 10,
  stakeholdersRated: 10,
  frameworkLines: 9,
  frameworkLinesAssigned: 9,
  linesWithValue: 9,
  linesWithTarget: 9,
  supports: 1,
  supportsPublished: 1,
}

describe('where an evaluation stands', () => {
  it('starts with the perimeter sheet, a quarter of an hour', () => {
    const { steps, next } = computeProgress(nothing)
    expect(steps.map((s) => s.state)).toEqual(Array(4).fill('untouched'))
    expect(next).toEqual({ task: 'fill_perimeter', step: 'perimeter', done: false, left: 16, minutes: 16 })
  })

  it('has nothing left to propose when the four steps are done', () => {
    const { steps, next } = computeProgress(everything)
    expect(steps.map((s) => s.state)).toEqual(Array(4).fill('done'))
    expect(next).toBeNull()
  })

  it('proposes what remains, with its minutes', () => {
    const { next } = computeProgress({ ...everything, frameworkLinesAssigned: 4 })
    expect(next).toMatchObject({ task: 'assign_lines', step: 'framework', left: 5, minutes: 5 })
  })

  it('lets a later step be under way before an earlier one is done', () => {
    const { steps, next } = computeProgress({ ...nothing, linesWithValue: 2, frameworkLines: 2 })
    expect(steps.map((s) => s.state)).toEqual(['untouched', 'untouched', 'under_way', 'under_way'])
    expect(next?.step).toBe('perimeter')
  })

  it('puts every task in exactly one step, done or missing, and gives minutes to what is missing only', () => {
    const counts = fc.record(
      Object.fromEntries(
        Object.keys(nothing).map((key) => [
          key,
          key === 'perimeterCompleteness' ? fc.double({ min: 0, max: 1, noNaN: true }) : fc.nat(30),
        ]),
      ),
    ) as unknown as fc.Arbitrary<EvaluationCounts>
    fc.assert(
      fc.property(counts, (some) => {
        const { steps } = computeProgress(some)
        expect(steps.map((s) => s.step)).toEqual(STEPS)
        expect(steps.flatMap((s) => [...s.done, ...s.missing]).sort()).toEqual([...TASKS].sort())
        for (const task of steps.flatMap((s) => s.tasks)) expect(task.minutes > 0).toBe(!task.done)
      }),
    )
  })
})
