import { PasswordInput, TextInput } from '@mantine/core'
import { shortestPassword } from '../govern/model.ts'
import { useTranslate } from '../platform/i18n/use-translate.tsx'
import { LtrField } from '../platform/ui/fields/LtrField.tsx'
import { shellSentences } from './sentences.ts'

export interface NewAccount {
  readonly name: string
  readonly email: string
  readonly password: string
}

/** Name, e-mail and a first password. */
export function AccountFields(props: {
  value: NewAccount
  onChange(value: NewAccount): void
  emailIsFixed?: boolean
}) {
  const t = useTranslate(shellSentences)
  const { value, onChange } = props
  return (
    <>
      <TextInput
        label={t('welcome.name')}
        autoComplete="name"
        dir="auto"
        required
        withAsterisk={false}
        size="md"
        value={value.name}
        onChange={event => onChange({ ...value, name: event.currentTarget.value })}
      />
      <LtrField
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        required
        withAsterisk={false}
        size="md"
        readOnly={props.emailIsFixed}
        value={value.email}
        onChange={event => onChange({ ...value, email: event.currentTarget.value })}
      />
      <NewPasswordField value={value.password} onChange={password => onChange({ ...value, password })} />
    </>
  )
}

export function NewPasswordField(props: { value: string; onChange(value: string): void }) {
  const t = useTranslate(shellSentences)
  return (
    <PasswordInput
      label={t('signIn.password')}
      description={t('password.rule', { n: shortestPassword })}
      autoComplete="new-password"
      minLength={shortestPassword}
      required
      withAsterisk={false}
      size="md"
      value={props.value}
      onChange={event => props.onChange(event.currentTarget.value)}
    />
  )
}
