import type { Locator, Page } from 'playwright-core'

/** How somebody works a page: with the mouse, or with the keyboard alone. The same journey goes both ways. */
export type Hands = {
  readonly name: 'mouse' | 'keyboard'
  /** Presses a button, follows a link, opens a disclosure. */
  press(target: Locator): Promise<void>
  /** Writes a text into a field, in place of what is there. */
  write(target: Locator, text: string): Promise<void>
  /** Ticks a box or takes one of several choices. */
  tick(target: Locator): Promise<void>
  /** Takes an option of a native list by its text. */
  pick(target: Locator, option: string): Promise<void>
}

export function mouse(page: Page): Hands {
  return {
    name: 'mouse',
    press: (target) => target.click(),
    write: (target, text) => target.fill(text),
    tick: async (target) => {
      // A choice may be drawn over its box: people click what they see.
      await target.click({ force: true })
    },
    pick: async (target, option) => {
      await target.selectOption({ label: option })
      await page.keyboard.press('Tab')
    },
  }
}

const MOST_TABS = 400

/** The keyboard alone: Tab until the target has the focus, then keys. A target that Tab never reaches is a failure. */
export function keyboard(page: Page): Hands {
  async function reach(target: Locator): Promise<void> {
    await target.waitFor({ state: 'attached' })
    for (let i = 0; i < MOST_TABS; i += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`the keyboard never reaches ${target}`)
  }
  /** A group of radio buttons is one stop: Tab to whichever is reached, then arrows. */
  async function reachChoice(target: Locator): Promise<void> {
    const name = await target.getAttribute('name')
    for (let i = 0; i < MOST_TABS; i += 1) {
      const inGroup = await page.evaluate((group) => {
        const active = document.activeElement
        return active instanceof HTMLInputElement && active.type === 'radio' && active.name === group
      }, name)
      if (inGroup) break
      await page.keyboard.press('Tab')
    }
    for (let i = 0; i < 12; i += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) {
        await page.keyboard.press('Space')
        return
      }
      await page.keyboard.press('ArrowDown')
    }
    throw new Error(`the arrows never reach ${target}`)
  }
  return {
    name: 'keyboard',
    press: async (target) => {
      await reach(target)
      await page.keyboard.press('Enter')
    },
    write: async (target, text) => {
      await reach(target)
      await page.keyboard.press('ControlOrMeta+A')
      await page.keyboard.press('Delete')
      await page.keyboard.type(text)
    },
    tick: async (target) => {
      if ((await target.getAttribute('type')) === 'radio') return reachChoice(target)
      await reach(target)
      await page.keyboard.press('Space')
    },
    pick: async (target, option) => {
      await reach(target)
      const index = await target.evaluate(
        (element, label) => [...(element as HTMLSelectElement).options].findIndex((o) => o.label === label),
        option,
      )
      if (index < 0) throw new Error(`no option ${option}`)
      await page.keyboard.press('Home')
      const selected = () => target.evaluate((element) => (element as HTMLSelectElement).selectedIndex)
      // A first choice that says "to decide" cannot be taken: the keys pass over it.
      for (let at = await selected(); at < index; at = await selected()) {
        await page.keyboard.press('ArrowDown')
        if ((await selected()) <= at) throw new Error(`the arrows never reach ${option}`)
      }
    },
  }
}
