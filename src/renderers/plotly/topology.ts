/** A TopoJSON file, as far as it is read here. */
export interface Topology {
  readonly type: string;
  readonly arcs: readonly Arc[];
  readonly transform?: { readonly scale: readonly number[]; readonly translate: readonly number[] };
  readonly objects: Readonly<Record<string, Shapes>>;
}

type Arc = readonly (readonly number[])[];
/** Arc numbers, nested as deeply as the shape's type asks; `~n` is arc `n` backwards. */
type ArcTree = number | readonly ArcTree[];

export interface Shape {
  readonly type: string;
  readonly id?: string | number;
  readonly arcs?: ArcTree;
  readonly properties?: unknown;
}

export interface Shapes {
  readonly type: string;
  readonly geometries: readonly Shape[];
}

export const noShapes: Shapes = { type: 'GeometryCollection', geometries: [] };

const arcNumbers = (tree: ArcTree | undefined): number[] => {
  if (tree === undefined) return [];
  return typeof tree === 'number' ? [tree < 0 ? ~tree : tree] : tree.flatMap(arcNumbers);
};

/** The outer lines of shapes: arcs that only one of them has. */
export function outline({ geometries }: Shapes): Shapes {
  const uses = new Map<number, number>();
  for (const shape of geometries) {
    for (const arc of new Set(arcNumbers(shape.arcs))) uses.set(arc, (uses.get(arc) ?? 0) + 1);
  }
  const arcs = [...uses].filter(([, count]) => count === 1).map(([arc]) => [arc]);
  return { type: 'GeometryCollection', geometries: [{ type: 'MultiLineString', arcs }] };
}

/** Undoes the delta coding, so that the arcs of two files can stand in one. */
function absoluteArcs({ arcs, transform }: Topology): Arc[] {
  const [scaleX = 1, scaleY = 1] = transform?.scale ?? [];
  const [moveX = 0, moveY = 0] = transform?.translate ?? [];
  return arcs.map((arc) => {
    let [x, y] = [0, 0];
    return arc.map(([stepX = 0, stepY = 0]) => {
      [x, y] = transform ? [x + stepX, y + stepY] : [stepX, stepY];
      return [x * scaleX + moveX, y * scaleY + moveY];
    });
  });
}

const shifted = (tree: ArcTree, by: number): ArcTree =>
  typeof tree === 'number'
    ? tree < 0
      ? tree - by
      : tree + by
    : tree.map((part) => shifted(part, by));

/** Adds an object of another file under a name of its own. */
export function withShapesOf(
  base: Topology,
  name: string,
  other: Topology,
  shapes: Shapes,
): Topology {
  const arcs = absoluteArcs(base);
  const geometries = shapes.geometries.map((shape) =>
    shape.arcs === undefined ? shape : { ...shape, arcs: shifted(shape.arcs, arcs.length) },
  );
  return {
    type: base.type,
    arcs: [...arcs, ...absoluteArcs(other)],
    objects: { ...base.objects, [name]: { type: shapes.type, geometries } },
  };
}

/** Leaves out the parts of a shape that begin west of a longitude, such as French Guiana on a map of Europe. */
export function eastOf(longitude: number, shape: Shape, { arcs, transform }: Topology): Shape {
  if (shape.type !== 'MultiPolygon' || !Array.isArray(shape.arcs)) return shape;
  const [scale = 1] = transform?.scale ?? [];
  const [move = 0] = transform?.translate ?? [];
  const parts = (shape.arcs as ArcTree[]).filter((part) => {
    const [first = 0] = arcNumbers(part);
    return (arcs[first]?.[0]?.[0] ?? 0) * scale + move > longitude;
  });
  return { ...shape, arcs: parts };
}
