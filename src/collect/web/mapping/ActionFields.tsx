import { Autocomplete, Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import { unreachable } from '../../../platform/errors.ts'
import { useTranslate } from '../../../platform/i18n/use-translate.tsx'
import { Note } from '../../../platform/ui/Form.tsx'
import type { BadRule } from '../../mapping/model-bad-rules.ts'
import { castTypes, dateOrders, decimalMarks, type MappingAction } from '../../mapping/model-mapping.ts'
import { mappingSentences } from './sentences.ts'
import { useSeen } from './use-mapping.ts'

interface ActionFieldsProps<A extends MappingAction = MappingAction> {
  readonly action: A
  readonly bad: BadRule | undefined
  onChange(action: MappingAction): void
}

/** The fields of one action. */
export function ActionFields({ action, bad, onChange }: ActionFieldsProps) {
  const t = useTranslate(mappingSentences)
  switch (action.do) {
    case 'rename-event':
      return (
        <>
          <Words
            label={t('field.pattern')}
            hint={t('field.pattern.hint')}
            value={action.pattern ?? ''}
            onChange={pattern => onChange({ ...action, pattern: pattern === '' ? null : pattern })}
          />
          <Words
            label={t('field.to')}
            hint={t('field.to.hint')}
            value={action.to}
            onChange={to => onChange({ ...action, to })}
          />
        </>
      )
    case 'move':
      return (
        <>
          <Path
            label={t('field.from')}
            value={action.from}
            onChange={from => onChange({ ...action, from })}
          />
          <Path label={t('field.target')} value={action.to} onChange={to => onChange({ ...action, to })} />
        </>
      )
    case 'cast':
      return <CastFields action={action} bad={bad} onChange={onChange} />
    case 'compute':
      return (
        <>
          <Path label={t('field.path')} value={action.to} onChange={to => onChange({ ...action, to })} />
          <Formula
            value={action.expression}
            bad={bad}
            onChange={expression => onChange({ ...action, expression })}
          />
        </>
      )
    case 'drop-property':
      return (
        <Path label={t('field.path')} value={action.path} onChange={path => onChange({ ...action, path })} />
      )
    case 'drop-event':
      return <Note>{t('drop.note')}</Note>
    case 'split':
      return (
        <>
          <Path
            label={t('field.list')}
            value={action.list}
            onChange={list => onChange({ ...action, list })}
          />
          <Words
            label={t('field.name')}
            hint={t('field.split.name.hint')}
            value={action.name ?? ''}
            onChange={name => onChange({ ...action, name: name === '' ? null : name })}
          />
          <Checkbox
            label={t('field.keep')}
            checked={action.keep}
            onChange={({ currentTarget }) => onChange({ ...action, keep: currentTarget.checked })}
          />
        </>
      )
    case 'copy':
      return (
        <Words label={t('field.name')} value={action.name} onChange={name => onChange({ ...action, name })} />
      )
    case 'channel':
      return (
        <Words
          label={t('field.channel')}
          value={action.name}
          onChange={name => onChange({ ...action, name })}
        />
      )
    case 'identify':
      return (
        <>
          <Path
            label={t('field.from')}
            value={action.from}
            onChange={from => onChange({ ...action, from })}
          />
          <Autocomplete
            label={t('field.kind')}
            description={t('field.kind.hint')}
            dir="ltr"
            data={['user_id', 'anonymous_id', 'email', 'phone', 'loyalty_card']}
            value={action.kind}
            onChange={kind => onChange({ ...action, kind })}
          />
        </>
      )
    default:
      return unreachable(action)
  }
}

type Cast = Extract<MappingAction, { do: 'cast' }>

function CastFields({ action, bad, onChange }: ActionFieldsProps<Cast>) {
  const t = useTranslate(mappingSentences)
  const marks = { either: 'either', '.': 'point', ',': 'comma' } as const
  return (
    <>
      <Path label={t('field.path')} value={action.path} onChange={path => onChange({ ...action, path })} />
      <NativeSelect
        label={t('field.type')}
        value={action.to}
        data={castTypes.map(value => ({ value, label: t(`type.${value}`) }))}
        onChange={({ currentTarget }) =>
          onChange({ ...action, to: castTypes.find(to => to === currentTarget.value) ?? action.to })
        }
      />
      {(action.to === 'number' || action.to === 'money') && (
        <NativeSelect
          label={t('field.decimal')}
          value={action.decimal}
          data={decimalMarks.map(value => ({ value, label: t(`decimal.${marks[value]}`) }))}
          onChange={({ currentTarget }) =>
            onChange({
              ...action,
              decimal: decimalMarks.find(mark => mark === currentTarget.value) ?? action.decimal,
            })
          }
        />
      )}
      {action.to === 'date' && (
        <>
          <Autocomplete
            label={t('field.zone')}
            dir="ltr"
            data={Intl.supportedValuesOf('timeZone')}
            limit={50}
            value={action.zone}
            error={bad ? bad.bad.text : undefined}
            onChange={zone => onChange({ ...action, zone })}
          />
          <NativeSelect
            label={t('field.order')}
            value={action.order}
            data={dateOrders.map(value => ({ value, label: t(`order.${value}`) }))}
            onChange={({ currentTarget }) =>
              onChange({
                ...action,
                order: dateOrders.find(order => order === currentTarget.value) ?? action.order,
              })
            }
          />
        </>
      )}
      {action.to === 'money' && (
        <TextInput
          label={t('field.currency')}
          description={t('field.currency.hint')}
          dir="ltr"
          maxLength={3}
          value={action.currency ?? ''}
          onChange={({ currentTarget }) => {
            const code = currentTarget.value.trim().toUpperCase()
            onChange({ ...action, currency: code === '' ? null : code })
          }}
        />
      )}
    </>
  )
}

interface FieldProps {
  readonly label: string
  readonly value: string
  onChange(value: string): void
}

function Path({ label, value, onChange }: FieldProps) {
  const t = useTranslate(mappingSentences)
  const { paths } = useSeen()
  return (
    <Autocomplete
      label={label}
      placeholder={t('field.path.hint')}
      dir="ltr"
      data={[...paths]}
      limit={50}
      value={value}
      onChange={onChange}
    />
  )
}

function Words({ label, hint, value, onChange }: FieldProps & { readonly hint?: string }) {
  return (
    <TextInput
      label={label}
      description={hint}
      dir="auto"
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}

function Formula({
  value,
  bad,
  onChange,
}: Omit<FieldProps, 'label'> & { readonly bad: BadRule | undefined }) {
  const t = useTranslate(mappingSentences)
  const problem =
    bad === undefined || bad.bad.problem === 'zone-unknown'
      ? bad?.bad.text
      : t('formula.bad', { at: bad.bad.at + 1, problem: t(`problem.${bad.bad.problem}`) })
  return (
    <Textarea
      label={t('field.expression')}
      description={<bdi dir="ltr">{t('field.expression.hint')}</bdi>}
      dir="ltr"
      autosize
      minRows={1}
      value={value}
      error={problem}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
