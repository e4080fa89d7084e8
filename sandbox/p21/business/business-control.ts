/**
 * `/business` on the control entrance:
 *     GET     rates, whether it runs, and what has happened so far
 *     POST    { ordersPerMinute?, stockMovesPerMinute?, priceChangesPerMinute? } sets rates and starts
 *     DELETE  stops
 *     POST /business/step  { minutes }  does what is due in so many minutes, at once
 */
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Business } from './business.ts';

const rate = z.number().min(0).max(100_000);
const ratesBody = z.strictObject({
  ordersPerMinute: rate.optional(),
  stockMovesPerMinute: rate.optional(),
  priceChangesPerMinute: rate.optional(),
});
const stepBody = z.strictObject({ minutes: z.number().min(0).max(1440) });

export const registerBusinessControl = (control: FastifyInstance, business: Business): void => {
  const state = () => ({ running: business.running, rates: business.rates, counts: business.counts });
  control.get('/business', state);
  control.post('/business', (request, reply) => {
    const parsed = ratesBody.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ errors: problems(parsed.error) });
    const given = Object.entries(parsed.data).filter(([, value]) => value !== undefined);
    business.setRates({ ...business.rates, ...Object.fromEntries(given) });
    business.start();
    return reply.send(state());
  });
  control.delete('/business', (_request, reply) => {
    business.stop();
    return reply.code(204).send();
  });
  control.post('/business/step', (request, reply) => {
    const parsed = stepBody.safeParse(request.body);
    if (!parsed.success) return reply.code(400).send({ errors: problems(parsed.error) });
    business.advance(parsed.data.minutes * 60_000);
    return reply.send(state());
  });
};

const problems = (error: z.ZodError): string[] =>
  error.issues.map((issue) => `${issue.path.join('.') || 'body'}: ${issue.message}`);
