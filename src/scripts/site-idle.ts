// The part of site.ts that watches the page, and tells of it.
import './anchor.ts';
import './contents.ts';
import './table-tools.ts';
