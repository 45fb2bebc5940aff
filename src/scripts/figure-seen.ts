// A figure that was played to its end says so with the event `unterbau:figur-gesehen`; its slug is the detail.
document.addEventListener('unterbau:figur-gesehen', (event) => {
  const slug = (event as CustomEvent<{ slug?: unknown } | null>).detail?.slug;
  if (typeof slug === 'string') void import('../study/store.ts').then(({ markFigurePlayed }) => markFigurePlayed(slug));
});

export {};
