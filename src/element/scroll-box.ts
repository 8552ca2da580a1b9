/** Pixels from the end within which a reader counts as being at the end. */
const nearEnd = 24;

/**
 * Makes a box of text that may scroll reachable with the keyboard. Returns a function that adds to its content: a
 * reader who is at the end stays at the end, one who scrolled back is left in peace.
 */
export function scrollBox(box: HTMLElement, label: string): (change: () => void) => void {
  let checking = false;
  let follow = false;
  const check = () => {
    if (checking) return;
    checking = true;
    requestAnimationFrame(() => {
      checking = false;
      if (box.tabIndex !== 0 && box.scrollHeight > box.clientHeight) {
        box.tabIndex = 0;
        box.role = 'group';
        box.ariaLabel = label;
      }
      if (follow) box.scrollTop = box.scrollHeight;
    });
  };
  check();
  return (change) => {
    // Sizes are read once per frame: reading between two writes would lay out everything again.
    if (!checking) follow = box.scrollHeight - box.scrollTop - box.clientHeight < nearEnd;
    change();
    check();
  };
}
