import Note from '../Note.astro';
import Overview from '../Overview.astro';
import Table from '../Table.astro';
import Figure from './Figure.astro';
import Goals from './Goals.astro';
import Questions from './Questions.astro';
import Ref from './Ref.astro';
import Section from './Section.astro';
import Summary from './Summary.astro';
import Term from './Term.astro';

/** The same names as in `components/mdx.ts`, for all chapters on one page: nothing hydrates, and every id is unique. */
export const printRegistry = { Figure, Goals, Note, Overview, Questions, Ref, Section, Summary, Table, Term };
