// Every page that the navigation leads to: well made and accessible, in
// English and Welsh, on a desk and on a telephone, in light and dark.
import { accessible, desktop, legible, narrow, person, picture, signIn, suite,
	telephone, wellMade } from './harness.mjs';

const steps = 4;

// Addresses of one kind count once: /requests/V26-000001 is /requests/*. What
// is asked for counts by its name, and by its value where that is a word.
function kind(address) {
	const { pathname, searchParams } = new URL(address, 'http://x');
	const asked = [...searchParams].map(([name, value]) =>
		name === 'service' ? `${name}-${value}` : name);

	return pathname.replace(/\/(V\d\d-\d+|[0-9a-z]{13}|\d+)(?=\/|$)/g, '/*') +
		(asked.length ? `?${asked.sort().join('&')}` : '');
}

const kept = (address) => !/sign-out|[?&](lang|after|state|overdue)=|files|export|^\/(n|o)\//
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

// Words are checked in each language, what only a style changes in one.
async function inspect(page, language, name) {
	const file = `${language}${name.replace(/[^\w-]+/g, '-')}`;

	await page.setViewportSize(desktop);
	await picture(page, file);
	await wellMade(page, language);
	await accessible(page);
	await page.setViewportSize(narrow);
	await wellMade(page, language);
	await page.setViewportSize(telephone);
	await picture(page, `${file}-telephone`);
	await wellMade(page, language);
	if (language !== 'en')
		return;
	await accessible(page);
	await page.emulateMedia({ colorScheme: 'dark' });
	await picture(page, `${file}-dark`);
	await legible(page);
	await page.emulateMedia({ colorScheme: 'light' });
}

await suite(async ({ service, browser, test }) => {
	const scout = await person(browser, service);
	let pages = new Map();

	await test('the administrator signs in and finds the pages', async () => {
		await signIn(scout, service.accounts.administrator);
		pages = await pagesOf(scout);
		if (pages.size < 20)
			throw new Error(`only ${[...pages.keys()].join(' ')}`);
	});
	// The account's language goes before the browser's, so each language has
	// an account of its own.
	const readers = { en: 'administrator', cy: 'manager' };

	await Promise.all(Object.entries(readers).map(async ([language, role]) => {
		const page = await person(browser, service);

		await signIn(page, service.accounts[role]);
		await page.click(`footer a[hreflang="${language}"]`);
		for (const [name, address] of pages)
			await test(`${language} ${name}`, async () => {
				const answer = await page.goto(address);

				if (answer.status() === 403 && role !== 'administrator')
					return;
				await inspect(page, language, name);
			});
	}));
});
