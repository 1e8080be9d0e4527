// Serves OHIF's files on a loopback port, opens them in Chromium against a running Gantry, and looks at what is shown:
//   node view.mjs DIST DICOMWEB_URL PATIENT_NAME STUDY_INSTANCE_UID SCREENSHOT_DIR PORT
// Prints one JSON object: { listed, greys, console }. The port must be one whose origin Gantry lets in by CORS.
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { chromium } from 'playwright-core';

const [dist, dicomWeb, patientName, study, screenshots, port] = process.argv.slice(2);

const TYPES = {
  '.html': 'text/html', '.js': 'text/javascript', '.mjs': 'text/javascript', '.css': 'text/css',
  '.json': 'application/json', '.svg': 'image/svg+xml', '.png': 'image/png', '.wasm': 'application/wasm',
};

const CONFIG = `window.config = ${JSON.stringify({
  routerBasename: null,
  showStudyList: true,
  extensions: [],
  modes: [],
  customizationService: {},
  maxNumberOfWebWorkers: 2,
  showWarningMessageForCrossOrigin: false,
  showCPUFallbackMessage: false,
  investigationalUseDialog: { option: 'never' },
  defaultDataSourceName: 'gantry',
  dataSources: [{
    namespace: '@ohif/extension-default.dataSourcesModule.dicomweb',
    sourceName: 'gantry',
    configuration: {
      friendlyName: 'Gantry', name: 'gantry', qidoRoot: dicomWeb, wadoRoot: dicomWeb, wadoUriRoot: dicomWeb,
      qidoSupportsIncludeField: true, supportsFuzzyMatching: true, supportsWildcard: true,
      imageRendering: 'wadors', thumbnailRendering: 'wadors', enableStudyLazyLoad: true, dicomUploadEnabled: true,
      singlepart: 'bulkdata,video,pdf', bulkDataURI: { enabled: true, relativeResolution: 'series' },
    },
  }],
})};`;

const server = createServer((request, response) => {
  const path = normalize(decodeURIComponent(new URL(request.url, 'http://x').pathname));
  if (path === '/app-config.js') {
    response.writeHead(200, { 'Content-Type': 'text/javascript' }).end(CONFIG);
    return;
  }
  const asked = join(dist, path);
  const file = existsSync(asked) && statSync(asked).isFile() ? asked : join(dist, 'index.html');
  response.writeHead(200, { 'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
});
await new Promise((listening) => server.listen(Number(port), '127.0.0.1', listening));
const origin = `http://127.0.0.1:${port}`;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking',
    '--disable-component-update', '--disable-sync', '--use-gl=angle', '--use-angle=swiftshader',
    '--enable-unsafe-swiftshader'],
});
const messages = [];
try {
  const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
  page.on('console', (message) => message.type() === 'error' && messages.push(message.text().slice(0, 200)));

  await page.goto(origin, { waitUntil: 'domcontentloaded' });
  await page.getByText(patientName.replace('^', ', ')).or(page.getByText(patientName)).first()
    .waitFor({ timeout: 60_000 });
  const listed = true;
  await page.screenshot({ path: join(screenshots, 'ohif-study-list.png') });

  await page.goto(`${origin}/viewer?StudyInstanceUIDs=${study}`, { waitUntil: 'domcontentloaded' });
  const canvas = page.locator('canvas.cornerstone-canvas').first();
  await canvas.waitFor({ timeout: 60_000 });
  const greys = await greysOf(page, canvas);
  await page.getByText('Skip all').click({ timeout: 5_000 }).catch(() => {});
  await page.waitForLoadState('networkidle').catch(() => {});
  await page.screenshot({ path: join(screenshots, 'ohif-viewer.png') });
  console.log(JSON.stringify({ listed, greys, console: messages }));
} finally {
  await browser.close();
  server.close();
}

/** How many grey levels the canvas shows, once it shows more than a few; what it shows after a minute otherwise. */
async function greysOf(page, canvas) {
  const deadline = Date.now() + 60_000;
  let greys = 0;
  while (greys < 16 && Date.now() < deadline) {
    greys = await canvas.evaluate((element) => {
      const pixels = element.getContext('2d')?.getImageData(0, 0, element.width, element.height).data ?? [];
      const seen = new Set();
      for (let i = 0; i < pixels.length; i += 4) {
        if (pixels[i] === pixels[i + 1] && pixels[i] === pixels[i + 2]) seen.add(pixels[i]);
      }
      return seen.size;
    });
    await page.waitForTimeout(250);
  }
  return greys;
}
