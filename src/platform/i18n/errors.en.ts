import type { ErrorCode } from '../errors.ts'

/** What happened, what was kept, what to do. A code without a sentence is a type error. */
export const errorsEn: Readonly<Record<ErrorCode, string>> = {
  'account.circle':
    'The account would become a part of itself: what it should belong to already belongs to it.',
  'account.exists': 'There is already an account with this id.',
  'alert.no-period':
    'This question asks about all time, so there is no period before. Give it a period, or choose a limit.',
  'alert.path-missing': 'The answer has no such number now. Choose another one.',
  'auth.forbidden': 'Your role in this workspace does not allow this. An owner can change roles in Settings.',
  'auth.link-invalid':
    'This link was already used or has expired. Ask an owner of the workspace for a new one.',
  'auth.other-address':
    'This invitation is for {email}. Join with that address, or ask for an invitation of your own.',
  'auth.required': 'Please sign in to continue.',
  'auth.too-many': 'Too many attempts. Please wait a minute and try again.',
  'auth.wrong-credentials': 'The e-mail address or the password is not right.',
  'auth.wrong-origin':
    'This request came from another site and was refused. Open Rihla at its own address and try again.',
  'backup.damaged':
    'This backup is not complete or was changed ({file}). Nothing was restored; use another copy of it.',
  'backup.exists': 'There is already a file {file}. A backup never replaces one: choose another name.',
  'backup.newer': 'This backup was made by a newer Rihla. Update this one first, then restore.',
  'backup.not-empty':
    'There is already something in the data folder {folder}. A backup is restored into a new folder: choose one with --data.',
  'board.changed': 'Somebody changed this board meanwhile. Reload to see their version; yours was not saved.',
  'board.no-mail': 'This server has no way to send mail. Whoever operates it names one with RIHLA_SMTP_URL.',
  'board.no-member': 'Somebody on the list is no longer a member of this workspace.',
  'board.outside-forbidden':
    'Only members of the workspace may get this by mail. An owner can allow other addresses on the boards page.',
  'board.too-many':
    'There can be at most {limit} of these in a workspace. Delete some that nobody needs, then try again.',
  'body.invalid': 'Some of what was sent could not be understood. Please check the marked fields.',
  'body.too-large': 'This is larger than one request may be. Send it in smaller pieces.',
  'body.unsupported': 'This kind of content is not accepted here.',
  'bots.list-unreadable':
    '{line, plural, =0 {No range of addresses could be found in this file, or it holds more than 200,000 of them.} other {Line # of this file is not an address or a range such as 192.0.2.0/24.}}',
  'circumstances.too-many':
    'This workspace has {most} circumstances, and more are not kept. Delete some that are no longer needed.',
  'connection.address-plain':
    '{host} would be called without encryption, and its keys would be readable on the way. Use an https:// address.',
  'connection.address-private':
    '{host} lies in this machine or in a private network, which is not called. If that is meant, the operator allows it with RIHLA_ALLOW_PRIVATE.',
  'connection.busy':
    'The connection is in a state that does not allow this now. Reload to see where it stands.',
  'connection.column-missing': 'The table has no column {column}, which is entered under “{field}”.',
  'connection.forbidden':
    'The keys are right, but they may not read this: {what}. Give them that permission where they were made, then try again.',
  'connection.login-refused':
    '{host} refused the user or the password. Enter them again; a user who may only read is enough.',
  'connection.not-found':
    'There is something at {host}, but not what this connection reads. Check the address.',
  'connection.pages-repeat':
    'The other side gives the same page again instead of the next one; perhaps a cache in front of it does. It is tried again by itself, from where it stopped.',
  'connection.rate-limited':
    'The other side asks for a pause: too many requests. It is tried again by itself, from where it stopped.',
  'connection.refused': '{host} refused with status {status}: {detail}.',
  'connection.settings-invalid': 'The field {field} is not right. Please check it.',
  'connection.source-failed': 'The other side reports: {detail}.',
  'connection.table-missing':
    '{host} answers, but the database, table or column that is entered is not there, or its user may not see it.',
  'connection.timed-out':
    '{host} did not answer in time. It is tried again by itself, from where it stopped.',
  'connection.too-large': 'An answer was larger than {limit} MB and was not read.',
  'connection.unauthorised':
    'The keys were refused. They may have been copied incompletely, or withdrawn: make new ones and enter them here.',
  'connection.unreachable': '{host} cannot be reached. Check the address, and that it is online.',
  'connection.unreadable':
    'The answer cannot be read: it is not what was expected, perhaps an error page. It is tried again by itself.',
  'data-folder.in-use':
    'Another Rihla (process {pid}) is already running on the data folder {folder}. Stop it first, or choose another folder with --data.',
  'data-folder.newer':
    'The data folder {folder} was written by a newer Rihla (format {format}). Start that version, or choose another folder with --data.',
  'data-folder.unfinished':
    'A restore into the data folder {folder} was broken off. Remove the folder and restore again.',
  'embed.gone': 'This link has ended. Ask whoever shared it for a new one.',
  'embed.names-people':
    'The question “{question}” names people. Such an answer cannot be shown without signing in.',
  'embed.unanswered': 'This could not be answered just now. Please try again later.',
  'event.invalid': 'This event could not be understood. It was kept in quarantine with the reason.',
  'hook.signature-wrong':
    'The signature of this call is missing or wrong. Compare the secret here with the one at the sender.',
  'identity.same-identifier': 'These are one and the same identifier. Choose two different ones.',
  'import.answers-missing':
    'This import still has open questions ({questions}). Please answer them first; nothing was imported.',
  'import.busy': 'This import is in a state that does not allow this now. Reload to see where it stands.',
  'import.file-damaged': 'The file {file} is damaged or incomplete. Please copy or export it again.',
  'import.file-missing': 'No file was given for the table {table} of this mapping.',
  'import.file-too-large':
    'The file {file} unpacks to more than {limit} MB, or to far more than it should. Export it in several files, or as CSV.',
  'import.format-unknown':
    'The file {file} is of a kind that is not read here ({kind}). Save it as CSV or XLSX and try again.',
  'import.lookup-too-large':
    'The table {table} is needed for looking up and is larger than {limit} MB. Leave it out of the mapping, or join it before the import.',
  'import.mapping-invalid': 'This mapping cannot be used: {detail}.',
  'import.too-many-rows': 'The table {table} has more than {limit} rows. Please import it in several files.',
  internal: 'Something went wrong on our side. What was stored is safe; please try again.',
  'map.changed':
    'Somebody else saved a newer version of this map. Nothing was overwritten: open the newer one and make the change there.',
  'mapping.busy':
    'Events are being derived again, or the run is at a point that does not allow this. Reload to see where it stands.',
  'mapping.changed':
    'Somebody else saved version {version} of the mapping rules. Nothing was overwritten: open it and make the change there.',
  'mapping.invalid': 'Rule {rule} cannot be used: “{text}” is not understood.',
  'map.no-events': 'There are no events yet to draft a map from. Send or import some first.',
  'member.exists': 'This person is already a member of the workspace.',
  'member.last-owner': 'A workspace keeps at least one owner. Make somebody else an owner first.',
  'name.taken': 'This name is already in use. Please choose another.',
  'not-found': 'This does not exist, or it is no longer there.',
  'params.invalid': 'This address is not complete or not right.',
  'password.weak': 'The password needs at least 10 characters.',
  'query.invalid': 'Some of what was asked for could not be understood. Please check the filters.',
  'plan.changed':
    'Somebody saved another version of the tracking plan meanwhile. Reload to see it, then make your change again.',
  'plan.invalid': 'This tracking plan cannot be read: {detail}.',
  'question.too-large':
    'This question needs more memory than one question may use. Choose a shorter period or add a filter, then ask again.',
  'question.too-many-periods':
    'This answer would have {periods} days, weeks or months, and at most {most} can be shown. Choose a longer unit (weeks instead of days) or a shorter period.',
  'question.too-slow':
    'This question took longer than one question may and was stopped. Choose a shorter period or add a filter, then ask again.',
  'saved.changed':
    'Somebody changed this saved question meanwhile. Reload to see their version; yours was not saved.',
  'store.in-use':
    'Another Rihla already works on this PostgreSQL database. Stop it first, or give this one a database of its own in DATABASE_URL.',
  'warehouse.unavailable':
    'The event store does not answer just now. Nothing that was confirmed is lost; please try again in a moment.',
}
