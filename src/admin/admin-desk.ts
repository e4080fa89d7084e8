/** What those who run the gateway see and change of the gateway itself. */
import type { GatewayStatus } from '../../schema/gateway-status.type.ts';
import { readGatewayStatus, type StatusParts } from './gateway-status.ts';

export interface AdminParts {
  readonly status: StatusParts;
}

export interface AdminDesk {
  status(): Promise<GatewayStatus>;
}

export const createAdminDesk = ({ status }: AdminParts): AdminDesk => ({
  status: () => readGatewayStatus(status),
});
