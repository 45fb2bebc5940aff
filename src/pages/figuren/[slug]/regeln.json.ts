import type { APIRoute } from 'astro';
import { figureBySlug, registeredFigures } from '../../../lib/figure-register.ts';
import { ruleBookOf } from '../../../lib/figure-page.ts';

export function getStaticPaths() {
  return registeredFigures.map(({ slug }) => ({ params: { slug } }));
}

/** The rules behind a figure's steps and their sources. */
export const GET: APIRoute = ({ params, url }) =>
  new Response(JSON.stringify(ruleBookOf(figureBySlug(params.slug ?? '', url.pathname))));
