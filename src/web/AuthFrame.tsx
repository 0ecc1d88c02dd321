import { Button } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { useLocale } from '../platform/i18n/LocaleProvider.tsx'
import { languages } from '../platform/i18n/languages.ts'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { useErrorSentence } from '../platform/ui/states.tsx'
import styles from './AuthFrame.module.css'
import { Mark } from './Mark.tsx'
import { River } from './River.tsx'
import { shellSentences } from './sentences.ts'

/** The pages before the sign-in: what this is on one side, one form on the other. */
export function AuthFrame({ title, children }: { title: string; children: ReactNode }) {
  const t = useTranslate(shellSentences)
  const { personal, change } = useLocale()
  return (
    <div className={styles.frame}>
      <header className={styles.picture}>
        <div className={styles.brand}>
          <Mark size={40} />
          {t('app.name')}
        </div>
        <p className={styles.tagline}>{t('app.tagline')}</p>
        <div className={styles.river}>
          <River />
        </div>
      </header>
      <main className={styles.side}>
        <div className={styles.form}>
          <h1 className={styles.title}>{title}</h1>
          {children}
        </div>
        <div className={styles.languages}>
          {languages.map(language => (
            <Button
              key={language.tag}
              variant={language.tag === personal.language ? 'light' : 'subtle'}
              size="compact-sm"
              lang={language.tag}
              aria-pressed={language.tag === personal.language}
              onClick={() => change({ language: language.tag })}
            >
              {language.name}
            </Button>
          ))}
        </div>
      </main>
    </div>
  )
}

/** A form that keeps what was typed when it fails, and says why. */
export function AuthForm(props: {
  submit: string
  isBusy: boolean
  error: unknown
  onSubmit(): void
  children: ReactNode
}) {
  const sentence = useErrorSentence()
  const send = (event: FormEvent) => {
    event.preventDefault()
    props.onSubmit()
  }
  return (
    <form onSubmit={send} style={{ display: 'grid', gap: 16 }}>
      {props.children}
      {props.error != null && (
        <p className={styles.failed} role="alert">
          {sentence(props.error)}
        </p>
      )}
      <Button type="submit" size="md" loading={props.isBusy}>
        {props.submit}
      </Button>
    </form>
  )
}

export function AuthNote({ children }: { children: ReactNode }) {
  return <p className={styles.note}>{children}</p>
}
