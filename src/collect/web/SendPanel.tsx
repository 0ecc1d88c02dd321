import { useTranslate } from '../../platform/i18n/use-translate.tsx'
import { AppLink } from '../../platform/ui/AppLink.tsx'
import { CopyField } from '../../platform/ui/CopyField.tsx'
import { FormStack, Note } from '../../platform/ui/Form.tsx'
import { SidePanel } from '../../platform/ui/SidePanel.tsx'
import styles from './Data.module.css'
import { curlOf, nodeOf } from './prepare-snippets.ts'
import { collectSentences } from './sentences.ts'

/** What a developer needs to send the first event. */
export function SendPanel({ isOpen, onClose }: { isOpen: boolean; onClose(): void }) {
  const t = useTranslate(collectSentences)
  const host = location.origin
  return (
    <SidePanel title={t('send.title')} isOpen={isOpen} onClose={onClose} size={520}>
      <FormStack>
        <Note>{t('send.text')}</Note>
        <section className={styles.stackTight}>
          <h3 className={styles.small}>{t('send.curl')}</h3>
          <CopyField label={t('send.curl')} value={curlOf(host)} />
        </section>
        <section className={styles.stackTight}>
          <h3 className={styles.small}>{t('send.node')}</h3>
          <CopyField label={t('send.node')} value={nodeOf(host)} />
        </section>
        <AppLink to="/settings/keys" className={styles.link}>
          {t('send.keys')}
        </AppLink>
      </FormStack>
    </SidePanel>
  )
}
