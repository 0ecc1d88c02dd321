import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Look, openSite, readFromLeft, type Site, takePicture } from './site.ts'

let site: Site
beforeAll(async () => {
  site = await openSite()
})
afterAll(() => site.close())

const arabic: Look = { language: 'ar', scheme: 'light', width: 1440 }
const english: Look = { ...arabic, language: 'en' }

/** Western and Arabic-Indic digits have the same places; only the glyphs differ. */
const western = (text: string) =>
  text.replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x0660)).replace(/[\s\u00a0]+/g, ' ')

describe.each(['latn', 'arab'] as const)('in an Arabic sentence, digits %s', digits => {
  it('nothing turns round', async () => {
    const page = await site.open('/dev/kit', { ...arabic, digits })
    const seen = async (row: string) => western(await readFromLeft(page, `[data-row="${row}"]`))
    // Read from the left: an Arabic sentence begins at the right end of what is read here.
    expect(await seen('range')).toMatch(/20 .* 10 /)
    expect(await seen('phone')).toContain('+966 50 123 4567')
    expect(await seen('signed')).toMatch(digits === 'latn' ? /^-5/ : /^-?5-?/)
    expect(await seen('iso')).toContain('2026-11-22')
    expect(await seen('date')).toMatch(/^2026 .* 22 /)
    expect(await seen('order')).toContain('#A-1042')
    expect(await seen('email')).toContain('mohammed.al')
    await page.context().close()
  })
})

describe('Arabic', () => {
  it('draws funnels, trends and bars from the right, and y never turns', async () => {
    const page = await site.open('/dev/kit', arabic)
    const columns = await page
      .locator('figure rect')
      .evaluateAll(all =>
        all.map(one => ({ x: one.getBoundingClientRect().x, height: one.getBoundingClientRect().height })),
      )
    expect(columns.map(c => c.x)).toEqual(columns.map(c => c.x).toSorted((a, b) => b - a))
    expect(columns.map(c => c.height)).toEqual(columns.map(c => c.height).toSorted((a, b) => b - a))
    const bar = await page
      .locator('ul[aria-label] li')
      .first()
      .evaluate(li => {
        const track = li.querySelector('[class*="track"]')
        const inner = track?.firstElementChild
        return (track?.getBoundingClientRect().right ?? 0) - (inner?.getBoundingClientRect().right ?? 1)
      })
    expect(bar).toBeCloseTo(0)
    await page.context().close()
  })

  it('turns every time axis at once when the reader keeps time from left to right', async () => {
    const dateX = async (look: Look) => {
      const page = await site.open('/dev/kit', look)
      const texts = await page
        .locator('figure svg text')
        .evaluateAll(all => all.map(t => ({ text: t.textContent ?? '', x: t.getBoundingClientRect().x })))
      await page.context().close()
      return {
        first: texts.find(t => /24 أكتوبر/.test(t.text))?.x ?? -1,
        last: texts.find(t => /22 نوفمبر/.test(t.text))?.x ?? -1,
        funnel: texts.find(t => /يصل إلى/.test(t.text))?.x ?? -1,
        funnelEnd: texts.find(t => /يؤكّد/.test(t.text))?.x ?? -1,
      }
    }
    const reading = await dateX(arabic)
    const held = await dateX({ ...arabic, timeDirection: 'ltr' })
    expect(reading.first).toBeGreaterThan(reading.last)
    expect(held.first).toBeLessThan(held.last)
    expect(held.funnel).toBeGreaterThan(held.funnelEnd)
  })

  it('keeps the units of numbers at their right, in both languages', async () => {
    for (const look of [arabic, english]) {
      const page = await site.open('/dev/kit', look)
      const ends = await page.locator('section table tbody tr').evaluateAll(rows =>
        rows.slice(1, 9).map(row => {
          const cell = row.querySelectorAll('td[data-kind="number"]')[0]
          const range = document.createRange()
          if (cell) range.selectNodeContents(cell)
          return Math.round(range.getBoundingClientRect().right)
        }),
      )
      expect(new Set(ends.filter(end => end > 0)).size).toBe(1)
      await page.context().close()
    }
  })

  it('opens the side panel from the left, English from the right', async () => {
    for (const [look, side] of [
      [arabic, 'left'],
      [english, 'right'],
    ] as const) {
      const page = await site.open('/dev/kit', look)
      await page
        .getByRole('button', { name: look === arabic ? 'فتح اللوحة الجانبية' : 'Open the side panel' })
        .click()
      const box = await page.getByRole('dialog').boundingBox()
      expect(box && (box.x < 10 ? 'left' : box.x + box.width > 1430 ? 'right' : 'middle')).toBe(side)
      await takePicture(page, `panel-${look.language}`, false)
      await page.context().close()
    }
  })
})

describe('numbers', () => {
  it.each([
    ['١٬٢٣٤٫٥', null],
    ['٣٫٥', null],
    ['abc', 'هذا ليس رقمًا'],
    ['1.234', 'أي رقم هو المقصود؟'],
  ])('typed as %s are understood, refused or asked about', async (typed, answer) => {
    const page = await site.open('/dev/kit', arabic)
    await page.getByRole('textbox', { name: 'المبلغ' }).fill(typed)
    if (answer) await page.getByText(answer).waitFor()
    else {
      expect(await page.getByText('هذا ليس رقمًا').count()).toBe(0)
      expect(await page.getByText('أي رقم هو المقصود؟').count()).toBe(0)
    }
    await page.context().close()
  })
})

describe('a reader', () => {
  it('changes language without a reload, and it is remembered', async () => {
    const page = await site.open('/dev/kit', english)
    await page.evaluate(() => Object.assign(globalThis, { stillHere: true }))
    await page.getByText('العربية', { exact: true }).click()
    await page.getByRole('heading', { level: 1, name: 'أشتري' }).waitFor()
    expect(await page.evaluate(() => document.documentElement.dir)).toBe('rtl')
    expect(await page.evaluate(() => 'stillHere' in globalThis)).toBe(true)
    await page.reload()
    await page.getByRole('heading', { level: 1, name: 'أشتري' }).waitFor()
    await page.context().close()
  })

  it('copies without invisible marks', async () => {
    const page = await site.open('/dev/kit', arabic)
    const copied = await page.evaluate(() => {
      const row = document.querySelector('[data-row="range"]')
      if (row) getSelection()?.selectAllChildren(row)
      const data = new DataTransfer()
      document.dispatchEvent(new ClipboardEvent('copy', { clipboardData: data, bubbles: true }))
      return data.getData('text/plain')
    })
    expect(copied).toBe('من 10 إلى 20 شخصًا')
    await page.context().close()
  })

  it('finds rows in any spelling, and sorts by keyboard', async () => {
    const page = await site.open('/dev/kit', english)
    await page.getByRole('textbox', { name: 'Search in this table' }).fill('فاطمه علوي')
    await page.getByText(/150.? of 1,200 rows/).waitFor()
    await page.getByRole('button', { name: 'Orders' }).press('Enter')
    expect(await page.getByRole('columnheader', { name: 'Orders' }).getAttribute('aria-sort')).toBe(
      'descending',
    )
    await page.context().close()
  })

  it('chooses own dates in the workspace’s week', async () => {
    const page = await site.open('/dev/kit', arabic)
    await page.getByRole('button', { name: 'آخر 90 يومًا' }).click()
    await page.getByRole('button', { name: 'الأحد، 1 نوفمبر 2026' }).click()
    await page.getByRole('button', { name: 'الثلاثاء، 10 نوفمبر 2026' }).click()
    await takePicture(page, 'period-ar', false)
    await page.getByRole('button', { name: /^تطبيق/ }).click()
    await page.getByRole('button', { name: /1.*10 نوفمبر 2026/ }).waitFor()
    await page.context().close()
  })
})
