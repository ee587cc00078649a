// Every page that the navigation leads to, two steps deep: well made and
// accessible, in English and Welsh, on a desk and on a telephone.
import { accessible, desktop, person, picture, signIn, suite, telephone,
	wellMade } from './harness.mjs';

// Addresses of one kind count once: /requests/V26-000001 is /requests/*.
const kind = (path) => path.replace(/\?.*/, '')
	.replace(/\/(V\d\d-\d+|[0-9a-z]{13}|\d+)(?=\/|$)/g, '/*');

async function links(page) {
	const found = await page.$$eval('a[href^="/"]', (all) =>
		all.map((a) => a.getAttribute('href')));

	return found.filter((path) => !/sign-out|[?&]lang=|\.csv|\.css|format=|^\/api|files/
		.test(path));
}

async function pagesOf(page) {
	const seen = new Map([['/', '/']]);
	const waiting = [['/', 0]];

	while (waiting.length) {
		const [path, depth] = waiting.shift();

		await page.goto(path);
		if (depth === 2)
			continue;
		for (const next of await links(page))
			if (!seen.has(kind(next))) {
				seen.set(kind(next), next);
				waiting.push([next, depth + 1]);
			}
	}
	return seen;
}

await suite(async ({ service, browser, test }) => {
	const scout = await person(browser, service);
	let pages = new Map();

	await test('the administrator signs in and finds the pages', async () => {
		await signIn(scout, service.accounts.administrator);
		pages = await pagesOf(scout);
		if (pages.size < 8)
			throw new Error(`only ${[...pages.keys()].join(' ')}`);
	});
	for (const [language, locale] of [['en', 'en-GB'], ['cy', 'cy']])
		for (const [screen, viewport] of
			[['desktop', desktop], ['telephone', telephone]]) {
			const page = await person(browser, service, {
				locale, viewport,
				storageState: await scout.context().storageState(),
			});

			// The account's language goes before the browser's.
			if (language !== 'en') {
				await page.goto('/');
				await page.click(`footer a[hreflang="${language}"]`);
			}
			for (const [name, path] of pages)
				await test(`${language} ${screen} ${name}`, async () => {
					await page.goto(path);
					await picture(page, `${language}-${screen}` +
						name.replace(/[/*]+/g, '-'));
					await wellMade(page, language);
					await accessible(page);
				});
			await page.context().close();
		}
});
