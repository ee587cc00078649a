// A notice on its way to a tenant: a draft can be looked at and not issued, a
// manager approves the language, the letter is issued, and the tenant opens it
// on a telephone in their own language, script and direction.
import assert from 'node:assert/strict';
import { accessible, desktop, expectText, findTenant, importTenants, narrow,
	person, picture, press, signIn, suite, telephone, text, wellMade } from
	'./harness.mjs';

const heading = 'reference,name,name_native,address_1,postcode,' +
	'language_spoken,language_read\n';
const table = heading +
	'EX-9101,Zeynab Example,زینب مثال,14 Sample Street,EX1 2AB,ur,ur\n' +
	'EX-9102,Layla Example,ليلى مثال,15 Sample Street,EX1 2AB,ar,ar\n' +
	'EX-9103,Tomos Example,,16 Sample Street,,en,en\n';

// The register fills in the rest.
const answers = {
	reference: '1004 2231 07', rent_now: '112.40 GBP',
	rent_new: '118.75 GBP', start_date: '2027-04-05', weeks: '6',
	reply_by: '2027-03-22', phone: '020 7946 0000',
};

async function fill(page, values) {
	for (const [name, value] of Object.entries(values))
		await page.fill(`[name="data.${name}"]`, value);
}

async function openForm(page, reference) {
	await findTenant(page, reference);
	await page.locator('main tbody a').first().click();
	await page.getByRole('link', { name: 'New letter' }).click();
	await page.getByRole('link', { name: 'Your rent is going up' }).click();
}

async function preview(page) {
	const [opened] = await Promise.all([page.waitForEvent('popup'),
		press(page, 'Preview')]);

	await opened.waitForLoadState('load');
	return opened;
}

// The answer that a button brings in a window of its own.
async function pdfFrom(page, click) {
	const [answer] = await Promise.all([
		page.context().waitForEvent('response',
			(one) => one.url().includes('.pdf')), click()]);

	assert.equal(answer.status(), 200);
	assert.equal(answer.headers()['content-type'], 'application/pdf');
	return answer;
}

async function approve(page, language) {
	await page.goto(`/notices/rent-increase?lang=${language}`);
	await expectText(page, 'Drafted by machine');
	await press(page, 'I read this language: approve all of it');
	await expectText(page, 'Approved');
	assert(!(await text(page)).includes('Drafted by machine'));
}

// The font that Chromium really draws these elements in.
async function fontOf(page, selector) {
	const client = await page.context().newCDPSession(page);

	await client.send('DOM.enable');
	await client.send('CSS.enable');
	const { root } = await client.send('DOM.getDocument');
	const { nodeId } = await client.send('DOM.querySelector',
		{ nodeId: root.nodeId, selector });
	const { fonts } = await client.send('CSS.getPlatformFontsForNode',
		{ nodeId });

	return fonts.sort((a, b) => b.glyphCount - a.glyphCount)[0].familyName;
}

async function readAsTenant(browser, service, address, language) {
	const tenant = await person(browser, service, { viewport: telephone });

	await tenant.goto(address);
	await picture(tenant, `letter-${language}`);
	assert.equal(await tenant.getAttribute('html', 'dir'), 'rtl');
	await wellMade(tenant, language);
	await accessible(tenant);
	await tenant.setViewportSize(narrow);
	await wellMade(tenant, language);
	await tenant.setViewportSize(desktop);
	await wellMade(tenant, language);
	await picture(tenant, `letter-${language}-desktop`);
	const shown = await text(tenant);

	for (const value of ['1004 2231 07', '020 7946 0000', 'Ana Example'])
		assert(shown.replace(/\u00a0/g, ' ').includes(value),
			`no ${value} in ${shown}`);
	assert.equal(await tenant.locator('.draft').count(), 0);
	return tenant;
}

await suite(async ({ service, browser, test }) => {
	const officer = await person(browser, service);
	const manager = await person(browser, service);
	let address;

	await test('the officer signs in, with two tenants to write to',
		async () => {
			await signIn(officer, service.accounts.officer);
			await importTenants(officer, service.folder, table);
		});
	await test('a draft is looked at in Urdu, with a mark on it', async () => {
		await openForm(officer, 'EX-9101');
		await fill(officer, answers);
		const shown = await preview(officer);

		assert.equal(await shown.getAttribute('html', 'lang'), 'ur');
		assert.equal(await shown.getAttribute('html', 'dir'), 'rtl');
		assert.match(await shown.locator('.draft').innerText(), /مسودہ/);
		await picture(shown, 'letter-draft');
		await accessible(shown);
		await shown.close();
	});
	await test('and on the pages that would be printed', async () => {
		const answer = await pdfFrom(officer, () => officer.getByRole(
			'button', { name: 'Preview on pages (PDF)' }).click());

		assert.match(answer.headers()['content-disposition'],
			/^inline; filename="rent-increase-ur.pdf"/);
		await officer.bringToFront();
	});
	await test('a draft cannot be issued, and the page says why',
		async () => {
			await press(officer, 'Issue the letter');
			await expectText(officer, 'There is a problem',
				/nobody has approved in Urdu/);
			assert.equal(await officer.inputValue(
				'[name="data.rent_new"]'), answers.rent_new);
		});
	await test('an officer cannot approve a language', async () => {
		await officer.goto('/notices/rent-increase?lang=ur');
		assert.equal(await officer.getByRole('button',
			{ name: 'approve all of it' }).count(), 0);
	});
	await test('the manager approves Urdu and Arabic', async () => {
		await signIn(manager, service.accounts.manager);
		await approve(manager, 'ur');
		await approve(manager, 'ar');
		await picture(manager, 'notice-approved');
		await wellMade(manager, 'en');
		await accessible(manager);
	});
	await test('a wrong value keeps what was typed and leads to its field',
		async () => {
			await openForm(officer, 'EX-9101');
			await fill(officer, { ...answers, rent_new: 'a little more' });
			await press(officer, 'Issue the letter');
			await picture(officer, 'letter-refused');
			await expectText(officer, 'There is a problem');
			assert.equal(await officer.inputValue(
				'[name="data.address"]'), '14 Sample Street');
			await officer.locator('.error a').first().click();
			assert.equal(await officer.evaluate(() =>
				document.activeElement.name), 'data.rent_new');
			await wellMade(officer, 'en');
			await accessible(officer);
		});
	await test('the approved letter is issued', async () => {
		await fill(officer, answers);
		await press(officer, 'Issue the letter');
		await expectText(officer, 'The letter is issued');
		await picture(officer, 'letter-issued');
		await wellMade(officer, 'en');
		await accessible(officer);
		address = await officer.getByRole('link',
			{ name: 'Open it as the tenant does' }).getAttribute('href');
	});
	await test('the tenant reads it in Urdu, from right to left, in Nastaliq',
		async () => {
			const tenant = await readAsTenant(browser, service,
				address, 'ur');

			assert.match(await fontOf(tenant, 'main p'),
				/Noto Nastaliq Urdu/);
			assert.match(await text(tenant), /£118\.75/);
			await tenant.context().close();
		});
	await test('the same on pages, and in large print', async () => {
		const pages = [];

		for (const name of ['As pages to print (PDF)',
			'In large print (PDF, 18 point)']) {
			const link = officer.getByRole('link', { name });
			const href = await link.getAttribute('href');
			const answer = await officer.request.get(href);

			assert.equal(answer.status(), 200);
			assert.equal(answer.headers()['content-type'],
				'application/pdf');
			pages.push(await answer.body());
		}
		assert.equal(pages[0].subarray(0, 8).toString(), '%PDF-1.7');
		assert(!pages[0].equals(pages[1]));
	});
	await test('the same as plain text', async () => {
		const answer = await officer.request.get(`${address}.txt`);

		assert.equal(answer.status(), 200);
		assert.match(await answer.text(), /118\.75/);
	});
	await test('another tenant reads theirs in Arabic', async () => {
		await openForm(officer, 'EX-9102');
		await fill(officer, answers);
		await press(officer, 'Issue the letter');
		const tenant = await readAsTenant(browser, service,
			await officer.getByRole('link',
				{ name: 'Open it as the tenant does' })
				.getAttribute('href'), 'ar');

		assert.match(await fontOf(tenant, 'main p'), /Naskh/);
		await tenant.context().close();
	});
	await test('a letter with an empty window says why', async () => {
		assert(!(await text(officer)).includes('no address'));
		await openForm(officer, 'EX-9103');
		await fill(officer, answers);
		await press(officer, 'Issue the letter');
		await expectText(officer, 'The letter is issued',
			'no address in the window', 'fewer than 3 lines');
		await picture(officer, 'letter-no-window');
		await wellMade(officer, 'en');
		await accessible(officer);
		await officer.setViewportSize(narrow);
		await wellMade(officer, 'en');
		await picture(officer, 'letter-no-window-narrow');
		await officer.setViewportSize(desktop);
		await officer.getByRole('link',
			{ name: 'Mend the tenant’s record' }).click();
		await expectText(officer, 'EX-9103', '16 Sample Street');
	});
	await test('the tenant’s page lists the letter', async () => {
		await findTenant(officer, 'EX-9101');
		await officer.locator('main tbody a').first().click();
		await expectText(officer, 'Letters', 'Urdu');
	});
});
