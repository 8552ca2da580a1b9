/** Keys that are never copied from the program's objects: through them a value could become a prototype. */
const forbidden = new Set(['__proto__', 'constructor', 'prototype']);

export const safeKey = (key: string): boolean => !forbidden.has(key);
