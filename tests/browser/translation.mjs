// The life of one sentence: a manager changes it in a notice, an administrator
// approves the English, its Urdu is outdated and nothing else is, a translator
// translates it, the manager approves, an officer issues the letter, and the
// tenant reads the new sentence.
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { accessible, desktop, expectText, findTenant, importTenants, narrow,
	person, picture, press, program, signIn, suite, telephone, text,
	wellMade } from './harness.mjs';

const table = 'reference,name,name_native,address_1,postcode,' +
	'language_spoken,language_read\n' +
	'EX-9201,Zeynab Example,زینب مثال,14 Sample Street,EX1 2AB,ur,ur\n';
const source = '/notices/rent-increase/source';
const urdu = '/notices/rent-increase/translations/ur';
const before = 'Use your reference number {reference} each time you pay.';
const after = 'Use your reference number {reference} for each payment.';
const translated = 'ہر ادائیگی کے لیے اپنا حوالہ نمبر {reference} لکھیں۔';
const answers = {
	reference: '1004 2231 07', rent_now: '112.40 GBP',
	rent_new: '118.75 GBP', start_date: '2027-04-05', weeks: '6',
	reply_by: '2027-03-22', phone: '020 7946 0000',
};

function addTranslator(service) {
	const email = 'translator@calderbrook.example';
	const { status, stdout, stderr } = spawnSync(program,
		['user', 'add', '--email', email, '--name', 'Tara Example',
			'--role', 'translator', '--db', service.db],
		{ encoding: 'utf8' });

	assert.equal(status, 0, stderr);
	return { email, password: stdout.trim() };
}

// On a desk and on the narrowest telephone.
async function look(page, name, language = 'en') {
	await picture(page, name);
	await wellMade(page, language);
	await accessible(page);
	await page.setViewportSize(narrow);
	await wellMade(page, language);
	await picture(page, `${name}-narrow`);
	await page.setViewportSize(desktop);
}

async function approveAll(page) {
	await page.goto(urdu);
	await press(page, 'I read this language: approve all of it');
	await expectText(page, 'Letters can go out in this language');
}

async function openLetter(page) {
	await findTenant(page, 'EX-9201');
	await page.locator('main tbody a').first().click();
	await page.getByRole('link', { name: 'New letter' }).click();
	await page.getByRole('link', { name: 'Your rent is going up' }).click();
	for (const [name, value] of Object.entries(answers))
		await page.fill(`[name="data.${name}"]`, value);
}

await suite(async ({ service, browser, test }) => {
	const [officer, manager, administrator, translator] =
		await Promise.all([0, 1, 2, 3].map(() => person(browser, service)));

	await test('everybody signs in, and Urdu is approved', async () => {
		await signIn(officer, service.accounts.officer);
		await signIn(manager, service.accounts.manager);
		await signIn(administrator, service.accounts.administrator);
		await signIn(translator, addTranslator(service));
		await importTenants(officer, service.folder, table);
		await approveAll(manager);
	});
	await test('an officer reads the English and cannot write it',
		async () => {
			await officer.goto(source);
			await expectText(officer, before);
			assert.equal(await officer.locator('[name="text"]').count(), 0);
			await look(officer, 'source-read');
		});
	await test('the manager changes one sentence and sends it', async () => {
		await manager.goto(source);
		const letter = await manager.inputValue('[name="text"]');

		assert(letter.includes(before));
		await manager.fill('[name="text"]', letter.replace(before, after));
		await press(manager, 'Keep as a draft');
		await look(manager, 'source-draft');
		await manager.goto('/notices/rent-increase/diff?from=0&to=1');
		assert.equal(await manager.locator('.diff .chip').count(), 1);
		await look(manager, 'source-diff');
		await manager.goto(source);
		await press(manager, 'Send it for approval');
		await expectText(manager, 'Waiting for approval');
	});
	await test('until it is approved, nothing is outdated', async () => {
		await manager.goto(urdu);
		await expectText(manager, 'Letters can go out in this language',
			before);
	});
	await test('the administrator approves it', async () => {
		await administrator.goto(source);
		await expectText(administrator, after);
		await look(administrator, 'source-sent');
		await press(administrator, 'Approve: use it from now on');
	});
	await test('one Urdu sentence is outdated, with what has changed',
		async () => {
			await translator.goto(urdu);
			await expectText(translator, 'No letter goes out yet');
			await translator.getByRole('link',
				{ name: '1 outdated', exact: true }).click();
			await translator.waitForURL(/state=outdated/);
			assert.equal(await translator.locator('main tbody tr').count(),
				1);
			const row = translator.locator('main tbody tr');

			assert.match(await row.locator('del').first().innerText(),
				/each|time|pay/);
			assert.match((await row.locator('ins').allInnerTexts()).join(' '),
				/payment/);
			await look(translator, 'translations-outdated');
		});
	await test('an officer’s letter does not go out meanwhile', async () => {
		await openLetter(officer);
		await press(officer, 'Issue the letter');
		await expectText(officer, 'There is a problem', /Urdu/);
	});
	await test('the translator forgets the field, is told, and mends it',
		async () => {
			await translator.locator('a[href*="/messages/"]').first().click();
			const words = translator.locator('main textarea');

			await look(translator, 'message');
			assert.equal(await words.getAttribute('dir'), 'rtl');
			assert.equal(await words.getAttribute('lang'), 'ur');
			await words.fill(translated.replace('{reference} ', ''));
			await press(translator, 'Keep the translation');
			await expectText(translator, 'There is a problem', '{reference}');
			await picture(translator, 'message-refused');
			await accessible(translator);
			await words.fill(translated);
			await press(translator, 'Keep the translation');
			await expectText(translator, 'Translated by Tara Example');
			assert.equal(await translator.getByRole('button',
				{ name: 'Approve', exact: true }).count(), 0);
		});
	await test('the manager approves all of it', async () => {
		await approveAll(manager);
		await look(manager, 'translations-approved');
	});
	await test('the officer issues the letter, and the tenant reads it',
		async () => {
			await openLetter(officer);
			await press(officer, 'Issue the letter');
			await expectText(officer, 'The letter is issued');
			const address = await officer.getByRole('link',
				{ name: 'Open it as the tenant does' })
				.getAttribute('href');
			const tenant = await person(browser, service,
				{ viewport: telephone });

			await tenant.goto(address);
			const shown = (await text(tenant)).replace(/[\u2066-\u2069]/g, '')
				.replace(/\u00a0/g, ' ');

			assert(shown.includes(translated.replace('{reference}',
				answers.reference)), shown);
			await look(tenant, 'translation-letter', 'ur');
		});
});
