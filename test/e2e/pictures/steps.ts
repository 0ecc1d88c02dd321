import type { Page } from 'playwright-core'

/** Nothing has been loading for half a second: one answer is often asked for by another. */
export async function quiet(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const seen = window as { restingSince?: number }
    if (document.querySelector('[aria-busy="true"]') !== null) seen.restingSince = undefined
    else seen.restingSince ??= performance.now()
    return seen.restingSince !== undefined && performance.now() - seen.restingSince > 500
  })
}

export async function clickFirst(page: Page, selector: string): Promise<void> {
  await page.locator(selector).first().click()
}

export async function dialogOpens(page: Page): Promise<void> {
  await page.getByRole('dialog').first().waitFor()
  await quiet(page)
}

export async function menuOpens(page: Page): Promise<void> {
  await page.getByRole('menu').first().waitFor()
  await quiet(page)
}

/** A button of the page by its English and its Arabic words. */
export async function press(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('button', { name }).first().click()
}
