/**
 * What the shop's page says once for all elements: by `configure`, or by meta elements where the theme's
 * content security policy allows no script of its own.
 */
import type { Words } from './words.ts';

/** A token, and until when it is good where that is known: an ISO instant. Null for a guest. */
export type ShownToken = string | { readonly token: string; readonly expiresAt?: string } | null;

export interface Settings {
  /** Address of the gateway's GraphQL; default: beside this module. */
  readonly endpoint?: string;
  /** Gives the shopper's token; asked again when one has ended. Rejects when the shop cannot say. */
  readonly token?: () => Promise<ShownToken> | ShownToken;
  /** The P21 customer a shopper of several accounts acts for. */
  readonly account?: string;
  /** BCP 47, e.g. "de-AT"; default: `lang` of the nearest element that has one. */
  readonly locale?: string;
  /** Texts by language: they replace or add to those the module has. */
  readonly words?: Readonly<Record<string, Partial<Words>>>;
}

/** The page's settings as they are now. */
export const settings: { current: Settings } = { current: {} };

const said = (name: string): string | undefined =>
  document.querySelector<HTMLMetaElement>(`meta[name="${name}"]`)?.content || undefined;

/** An empty address is the module's own origin: wherever it was loaded from. */
export const endpoint = (): URL =>
  new URL(settings.current.endpoint ?? said('p21-endpoint') ?? '/graphql', import.meta.url);

export const account = (): string | undefined => settings.current.account ?? said('p21-account');

/** An address of the shop that answers the shopper's token as JSON. */
export const tokenAddress = (): string | undefined => said('p21-token');
