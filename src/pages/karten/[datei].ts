import type { APIRoute } from 'astro';
import { exportFiles, type ExportFile } from '../../lib/exports/files.ts';

export function getStaticPaths() {
  return Object.keys(exportFiles).map((datei) => ({ params: { datei } }));
}

/** Cards and questions as files: for Anki, spreadsheets and learning platforms. */
export const GET: APIRoute = ({ params, site }) => new Response(exportFiles[params.datei as ExportFile](site!));
