/**
 * Chromium for page tests: the one on this machine, or Debian's package, installed on the spot. Throws when neither
 * can be had, because a page nobody looked at is not tested.
 */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
];

const find = (): string | undefined =>
  [process.env.CHROMIUM_PATH ?? '', ...places].find((path) => existsSync(path));

function install(): string {
  const root = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  for (const words of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const [command = 'apt-get', ...rest] = [...root, 'apt-get', '-qq', ...words];
    execFileSync(command, rest, {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  }
  const path = find();
  if (path === undefined)
    throw new Error('Chromium was not found and could not be installed; set CHROMIUM_PATH.');
  return path;
}

/** A headless browser that stays on this machine: its own background services are off. */
export const launchChromium = (): Promise<Browser> =>
  chromium.launch({
    executablePath: find() ?? install(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
