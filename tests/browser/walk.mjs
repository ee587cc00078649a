// The main job, as the people who do it: an officer imports the register, logs
// a translation, an interpreter and large print; a provider accepts and
// delivers without an account; the officer checks and completes; a manager
// sees it in the report and saves the table.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { accessible, checkTenants, expectText, findTenant, importTenants,
	person, picture, press, signIn, suite, telephone, text, wellMade } from
	'./harness.mjs';

const heading = 'reference,name,name_native,address_1,address_2,postcode,' +
	'phone,language_spoken,language_read,script,formats\n';
const good = heading +
	'EX-9001,Zeynab Example,زینب مثال,Flat 2,14 Sample Street,EX1 2AB,' +
	'01632 960001,ur,ur,Arab,large-print\n' +
	'EX-9002,Amina Specimen,,Flat 3,14 Sample Street,EX1 2AB,' +
	'01632 960002,so,so,Latn,\n';
const bad = heading +
	'EX-9003,Right Person,,1 Sample Street,,EX1 2AB,,pl,pl,Latn,\n' +
	'EX-9004,,,2 Sample Street,,EX1 2AB,,pl,pl,Latn,\n' +
	'EX-9005,Wrong Person,,3 Sample Street,,EX1 2AB,,klingonese,pl,Latn,\n';

// Every page of the walk keeps the duties of every page.
async function look(page, name, language = 'en') {
	await picture(page, name);
	await wellMade(page, language);
	await accessible(page);
}

// Choose the door, fill the form, check the answers, log it.
async function log(page, tenant, door, answers, name) {
	await page.goto(tenant);
	await page.getByRole('link', { name: 'New request' }).click();
	await page.getByRole('link', { name: door }).click();
	for (const [field, value] of Object.entries(answers))
		await answer(page, field, value);
	await look(page, `${name}-form`);
	await press(page, 'Check');
	await expectText(page, 'Check your answers', 'Decision');
	await look(page, `${name}-check`);
	await press(page, 'Log the request');
	await look(page, `${name}-logged`);
	return new URL(page.url()).pathname;
}

async function answer(page, field, value) {
	const control = page.locator(`[name="${field}"]`);
	const kind = await control.first().evaluate((element) =>
		element.tagName === 'SELECT' ? 'select' : element.type);

	if (kind === 'select')
		await control.selectOption(value);
	else if (kind === 'radio')
		await page.check(`[name="${field}"][value="${value}"]`);
	else
		await control.fill(value);
}

const inTwoWeeks = () => {
	const day = new Date(Date.now() + 14 * 86400000);

	day.setUTCDate(day.getUTCDate() + (8 - day.getUTCDay()) % 7);
	return `${day.toISOString().slice(0, 10)}T10:00`;
};

async function offerOf(page, request) {
	await page.goto(request);
	return page.getByRole('link', { name: 'open the offer' }).first()
		.getAttribute('href');
}

await suite(async ({ service, browser, test }) => {
	const officer = await person(browser, service);
	const requests = {};
	let tenant;

	await test('a wrong password is refused in words', async () => {
		await officer.goto('/sign-in');
		await look(officer, 'sign-in');
		await officer.fill('[name="email"]', service.accounts.officer.email);
		await officer.fill('[name="password"]', 'not the password');
		await press(officer);
		await expectText(officer, 'There is a problem');
		await look(officer, 'sign-in-refused');
	});
	await test('the officer signs in and sees the board', async () => {
		await signIn(officer, service.accounts.officer);
		await look(officer, 'board');
	});
	await test('a table with bad rows names each and imports none',
		async () => {
			await checkTenants(officer, service.folder, bad);
			await expectText(officer, 'Nothing was imported',
				/Line 3: Name\s.*needed/,
				/Line 4: Language they speak\s.*klingonese/);
			await look(officer, 'import-refused');
			await findTenant(officer, 'Right Person');
			assert(!(await text(officer)).includes('EX-9003'));
		});
	await test('a good table is imported, twice without doubling',
		async () => {
			await importTenants(officer, service.folder, good);
			await importTenants(officer, service.folder, good);
			await findTenant(officer, 'EX-9001');
			await look(officer, 'tenants-found');
			assert.equal(await officer.locator('main tbody tr').count(), 1);
		});
	await test('the tenant is found by their own script, needs on top',
		async () => {
			await findTenant(officer, 'زینب');
			await officer.locator('main tbody a').first().click();
			await expectText(officer, 'زینب مثال', 'EX-9001', 'Urdu');
			tenant = new URL(officer.url()).pathname;
			await look(officer, 'tenant');
		});
	await test('a need is recorded in two presses, and reviewed with one',
		async () => {
			await officer.goto(tenant);
			await officer.locator('.doors label',
				{ hasText: 'Text message' }).click();
			await press(officer, 'Record');
			await expectText(officer, 'recorded and flagged');
			await officer.getByRole('link', { name: 'with their history' })
				.click();
			await expectText(officer, 'Identified', 'Flagged',
				'No contact has met it yet');
			await look(officer, 'needs');
			await officer.locator('main section form button').first()
				.click();
			await expectText(officer, 'The review is recorded');
			await officer.goto(`${tenant}/needs/new?kind=format`);
			await look(officer, 'need-new');
		});
	await test('a letter that they cannot read is told and counted',
		async () => {
			await officer.goto(`${tenant}/contacts`);
			await officer.getByText('Record a contact').click();
			await officer.check('[name="channel"][value="letter"]');
			await officer.selectOption('[name="language"]', 'bn');
			await press(officer, 'Record');
			await expectText(officer, 'not met',
				'Written in a language that they do not read');
			await look(officer, 'contacts');
			await press(officer, 'That is right');
			await expectText(officer, 'Confirmed');
			await officer.goto('/reports/needs-met?by=why');
			await expectText(officer, 'could not read');
			await look(officer, 'needs-met');
		});
	await test('a request without its answers says which are missing',
		async () => {
			await officer.goto(tenant);
			await officer.getByRole('link', { name: 'New request' }).click();
			await look(officer, 'request-doors');
			await officer.getByRole('link', { name: 'Written down' })
				.click();
			await answer(officer, 'words', '-5');
			await answer(officer, 'subject', 'fire safety leaflet');
			await press(officer, 'Check');
			await expectText(officer, 'There is a problem');
			assert.equal(await officer.inputValue('[name="subject"]'),
				'fire safety leaflet');
			await officer.locator('.error a').first().click();
			assert.equal(await officer.evaluate(() =>
				document.activeElement.name), 'words');
			await look(officer, 'request-refused');
		});
	await test('a written translation is logged, decided and offered',
		async () => {
			requests.translation = await log(officer, tenant,
				'Written down', { subject: 'rent increase letter',
					'items.0.language': 'ur', words: '240',
					document_class: 'rights' },
				'translation');
			assert.match(requests.translation, /V\d\d-\d{6}$/);
			await expectText(officer, 'Decision', /due .*17:00/,
				'Who was asked', 'Waiting for an answer');
		});
	await test('a common request takes six interactions', async () => {
		let interactions = 0;
		const does = async (one) => {
			interactions++;
			await one;
		};

		await officer.goto(tenant);
		await does(officer.getByRole('link', { name: 'New request' })
			.click());
		await does(officer.getByRole('link', { name: 'Written down' })
			.click());
		await does(officer.fill('[name="subject"]', 'gas safety visit'));
		await does(officer.fill('[name="words"]', '180'));
		await does(press(officer, 'Check'));
		await expectText(officer, 'Check your answers', 'Urdu');
		await does(press(officer, 'Log the request'));
		assert.match(officer.url(), /V\d\d-\d{6}$/);
		assert(interactions <= 6, `${interactions}`);
	});
	await test('the same again is pointed out, two languages are one request',
		async () => {
			await officer.goto(tenant);
			await officer.getByRole('link', { name: 'New request' })
				.click();
			await officer.getByRole('link', { name: 'Written down' })
				.click();
			await officer.fill('[name="subject"]', 'gas safety visit');
			await press(officer, 'Add a written language');
			assert.equal(await officer.inputValue('[name="subject"]'),
				'gas safety visit');
			await answer(officer, 'items.1.language', 'pl');
			await look(officer, 'request-two-languages');
			await press(officer, 'Check');
			await expectText(officer, 'Is it the same as this?', 'Polish');
			await look(officer, 'request-alike');
			await officer.goBack();
			await officer.goto('/requests/unfinished');
			await look(officer, 'unfinished');
			await officer.getByRole('row', { name: 'Zeynab Example' })
				.getByRole('link', { name: 'Continue', exact: true })
				.click();
			assert.equal(await officer.inputValue('[name="subject"]'),
				'gas safety visit');
			assert.equal(
				await officer.inputValue('[name="items.1.language"]'),
				'pl');
		});
	await test('an interpreter is logged', async () => {
		requests.interpreting = await log(officer, tenant,
			'Spoken or signed', { subject: 'visit about damp',
				'items.0.language': 'ur', 'items.0.mode': 'telephone',
				starts_at: inTwoWeeks(), minutes: '60' },
			'interpreting');
		await expectText(officer, 'Decision');
	});
	await test('large print is logged', async () => {
		requests.format = await log(officer, tenant, 'Another format',
			{ subject: 'tenants’ handbook',
				'items.0.format': 'large-print' }, 'format');
		await expectText(officer, 'Decision');
	});
	await test('why this date: the clock is explained day by day',
		async () => {
			await officer.goto(requests.translation);
			await officer.getByRole('link', { name: 'why this date?' })
				.first().click();
			await look(officer, 'clock');
		});
	await test('everybody who could do it is ranked, with reasons',
		async () => {
			await officer.goto(requests.translation);
			await officer.getByRole('link', { name: /everybody/ })
				.first().click();
			await look(officer, 'ranking');
		});
	await test('the provider accepts on a telephone, without an account',
		async () => {
			const link = await offerOf(officer, requests.translation);
			const provider = await person(browser, service,
				{ viewport: telephone });

			await provider.goto(link);
			await expectText(provider, 'Accept');
			assert(!(await text(provider)).includes('Zeynab'));
			await look(provider, 'offer');
			await press(provider, 'Accept');
			await look(provider, 'offer-accepted');
			await provider.goto(`${link}/translate`);
			await provider.fill('textarea', 'کرایہ میں');
			await press(provider, 'Keep it');
			await expectText(provider, 'Kept');
			await look(provider, 'offer-translate');
			await provider.goto(link);

			const work = path.join(service.folder, 'ur.txt');

			fs.writeFileSync(work, 'کرایہ میں اضافہ\n');
			await provider.setInputFiles('[name="file"]', work);
			await press(provider, 'Hand in');
			await look(provider, 'offer-delivered');
		});
	await test('the officer checks the file and completes', async () => {
		await officer.goto(requests.translation);
		const [download] = await Promise.all([
			officer.waitForEvent('download'),
			officer.getByRole('link', { name: 'ur.txt' }).click(),
		]);

		assert.equal(fs.readFileSync(await download.path(), 'utf8'),
			'کرایہ میں اضافہ\n');
		await look(officer, 'delivered');
		await press(officer, 'Mark as checked');
		await press(officer, 'Complete');
		await expectText(officer, 'Closed');
		await look(officer, 'completed');
	});
	await test('the history tells who did what', async () => {
		await officer.goto(`${requests.translation}/events`);
		await expectText(officer, /Request logged.*Offer accepted/s,
			/Work handed in.*Checked.*Completed/s);
		await look(officer, 'history');
	});
	await test('the list shows the three requests', async () => {
		await officer.goto('/requests');
		for (const request of Object.values(requests))
			await expectText(officer, path.basename(request));
		await look(officer, 'requests');
	});
	await test('the manager sees turnaround and saves it', async () => {
		const manager = await person(browser, service,
			{ acceptDownloads: true });

		await signIn(manager, service.accounts.manager);
		for (const by of ['language', 'provider']) {
			await manager.goto(`/reports/turnaround?by=${by}`);
			await expectText(manager, 'Median net',
				'90th percentile net', 'In standard');
			assert(await manager.locator('main tbody tr').count() > 3);
			await look(manager, `report-${by}`);
		}
		const [download] = await Promise.all([
			manager.waitForEvent('download'),
			manager.getByRole('button', { name: 'Save as CSV' }).click(),
		]);
		const table = fs.readFileSync(await download.path(), 'utf8');

		assert(table.split('\r\n').length > 4, table);
		assert.match(table.split('\r\n')[0], /median/);
	});
	await test('nobody who signed out sees a tenant', async () => {
		await officer.context().clearCookies();
		await officer.goto(tenant);
		assert.match(officer.url(), /sign-in/);
	});
});
