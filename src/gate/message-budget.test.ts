import { expect, it } from 'vitest';
import { limits } from '../protocol/limits.ts';
import { MessageBudget } from './message-budget.ts';

it('lets a burst through, then so many messages a second', () => {
  const budget = new MessageBudget(0);
  for (let index = 0; index < limits.messageBurst; index += 1) expect(budget.take(0)).toBe(true);
  expect(budget.take(0)).toBe(false);
  expect(budget.take(1000)).toBe(true);
});
