// A link from a mistyped or an old address may name a place that the page does not have.
const check = () => {
  const id = location.hash.slice(1);
  // A state of learning is no place; the page of progress asks what to do with it.
  if (id !== '' && !id.startsWith('stand=') && document.getElementById(id) === null) {
    import('./anchor/lost.ts').then(
      ({ tellLost }) => tellLost(),
      () => undefined,
    );
  }
};
check();
addEventListener('hashchange', check);
// Nor may the page be able to do what the link asks for. Where no figure stands, only fields of the page itself can be wrong;
// the check comes with the code of the figures, which no other page should load.
const fields = /[?&](modus|profil|schrift|zeit)=/;
if (location.search !== '' && (fields.test(location.search) || document.querySelector('.figure') !== null)) {
  import('./anchor/link.ts').then(
    ({ tellLink }) => tellLink(),
    () => undefined,
  );
}

export {};
