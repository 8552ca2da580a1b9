/** How far outside the viewport an element counts as near: about one screen ahead of the reader. */
const nearViewport = '100% 0px';

/**
 * Calls `start` once: when `element` comes near the viewport, or at once for `eager`.
 * Returns a function that calls it off.
 */
export function startWhen(
  element: Element,
  loading: 'lazy' | 'eager',
  start: () => void,
): () => void {
  if (loading === 'eager') {
    start();
    return () => undefined;
  }
  const observer = new IntersectionObserver(
    (entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      start();
    },
    { rootMargin: nearViewport },
  );
  observer.observe(element);
  return () => {
    observer.disconnect();
  };
}
