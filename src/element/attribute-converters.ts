import type { ComplexAttributeConverter } from 'lit';

/** Text; `undefined` when the attribute is not there. */
export const text: ComplexAttributeConverter<string | undefined> = {
  fromAttribute: (value) => value ?? undefined,
};

/** A number; `undefined` when the attribute is not there, NaN when it is not a number, so that the check can name it. */
export const number: ComplexAttributeConverter<number | undefined> = {
  fromAttribute: (value) => {
    if (value === null) return undefined;
    return value.trim() === '' ? Number.NaN : Number(value);
  },
};

/** Names separated by commas or white space. */
export const names: ComplexAttributeConverter<readonly string[]> = {
  fromAttribute: (value) => (value ?? '').split(/[\s,]+/u).filter((name) => name !== ''),
};

/** Text with a value to fall back to when the attribute is not there. */
export const textOr = (fallback: string): ComplexAttributeConverter<string> => ({
  fromAttribute: (value) => value ?? fallback,
});
