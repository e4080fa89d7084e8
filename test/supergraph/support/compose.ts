/** One graph of both subgraphs, as a router is given it. */
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { reviewsSdl } from './reviews-subgraph.ts';

/** Throws with everything that does not fit. */
export async function composeWithReviews(gateway: string, reviews: string, key: string): Promise<string> {
  const { errors, supergraphSdl } = composeServices([
    { name: 'p21', url: `${gateway}/graphql`, typeDefs: parse(await readSdl(gateway, key)) },
    { name: 'reviews', url: reviews, typeDefs: parse(reviewsSdl) },
  ]);
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}

async function readSdl(gateway: string, key: string): Promise<string> {
  const response = await fetch(`${gateway}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: '{ _service { sdl } }' }),
  });
  const { data } = (await response.json()) as { data: { _service: { sdl: string } } };
  return data._service.sdl;
}
