import { TextInput, type TextInputProps } from '@mantine/core'
import styles from './fields.module.css'

/** E-mail, phone, URL, code: typed left to right in every language, standing on the form's edge. */
export function LtrField(props: TextInputProps & { type?: 'email' | 'tel' | 'url' | 'text' }) {
  return <TextInput {...props} className={styles.ltr} autoCapitalize="off" spellCheck={false} />
}
