import { notifications } from '@mantine/notifications'

/** What was done, in a sentence; goes by itself. */
export function showDone(message: string): void {
  notifications.show({ message, color: 'mint', withBorder: true, radius: 'md' })
}

/** What could not be done; stays until it is read. `useErrorSentence()` gives the sentence. */
export function showFailed(message: string): void {
  notifications.show({ message, color: 'clay', withBorder: true, radius: 'md', autoClose: 12_000 })
}
