const drawing = 'src/figures/interfaces/';

/** Changes that make the picture lie; the tests of the figure see each of them. */
export default [
  {
    lie: 'every line is as thick as the way of the answer',
    file: `${drawing}parts.tsx`,
    find: "className={classes('interfaces-line', isApi(link) && 'is-api')}",
    replace: "className={classes('interfaces-line is-way', isApi(link) && 'is-api')}",
  },
  {
    lie: 'a line comes out of the package below',
    file: `${drawing}plan.ts`,
    find: 'const [y, target] = [middle(a), middle(b)];',
    replace: 'const [y, target] = [middle(a) + WIDE.pitch, middle(b)];',
  },
  {
    lie: 'a package that ended looks alive',
    file: `${drawing}parts.tsx`,
    find: "one.hasEnded ? 'is-gone' : isAnswer && 'is-way'",
    replace: "isAnswer && 'is-way'",
  },
  {
    lie: 'a package that ended names another version',
    file: `${drawing}parts.tsx`,
    find: "words.until.replace('#', fate)",
    replace: "words.until.replace('#', '6.0')",
  },
  {
    lie: 'the outline goes around the packages that are no answer',
    file: `${drawing}parts.tsx`,
    find: '(isAnswer ? (boxes[id] ?? []) : [])',
    replace: '(isAnswer ? [] : (boxes[id] ?? []))',
  },
  {
    lie: 'the line to a locked host looks open',
    file: `${drawing}parts.tsx`,
    find: "link.is === 'locked' && 'dashed'",
    replace: "link.is === 'way' && 'dashed'",
  },
  {
    lie: 'an exception seems to speak the one API, too',
    file: `${drawing}parts.tsx`,
    find: 'const isApi = ({ to }: Link) => to ===',
    replace: 'const isApi = ({ to }: Link) => to !==',
  },
  {
    lie: 'on a phone a language stands beside the package of another',
    file: `${drawing}plan.ts`,
    find: 'cli: entry(1),\n    perl: entry(2),',
    replace: 'cli: entry(2),\n    perl: entry(1),',
  },
  {
    lie: 'on a phone vCenter and host change places under their lines',
    file: `${drawing}plan.ts`,
    find: "(to === 'host' ? 226 : 312)",
    replace: "(to === 'host' ? 312 : 226)",
  },
  {
    lie: 'a language that cannot do the task looks as if it could',
    file: `${drawing}parts.tsx`,
    find: "classes(isUnmet ? 'is-gone' : isOnWay && 'is-way')",
    replace: "classes((isUnmet || isOnWay) && 'is-way')",
  },
  {
    lie: 'the OVF Tool speaks an OVF package',
    file: `${drawing}facts.ts`,
    find: "id === 'ovf' ? words.trades : words.speaks",
    replace: 'words.speaks',
  },
] as const;
