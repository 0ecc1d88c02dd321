import type { LocaleSettings } from '../../platform/i18n/locale.ts'
import { translator } from '../../platform/i18n/translate.ts'
import { boardLetters } from './model-board-words.ts'

/** The titles of the first board, in the language of the workspace. */
export type FirstBoardWords = ReturnType<typeof firstBoardWords>

export function firstBoardWords(settings: LocaleSettings) {
  const t = translator(boardLetters, settings)
  return {
    name: t('first.name'),
    about: t('first.about'),
    empty: t('first.empty'),
    trend: t('first.trend'),
    funnel: t('first.funnel'),
    orders: t('first.orders'),
    events: t('first.events'),
    transitions: t('first.transitions'),
    retention: t('first.retention'),
    acquisition: t('first.acquisition'),
    lifecycle: t('first.lifecycle'),
    paths: t('first.paths'),
    durations: t('first.durations'),
  }
}
