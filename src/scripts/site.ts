// What every page with a header does by itself; each part does nothing where its elements are missing. One file that all
// pages share: seven small ones weigh half as much again.
import './anchor.ts';
import './contents.ts';
import './search-field.ts';
import './table-tools.ts';
import './terms.ts';
import './switches.ts';
