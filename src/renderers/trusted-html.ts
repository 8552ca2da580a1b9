/** The one thing of the Trusted Types API that is used here. */
interface TrustedTypesFactory {
  createPolicy: (
    name: string,
    rules: { createHTML: (html: string) => string; createScriptURL: (url: string) => string },
  ) => TrustedHtmlPolicy;
}

export interface TrustedHtmlPolicy {
  /** Typed as the string that the DOM's types ask for; with Trusted Types it is a `TrustedHTML`. */
  createHTML: (html: string) => string;
}

/** Name of the Trusted Types policy; a page that lists its policies has to allow it. */
export const policyName = 'agent-sandbox-html';

let policy: TrustedHtmlPolicy | undefined;

/**
 * The policy through which our markup reaches the browser's parsers, made once. Where the browser has no Trusted
 * Types it hands strings through. Only called with what goes to inert parsers and to script-less frames.
 * @throws {TypeError} when the page's CSP does not allow the policy.
 */
export function trustedHtml(): TrustedHtmlPolicy {
  const factory: unknown = Reflect.get(globalThis, 'trustedTypes');
  policy ??= isFactory(factory)
    ? factory.createPolicy(policyName, {
        createHTML: (html) => html,
        createScriptURL: () => {
          throw new TypeError('No script URL is ever made from an output.');
        },
      })
    : { createHTML: (html) => html };
  return policy;
}

const isFactory = (value: unknown): value is TrustedTypesFactory =>
  typeof value === 'object' && value !== null && 'createPolicy' in value;
