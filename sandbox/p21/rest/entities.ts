/** /api/entity: the four families of master data (p21-api 3.2). */
import type { FastifyInstance } from 'fastify';
import type { SandboxParts } from '../parts.ts';
import { addressFamily } from './addresses.ts';
import { contactFamily } from './contacts.ts';
import { customerFamily } from './customers.ts';
import { registerRecords } from './record-family.ts';
import { vendorFamily } from './vendors.ts';

export const registerEntities = (app: FastifyInstance, parts: SandboxParts): void => {
  registerRecords(app, parts, customerFamily(parts.database));
  registerRecords(app, parts, vendorFamily(parts));
  registerRecords(app, parts, contactFamily(parts.database));
  registerRecords(app, parts, addressFamily(parts.database));
};
