// A click on a technical term opens its definition beside it; with a modifier key, or without popovers, the link leads
// to the glossary as it stands in the page.
document.addEventListener('click', (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey || !(event.target instanceof Element)) return;
  const link = event.target.closest<HTMLAnchorElement>('a.term');
  const definition = document.getElementById(`begriff-${link?.dataset.term ?? ''}`);
  if (link === null || definition === null || !('showPopover' in definition)) return;
  event.preventDefault();
  definition.showPopover({ source: link });
});

export {};
