/** The key of the signed-in person: kept for this tab only, gone when the tab closes. */

const storageKey = 'gateway-api-key';

export const readKey = (): string | undefined => sessionStorage.getItem(storageKey) ?? undefined;

export const keepKey = (key: string): void => sessionStorage.setItem(storageKey, key);

export const forgetKey = (): void => sessionStorage.removeItem(storageKey);

/** Asks the gateway whether it accepts the key. Throws when the gateway cannot be reached. */
export async function isAccepted(key: string): Promise<boolean> {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
    body: JSON.stringify({ query: '{ __typename }' }),
  });
  return response.ok;
}
