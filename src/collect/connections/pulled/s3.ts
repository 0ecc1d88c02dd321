import { hash } from 'node:crypto'
import { z } from 'zod'
import { defineConnector } from '../connector.ts'
import {
  bucketCursor,
  bucketFields,
  bucketSecrets,
  bucketSettings,
  loadBucket,
  tryBucket,
} from './load-bucket.ts'
import { createRowReader } from './row-message.ts'
import { rowFields, rowSettings } from './row-settings.ts'

const settings = z.intersection(
  bucketSettings.extend({ keyColumn: z.string().trim().max(200).default('') }),
  rowSettings,
)

/** Rows of files in a bucket: CSV, JSON Lines, Parquet and the others that an import reads, also packed with gzip. */
export const s3 = defineConnector({
  kind: 's3',
  group: 'files',
  title: { en: 'Files in a bucket (S3)', ar: 'ملفات في حاوية (S3)' },
  about: {
    en: 'New and changed files of a bucket that speaks S3 (Amazon, Google, MinIO and others): CSV, JSON Lines, Parquet, also packed with gzip.',
    ar: 'الملفات الجديدة والمتغيّرة في حاوية تتحدث بروتوكول S3 (أمازون وغوغل وMinIO وغيرها): CSV وJSON Lines وParquet، ومضغوطة بـ gzip أيضًا.',
  },
  settings,
  secrets: bucketSecrets,
  fields: [
    ...bucketFields,
    {
      name: 'keyColumn',
      kind: 'text',
      label: { en: 'Column that tells rows apart', ar: 'العمود الذي يميّز كل صف' },
      isOptional: true,
      help: {
        en: 'Empty: two rows are the same where every column is.',
        ar: 'إن تُرك فارغًا: يُعدّ الصفان صفًا واحدًا إذا تساوت أعمدتهما كلها.',
      },
    },
    ...rowFields,
  ],
  becomes: [{ what: { en: 'Row of a file', ar: 'صف من ملف' }, events: [] }],
  cases: found => (found.caseColumn === '' ? [] : [found.caseColumn]),
  minutes: 60,
  cursor: bucketCursor,
  test: context => tryBucket(context),
  load(context, cursor) {
    const read = createRowReader({
      settings: context.settings,
      zone: context.workspace.zone,
      kindOf: () => 'unknown',
    })
    const { bucket, keyColumn } = context.settings
    return loadBucket(context, cursor, {
      read(row, n) {
        const key = keyColumn === '' ? null : (row[keyColumn] ?? null)
        // The same rows in another file add nothing; true repeats within one stay.
        const name =
          key ??
          `${hash(
            'sha256',
            JSON.stringify(
              Object.entries(row)
                .filter(([, cell]) => cell !== null)
                .sort(),
            ),
            'base64url',
          ).slice(0, 22)}-${n}`
        const told = read(row, `s3:${bucket}:${name}`)
        return 'reason' in told ? told : [told]
      },
    })
  },
})
