/**
 * Chromium for page tests: the one on this machine, or Debian's package, installed on the spot. Throws when neither
 * can be had, because a page nobody looked at is not tested.
 */
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';
import { installPackage } from './debian.ts';

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
];

const find = (): string | undefined =>
  [process.env.CHROMIUM_PATH ?? '', ...places].find((path) => existsSync(path));

function install(): string {
  installPackage('chromium');
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
