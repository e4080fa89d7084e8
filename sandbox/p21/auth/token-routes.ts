/** POST /api/security/token (v1, three ways) and /api/security/token/v2 (p21-api 1.1, 1.2). */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { jsonBody } from '../http/body.ts';
import type { SandboxParts } from '../parts.ts';
import { refuse } from './refusal.ts';
import { toKeyAnswer, toUserAnswer, toXmlAnswer } from './token-answer.ts';
import type { IssuedToken, Tokens } from './tokens.ts';

type Fields = Readonly<Record<string, unknown>>;

export const registerTokens = (app: FastifyInstance, { tokens, config }: SandboxParts): void => {
  const answerV2 = async (request: FastifyRequest, reply: FastifyReply) => {
    const body = (jsonBody(request) ?? {}) as Fields;
    const token = issueV2(tokens, body);
    if (token === undefined) return refuse(reply);
    if (config.xmlTokens) return sendXml(reply, token);
    return 'ClientSecret' in body ? toKeyAnswer(token) : toUserAnswer(token);
  };
  const answerV1 = async (request: FastifyRequest, reply: FastifyReply) => {
    const query = request.query as Fields;
    const byQuery = query.username !== undefined;
    const token = issueV1(tokens, byQuery ? query : request.headers);
    if (token === undefined) return refuse(reply);
    const json = !byQuery && !config.xmlTokens && (request.headers.accept ?? '').includes('application/json');
    return json ? toKeyAnswer(token) : sendXml(reply, token);
  };
  app.post('/api/security/token/v2', answerV2);
  app.post('/api/security/token', answerV1);
  app.post('/api/security/token/', answerV1);
};

const issueV2 = (tokens: Tokens, body: Fields): IssuedToken | undefined =>
  body.ClientSecret === undefined
    ? tokens.issueForUser(text(body.username), text(body.password))
    : tokens.issueForKey(text(body.ClientSecret), text(body.username));

const issueV1 = (tokens: Tokens, fields: Fields): IssuedToken | undefined =>
  fields.consumer_key === undefined
    ? tokens.issueForUser(text(fields.username), text(fields.password))
    : tokens.issueForKey(text(fields.consumer_key), text(fields.username));

const sendXml = (reply: FastifyReply, token: IssuedToken): FastifyReply =>
  reply.type('application/xml; charset=utf-8').send(toXmlAnswer(token));

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
