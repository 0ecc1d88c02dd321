import type { AnswerProps, AskedAnswer, QuestionUi, QuestionUiDefinition } from './question-ui.ts'

/** Makes a question's screen fit the frame: drafts and answers are parsed by its own schemas at this one place. */
export function questionUi<D extends object, A>(definition: QuestionUiDefinition<D, A>): QuestionUi {
  const { Sentence, Summary, View, draft: draftSchema, answer: answerSchema } = definition
  const parse = (asked: AskedAnswer<unknown>): AskedAnswer<A> => ({
    ...asked,
    answer: answerSchema.parse(asked.answer),
  })
  const typed = (props: AnswerProps<object, unknown>): AnswerProps<D, A> => ({
    ...props,
    draft: draftSchema.parse(props.draft),
    asked: parse(props.asked),
    compared: props.compared && parse(props.compared),
    parts: props.parts?.map(part => ({ ...part, ...parse(part) })) ?? null,
  })
  return {
    name: definition.name,
    begin: definition.begin,
    toInput: draft => definition.toInput(draftSchema.parse(draft)),
    drawSentence: ({ draft, change, seen }) => (
      <Sentence draft={draftSchema.parse(draft)} change={change} seen={seen} />
    ),
    drawSummary: props => <Summary {...typed(props)} />,
    drawView: props => <View {...typed(props)} />,
    isEmpty: answer => definition.isEmpty(answerSchema.parse(answer)),
    useTable: ({ draft, asked }) =>
      definition.useTable({ draft: draftSchema.parse(draft), asked: parse(asked) }),
    scope: { compare: true, breakdown: true, by: true, period: true, ...definition.scope },
  }
}
