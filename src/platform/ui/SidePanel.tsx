import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslate } from '../i18n/use-translate.tsx'
import styles from './SidePanel.module.css'
import { kitSentences } from './sentences.ts'

/** The detail of what was clicked, from the end side: from the right in English, from the left in Arabic. */
export function SidePanel(props: {
  title: ReactNode
  isOpen: boolean
  onClose(): void
  size?: number
  children: ReactNode
}) {
  const t = useTranslate(kitSentences)
  return (
    <Drawer
      opened={props.isOpen}
      onClose={props.onClose}
      position="right"
      size={props.size ?? 440}
      title={props.title}
      closeButtonProps={{ 'aria-label': t('panel.close') }}
      overlayProps={{ backgroundOpacity: 0.18 }}
      classNames={{
        content: styles.content ?? '',
        header: styles.header ?? '',
        title: styles.title ?? '',
        body: styles.body ?? '',
      }}
    >
      {props.children}
    </Drawer>
  )
}
