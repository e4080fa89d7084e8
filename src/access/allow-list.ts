/**
 * Addresses and networks, IPv4 and IPv6. An IPv4 address that arrives in IPv6 form ("::ffff:10.0.0.1", as a dual-stack
 * socket shows it) is the IPv4 address. What cannot be read as an address is never allowed.
 */
import ipaddr from 'ipaddr.js';
import { LRUCache } from 'lru-cache';
import { badInput } from '../errors.ts';

export interface AllowList {
  allows(address: string): boolean;
}

type Address = ipaddr.IPv4 | ipaddr.IPv6;
type Network = readonly [Address, number];

/** `entries`: "10.0.0.7", "10.0.0.0/8", "2001:db8::/32". Throws BAD_USER_INPUT naming an entry that is none of these. */
export function createAllowList(entries: readonly string[]): AllowList {
  const networks = entries.map(parseNetwork);
  return {
    allows: (text) => {
      const address = parseAddress(text);
      return address !== undefined && networks.some((network) => contains(network, address));
    },
  };
}

export const isLoopback = (text: string): boolean => parseAddress(text)?.range() === 'loopback';

export const isNetwork = (entry: string): boolean => readNetwork(entry) !== undefined;

/** Whose an address is, as far as it tells: of IPv6 everybody has 2^64 in a network of its own. */
export function networkOf(text: string): string {
  const address = parseAddress(text);
  if (address instanceof ipaddr.IPv6)
    return address.parts
      .slice(0, 4)
      .map((part) => part.toString(16))
      .join(':');
  return address?.toString() ?? text;
}

function parseNetwork(entry: string): Network {
  const network = readNetwork(entry);
  if (network !== undefined) return network;
  throw badInput('addresses', `"${entry}" is no address and no network such as 10.0.0.0/8 or 2001:db8::/32`);
}

function readNetwork(entry: string): Network | undefined {
  const [text = '', bits, ...rest] = entry.trim().split('/');
  const address = readAddress(text);
  if (address === undefined || rest.length > 0) return undefined;
  const widest = address.kind() === 'ipv4' ? 32 : 128;
  const length = bits === undefined ? widest : /^\d{1,3}$/.test(bits) ? Number(bits) : -1;
  if (length < 0 || length > widest) return undefined;
  return asIPv4Network(address, length);
}

/** "::ffff:10.0.0.0/104" means 10.0.0.0/8. A network wider than all mapped addresses stays one of IPv6. */
function asIPv4Network(address: Address, length: number): Network {
  if (!(address instanceof ipaddr.IPv6) || !address.isIPv4MappedAddress() || length < 96)
    return [address, length];
  return [address.toIPv4Address(), length - 96];
}

/** Connections stay and clients come again: each address is read once for many requests. */
const parsed = new LRUCache<string, { readonly address: Address | undefined }>({ max: 10_000 });

function parseAddress(text: string): Address | undefined {
  const known = parsed.get(text);
  if (known !== undefined) return known.address;
  const address = parseNew(text);
  parsed.set(text, { address });
  return address;
}

function parseNew(text: string): Address | undefined {
  const address = readAddress(text);
  return address instanceof ipaddr.IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

/** Four decimal parts or IPv6, nothing else: "0x7f.1" and "2130706433" are addresses to some, and a way around. */
function readAddress(text: string): Address | undefined {
  if (ipaddr.IPv4.isValidFourPartDecimal(text)) return ipaddr.IPv4.parse(text);
  return ipaddr.IPv6.isValid(text) ? ipaddr.IPv6.parse(text) : undefined;
}

const contains = ([network, length]: Network, address: Address): boolean =>
  network.kind() === address.kind() && address.match(network as never, length);
