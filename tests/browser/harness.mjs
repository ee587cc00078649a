// A real browser against the real program: what every browser test shares.
//
//     await suite(async ({ service, browser, test }) => { ... });
//
// Makes a small demonstration in a folder of its own, serves it on a port that
// is free, opens Chromium, and ends both by their own handles whatever happens.
// Prints TAP. $SCREENSHOTS is a folder to leave pictures in.
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const here = path.dirname(fileURLToPath(import.meta.url));
export const top = process.env.top_srcdir || path.join(here, '..', '..');
export const program = process.env.VERNACULAR ||
	path.join(top, 'src', 'vernacular');
const chromium = '/usr/bin/chromium';

export const desktop = { width: 1280, height: 900 };
export const telephone = { width: 390, height: 844 };
export const narrow = { width: 320, height: 640 }; // WCAG 2.2, 1.4.10

const browserWords = [
	'--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
	'--lang=en-GB',
	'--disable-background-networking', '--disable-component-update',
	'--disable-sync', '--force-prefers-reduced-motion',
];

// Why these tests cannot run here, or null. `./bootstrap check` sets all of it
// up, so only a tarball's plain `make check` skips.
function reasonToSkip() {
	if (!fs.existsSync(path.join(top, 'node_modules', 'playwright-core')))
		return 'playwright-core is not installed here: npm ci';
	if (!fs.existsSync(chromium))
		return `${chromium} is not installed`;
	return null;
}

// What `vernacular demo` prints: address, role and password, an account a line.
// The first of each role is kept.
function accountsOf(printed) {
	const accounts = {};

	for (const line of printed.trim().split('\n')) {
		const [email, role, password] = line.split('\t');

		accounts[role] ??= { email, password };
	}
	return accounts;
}

function makeDemo(folder) {
	const db = path.join(folder, 'demo.db');
	const made = spawnSync(program,
		['demo', '--db', db, '--tenants', '400', '--requests', '300',
			'--seed', '7'],
		{ encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

	if (made.status !== 0)
		throw new Error(`demo: ${made.error || made.stderr}`);
	return { db, accounts: accountsOf(made.stdout) };
}

// The address that the child prints when it takes requests.
function ready(child, said) {
	return new Promise((resolve, reject) => {
		let out = '';

		child.stdout.on('data', (bytes) => {
			out += bytes;
			const address = out.match(/^ready (http:\S+)$/m)?.[1];
			if (address)
				resolve(address);
		});
		child.on('exit', (code) =>
			reject(new Error(`serve ended with ${code}: ${said()}`)));
		setTimeout(() => reject(new Error(`serve is not ready: ${said()}`)),
			30000).unref();
	});
}

async function serve(folder) {
	const { db, accounts } = makeDemo(folder);
	const child = spawn(program,
		['serve', '--db', db, '--listen', '127.0.0.1:0'],
		{ stdio: ['ignore', 'pipe', 'pipe'] });
	let errors = '';
	const said = () => errors;
	const alive = () => child.exitCode === null && child.signalCode === null;

	child.stderr.on('data', (bytes) => { errors += bytes; });
	return {
		db, accounts, folder, said, alive,
		address: await ready(child, said),
		end: () => new Promise((resolve) => {
			if (!alive())
				return resolve();
			child.on('exit', resolve);
			child.kill('SIGTERM');
			setTimeout(() => child.kill('SIGKILL'), 10000).unref();
		}),
	};
}

function tap() {
	let count = 0, failed = 0;
	const line = (fault, title) => {
		console.log(`${fault ? 'not ok' : 'ok'} ${++count} - ${title}`);
		if (!fault)
			return;
		failed++;
		for (const said of String(fault.stack || fault).split('\n'))
			console.log(`# ${said}`);
	};

	return {
		test: async (title, run) => {
			try {
				await run();
				line(null, title);
			} catch (fault) {
				line(fault, title);
			}
		},
		end: () => {
			console.log(`1..${count}`);
			return failed;
		},
	};
}

// What hangs is ended: a suite that reads hundreds of pages says how long it may
// take on a machine that does something else besides.
export async function suite(run, minutes = 5) {
	const why = reasonToSkip();
	if (why) {
		console.log(`1..0 # SKIP ${why}`);
		return;
	}
	const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'vernacular-'));
	const { test, end } = tap();
	let service, browser;

	setTimeout(() => {
		console.log(`Bail out! not done in ${minutes} minutes`);
		browser?.close();
		service?.end();
		setTimeout(() => process.exit(1), 2000);
	}, minutes * 60000).unref();
	try {
		const require = createRequire(path.join(top, 'package.json'));

		service = await serve(folder);
		browser = await require('playwright-core').chromium.launch(
			{ executablePath: chromium, args: browserWords });
		await run({ service, browser, test });
		await test('the service is still there', () => {
			if (!service.alive())
				throw new Error(service.said());
		});
	} catch (fault) {
		await test('the suite runs to its end', () => { throw fault; });
	} finally {
		await browser?.close();
		await service?.end();
		fs.rmSync(folder, { recursive: true, force: true });
		process.exitCode = end() ? 1 : 0;
	}
}

// A browser of one person: own cookies, language and screen.
export async function person(browser, service, options = {}) {
	const context = await browser.newContext({
		baseURL: service.address, viewport: desktop, locale: 'en-GB',
		...options,
	});
	const page = await context.newPage();

	page.setDefaultTimeout(8000);
	page.complaints = [];
	// Chromium itself reports each answer over 399; what matters of those is
	// a page or file that is missing or broken.
	page.on('console', (message) => {
		if (message.type() === 'error' &&
			!message.text().startsWith('Failed to load resource'))
			page.complaints.push(message.text());
	});
	page.on('response', (answer) => {
		if (answer.status() === 404 || answer.status() >= 500)
			page.complaints.push(`${answer.status()} ${answer.url()}`);
	});
	page.on('pageerror', (fault) => page.complaints.push(String(fault)));
	return page;
}

export async function signIn(page, account) {
	if (!account)
		throw new Error('the demonstration has no such account');
	await page.goto('/sign-in');
	await page.fill('[name="email"]', account.email);
	await page.fill('[name="password"]', account.password);
	await press(page);
	if (new URL(page.url()).pathname === '/sign-in')
		throw new Error(await text(page));
}

// The button with these words, or the only one of the main part's form.
export async function press(page, name) {
	const buttons = page.locator('main');
	const button = name
		? buttons.getByRole('button', { name, exact: true })
		: buttons.locator('form[method="post"] button');

	await button.first().click();
	await page.waitForLoadState('load');
}

// A link that was followed has answered, but its page may still be read in:
// whoever looks at a page waits for the whole of it.
export async function text(page) {
	await page.waitForLoadState('load');
	return page.locator('main').innerText();
}

export async function expectText(page, ...wanted) {
	const all = await text(page);

	for (const want of wanted)
		if (!(want instanceof RegExp ? want.test(all) : all.includes(want)))
			throw new Error(`no ${want} at ${page.url()}:\n${all}`);
}

// The page of a table looks again by itself for as long as work on it runs.
const worked = (page) =>
	page.locator('main progress').waitFor({ state: 'detached' });

// The table is brought and checked.
export async function checkTenants(page, folder, table) {
	const file = path.join(folder, 'tenants.csv');

	fs.writeFileSync(file, table);
	await page.goto('/tenants/import');
	await page.setInputFiles('[name="file"]', file);
	await press(page, 'Check the table');
	await worked(page);
}

export async function importTenants(page, folder, table) {
	await checkTenants(page, folder, table);
	await press(page, 'Put it into the register');
	await worked(page);
	await page.getByRole('link', { name: 'To the register' }).waitFor();
}

export async function findTenant(page, words) {
	await page.goto('/tenants');
	await page.fill('[name="q"]', words);
	await page.press('[name="q"]', 'Enter');
	await page.waitForURL(/[?]q=/);
}

const axe = () => fs.readFileSync(
	path.join(top, 'node_modules', 'axe-core', 'axe.min.js'), 'utf8');

async function faultless(page, options) {
	await page.waitForLoadState('load');
	if (!await page.evaluate(() => 'axe' in globalThis))
		await page.evaluate(axe());
	const { violations } = await page.evaluate((wish) =>
		globalThis.axe.run(document, wish),
	{ ...options, resultTypes: ['violations'] });
	const lines = violations.flatMap((rule) => rule.nodes.map((node) =>
		`${rule.id}: ${node.html.slice(0, 160)}: ${node.failureSummary}`));

	if (lines.length)
		throw new Error(`${page.url()}\n${lines.join('\n')}`);
}

// axe-core finds nothing at WCAG 2.2 A and AA.
export const accessible = (page) => faultless(page, { runOnly: ['wcag2a',
	'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'] });

// Only what changes with the colours.
export const legible = (page) => faultless(page,
	{ runOnly: { type: 'rule', values: ['color-contrast'] } });

// What every page owes its reader, whatever it is about.
export async function wellMade(page, language) {
	await page.waitForLoadState('load');
	const complaints = page.complaints.splice(0);
	const facts = await page.evaluate(() => ({
		lang: document.documentElement.lang,
		title: document.title,
		headings: document.querySelectorAll('h1').length,
		scroll: document.documentElement.scrollWidth - innerWidth,
		// A notice's sentences show their own places to fill in.
		unfilled: [...document.querySelectorAll(
			'h1, h2, h3, p, li, dt, dd, th, td, label, a, button')]
			.filter((one) => !one.closest('[translate="no"]') &&
				!one.querySelector('[translate="no"]'))
			.map((one) => one.innerText.match(
				/\{\{?\w+\}?\}|undefined|\(null\)/)?.[0])
			.find(Boolean),
	}));

	if (!facts.lang.startsWith(language))
		complaints.push(`lang is "${facts.lang}", not "${language}"`);
	if (!facts.title)
		complaints.push('no title');
	if (facts.headings !== 1)
		complaints.push(`${facts.headings} first headings`);
	if (facts.scroll > 0)
		complaints.push(`${facts.scroll} pixels to scroll sideways`);
	if (facts.unfilled)
		complaints.push(`not filled in: ${facts.unfilled}`);
	if (complaints.length)
		throw new Error(`${page.url()}: ${complaints.join('; ')}`);
}

export async function picture(page, name) {
	const folder = process.env.SCREENSHOTS;

	if (!folder)
		return;
	fs.mkdirSync(folder, { recursive: true });
	await page.screenshot(
		{ fullPage: true, path: path.join(folder, `${name}.png`) });
}
