import * as v from 'valibot';

/** A parsed copy, or one line on what was wrong: the path and the rule, never the content. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; reason: string };

/** Checks `input` against `schema` and returns a fresh copy that holds what the schema names and nothing else. */
export function parse<const Schema extends v.GenericSchema>(
  schema: Schema,
  input: unknown,
): Parsed<v.InferOutput<Schema>> {
  const result = v.safeParse(schema, input, { abortEarly: true, abortPipeEarly: true });
  if (result.success) return { ok: true, value: result.output };
  const [issue] = result.issues;
  // Deeper parts of the path, and unknown keys, are the sender's own words: they stay out of the reason.
  const key =
    issue.expected === 'never' ? 'unknown key' : String(issue.path?.[0]?.key ?? 'message');
  return { ok: false, reason: `${key}: expected ${issue.expected ?? 'another value'}` };
}
