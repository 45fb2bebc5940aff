// A link from a mistyped or an old address may name a place that the page does not have.
const check = () => {
  const id = location.hash.slice(1);
  if (id !== '' && document.getElementById(id) === null) {
    import('./anchor/lost.ts').then(
      ({ tellLost }) => tellLost(),
      () => undefined,
    );
  }
};
check();
addEventListener('hashchange', check);
// Nor may the page be able to do what the link asks for.
if (location.search !== '') {
  import('./anchor/link.ts').then(
    ({ tellLink }) => tellLink(),
    () => undefined,
  );
}

export {};
