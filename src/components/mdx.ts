import Figure from './Figure.astro';
import Goals from './Goals.astro';
import Note from './Note.astro';
import Overview from './Overview.astro';
import Questions from './Questions.astro';
import Ref from './Ref.astro';
import Section from './Section.astro';
import Summary from './Summary.astro';
import Table from './Table.astro';
import Term from './Term.astro';

/** The components that chapter text may use, by the names it uses. Their attributes: `src/lib/markdown/allowed.ts`. */
export const registry = { Figure, Goals, Note, Overview, Questions, Ref, Section, Summary, Table, Term };
