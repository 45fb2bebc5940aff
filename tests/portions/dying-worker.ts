// Reports once, then dies.
self.onmessage = () => {
  self.postMessage({ share: 0.3 });
  throw new Error('out of luck');
};
