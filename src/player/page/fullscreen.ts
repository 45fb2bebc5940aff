/** Fullscreen on or off; resolves to whether the page is in fullscreen now. */
export async function toggleFullscreen(element: Element): Promise<boolean> {
  try {
    if (document.fullscreenElement) await document.exitFullscreen();
    else await element.requestFullscreen();
  } catch {
    // Frames without permission and some phones refuse.
  }
  return document.fullscreenElement !== null;
}
