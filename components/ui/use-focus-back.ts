import { useState } from "react";

/** What a dialog was opened with: a menu is gone by the time it closes, its button is not. */
function openerNow(): Element | null {
  if (typeof document === "undefined") return null;
  const focused = document.activeElement;
  const menuButton = focused?.closest("[role=menu]")?.getAttribute("aria-labelledby");
  return menuButton ? document.getElementById(menuButton) : focused;
}

/**
 * Gives the focus back to where it was before a dialog opened; Radix does so only for its own triggers.
 * @returns what the dialog's content does as `onCloseAutoFocus`
 */
export function useFocusBack(open: boolean): (event: Event) => void {
  const [wasOpen, setWasOpen] = useState(false);
  const [opener, setOpener] = useState<Element | null>(null);
  if (open !== wasOpen) {
    setWasOpen(open);
    if (open) setOpener(openerNow());
  }
  return (event) => {
    event.preventDefault();
    if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
  };
}
