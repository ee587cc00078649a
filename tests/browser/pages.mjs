// Every page that the navigation leads to, and one of each kind that stands
// further in: well made and accessible, in English and Welsh, on a desk and on
// a telephone, in light and dark. What tenants ask on, in more languages.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { accessible, desktop, legible, narrow, person, picture, press,
	program, signIn, suite, telephone, wellMade } from './harness.mjs';

const steps = 4;

// Addresses of one kind count once: /requests/V26-000001 is /requests/*, one
// letter, clause or clock stands for all. What is asked for counts by its
// name, and by its value where that is a word; the requests behind any figure
// are one list.
function kind(address) {
	const { pathname, searchParams } = new URL(address, 'http://x');

	if (/^\/reports\/.+\/requests$/.test(pathname))
		return pathname;
	const asked = [...searchParams].map(([name, value]) =>
		name === 'service' ? `${name}-${value}` : name);

	return pathname.replace(/(?<=^\/(notices|f)|\/clocks)\/[^/]+/, '/*')
		.replace(/(?<=^\/settings\/voices)\/.+/, '/*')
		.replace(/(?<=^\/policy\/\w+)\/(?!new$).+/, '/*')
		.replace(/(?<=\/profile\/questions)\/.+/, '/*')
		.replace(/\/([VC]\d\d-\d+|[0-9a-z]{13}|\d+)(?=\/|$)/g, '/*') +
		(asked.length ? `?${asked.sort().join('&')}` : '');
}

const kept = (address) => !/sign-out|[?&](lang|after|state|overdue)=|files|attachments|export|\/(file|signature|key)$|\.(csv|pdf)$|^\/(n|o)\//
	.test(address);

async function pagesOf(page) {
	const seen = new Map([['/', '/']]);
	const waiting = [['/', 0]];

	while (waiting.length) {
		const [address, depth] = waiting.shift();

		if (depth === steps)
			continue;
		await page.goto(address);
		const found = await page.$$eval('main a[href^="/"], .places a',
			(all) => all.map((a) => a.getAttribute('href')));

		for (const next of found.filter(kept))
			if (!seen.has(kind(next))) {
				seen.set(kind(next), next);
				waiting.push([next, depth + 1]);
			}
	}
	return seen;
}

// Words and widths are checked in each language; what is alike in both, once,
// by turns on a desk and on a telephone.
let turn = 0;

async function inspect(page, language, name) {
	const file = `${language}${name.replace(/[^\w-]+/g, '-')}`;
	const onDesk = language === 'en' && ++turn % 2;

	await page.setViewportSize(desktop);
	await picture(page, file);
	await wellMade(page, language);
	if (onDesk)
		await accessible(page);
	await page.setViewportSize(narrow);
	await wellMade(page, language);
	await page.setViewportSize(telephone);
	await picture(page, `${file}-telephone`);
	await wellMade(page, language);
	if (language !== 'en')
		return;
	if (!onDesk)
		await accessible(page);
	await page.emulateMedia({ colorScheme: 'dark' });
	await picture(page, `${file}-dark`);
	await legible(page);
	await page.emulateMedia({ colorScheme: 'light' });
}

const words = `source,target,language
Call us on {phone} if you need help to pay.,\
اتصل بنا على {phone} إذا كنت بحاجة إلى مساعدة في الدفع.,ar
`;
const terms = `term,language,wanted,forbidden,keep,note
rent,pl,czynsz; komorne,opłata,no,Never a fee
`;
const like = encodeURIComponent('Call us on {phone} if you want to pay.');
const draft = '/notices/rent-increase/translations/ur';

// The memory and the glossary have something to show.
function remember(service) {
	for (const [noun, table] of Object.entries({ memory: words,
		glossary: terms })) {
		const file = path.join(service.folder, `${noun}.csv`);

		fs.writeFileSync(file, table);
		const { status, stderr } = spawnSync(program, [noun, 'import', file,
			'--db', service.db, '--by', service.accounts.manager.email],
		{ encoding: 'utf8' });

		if (status !== 0)
			throw new Error(stderr);
	}
}

// Pages that no link outside a form leads to within the steps.
async function further(page) {
	await page.goto(draft);
	const message = await page.locator('a[href*="/messages/"]').first()
		.getAttribute('href');

	return [
		draft, `${draft}?state=outdated`, message, `${draft}/import`,
		`${draft}/ask`, '/notices/rent-increase/diff?from=0&to=0',
		`/memory?lang=ar&q=${like}`,
	].map((address) => [kind(address), address]);
}

// Somebody whose name is one long word asks, without an account.
async function ask(page, door, language) {
	await page.goto(`${door}${door.includes('?') ? '&' : '?'}lang=${language}`);
	await page.setViewportSize(desktop);
	await wellMade(page, language);
	await accessible(page);
	await page.setViewportSize(narrow);
	await picture(page, `ask-${language}`);
	await wellMade(page, language);
	await press(page);
	await wellMade(page, language);
	await accessible(page);
	await page.locator('[name="wants"]').first().check();
	await page.fill('[name="name"]', 'Example'.repeat(28));
	await page.fill('[name="contact"]', '020 7946 0000');
	await page.fill('[name="words"]', 'x'.repeat(600));
	await press(page);
	await picture(page, `ask-done-${language}`);
	await wellMade(page, language);
	await accessible(page);
}

// A tenant answers a question about themselves and agrees to be consulted.
async function answer(page, link, language) {
	const check = async () => {
		await wellMade(page, language);
		await accessible(page);
	};

	await page.setViewportSize(narrow);
	await page.goto(`${link}?lang=${language}`);
	await picture(page, `profile-${language}`);
	await check();
	await page.click('main a.go');
	await picture(page, `profile-question-${language}`);
	await press(page);
	await check();
	await page.locator('main [type="radio"]').last().check();
	await press(page);
	await check();
	await page.goto(`${link}/panel?lang=${language}`);
	await check();
}

// The link that an officer makes on a tenant's page.
async function linkOf(page) {
	await page.goto('/profiles/unasked');
	await page.click('main table a');
	await page.click('main form[action$="/link"] button');
	return new URL(await page.locator('main a[href*="/e/"]')
		.getAttribute('href')).pathname;
}

async function doorOf(page) {
	await page.goto('/ask');
	return await page.locator('main .doors a').count()
		? page.locator('main .doors a').first().getAttribute('href')
		: '/ask';
}

await suite(async ({ service, browser, test }) => {
	const scout = await person(browser, service);
	let pages = [];

	await test('tenants ask in their languages', async () => {
		const door = await doorOf(scout);

		for (const language of ['ur', 'ar', 'zh-Hans', 'ti', 'cy']) {
			const page = await person(browser, service);

			await ask(page, door, language);
			await page.context().close();
		}
	});
	await test('the administrator signs in and finds the pages', async () => {
		remember(service);
		await signIn(scout, service.accounts.administrator);
		pages = [...await pagesOf(scout), ...await further(scout)];
		if (pages.length < 30)
			throw new Error(`only ${pages.map(([name]) => name).join(' ')}`);
	});
	await test('tenants answer about themselves', async () => {
		const link = await linkOf(scout);

		for (const language of ['en', 'ur', 'ta']) {
			const page = await person(browser, service);

			await answer(page, link, language);
			await page.context().close();
		}
	});
	await test('a provider reads offers, work and figures', async () => {
		const page = await person(browser, service);

		await signIn(page, service.accounts.provider);
		for (const name of ['jobs', 'past', 'calendar', 'figures']) {
			await page.goto(name === 'jobs' ? '/jobs' : `/jobs/${name}`);
			await inspect(page, 'en', `provider-${name}`);
		}
		await page.goto('/jobs');
		await page.click('main section a');
		await inspect(page, 'en', 'provider-job');
		await page.context().close();
	});
	// The account's language goes before the browser's, so each language has
	// an account of its own, and two read it.
	const readers = [['en', 'administrator'], ['en', 'administrator'],
		['cy', 'manager'], ['cy', 'manager']];
	const left = { en: pages.entries(), cy: pages.entries() };

	await Promise.all(readers.map(async ([language, role]) => {
		const page = await person(browser, service);

		await signIn(page, service.accounts[role]);
		await page.click(`footer a[hreflang="${language}"]`);
		for (const [, [name, address]] of left[language])
			await test(`${language} ${name}`, async () => {
				const answer = await page.goto(address);

				if (answer.status() === 403 && role !== 'administrator')
					return;
				await inspect(page, language, name);
			});
	}));
}, 15);
