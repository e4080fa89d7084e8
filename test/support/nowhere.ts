/** Settings of two systems that nobody answers for: what is asked of the store alone needs no others. */
export const nowhere = {
  P21_URL: 'http://127.0.0.1:9',
  P21_USERNAME: 'api',
  P21_PASSWORD: 'secret',
  P21_COMPANY_ID: 'ACME',
  ORO_URL: 'http://127.0.0.1:9',
  ORO_CLIENT_ID: 'id',
  ORO_CLIENT_SECRET: 'secret',
};
