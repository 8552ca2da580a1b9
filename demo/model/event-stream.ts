/** The `data:` values of a server-sent event stream, as text, up to its end or `[DONE]`. */
export async function* eventData(
  body: ReadableStream<Uint8Array<ArrayBuffer>>,
): AsyncGenerator<string> {
  let waiting = '';
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    waiting += text;
    const lines = waiting.split(/\r\n|\n|\r/);
    waiting = lines.pop() ?? '';
    for (const line of lines) {
      if (!line.startsWith('data:')) continue;
      const data = line.slice('data:'.length).trim();
      if (data === '[DONE]') return;
      yield data;
    }
  }
  if (waiting.startsWith('data:')) yield waiting.slice('data:'.length).trim();
}
