// node shoot.cjs FILE OUTFOLDER: pictures of a file on a phone, on a laptop, on a large screen and on paper, light and dark.
// Paper is a PDF beside the pictures, and a picture of the file as it is styled for print, at the width of A4.
'use strict';

const path = require('node:path');
const { withBrowser, withPage, main } = require('./browser.cjs');

const MOST = 8000; // px of height in one picture
const SCREENS = [
  { name: 'phone', width: 390, height: 844 },
  { name: 'laptop', width: 1366, height: 768 },
  { name: 'wide', width: 1920, height: 1080 },
];
const A4 = { width: 794, height: 1123 }; // px, 96 to the inch
const SCHEMES = ['light', 'dark'];

/** The whole page, or as much of it as one picture may have. */
async function picture(page, width, to) {
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  if (height > MOST) await page.setViewportSize({ width, height: MOST });
  await page.screenshot({ path: to, fullPage: height <= MOST, animations: 'disabled' });
  console.log(height > MOST ? `${to} (the first ${MOST} of ${height} px)` : to);
}

main(() =>
  withBrowser(async (browser) => {
    const [file, folder] = process.argv.slice(2);
    const stem = path.join(folder, path.basename(file, path.extname(file)));
    const told = (rule, text) => console.error(`${file}: ${rule}: ${text}`);
    for (const colorScheme of SCHEMES) {
      for (const { name, width, height } of SCREENS) {
        await withPage(browser, file, { width, height, colorScheme }, told, (page) =>
          picture(page, width, `${stem}-${name}-${colorScheme}.png`),
        );
      }
      await withPage(browser, file, { ...A4, colorScheme }, told, async (page) => {
        await page.emulateMedia({ media: 'print', colorScheme });
        await picture(page, A4.width, `${stem}-print-${colorScheme}.png`);
        const pdf = `${stem}-print-${colorScheme}.pdf`;
        await page.pdf({ path: pdf, format: 'A4', printBackground: true, preferCSSPageSize: true });
        console.log(pdf);
      });
    }
    return 0;
  }),
);
