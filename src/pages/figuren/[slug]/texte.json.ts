import type { APIRoute } from 'astro';
import { figureBySlug, registeredFigures } from '../../../lib/figure-register.ts';
import { laterTextsOf } from '../../../lib/figure-page.ts';

export function getStaticPaths() {
  return registeredFigures.map(({ slug }) => ({ params: { slug } }));
}

/** Rules, sources and settings of a figure in words. */
export const GET: APIRoute = ({ params, url }) =>
  new Response(JSON.stringify(laterTextsOf(figureBySlug(params.slug ?? '', url.pathname))));
