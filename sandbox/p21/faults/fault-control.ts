/** `/faults` on the control entrance. The JSON it takes is described in `../faults.ts`. */
import type { FastifyInstance } from 'fastify';
import type { Faults } from '../faults.ts';
import { FaultSettingsError } from './settings.ts';

export const registerFaultControl = (control: FastifyInstance, faults: Faults): void => {
  control.get('/faults', () => faults.inForce());
  control.delete('/faults', (_request, reply) => {
    faults.clear();
    return reply.code(204).send();
  });
  control.post('/faults', (request, reply) => {
    try {
      faults.apply(request.body);
    } catch (error) {
      if (!(error instanceof FaultSettingsError)) throw error;
      return reply.code(400).send({ errors: error.problems });
    }
    return reply.send(faults.inForce());
  });
};
