import { expect, test } from 'vitest';
import { dedent } from './template-code.ts';

test('the indentation that a program has from the HTML around it goes, its own stays', () => {
  expect(dedent('\n      if True:\n          print(1)\n\n      print(2)\n    ')).toBe(
    'if True:\n    print(1)\n\nprint(2)',
  );
});

test('a program without common indentation is left as it is', () => {
  expect(dedent('a = 1\n  # odd, but not ours to judge\nb = 2')).toBe(
    'a = 1\n  # odd, but not ours to judge\nb = 2',
  );
});

test('tabs and spaces are not mixed up', () => {
  expect(dedent('\t\tif x:\n\t\t\ty\n')).toBe('if x:\n\ty');
  expect(dedent('\tx\n    y')).toBe('\tx\n    y');
});
