// What check_html and shoot_html share: the system's Chromium, and a page that may not reach the network.
'use strict';

const { chromium } = require('playwright-core');
const { pathToFileURL } = require('node:url');
const path = require('node:path');

const ARGUMENTS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking'];

/** Starts the browser, calls `work` with it, and ends it, whatever happened. */
async function withBrowser(work) {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM, args: ARGUMENTS });
  try {
    return await work(browser);
  } finally {
    await browser.close();
  }
}

/**
 * Opens a file in a new page of this size and colour scheme and calls `work` with the page.
 * `told` is called with what went wrong on the way: requests beyond the file itself, scripts that failed.
 */
async function withPage(browser, file, { width, height, colorScheme }, told, work) {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme });
  try {
    const page = await context.newPage();
    const here = pathToFileURL(path.resolve(file)).href;
    await page.route('**/*', (route) => {
      const url = route.request().url();
      if (url.split('#')[0] === here || /^(data|blob|about):/.test(url)) return route.continue();
      told('self-contained', `asks for ${url}`);
      return route.abort();
    });
    page.on('pageerror', (error) => told('script', `failed: ${error.message}`));
    page.on('console', (line) => {
      // what a refused request leaves on the console is told above
      const refused = line.text().startsWith('Failed to load resource');
      if (line.type() === 'error' && !refused) told('console', line.text());
    });
    await page.goto(here, { waitUntil: 'load' });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return await work(page);
  } finally {
    await context.close();
  }
}

/** Runs a command's work and ends the process with its code; 2 when the tools themselves failed. */
function main(work) {
  work().then(
    (code) => process.exit(code),
    (error) => {
      console.error(error.message);
      process.exit(2);
    },
  );
}

module.exports = { withBrowser, withPage, main };
