import { foldText } from '../../platform/i18n/fold-text.ts'
import { type AccountRole, accountRoles } from './model-accounts.ts'

/** Words by which senders say a role, folded as search folds; spaces, dashes and underscores do not matter. */
const said: Readonly<Record<AccountRole, readonly string[]>> = {
  'economic-buyer': [
    ...['economic buyer', 'buyer', 'budget holder', 'decision maker', 'sponsor', 'executive sponsor'],
    ...['صاحب القرار', 'صاحبة القرار', 'صاحب الميزانية', 'المشتري', 'décideur', 'décideuse'],
  ],
  champion: ['champion', 'advocate', 'promoter', 'supporter', 'الداعم', 'داعم', 'داعمة', 'نصير', 'سفير'],
  user: ['user', 'end user', 'مستخدم', 'مستخدمة', 'مستعمل', 'utilisateur', 'utilisatrice'],
  blocker: ['blocker', 'detractor', 'opponent', 'معارض', 'معارضة', 'معرقل', 'bloqueur'],
}

const roleOfWord = new Map(accountRoles.flatMap(role => said[role].map(word => [plain(word), role] as const)))

/** The role that a sender's word means; null for a word that means none. */
export function readRole(word: string): AccountRole | null {
  return roleOfWord.get(plain(word)) ?? null
}

function plain(word: string): string {
  return foldText(word).replace(/[\s_-]+/g, '')
}
