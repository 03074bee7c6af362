/**
 * A message as data: which one, and the words that go into it. Front ends turn it into text, in
 * English from the templates beside the code that makes it or in another language by id.
 */
export interface Message {
  readonly id: string;
  readonly args: Readonly<Record<string, string>>;
}

/** English by message id; `{name}` stands for an argument. */
export type MessageTemplates = Readonly<Record<string, string>>;

export function formatMessage(templates: MessageTemplates, message: Message): string {
  const template = templates[message.id] ?? message.id;
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => message.args[name] ?? whole);
}
