import { expect, test } from 'vitest';
import { RenderRefusal } from '../renderer.ts';
import { figureLimits } from './limits.ts';
import { readSchema } from './schema.ts';
import { sealFigure } from './seal-figure.ts';

/** The shape of Plotly's schema, small; the real one is used in the browser's tests. */
const text = { valType: 'string' };
const schema = readSchema({
  traces: {
    bar: {
      attributes: {
        x: { valType: 'data_array' },
        uid: text,
        name: text,
        meta: { valType: 'any' },
        marker: { color: { valType: 'color', arrayOk: true }, role: 'object' },
        orientation: { valType: 'enumerated', values: ['v', 'h'] },
        _secret: text,
      },
      layoutAttributes: { bargap: { valType: 'number' } },
    },
  },
  layout: {
    layoutAttributes: {
      title: { text, role: 'object' },
      xaxis: {
        _isSubplotObj: true,
        range: { valType: 'info_array', items: [{ valType: 'any' }, { valType: 'any' }] },
        role: 'object',
      },
      annotations: { items: { annotation: { text, role: 'object' } }, role: 'object' },
      images: { items: { image: { source: text, role: 'object' } }, role: 'object' },
      updatemenus: {
        items: {
          updatemenu: {
            buttons: {
              items: {
                button: { label: text, args: { valType: 'info_array' }, role: 'object' },
              },
              role: 'object',
            },
            role: 'object',
          },
        },
        role: 'object',
      },
      map: { style: { valType: 'any' }, role: 'object' },
      template: { valType: 'any' },
      width: { valType: 'number' },
    },
  },
});

const button = (method: string, args: readonly (string | object)[]) =>
  ({ label: 'b', method, args }) as never;

const inBase64 = (shape: string) => ({ dtype: 'f4', bdata: 'AACAPwAAAEA=', shape });

const seal = (content: Parameters<typeof sealFigure>[0]) => sealFigure(content, schema);

test('only attributes of the schema are copied', () => {
  const { figure } = seal({
    data: [{ type: 'bar', x: [1], unknown: 1, _secret: 'x', uid: 'u', orientation: 'diagonal' }],
    layout: { bargap: 0.2, xaxis2: { range: [0, 1] }, yaxis: {}, config: {} },
  });
  expect(figure.data).toEqual([{ type: 'bar', x: [1] }]);
  expect(figure.layout).toEqual({ bargap: 0.2, xaxis2: { range: [0, 1] } });
});

test('what was left out is said in one line', () => {
  const { removed } = seal({
    data: [{ type: 'unheard-of' }],
    layout: {
      images: [{ source: 'https://x.invalid/1' }, { source: '//x.invalid/2' }],
      map: { style: 'https://x.invalid' },
    },
  });
  expect(removed.line()).toBe(
    'Not drawn: 1 trace of an unknown type, 2 remote images, 1 map style.',
  );
});

test('colours hold no address', () => {
  const colors = [
    'red',
    '#123',
    'rgb(1, 2, 3)',
    'url(//x)',
    'image-set("x" 1x)',
    'red;x:y',
    'var(--x)',
  ];
  const { figure } = seal({ data: [{ type: 'bar', marker: { color: colors } }] });
  expect(figure.data[0]?.['marker']).toEqual({
    color: ['red', '#123', 'rgb(1, 2, 3)', null, null, null, null],
  });
});

test('keys that reach a prototype are not copied at any depth', () => {
  const hostile = JSON.parse(
    '{"data":[{"type":"bar","__proto__":{"a":1},"meta":{"__proto__":{"a":1},"constructor":1,"ok":1}}]}',
  ) as Parameters<typeof sealFigure>[0];
  const { figure } = seal(hostile);
  expect(figure.data[0]).toEqual({ type: 'bar', meta: { ok: 1 } });
  expect(Object.getPrototypeOf(figure.data[0]?.['meta'])).toBe(Object.prototype);
});

test('templates, default entries and their images are sealed like the figure', () => {
  const { figure } = seal({
    layout: {
      template: {
        data: { bar: [{ name: '<a href="//x">n</a>' }], other: [{}] },
        layout: { annotationdefaults: { text: '<i>t</i>', x: 1 }, template: {} },
      },
    },
  });
  expect(figure.layout['template']).toEqual({
    data: { bar: [{ name: 'n' }] },
    layout: { annotationdefaults: { text: '<i>t</i>' } },
  });
});

test('commands of buttons are sealed by what they write', () => {
  const { figure } = seal({
    data: [{ type: 'bar' }],
    layout: {
      updatemenus: [
        {
          buttons: [
            button('relayout', ['title.text', '<span style="x">t</span>']),
            button('relayout', [
              { 'images[0].source': '//x', '__proto__.a': 1, 'map.style': '//x' },
            ]),
            button('restyle', [{ 'marker.color': ['red', 'url(//x)'] }, [0]]),
            button('run', ['anything']),
          ],
        },
      ],
    },
  });
  expect(figure.layout['updatemenus']).toEqual([
    {
      buttons: [
        { label: 'b', args: [{ 'title.text': 't' }] },
        { label: 'b', args: [{}] },
        { label: 'b', args: [{ 'marker.color': ['red', null] }, [0]] },
        { label: 'b' },
      ],
    },
  ]);
});

test('arrays in base64 are taken only when their size is what their shape says', () => {
  const xOf = (shape: string) =>
    seal({ data: [{ type: 'bar', x: inBase64(shape) }] }).figure.data[0];
  expect(xOf('2')).toEqual({ type: 'bar', x: inBase64('2') });
  expect(xOf('1, 2')).toEqual({ type: 'bar', x: inBase64('1, 2') });
  expect(xOf('99999999, 2')).toEqual({ type: 'bar' });
  expect(xOf('-1, -2')).toEqual({ type: 'bar' });
});

test('a figure beyond the limits is refused with the number', () => {
  const data = Array.from({ length: figureLimits.traces + 1 }, () => ({ type: 'bar' }));
  expect(() => seal({ data })).toThrow(
    new RenderRefusal('The figure has 501 traces; at most 500 are drawn.'),
  );
  expect(() => seal('figure')).toThrow(RenderRefusal);
  const x = Array.from({ length: figureLimits.svgMarks + 1 }, () => 1);
  expect(() => seal({ data: [{ type: 'bar', x }] })).toThrow('100,001 marks');
});

test('the size of a figure stays within what can be drawn', () => {
  expect(seal({ layout: { width: 1e9 } }).figure.layout['width']).toBe(figureLimits.side);
  expect(seal({ layout: { width: -5 } }).figure.layout).toEqual({});
});
