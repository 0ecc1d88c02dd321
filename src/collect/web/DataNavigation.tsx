import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../platform/ui/AppLink.tsx'
import styles from './DataNavigation.module.css'
import { type DataPageId, dataGroups } from './prepare-pages.ts'
import { collectSentences } from './sentences.ts'
import { UnseenAlarms } from './UnseenAlarms.tsx'

/**
 * All pages about data, in groups. Wide: every page, each group under its word. Narrow: the words are links, and below
 * stand the pages of the group we are in. Nothing scrolls out of sight.
 */
export function DataNavigation({ here }: { here: DataPageId }) {
  const t = useTranslate(collectSentences)
  const isIn = ({ pages }: (typeof dataGroups)[number]) => pages.some(page => page.id === here)
  return (
    <nav className={styles.nav} aria-label={t('data.tabs')}>
      <ul className={styles.groups}>
        {dataGroups.map(group => (
          <li key={group.id}>
            <AppLink
              to={group.pages[0].to}
              className={styles.group}
              aria-current={isIn(group) ? 'true' : undefined}
            >
              {t(`data.group.${group.id}`)}
              {!isIn(group) && group.pages.some(({ id }) => id === 'quality') && <UnseenAlarms />}
            </AppLink>
          </li>
        ))}
      </ul>
      {dataGroups.map(group => (
        <div key={group.id} className={styles.part} data-here={isIn(group) ? true : undefined}>
          <span className={styles.word} aria-hidden>
            {t(`data.group.${group.id}`)}
          </span>
          <ul className={styles.pages} aria-label={t(`data.group.${group.id}`)}>
            {group.pages.map(page => (
              <li key={page.id}>
                <AppLink
                  to={page.to}
                  className={styles.page}
                  aria-current={page.id === here ? 'page' : undefined}
                >
                  {t(`data.tab.${page.id}`)}
                  {page.id === 'quality' && <UnseenAlarms />}
                </AppLink>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  )
}
