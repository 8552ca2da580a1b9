import DOMPurify from 'dompurify';
import { Marked } from 'marked';

/**
 * Text tags only. A model's text is as untrusted as its code: an image or a style would make the page send a request
 * of the model's choice, so there are none, and a link shows its address instead of opening it.
 */
const allowedTags =
  'p br hr strong em del code pre blockquote sub sup ul ol li h1 h2 h3 h4 h5 h6 table thead tbody tr th td'.split(
    ' ',
  );

const marked = new Marked({
  gfm: true,
  async: false,
  renderer: {
    link({ href, tokens }) {
      const text = this.parser.parseInline(tokens);
      const address = href.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
      return text === address ? `<code>${address}</code>` : `${text} (<code>${address}</code>)`;
    },
    image({ text }) {
      return text === '' ? '' : `[image: ${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}]`;
    },
  },
});

/** Markdown as a fragment that makes no request and runs no script. */
export function renderMarkdown(markdown: string): DocumentFragment {
  const html = marked.parse(markdown, { async: false });
  return DOMPurify.sanitize(html, {
    ALLOWED_TAGS: allowedTags,
    ALLOWED_ATTR: [],
    ALLOW_DATA_ATTR: false,
    ALLOW_ARIA_ATTR: false,
    RETURN_DOM_FRAGMENT: true,
  });
}
