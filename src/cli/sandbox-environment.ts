/** The sandbox stands in for what is not configured: every setting of whoever starts it wins, and it stands under it. */
import type { DistributorOptions } from '../../sandbox/distributor/start.ts';
import { defaultClient } from '../../sandbox/oro/options.ts';
import { sandboxDefaults } from '../../sandbox/p21/options.ts';
import type { Config } from '../config/config.ts';
import { type Environment, loadConfig } from '../config/load.ts';

/** The environment, with these settings where it says nothing, neither directly nor by a file. */
export function withDefaults(environment: Environment, defaults: Environment): Environment {
  const isSaid = (name: string): boolean => Boolean(environment[name] || environment[`${name}_FILE`]);
  const unsaid = Object.entries(defaults).filter(([name]) => !isSaid(name));
  return { ...environment, ...Object.fromEntries(unsaid) };
}

/** Whether somebody chose a place for the gateway's own data; else it is gone when the sandbox ends. */
export const hasPlace = (environment: Environment): boolean =>
  ['DATABASE_URL', 'DATABASE_URL_FILE', 'GATEWAY_DATA_DIRECTORY'].some((name) => Boolean(environment[name]));

/** Names and passwords of both systems. Throws `ConfigError` for any setting, before anything is seeded. */
export function readIdentity(environment: Environment): DistributorOptions {
  // The key that verifies tokens is the sandbox's, which does not stand yet.
  const { p21, oro } = loadConfig({ ...withDefaults(environment, standIn), ORO_APPLICATIONS: '' });
  return { p21: p21Identity(p21), oro: { clients: [{ ...defaultClient, ...clientOf(oro) }] } };
}

const standIn: Environment = {
  P21_URL: 'http://127.0.0.1',
  P21_USERNAME: sandboxDefaults.username,
  P21_PASSWORD: sandboxDefaults.password,
  P21_COMPANY_ID: sandboxDefaults.companyId,
  P21_TIME_ZONE: sandboxDefaults.timeZone,
  ORO_URL: 'http://127.0.0.1',
  ORO_CLIENT_ID: defaultClient.clientId,
  ORO_CLIENT_SECRET: defaultClient.clientSecret,
};

const p21Identity = ({
  username = sandboxDefaults.username,
  password = sandboxDefaults.password,
  clientSecret = sandboxDefaults.clientSecret,
  companyId,
  timeZone,
}: Config['p21']) => ({ username, password, clientSecret, companyId, timeZone });

const clientOf = ({ clientId, clientSecret }: Config['oro']) => ({ clientId, clientSecret });
