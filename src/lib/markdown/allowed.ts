/** Whether an attribute of a component may be left out in content. */
type Attributes = Readonly<Record<string, 'required' | 'optional'>>;

/**
 * What chapter text may use besides Markdown, and with which attributes. Attributes are plain strings. The components
 * themselves are registered in `src/components/mdx.ts`; a test holds the two lists together.
 */
export const allowed: Readonly<Record<string, Attributes>> = {
  Section: { nr: 'optional', id: 'optional' },
  Goals: { ids: 'required' },
  Summary: {},
  Figure: { slug: 'required' },
  Table: { nr: 'required' },
  Ref: { section: 'optional', table: 'optional', figure: 'optional' },
  /** Stands at the end of every section without being written: `section-ends.ts`. */
  Questions: { section: 'required' },
  Term: { id: 'required' },
  Note: {
    kind: 'required',
    id: 'required',
    also: 'optional',
    sources: 'required',
    date: 'optional',
    confidence: 'optional',
  },
  Overview: { id: 'required', title: 'required', sources: 'required', confidence: 'optional' },
};
