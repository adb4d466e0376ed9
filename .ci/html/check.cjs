// node check.cjs FILE...: what axe and the browser have to say about each file, on one line a finding.
// Every file is opened at two widths and in both colour schemes, with everything unfolded that can be.
'use strict';

const axe = require('axe-core');
const { withBrowser, withPage, main } = require('./browser.cjs');

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const WIDTHS = [390, 1280];
const SCHEMES = ['light', 'dark'];
const SHOWN = 5; // places of one finding that are listed

/** All findings of a file, each with the views in which it is seen. */
async function findings(browser, file) {
  const found = new Map(); // finding -> views
  const unsure = new Map();
  for (const width of WIDTHS) {
    for (const colorScheme of SCHEMES) {
      const view = `${width} px ${colorScheme}`;
      const note = (map, text) => map.set(text, (map.get(text) ?? new Set()).add(view));
      const told = (rule, text) => note(found, `${rule}: ${text}`);
      await withPage(browser, file, { width, height: 900, colorScheme }, told, async (page) => {
        await page.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
        const wide = await page.evaluate(() => document.documentElement.scrollWidth);
        if (wide > width) told('overflow', `the page is ${wide} px wide and must be scrolled sideways`);
        await page.evaluate(axe.source);
        const result = await page.evaluate(
          (values) => window.axe.run(document, { runOnly: { type: 'tag', values }, resultTypes: ['violations', 'incomplete'] }),
          TAGS,
        );
        result.violations.forEach((rule) => note(found, lines(rule)));
        result.incomplete.forEach((rule) => note(unsure, lines(rule)));
      });
    }
  }
  return { found, unsure };
}

/** A rule of axe that is broken, and where. */
function lines(rule) {
  const places = rule.nodes.slice(0, SHOWN).map((node) => {
    const why = node.failureSummary?.split('\n').slice(1).map((line) => line.trim()).join('; ') ?? '';
    return `\n    ${node.target.flat().join(' ')}: ${why}`;
  });
  const more = rule.nodes.length > SHOWN ? `\n    and ${rule.nodes.length - SHOWN} more` : '';
  return `${rule.id} (${rule.impact}): ${rule.help}${places.join('')}${more}`;
}

/** `in all views`, or which. */
function where(views) {
  return views.size === WIDTHS.length * SCHEMES.length ? 'in all views' : [...views].join(', ');
}

main(() =>
  withBrowser(async (browser) => {
    let code = 0;
    for (const file of process.argv.slice(2)) {
      const { found, unsure } = await findings(browser, file);
      for (const [text, views] of found) {
        console.log(`${file}: error: [${where(views)}] ${text}`);
        code = 1;
      }
      for (const [text, views] of unsure) {
        console.log(`${file}: to look at: [${where(views)}] ${text}`);
      }
    }
    return code;
  }),
);
