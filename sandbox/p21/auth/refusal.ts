/** How P21 says no to a caller (p21-api 1.4). */
import type { FastifyReply } from 'fastify';

const refusalText = 'You are not authorized to access API. Please contact administrator to get access.';

/** Assumption: the text stands alone in the body; p21-api gives the words, not the envelope. */
export const refuse = (reply: FastifyReply): FastifyReply =>
  reply.code(401).type('text/plain; charset=utf-8').send(refusalText);

/** Calls to the UI server. Assumption: the same body for a token that is there but not valid. */
export const refuseAtUiServer = (reply: FastifyReply): FastifyReply =>
  reply.code(401).send({
    Description: "Authorization header was not present or 'Bearer' was missing.",
    Error: 'invalid_request',
    Uri: '',
  });
