/** What a message is: a text with holes `{name}`, or one by a number. */

/** A message by the number `n`: a form for each of CLDR's categories that the language has. */
export type Plural<Form extends Intl.LDMLPluralRule = never> = {
  readonly [Category in Exclude<Intl.LDMLPluralRule, Form | "other">]?: string;
} & { readonly [Category in Form | "other"]: string };

/** One area of messages in the language that sets the keys and the holes. */
export type Area = Readonly<Record<string, string | Plural>>;

/**
 * The same keys in another language; a plural stays a plural, with the forms that the language needs
 * (all six unless it names fewer).
 */
export type Translation<
  Source extends Area,
  Form extends Intl.LDMLPluralRule = Intl.LDMLPluralRule,
> = {
  readonly [Key in keyof Source]: Source[Key] extends string ? string : Plural<Form>;
};
