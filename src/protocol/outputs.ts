/**
 * What a program shows, in the shape of Jupyter's nbformat 4.5 output objects, so that
 * `RunResult.outputs` drops into a notebook file as it is.
 * https://nbformat.readthedocs.io/en/latest/format_description.html#code-cell-outputs
 */

/** A JSON value: what a MIME bundle holds for `application/json` and `…+json` types. */
export type JsonValue =
  string | number | boolean | null | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** MIME type to content: text for text types, base64 for binary ones, a JSON value for JSON ones. */
export type MimeBundle = Readonly<Record<string, JsonValue>>;

/** Text that the program wrote to stdout or stderr. Neighbours of one name are merged. */
export interface StreamOutput {
  output_type: 'stream';
  name: 'stdout' | 'stderr';
  text: string;
}

/** Something shown by `display()`, a `_repr_*_` method or `fig.show()`. */
export interface DisplayDataOutput {
  output_type: 'display_data';
  data: MimeBundle;
  metadata: MimeBundle;
}

/** The value of the program's last expression. */
export interface ExecuteResultOutput {
  output_type: 'execute_result';
  execution_count: number;
  data: MimeBundle;
  metadata: MimeBundle;
}

/** The exception that ended the program. */
export interface ErrorOutput {
  output_type: 'error';
  ename: string;
  evalue: string;
  /** Lines of the traceback, the program's own frames only. */
  traceback: string[];
}

export type Output = StreamOutput | DisplayDataOutput | ExecuteResultOutput | ErrorOutput;
