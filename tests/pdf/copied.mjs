// What somebody gets who opens a PDF in Chromium, selects all and copies it:
//
//     node copied.mjs FILE.pdf... >TEXTS.json
//
// The order of the texts is that of the files.
import { createRequire } from 'node:module';
import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';

const top = process.env.top_srcdir ?? '.';
const require = createRequire(path.resolve(top, 'package.json'));
const chromium = process.env.CHROMIUM ?? '/usr/bin/chromium';
const patience_ms = 20000;
const wait_ms = 300;
const nothing = 'nothing was copied';

// The files by number, and a page to paste on.
function serve(files) {
	const server = http.createServer((question, answer) => {
		const file = files[parseInt(question.url.slice(1), 10)];

		answer.setHeader('Content-Type',
			file ? 'application/pdf' : 'text/html; charset=utf-8');
		answer.end(file ? fs.readFileSync(file)
			: '<!doctype html><title>Paste</title><textarea>');
	});

	return new Promise((ready) => {
		server.listen(0, '127.0.0.1', () => ready(server));
	});
}

async function pasted(page) {
	await page.bringToFront();
	await page.locator('textarea').fill('');
	await page.keyboard.press('Control+v');
	return page.locator('textarea').inputValue();
}

// The viewer does not say when it is ready: try until something is copied.
async function copied(viewer, desk, address) {
	const end = Date.now() + patience_ms;
	let text = nothing;

	await desk.bringToFront();
	await desk.evaluate((words) => navigator.clipboard.writeText(words),
		nothing);
	await viewer.goto(address);
	while (text === nothing && Date.now() < end) {
		await viewer.bringToFront();
		await viewer.waitForTimeout(wait_ms);
		await viewer.mouse.click(400, 400);
		await viewer.keyboard.press('Control+a');
		await viewer.waitForTimeout(wait_ms);
		await viewer.keyboard.press('Control+c');
		await viewer.waitForTimeout(wait_ms);
		text = await pasted(desk);
	}
	if (text === nothing)
		throw new Error(`${address}: nothing can be copied`);
	return text;
}

async function main(files) {
	const server = await serve(files);
	const address = `http://127.0.0.1:${server.address().port}`;
	const browser = await require('playwright-core').chromium.launch({
		executablePath: chromium,
		// The viewer of PDFs is an extension, and not in the shell.
		ignoreDefaultArgs: ['--headless', '--disable-extensions',
			'--disable-component-extensions-with-background-pages'],
		args: ['--headless=new', '--no-sandbox'],
	});

	try {
		const context = await browser.newContext();

		await context.grantPermissions(
			['clipboard-read', 'clipboard-write'], { origin: address });
		const desk = await context.newPage();
		const viewer = await context.newPage();
		const texts = [];

		await desk.goto(`${address}/paste`);
		for (let i = 0; i < files.length; i++)
			texts.push(await copied(viewer, desk, `${address}/${i}.pdf`));
		console.log(JSON.stringify(texts));
	} finally {
		await browser.close();
		server.close();
	}
}

await main(process.argv.slice(2));
