// The telephone rings. An officer reaches number, code and words in three
// steps at most, each a press of a button or link, counted by the browser;
// what came of it is said in half a minute's worth of fields. Files go with a
// request. No script is there to help.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import { accessible, expectText, findTenant, person, picture, press, signIn,
	suite, telephone, top, wellMade } from './harness.mjs';

const number = /020 7946 0\d{3}/;

async function look(page, name) {
	await picture(page, name);
	await wellMade(page, 'en');
	await accessible(page);
}

// Counts what the officer does until the number is there.
function counting(page) {
	let steps = 0;

	return {
		press: async (locator) => {
			steps++;
			await locator.first().click();
			await page.waitForLoadState('load');
		},
		steps: () => steps,
	};
}

async function reached(page, counter, most) {
	await expectText(page, number, 'Customer code', '4471', 'Say');
	assert(counter.steps() <= most, `${counter.steps()} steps`);
}

await suite(async ({ service, browser, test }) => {
	const officer = await person(browser, service);
	const main = officer.locator('main');

	await signIn(officer, service.accounts.officer);
	await test('the board asks about a number that was opened', async () => {
		await expectText(officer, 'You opened the number',
			'what came of it?');
	});
	await test('a caller whose language is known: two steps', async () => {
		const count = counting(officer);

		await officer.goto('/');
		await count.press(officer.getByRole('link', { name: 'Calls' }));
		await look(officer, 'calls');
		await count.press(main.getByRole('button', { name: /Polski/ }));
		await reached(officer, count, 2);
		await expectText(officer, 'Polish, please');
		await look(officer, 'call');
	});
	await test('one whose language must be found: three steps', async () => {
		const count = counting(officer);

		await officer.goto('/');
		await count.press(officer.getByRole('link', { name: 'Calls' }));
		await count.press(main.locator('summary',
			{ hasText: 'East Africa' }));
		await count.press(main.locator('details[open]')
			.getByRole('button', { name: /Oromo/ }));
		await reached(officer, count, 3);
	});
	await test('one whose language nobody knows: two steps', async () => {
		const count = counting(officer);

		await officer.goto('/');
		await count.press(officer.getByRole('link', { name: 'Calls' }));
		await count.press(main.getByRole('button',
			{ name: /Nobody knows/ }));
		await reached(officer, count, 2);
		await expectText(officer, 'do not know the language');
	});
	await test('a tenant of the register: one step', async () => {
		const count = counting(officer);

		await findTenant(officer, 'ali');
		await main.locator('tbody a').first().click();
		await count.press(main.getByRole('button',
			{ name: 'Interpreter by telephone, now' }));
		await reached(officer, count, 1);
	});
	await test('what came of it is two fields', async () => {
		await officer.fill('[name="minutes"]', '7');
		await officer.selectOption('[name="purpose"]', 'repairs');
		await press(officer, 'Log the call');
		await expectText(officer, 'The call is logged.', '7 min',
			/Request\s+V\d\d-/);
		await look(officer, 'call-logged');
		await officer.goto('/calls/log');
		await look(officer, 'calls-log');
		await officer.setViewportSize(telephone);
		await look(officer, 'calls-log-telephone');
		await officer.goto('/calls');
		await look(officer, 'calls-telephone');
	});
	await test('a file goes with a request, a wrong one does not', async () => {
		const file = (name) => path.join(top, 'tests', 'data',
			'attachment', name);

		await officer.goto('/requests?service=translation&state=offered');
		await main.locator('tbody a').first().click();
		await officer.locator('summary', { hasText: 'Add a file' }).click();
		await officer.setInputFiles('#attachment', file('letter.docx'));
		await press(officer, 'Add the file');
		await expectText(officer, 'letter.docx', 'about 30 words');
		const [download] = await Promise.all([
			officer.waitForEvent('download'),
			officer.getByRole('link', { name: 'letter.docx' }).click(),
		]);
		assert.deepEqual(fs.readFileSync(await download.path()),
			fs.readFileSync(file('letter.docx')));
		await officer.locator('summary', { hasText: 'Add a file' }).click();
		await officer.setInputFiles('#attachment', file('locked.pdf'));
		await press(officer, 'Add the file');
		await expectText(officer, 'protected by a password');
		await look(officer, 'file-refused');
	});
});
