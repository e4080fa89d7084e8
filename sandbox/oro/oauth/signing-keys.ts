// The RSA key pair of one installation. One pair serves back office and storefront, so only the `aud`
// of a token tells the two apart (oro-observed, custom round 2).
import { createPublicKey, generateKeyPair, type KeyObject } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';

const generateKeyPairAsync = promisify(generateKeyPair);

/** Bits of `var/oauth_public.key` (oro-observed: RSA 2048). */
const MODULUS_BITS = 2048;

export interface SigningKeys {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** What a real installation keeps in `var/oauth_public.key`. */
  readonly publicKeyPem: string;
}

/** Makes a new pair; with a path, also leaves the public half there as PEM, as an installation does. */
export async function createSigningKeys(publicKeyFile?: string): Promise<SigningKeys> {
  const { privateKey } = await generateKeyPairAsync('rsa', { modulusLength: MODULUS_BITS });
  const keys = toSigningKeys(privateKey);
  if (publicKeyFile !== undefined) await writeFile(publicKeyFile, keys.publicKeyPem);
  return keys;
}

function toSigningKeys(privateKey: KeyObject): SigningKeys {
  const publicKey = createPublicKey(privateKey);
  return {
    privateKey,
    publicKey,
    publicKeyPem: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}
