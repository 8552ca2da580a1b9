import { expect, test } from 'vitest';
import { rankRenderers, refusalLine, richestType } from './index.ts';

test('the richest type of a bundle is drawn', () => {
  const figure = { 'text/plain': 'x', 'text/html': '<p>', 'application/vnd.plotly.v1+json': {} };
  expect(richestType(figure)).toBe('application/vnd.plotly.v1+json');
  expect(rankRenderers(figure).map(({ mimeType }) => mimeType)).toEqual([
    'application/vnd.plotly.v1+json',
    'text/html',
    'text/plain',
  ]);
  expect(richestType({ 'image/png': '', 'text/plain': '' })).toBe('image/png');
});

test('types are matched exactly and as own keys only', () => {
  expect(richestType({ 'text/html;charset=utf-8': 'x', 'TEXT/HTML': 'x' })).toBeUndefined();
  expect(
    richestType(Object.create({ 'text/html': 'x' }) as Record<string, string>),
  ).toBeUndefined();
});

test('types that bear scripts are named in one line and never drawn', () => {
  const bundle = {
    'application/javascript': 'x',
    'application/vnd.bokehjs_exec.v0+json': '',
    'application/vnd.vegalite.v5+json': {},
    'text/plain': 'x',
  };
  expect(richestType(bundle)).toBe('text/plain');
  expect(refusalLine(bundle)).toMatch(
    /^Not drawn: JavaScript and a Bokeh document and a Vega-Lite chart\./,
  );
  expect(refusalLine({ 'text/plain': 'x' })).toBeUndefined();
});
