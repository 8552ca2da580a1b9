/** A node of Plotly's schema: an attribute (with `valType`), a container of attributes, or a list (`items`). */
export interface SchemaNode {
  readonly [key: string]: unknown;
}

/** Plotly's schema in the shape that the seal walks. */
export interface FigureSchema {
  /** Attributes per trace type. */
  readonly traces: ReadonlyMap<string, SchemaNode>;
  /** Attributes of the layout, those that trace types add included. */
  readonly layout: SchemaNode;
}

const isNode = (value: unknown): value is SchemaNode => typeof value === 'object' && value !== null;

/** The child of a node by name, looked up as an own property only. */
export function childNode(node: SchemaNode, key: string): SchemaNode | undefined {
  if (key.startsWith('_') || !Object.hasOwn(node, key)) return undefined;
  const child = node[key];
  return isNode(child) && !Array.isArray(child) ? child : undefined;
}

/** The schema of an attribute's value; undefined for containers. */
export const valueType = (node: SchemaNode): string | undefined =>
  typeof node['valType'] === 'string' ? node['valType'] : undefined;

/** The schema of one entry when the node is a list of objects, such as `annotations`. */
export function entryNode(node: SchemaNode): SchemaNode | undefined {
  const items = node['items'];
  if (valueType(node) !== undefined || !isNode(items)) return undefined;
  return Object.values(items).find(isNode);
}

/** Reads what `Plotly.PlotSchema.get()` returns. */
export function readSchema(schema: unknown): FigureSchema {
  const root = isNode(schema) ? schema : {};
  const traces = new Map<string, SchemaNode>();
  const layoutNode = isNode(root['layout']) ? root['layout']['layoutAttributes'] : undefined;
  const layout: Record<string, unknown> = { ...(isNode(layoutNode) ? layoutNode : {}) };
  for (const [type, trace] of Object.entries(isNode(root['traces']) ? root['traces'] : {})) {
    if (!isNode(trace) || !isNode(trace['attributes'])) continue;
    traces.set(type, trace['attributes']);
    const added = isNode(trace['layoutAttributes']) ? trace['layoutAttributes'] : {};
    for (const [key, node] of Object.entries(added)) layout[key] ??= node;
  }
  return { traces, layout };
}
