import type { APIRoute } from 'astro';
import { figureBySlug, registeredFigures } from '../../../lib/figure-register.ts';
import { figureContent } from '../../../lib/figure-page.ts';

export function getStaticPaths() {
  return registeredFigures.map(({ slug }) => ({ params: { slug } }));
}

/** What all pages of a figure say alike; the figure fetches it before it wakes. */
export const GET: APIRoute = ({ params, url }) =>
  new Response(JSON.stringify(figureContent(figureBySlug(params.slug ?? '', url.pathname))));
